/** A button that prints; hidden until this script is there. */
export class Print extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null) return;
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}
