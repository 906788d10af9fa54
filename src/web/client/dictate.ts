type Result = { readonly isFinal: boolean; readonly [n: number]: { readonly transcript: string } };
type Heard = Event & { resultIndex: number; results: ArrayLike<Result> };
type Listener = EventTarget & {
  lang: string;
  continuous: boolean;
  processLocally: boolean;
  start(): void;
  stop(): void;
};
type Kind = {
  new (): Listener;
  available?(asked: { langs: string[]; processLocally: boolean }): Promise<string>;
};

/**
 * Talking in place of typing, only where the browser does it on the device itself (A11): else there is no button, and the microphone of the
 * phone's own keyboard works in the field as in any other. Puts what was said behind what stands in the field.
 */
export class Dictate extends HTMLElement {
  private listener: Listener | undefined;

  connectedCallback(): void {
    const { SpeechRecognition }: { SpeechRecognition?: Kind } = Object(window);
    if (SpeechRecognition?.available === undefined) return;
    const lang = document.documentElement.lang === 'en' ? 'en-GB' : 'nl-NL';
    void SpeechRecognition.available({ langs: [lang], processLocally: true }).then(
      (answer) => {
        if (answer !== 'available') return;
        this.hidden = false;
        this.querySelector('button')?.addEventListener('click', () => this.turn(SpeechRecognition, lang));
      },
      () => undefined,
    );
  }

  disconnectedCallback(): void {
    this.listener?.stop();
  }

  private turn(Kind: Kind, lang: string): void {
    if (this.listener !== undefined) {
      this.listener.stop();
      return;
    }
    const listener = new Kind();
    // Set before it starts: a browser that cannot keep it on the device then says no, and nothing is sent.
    listener.processLocally = true;
    listener.lang = lang;
    listener.continuous = true;
    listener.addEventListener('result', (event) => this.write(event as Heard));
    for (const end of ['end', 'error']) listener.addEventListener(end, () => this.over());
    this.listener = listener;
    listener.start();
    this.say(this.dataset.stop, true);
  }

  private write({ results, resultIndex }: Heard): void {
    const field = document.getElementById(this.dataset.field ?? '');
    if (!(field instanceof HTMLTextAreaElement)) return;
    for (const result of Array.from(results).slice(resultIndex)) {
      const words = result[0]?.transcript.trim();
      if (!result.isFinal || !words) continue;
      field.value = `${field.value}${field.value === '' || /\s$/.test(field.value) ? '' : ' '}${words}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  private over(): void {
    this.listener = undefined;
    this.say(this.dataset.start, false);
  }

  private say(words: string | undefined, pressed: boolean): void {
    const button = this.querySelector('button');
    const line = button?.querySelector('span');
    if (line) line.textContent = words ?? '';
    button?.setAttribute('aria-pressed', String(pressed));
  }
}
