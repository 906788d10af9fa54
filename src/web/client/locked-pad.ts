import {
  type Box,
  lockKey,
  lockText,
  newLockCode,
  newSalt,
  readLockCode,
  showLockCode,
  toBytes,
  unlockText,
} from './lock.ts';
import { LockedSaves } from './locked-saves.ts';

/**
 * "Alleen voor mij" (F90): the words are sealed and opened here, with a key out of the code on paper, that this script never sends and never keeps. Three
 * parts stand in the page, hidden until the script is there: making the lock, opening it, and writing. Fields are `private` and not `#private`, as in voice.ts.
 */
export class LockedPad extends HTMLElement {
  private key: CryptoKey | undefined;
  private salt = newSalt();

  connectedCallback(): void {
    if (crypto.subtle === undefined) return;
    this.piece('without')?.remove();
    const box = this.box();
    if (box === undefined) this.begin();
    else this.ask(box);
  }

  /** What the house gave along with the page. */
  private box(): Box | undefined {
    const { salt, iv, box } = this.dataset;
    return salt && iv && box ? { salt, iv, box } : undefined;
  }

  /** The first time: a code, on paper, before anything can be written. */
  private begin(): void {
    const code = newLockCode();
    const shown = this.piece('code');
    if (shown !== null) shown.textContent = showLockCode(code);
    this.show('make');
    this.press('make', async () => {
      const typed = readLockCode(this.field('again')?.value ?? '');
      if (typed !== code) return this.say('make', this.dataset.differs);
      this.key = await lockKey(code, this.salt);
      if (shown !== null) shown.textContent = '';
      this.write('');
    });
  }

  private ask(box: Box): void {
    this.show('open');
    this.press('open', async () => {
      const code = readLockCode(this.field('slotcode')?.value ?? '');
      const salt = toBytes(box.salt);
      const key = code === undefined ? undefined : await lockKey(code, salt);
      const text = key && (await unlockText(key, box));
      if (key === undefined || text === undefined) return this.say('open', this.dataset.wrong);
      this.key = key;
      this.salt = salt;
      this.write(text);
    });
  }

  private write(text: string): void {
    this.show('write');
    const form = this.querySelector('form');
    const area = this.querySelector('textarea');
    const { key, salt } = this;
    if (form === null || area === null || key === undefined) return;
    area.value = text;
    area.focus();
    const seal = (words: string): Promise<Box> => lockText(key, salt, words);
    const saves = new LockedSaves({ form, area, seal, line: this.line('write'), words: this.dataset });
    this.press('write', () => saves.save());
  }

  private show(which: string): void {
    for (const one of this.querySelectorAll<HTMLElement>('[data-part]'))
      one.hidden = one.dataset.part !== which;
  }

  private press(which: string, work: () => Promise<void> | void): void {
    const button = this.querySelector<HTMLButtonElement>(`[data-part="${which}"] button.main`);
    button?.addEventListener('click', () => void work());
  }

  private say(which: string, words = ''): void {
    const line = this.line(which);
    if (line !== null) line.textContent = words;
  }

  private line(which: string): Element | null {
    return this.querySelector(`[data-part="${which}"] [data-status]`);
  }

  private piece(which: string): HTMLElement | null {
    return this.querySelector(`[data-${which}]`);
  }

  private field(id: string): HTMLInputElement | null {
    return this.querySelector(`#${id}`);
  }
}
