import { type Box, newMark } from './lock.ts';
import { addressOf, fieldsOf, half, postTo, readSaved, setRevision } from './send.ts';

const pause = 1_500;
const all = Number.POSITIVE_INFINITY;
/** Sealed, a letter takes five signs at the most. */
const surelyHalf = half / 6;

type Pad = {
  form: HTMLFormElement;
  area: HTMLTextAreaElement;
  seal: (text: string) => Promise<Box>;
  line: Element | null;
  words: { saved?: string; away?: string };
};
type Sealed = { text: string; box: Box };

/**
 * Sends what the pad sealed: never the words, and never the code. One save at a time, and the newest words last: "bewaard" is said of what stands in the field
 * and of nothing else. Words are sealed as they are typed, so that a page that is left can send them at once.
 */
export class LockedSaves {
  private readonly pad: Pad;
  /** By these the house knows a page again whose answer was lost on the way, and the later one of two of its saves. */
  private readonly tab = newMark();
  private nth = 0;
  private wrote: string;
  private sealed: Sealed | undefined;
  private timer = 0;
  private busy = false;
  /** The words that are on their way now: they arrive even when the page goes. */
  private underway: string | undefined;
  private again = false;

  constructor(pad: Pad) {
    this.pad = pad;
    this.wrote = pad.area.value;
    pad.area.addEventListener('input', this.typed);
    const gone = new AbortController();
    const { signal } = gone;
    // "Snel weg" sends once and asks nothing: behind it the session is over, and words that did not get through would only be refused.
    const leave = (): void => {
      this.leaving();
      gone.abort();
    };
    addEventListener('pvs-leave', leave, { signal });
    addEventListener('pagehide', this.leaving, { signal });
    const ask = (event: Event): void => {
      if (pad.area.value !== this.wrote) event.preventDefault();
    };
    addEventListener('beforeunload', ask, { signal });
    const hide = (): void => {
      if (document.visibilityState === 'hidden' && pad.area.value !== this.wrote) void this.save();
    };
    document.addEventListener('visibilitychange', hide, { signal });
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = 0;
    this.again = this.busy;
    if (this.busy) return;
    this.busy = true;
    do {
      this.again = false;
      this.say(await this.send());
    } while (this.again && this.pad.area.value !== this.wrote);
    this.busy = false;
  }

  private typed = (): void => {
    if (this.pad.line?.textContent === this.pad.words.saved) this.say('');
    this.timer ||= window.setTimeout(() => void this.save(), pause);
    void this.seal();
  };

  private async seal(): Promise<Sealed> {
    const text = this.pad.area.value;
    if (this.sealed?.text === text) return this.sealed;
    const sealed = { text, box: await this.pad.seal(text) };
    if (this.pad.area.value === text) this.sealed = sealed;
    return sealed;
  }

  /** Gives what there is to say. */
  private async send(): Promise<string | undefined> {
    const { area, form, words } = this.pad;
    const { wrote } = this;
    const text = area.value;
    if (text.length < surelyHalf) this.underway = text;
    const saved = await this.seal()
      .then((sealed) => this.post(sealed, half))
      .then(readSaved)
      .catch(() => ({ outcome: 'away' }) as const);
    this.underway = undefined;
    if (saved.outcome === 'saved') {
      setRevision(form, saved.revision);
      // A page that is going has sent newer words meanwhile.
      if (this.wrote === wrote) this.wrote = text;
      return area.value === text ? words.saved : '';
    }
    return saved.outcome === 'away' ? words.away : saved.message;
  }

  /** `outlives`: up to how many signs it arrives even when the page goes. */
  private post({ box }: Sealed, outlives: number): Promise<Response> {
    const fields = fieldsOf(this.pad.form);
    for (const [name, value] of Object.entries({ ...box, tab: this.tab, nth: String(++this.nth) }))
      fields.set(name, value);
    return postTo(addressOf(this.pad.form), fields, { 'X-Auto-Save': '1' }, `${fields}`.length < outlives);
  }

  private leaving = (): void => {
    const { wrote, sealed } = this;
    const text = this.pad.area.value;
    clearTimeout(this.timer);
    this.timer = 0;
    if (text === wrote) return;
    this.wrote = text;
    if (text === this.underway) return;
    const gone =
      sealed?.text === text ? this.post(sealed, all) : this.seal().then((one) => this.post(one, all));
    gone.catch(() => {
      this.wrote = wrote;
    });
  };

  private say(words = ''): void {
    if (this.pad.line !== null) this.pad.line.textContent = words;
  }
}
