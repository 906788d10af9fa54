const retries = [3_000, 6_000, 15_000, 30_000];

/**
 * Sends the form with its file and shows how far it is. What does not arrive is sent again, with the same mark, so that it counts once; file
 * and words stay on the page until they are kept. The server answers `{go}` or `{message}`.
 */
export class Upload extends HTMLElement {
  private timer = 0;
  private failed = 0;
  private busy = false;

  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.failed = 0;
      this.send();
    });
    addEventListener('online', this.again);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    removeEventListener('online', this.again);
  }

  private again = (): void => {
    if (this.failed > 0) this.send();
  };

  private send(): void {
    const form = this.querySelector('form');
    if (form === null || this.busy) return;
    clearTimeout(this.timer);
    const file = form.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
    const none = file === undefined ? this.dataset.none : undefined;
    const large = (file?.size ?? 0) > Number(this.dataset.largest) ? this.dataset.tooLarge : undefined;
    if (none ?? large) {
      this.say(none ?? large);
      return;
    }
    this.busy = true;
    this.say(this.dataset.sending, 0);
    const request = new XMLHttpRequest();
    request.open('POST', form.getAttribute('action') ?? location.href);
    request.setRequestHeader('X-Auto-Save', '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => {
      const part = total > 0 ? loaded / total : 0;
      this.say(part < 1 ? this.dataset.sending : this.dataset.looking, part);
    };
    request.onload = () => this.answered(request);
    request.onerror = () => this.away();
    request.send(new FormData(form));
  }

  private answered({ status, response }: XMLHttpRequest): void {
    this.busy = false;
    const { go, message }: { go?: unknown; message?: unknown } = Object(response);
    if (status === 200 && typeof go === 'string') location.assign(go);
    else if (status >= 502 || (status === 503 && message === undefined)) this.away();
    else this.say(typeof message === 'string' ? message : this.dataset.away);
  }

  private away(): void {
    this.busy = false;
    this.say(this.dataset.away);
    this.timer = window.setTimeout(() => this.send(), retries[Math.min(this.failed++, retries.length - 1)]);
  }

  /** The bar moves by itself; words change seldom, so that who listens is not told every percent. */
  private say(words: string | undefined, part?: number): void {
    const bar = this.querySelector('progress');
    if (bar !== null) {
      bar.hidden = part === undefined;
      bar.value = Math.round((part ?? 0) * 100);
    }
    const line = this.querySelector<HTMLElement>('.upload-state [data-status]');
    if (line !== null && line.textContent !== words) line.textContent = words ?? '';
  }
}
