import { type Sentence, sentencesOf } from './sentences.ts';
import { voicesFor } from './voices.ts';

const rates: Record<string, number> = { langzaam: 0.75, gewoon: 1, snel: 1.3 };
/** Said once in a tab: a voice over the internet is fine. */
const farIsFine = 'pvs-stem';

/**
 * Reads the page aloud (A10), sentence by sentence. Begins only when it is asked to. A pause stops the voice and goes on with the same
 * sentence: browsers differ too much in what their own pause does. The words come from the server.
 */
export class ReadAloud extends HTMLElement {
  #sentences: Sentence[] = [];
  #at = 0;
  #voices = new Map<string, SpeechSynthesisVoice>();
  #saying: SpeechSynthesisUtterance | undefined;
  #shown: HTMLElement | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.#press);
    addEventListener('keydown', this.#key);
    addEventListener('pagehide', this.#away);
    if (this.dataset.noVoice === undefined) void this.#onlyWithVoice();
    else this.#show('read');
  }

  disconnectedCallback(): void {
    removeEventListener('keydown', this.#key);
    removeEventListener('pagehide', this.#away);
    this.#away();
  }

  readonly #acts: Readonly<Record<string, () => void>> = {
    read: () => void this.#begin(false),
    anyway: () => void this.#begin(true),
    pause: () => (this.#saying === undefined ? this.#go(0) : this.#hold()),
    before: () => this.#go(-1),
    next: () => this.#go(1),
    stop: () => this.#stop(),
    'rather-not': () => this.#stop(),
  };

  #press = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
    this.#acts[button?.dataset.do ?? '']?.();
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#sentences.length > 0) this.#stop();
  };

  #away = (): void => {
    this.#saying = undefined;
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  };

  /** Where there are no words for having no voice, nothing is offered without one (L8). */
  async #onlyWithVoice(): Promise<void> {
    const { own, far } = await voicesFor(document.documentElement.lang);
    if ((own ?? far) !== undefined) this.#show('read');
  }

  async #begin(farToo: boolean): Promise<void> {
    this.#tell('');
    const { lang } = document.documentElement;
    const { own, far } = await voicesFor(lang);
    if (farToo) sessionStorage.setItem(farIsFine, 'ja');
    const fine = sessionStorage.getItem(farIsFine) === 'ja';
    if (own === undefined && !(fine && far !== undefined)) {
      if (far === undefined) this.#tell(this.dataset.noVoice);
      else this.#show('ask');
      return;
    }
    const page = document.querySelector('main') ?? document.body;
    const sentences = sentencesOf(page, this.dataset.chosen ?? '');
    // Words in another language have a voice of that one, or are left to be read: in this one they would be noise.
    for (const one of new Set([lang, ...sentences.map((sentence) => sentence.lang)])) {
      const voices = await voicesFor(one);
      const voice = voices.own ?? (fine ? voices.far : undefined);
      if (voice !== undefined) this.#voices.set(one, voice);
    }
    this.#sentences = sentences.filter((sentence) => this.#voices.has(sentence.lang));
    this.#at = 0;
    this.#show('player');
    this.#go(0);
  }

  /** Reads on from the sentence that stands `by` further. */
  #go(by: number): void {
    this.#away();
    this.#at = Math.max(0, this.#at + by);
    while (this.#sentences[this.#at]?.element.isConnected === false) this.#at += 1;
    const sentence = this.#sentences[this.#at];
    if (sentence === undefined) this.#stop();
    else {
      this.#pauseIs(this.dataset.pause);
      mark(sentence);
      this.#say(sentence);
    }
  }

  #say({ text, lang }: Sentence): void {
    const saying = new SpeechSynthesisUtterance(text);
    const voice = this.#voices.get(lang);
    if (voice === undefined) return;
    saying.voice = voice;
    saying.lang = voice.lang;
    saying.rate = rates[this.dataset.speed ?? ''] ?? 1;
    saying.onend = () => {
      if (this.#saying === saying) this.#go(1);
    };
    saying.onerror = () => {
      if (this.#saying !== saying) return;
      this.#stop();
      this.#tell(this.dataset.broke);
    };
    this.#saying = saying;
    speechSynthesis.speak(saying);
  }

  #hold(): void {
    this.#away();
    this.#pauseIs(this.dataset.goOn);
  }

  #stop(): void {
    this.#away();
    this.#sentences = [];
    mark(undefined);
    this.#show('read');
  }

  /** Shows the button, the player or the asking; the focus goes to what took the place of what was pressed. */
  #show(part: 'read' | 'player' | 'ask'): void {
    const hadFocus = this.contains(document.activeElement);
    const template = this.querySelector<HTMLTemplateElement>(`template[data-part="${part}"]`);
    this.#shown?.remove();
    this.#shown = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    if (this.#shown === undefined) return;
    this.prepend(this.#shown);
    if (!hadFocus) return;
    const button = this.#shown.matches('button') ? this.#shown : this.#shown.querySelector('button');
    button?.focus({ preventScroll: true });
  }

  #pauseIs(words: string | undefined): void {
    const button = this.querySelector('[data-do="pause"] > span');
    if (button !== null) button.textContent = words ?? '';
  }

  #tell(words: string | undefined): void {
    const line = this.querySelector('[data-status]');
    if (line !== null) line.textContent = words ?? '';
  }
}

/** Shows which sentence is read, without a change to the page where the browser can (CSS Custom Highlight API), and in sight. */
function mark(sentence: Sentence | undefined): void {
  const highlights = typeof Highlight === 'undefined' ? undefined : CSS.highlights;
  highlights?.delete('pvs-read');
  for (const before of document.querySelectorAll('[data-read]')) before.removeAttribute('data-read');
  if (sentence === undefined) return;
  const { range, element } = sentence;
  if (range !== undefined && highlights !== undefined) highlights.set('pvs-read', new Highlight(range));
  else element.setAttribute('data-read', '');
  const { top, bottom } = (range ?? element).getBoundingClientRect();
  if (top < 0 || bottom > innerHeight * 0.7) element.scrollIntoView({ block: 'center' });
}
