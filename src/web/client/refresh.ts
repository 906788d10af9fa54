import { readPage, takeOver } from './parse.ts';

/** A region that asks its own page again every `seconds`, as long as somebody can see it: the board of a lesson. */
export class Refresh extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    const seconds = Math.max(2, Number(this.getAttribute('seconds')) || 5);
    this.#timer = window.setInterval(() => void this.#look(), seconds * 1_000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    try {
      const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const page = response.ok ? await readPage(response) : undefined;
      // Another page came: signed out, or ended. Let the browser show it.
      if (page !== undefined && !takeOver(this, page)) location.reload();
    } catch {
      // No line for a moment; the next turn asks again.
    }
  }
}
