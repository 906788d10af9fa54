import { fieldsOf, inTurn, post, setRevision } from './send.ts';

const pause = 600;
const retries = [2_000, 4_000, 8_000, 15_000, 30_000];

type Outcome = 'saved' | 'away' | 'refused';

/**
 * Around a form: what is typed is saved while typing. Nothing typed is ever thrown away: without a line it stays, and is sent again with
 * growing pauses. The words come from the server in data-saving, data-saved and data-away; [data-status] shows them.
 */
export class AutoSave extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #timer = 0;
  #failed = 0;
  #unsaved = false;
  #sending = false;
  #passing = false;

  connectedCallback(): void {
    this.#form = this.querySelector('form');
    if (this.#form === null) return;
    this.#form.addEventListener('input', () => this.#noticed(pause));
    this.#form.addEventListener('change', () => this.#noticed(0));
    this.#form.addEventListener('submit', (event) => this.#submitting(event));
    addEventListener('online', this.#again);
    addEventListener('pagehide', this.#leaving);
    document.addEventListener('visibilitychange', this.#hiding);
    // What was typed before this script woke counts too.
    if (wasTyped(this.#form)) this.#noticed(0);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    removeEventListener('online', this.#again);
    removeEventListener('pagehide', this.#leaving);
    document.removeEventListener('visibilitychange', this.#hiding);
  }

  #noticed(wait: number): void {
    this.#unsaved = true;
    this.#plan(wait);
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(), wait);
  }

  #again = (): void => {
    if (this.#unsaved) this.#plan(0);
  };

  #hiding = (): void => {
    if (document.visibilityState === 'hidden') this.#again();
  };

  #leaving = (): void => {
    const form = this.#form;
    if (form === null || !this.#unsaved || this.#sending) return;
    void post(form, fieldsOf(form), { 'X-Auto-Save': '1' }, true).catch(() => undefined);
  };

  async #save(): Promise<Outcome> {
    const form = this.#form;
    if (form === null || !this.#unsaved) return 'saved';
    clearTimeout(this.#timer);
    this.#sending = true;
    const outcome = await inTurn(form, () => this.#send(form));
    this.#sending = false;
    if (outcome === 'away') {
      this.#unsaved = true;
      this.#say('away', this.dataset.away);
      this.#plan(retries[Math.min(this.#failed++, retries.length - 1)] ?? 0);
    } else {
      this.#failed = 0;
    }
    return outcome;
  }

  async #send(form: HTMLFormElement): Promise<Outcome> {
    if (!this.#unsaved) return 'saved';
    if (this.#failed === 0) this.#say('saving', this.dataset.saving);
    this.#unsaved = false;
    try {
      const response = await post(form, fieldsOf(form), { 'X-Auto-Save': '1', Accept: 'application/json' });
      if (response.status >= 500 || response.status === 429) return 'away';
      const answer = readAnswer(await response.json());
      if (response.ok && answer.saved) {
        setRevision(form, answer.revision);
        if (!this.#unsaved) this.#say('saved', this.dataset.saved);
        return 'saved';
      }
      this.#say('away', answer.message ?? this.dataset.away);
      return 'refused';
    } catch {
      return 'away';
    }
  }

  /** A form that goes on waits for what is still being saved; without a line it stays where it is and says so. */
  #submitting(event: SubmitEvent): void {
    const form = this.#form;
    if (form === null || this.#passing || event.defaultPrevented) return;
    if (!this.#unsaved && !this.#sending && navigator.onLine) return;
    event.preventDefault();
    this.#unsaved = true;
    void this.#save().then((outcome) => {
      if (outcome === 'away') return;
      this.#unsaved = false;
      this.#passing = true;
      if (event.submitter === null) form.submit();
      else event.submitter.click();
      this.#passing = false;
    });
  }

  #say(state: 'saving' | 'saved' | 'away', words: string | undefined): void {
    const line = this.querySelector<HTMLElement>('[data-status]');
    if (line === null || words === undefined) return;
    line.dataset.state = state;
    if (line.textContent !== words) line.textContent = words;
  }
}

function readAnswer(json: unknown): { saved: boolean; revision: string; message: string | undefined } {
  const answer: { saved?: unknown; revision?: unknown; message?: unknown } = Object(json);
  return {
    saved: answer.saved === true,
    revision: String(answer.revision ?? ''),
    message: typeof answer.message === 'string' ? answer.message : undefined,
  };
}

function wasTyped(form: HTMLFormElement): boolean {
  return Array.from(form.elements).some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (field instanceof HTMLSelectElement) {
      return Array.from(field.options).some(
        (option, n) => option.selected !== (option.defaultSelected || (n === 0 && !anyDefault(field))),
      );
    }
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false;
    return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  });
}

function anyDefault(field: HTMLSelectElement): boolean {
  return Array.from(field.options).some((option) => option.defaultSelected);
}
