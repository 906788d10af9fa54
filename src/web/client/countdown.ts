/**
 * Counts down to `until`, in data-words with {time} in it. Goes by the server's clock (data-now), because those of shared computers are often
 * wrong. Says nothing each second: its role is "timer", which is quiet.
 */
export class Countdown extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    const until = Date.parse(this.getAttribute('until') ?? '');
    const behind = Date.now() - Date.parse(this.dataset.now ?? '');
    if (Number.isNaN(until) || Number.isNaN(behind)) return;
    const show = (): void => {
      const left = Math.max(0, Math.round((until + behind - Date.now()) / 1_000));
      this.textContent = (this.dataset.words ?? '{time}').replace('{time}', clock(left));
      if (left === 0) clearInterval(this.#timer);
    };
    show();
    this.#timer = window.setInterval(show, 1_000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
}

/** 102 → "1:42", 7302 → "2:01:42". */
function clock(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${hours === 0 ? minutes : `${hours}:${two(minutes)}`}:${two(seconds % 60)}`;
}
