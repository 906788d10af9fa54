const longest = 5 * 60;
/** Speech, not music: a quarter of a megabyte a minute. */
const bits = 32_000;
const types = ['audio/webm;codecs=opus', 'audio/mp4'];

/**
 * Records in the browser, after a tap: to listen to, throw away, or keep with the form around it, in whose file field it then stands. Nothing
 * leaves the device before that form is sent. Hidden where there is no recorder; the field for a file is there always.
 */
export class Recording extends HTMLElement {
  private recorder: MediaRecorder | undefined;
  private timer = 0;
  private address = '';

  connectedCallback(): void {
    if (!('MediaRecorder' in window) || !navigator.mediaDevices || !canFill()) return;
    this.hidden = false;
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.dataset.do === 'start') void this.start();
      if (button?.dataset.do === 'stop') this.recorder?.stop();
      if (button?.dataset.do === 'drop') this.drop();
    });
  }

  disconnectedCallback(): void {
    this.end();
  }

  private async start(): Promise<void> {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.say(this.dataset.blocked);
      return;
    }
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type)) ?? '';
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: bits });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      this.end();
      this.keep(new Blob(pieces, { type: recorder.mimeType.split(';')[0] ?? '' }));
    };
    this.recorder = recorder;
    recorder.start();
    this.show('stop');
    this.say(this.dataset.busy);
    this.count(0);
  }

  private count(seconds: number): void {
    const time = this.querySelector('[data-time]');
    if (time !== null)
      time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (seconds >= longest) this.recorder?.stop();
    else this.timer = window.setTimeout(() => this.count(seconds + 1), 1_000);
  }

  /** The light of the microphone goes out at once. */
  private end(): void {
    clearTimeout(this.timer);
    const stream = this.recorder?.stream;
    this.recorder = undefined;
    for (const track of stream?.getTracks() ?? []) track.stop();
  }

  private keep(sound: Blob): void {
    const file = new File([sound], sound.type === 'audio/mp4' ? 'geluid.m4a' : 'geluid.webm', {
      type: sound.type,
    });
    const held = new DataTransfer();
    held.items.add(file);
    const field = this.field();
    if (field !== null) field.files = held.files;
    this.play(URL.createObjectURL(sound));
    this.show('drop');
    this.say(this.dataset.done);
    this.querySelector<HTMLElement>('audio')?.focus();
  }

  private drop(): void {
    const field = this.field();
    if (field !== null) field.value = '';
    this.play('');
    this.show('start');
    this.say(this.dataset.gone);
    this.querySelector<HTMLElement>('[data-do="start"]')?.focus();
  }

  private play(address: string): void {
    if (this.address !== '') URL.revokeObjectURL(this.address);
    this.address = address;
    const player = this.querySelector('audio');
    if (player === null) return;
    player.hidden = address === '';
    if (address === '') player.removeAttribute('src');
    else player.src = address;
  }

  private field(): HTMLInputElement | null {
    return this.closest('form')?.querySelector<HTMLInputElement>('input[type="file"]') ?? null;
  }

  private show(what: 'start' | 'stop' | 'drop'): void {
    for (const button of this.querySelectorAll<HTMLElement>('[data-do]'))
      button.hidden = button.dataset.do !== what;
    if (what === 'stop') this.querySelector<HTMLElement>('[data-do="stop"]')?.focus();
    const time = this.querySelector('[data-time]');
    if (time !== null && what === 'start') time.textContent = '';
  }

  private say(words: string | undefined): void {
    const line = this.querySelector('[data-status]');
    if (line !== null) line.textContent = words ?? '';
  }
}

/** Old browsers cannot put a recording in a form. */
function canFill(): boolean {
  try {
    return new DataTransfer().items !== undefined;
  } catch {
    return false;
  }
}
