import { readHtml, readPage, takeOver } from './parse.ts';

/** A line that breaks is made again by the browser; one that the server would not take, is tried again after this long. */
const again = 10_000;

/**
 * A region that its server renews by itself (server-sent events from `src`): the board of a lesson. It never asks by itself as long as the
 * line works. When no line can be made it takes the page again now and then, and tries for a line once more. Nothing runs out of sight.
 */
export class Live extends HTMLElement {
  #source: EventSource | undefined;
  #timer = 0;

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#sight);
    this.#sight();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#sight);
    this.#close();
  }

  #sight = (): void => {
    if (document.visibilityState === 'hidden') this.#close();
    else if (this.#source === undefined) this.#open();
  };

  #open(): void {
    const source = new EventSource(this.getAttribute('src') ?? '');
    this.#source = source;
    source.addEventListener('board', (event) => void takeOver(this, readHtml(event.data)));
    // The lesson was stopped, or ran out: its page says so.
    source.addEventListener('over', () => {
      this.#close();
      location.reload();
    });
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      this.#close();
      this.#timer = window.setTimeout(() => void this.#ask(), again);
    });
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  async #ask(): Promise<void> {
    try {
      const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const page = response.status >= 500 ? undefined : await readPage(response);
      // Another page came: signed out, ended, or not there any more. Let the browser show it.
      if (page !== undefined && !takeOver(this, page)) return location.reload();
    } catch {
      // No line for a moment.
    }
    this.#sight();
  }
}
