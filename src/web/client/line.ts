import { contact, postTo } from './send.ts';
import { type Sent, sendUnsent } from './unsent-queue.ts';
import { dropAll } from './unsent-store.ts';

const warnBefore = 120;

/**
 * On every page of an owner: sends what earlier pages could not, says in the one polite place what is saved where, keeps somebody without a
 * line on the page that has their text, and warns on a shared device before the session ends (A18, P70). What it says comes from the server in data-….
 */
export class Line extends HTMLElement {
  #watching = 0;

  connectedCallback(): void {
    document.addEventListener('click', this.#going, { capture: true });
    document.addEventListener('submit', this.#submitted);
    addEventListener('online', this.#send);
    void this.#send();
    if (this.dataset.idle === undefined) return;
    this.#watching = window.setInterval(this.#watch, 5_000);
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.#going, { capture: true });
    document.removeEventListener('submit', this.#submitted);
    removeEventListener('online', this.#send);
    clearInterval(this.#watching);
  }

  #send = async (): Promise<void> => {
    const sent = await sendUnsent();
    const unsettled = sent.find(({ how }) => how !== 'saved');
    if (unsettled !== undefined) this.#tell(this.dataset.waits, unsettled);
    else if (sent.length > 0) this.#tell(this.dataset.back);
  };

  /** Without a line a link leads nowhere but to the browser's own page. */
  #going = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    const away = link !== null && link.origin === location.origin && link.pathname !== location.pathname;
    if (!away || navigator.onLine || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#tell(this.dataset.stay);
  };

  /** Who signs out leaves nothing here; what was typed is saved by then. */
  #submitted = (event: SubmitEvent): void => {
    const form = event.target;
    if (
      form instanceof HTMLFormElement &&
      form.getAttribute('action') === '/uitloggen' &&
      !event.defaultPrevented
    )
      void dropAll();
  };

  #watch = (): void => {
    const left = Number(this.dataset.idle) - (Date.now() - contact.at) / 1_000;
    if (left > 0) {
      this.#warn(left <= warnBefore);
      return;
    }
    // Nothing on the page may ask to stay: its words would stand on a shared screen until somebody answered.
    dispatchEvent(new Event('pvs-leave'));
    location.reload();
  };

  /** Any key or tap is enough to stay. */
  #warn(soon: boolean): void {
    const shown = this.querySelector('[data-warning]');
    if (soon === (shown !== null)) return;
    shown?.remove();
    const warning = this.querySelector('template');
    if (!soon || warning === null) return;
    this.append(warning.content.cloneNode(true));
    this.#tell(warning.content.querySelector('p')?.textContent ?? undefined);
    for (const sign of ['keydown', 'pointerdown', 'click'])
      addEventListener(sign, this.#stay, { once: true });
  }

  #stay = (): void => {
    void postTo(this.dataset.touch ?? '', new URLSearchParams(), {}).then(
      () => this.#warn(false),
      () => undefined,
    );
  };

  #tell(words: string | undefined, about?: Sent): void {
    const place =
      document.querySelector<HTMLElement>('pvs-auto-save [data-status]') ?? this.querySelector('[data-line]');
    if (place === null || words === undefined) return;
    place.textContent = words;
    if (place.dataset.status !== undefined) place.dataset.state = 'away';
    if (about === undefined) return;
    const link = document.createElement('a');
    link.href = about.unsent.path;
    link.textContent = this.dataset.look ?? '';
    place.append(' ', link);
  }
}
