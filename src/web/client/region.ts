import { readPage, takeOver } from './parse.ts';
import { addressOf, fieldsOf, inTurn, postTo, setRevision } from './send.ts';

/**
 * A part of a form with buttons that change it (`name="do"`: add, up, remove). Without JavaScript each press is a page; here the same
 * post is sent, and only this part is taken over from the page that comes back. The server stays the one who knows how.
 */
export class Region extends HTMLElement {
  #passing = false;

  connectedCallback(): void {
    const form = this.closest('form');
    // Before the form's own listeners, which would send the page on.
    form?.addEventListener('submit', (event) => this.#submitting(form, event), { capture: true });
  }

  #submitting(form: HTMLFormElement, event: SubmitEvent): void {
    const button = event.submitter;
    if (this.#passing || !(button instanceof HTMLButtonElement)) return;
    if (button.name !== 'do' || !this.contains(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void inTurn(form, () => this.#send(form, button)).then((done) => {
      if (done) return;
      this.#passing = true;
      button.click();
      this.#passing = false;
    });
  }

  async #send(form: HTMLFormElement, button: HTMLButtonElement): Promise<boolean> {
    try {
      const sent = this.#typed();
      const response = await postTo(addressOf(form), fieldsOf(form, button), { Accept: 'text/html' });
      const page = await readPage(response);
      const now = this.#typed();
      if (!response.ok || page === undefined || !takeOver(this, page)) return false;
      this.#keep(sent, now);
      const revision = page.querySelector<HTMLInputElement>('input[name="revision"]');
      if (revision !== null) setRevision(form, revision.value);
      takeStatus(form, page);
      return true;
    } catch {
      // No line: what was typed stays, and the saving of the form says so.
      form.dispatchEvent(new Event('change'));
      return true;
    }
  }

  #typed(): Map<string, string> {
    return new Map(Array.from(this.#fields(), (field) => [field.name, field.value]));
  }

  #fields(): NodeListOf<HTMLInputElement | HTMLTextAreaElement> {
    return this.querySelectorAll('input[type="text"], textarea');
  }

  /** What was typed between the sending and the answer is newer than the answer. */
  #keep(sent: Map<string, string>, now: Map<string, string>): void {
    for (const field of this.#fields()) {
      const typed = now.get(field.name);
      if (typed === undefined || typed === sent.get(field.name)) continue;
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

/** The press was saved: the form's line says so in the words of the page that came back. */
function takeStatus(form: HTMLFormElement, page: Document): void {
  const line = form.querySelector<HTMLElement>('[data-status]');
  const said = page.querySelector<HTMLElement>('[data-status]');
  if (line === null || said === null) return;
  line.dataset.state = said.dataset.state ?? '';
  line.textContent = said.textContent;
}
