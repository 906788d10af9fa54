/** Copies data-text; [data-status] says data-done, for the eye and the ear (P60). The button is hidden until this script is there. */
export class Copy extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', () => void this.#copy());
  }

  async #copy(): Promise<void> {
    const line = this.querySelector('[data-status]');
    await navigator.clipboard.writeText(this.dataset.text ?? '');
    if (line !== null) line.textContent = this.dataset.done ?? '';
  }
}
