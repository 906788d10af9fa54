import { readPage } from './parse.ts';
import { addressOf, fieldsOf, half, inTurn, postTo, type Saved, setRevision, takeAround } from './send.ts';
import { wasTyped } from './typed.ts';
import { holdPath, save, sendUnsent } from './unsent-queue.ts';
import { dropUnsent, keepUnsent } from './unsent-store.ts';

const pause = 600;
/** Who types on and on is saved all the same (G10). */
const longest = 1_500;
const keepPause = 250;
const retries = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Around a form: what is typed is saved while typing. Nothing typed is ever thrown away: it stands sealed in this browser until
 * the house has it; without a line it is sent again with growing pauses, by this page or a later one. The words come from the server in
 * data-saving, -saved, -away, -here (kept on this device) and -back; [data-status] shows them.
 */
export class AutoSave extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #timer = 0;
  #keepTimer = 0;
  #kept: Promise<unknown> = Promise.resolve();
  #since = 0;
  #failed = 0;
  #unsaved = false;
  #sending = false;
  #passing = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    this.#form = form;
    if (form === null) return;
    form.addEventListener('input', () => this.#noticed(pause));
    form.addEventListener('change', () => this.#noticed(0));
    document.addEventListener('submit', this.#submitting, { capture: true });
    addEventListener('online', this.#again);
    addEventListener('pagehide', this.#leaving);
    addEventListener('pvs-leave', this.#leaving);
    document.addEventListener('visibilitychange', this.#hiding);
    void inTurn(form, () => this.#sendOlder(form));
    // What was typed before this script woke counts too.
    if (wasTyped(form)) this.#noticed(0);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#keepTimer);
    document.removeEventListener('submit', this.#submitting, { capture: true });
    removeEventListener('online', this.#again);
    removeEventListener('pagehide', this.#leaving);
    removeEventListener('pvs-leave', this.#leaving);
    document.removeEventListener('visibilitychange', this.#hiding);
  }

  /** What an earlier page of this form could not save goes first, and is then what the page shows. */
  async #sendOlder(form: HTMLFormElement): Promise<void> {
    const path = addressOf(form);
    if (!(await holdPath(path))) return;
    const sent = await sendUnsent(path);
    if (sent.some(({ how }) => how === 'beside')) location.reload();
    else if (sent.length > 0) await this.#showNow(form);
  }

  /** The form as it stands in the house now, without leaving the page: the line may be gone again. */
  async #showNow(form: HTMLFormElement): Promise<void> {
    const page = await fetch(location.href, { headers: { Accept: 'text/html' } })
      .then(readPage)
      .catch(() => undefined);
    const fresh = page?.getElementById(form.id);
    if (!(fresh instanceof HTMLFormElement) || wasTyped(form)) return;
    const focus = document.activeElement?.id ?? '';
    form.replaceChildren(...Array.from(fresh.childNodes, (node) => document.importNode(node, true)));
    document.getElementById(focus)?.focus();
  }

  #noticed(wait: number): void {
    this.#unsaved = true;
    if (this.#since === 0) this.#since = Date.now();
    this.#plan(Math.max(0, Math.min(wait, this.#since + longest - Date.now())));
    if (this.#keepTimer === 0) this.#keepTimer = window.setTimeout(() => this.#keep(), keepPause);
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(), wait);
  }

  /** Kept in this browser, one after the other; gives whether it stands. */
  #keep(): Promise<boolean> {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = 0;
    const form = this.#form;
    if (form === null) return Promise.resolve(false);
    const kept = this.#kept.then(() => keepUnsent(addressOf(form), String(fieldsOf(form))));
    this.#kept = kept;
    return kept;
  }

  #drop(form: HTMLFormElement): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = 0;
    this.#kept = this.#kept.then(() => dropUnsent(addressOf(form)));
  }

  #again = (): void => {
    if (this.#unsaved) this.#plan(0);
  };

  #hiding = (): void => {
    if (document.visibilityState === 'hidden') this.#again();
  };

  /** The last words, also while those before them are under way: they will stand on top of what these make. */
  #leaving = (): void => {
    const form = this.#form;
    if (form === null || !this.#unsaved) return;
    const fields = fieldsOf(form);
    if (this.#sending) fields.set('revision', String(Number(fields.get('revision')) + 1));
    const outlives = `${fields}`.length < (this.#sending ? half : 2 * half);
    void postTo(addressOf(form), fields, { 'X-Auto-Save': '1' }, outlives).catch(() => undefined);
  };

  async #save(): Promise<Saved['outcome']> {
    const form = this.#form;
    if (form === null || !this.#unsaved) return 'saved';
    clearTimeout(this.#timer);
    this.#sending = true;
    const outcome = await inTurn(form, () => this.#send(form));
    this.#sending = false;
    if (outcome !== 'away') return outcome;
    this.#unsaved = true;
    this.#plan(retries[Math.min(this.#failed++, retries.length - 1)] ?? 0);
    const here = (await this.#keep()) ? this.dataset.here : undefined;
    this.#say(here === undefined ? 'away' : 'here', here ?? this.dataset.away);
    return outcome;
  }

  async #send(form: HTMLFormElement): Promise<Saved['outcome']> {
    if (!this.#unsaved) return 'saved';
    if (this.#failed === 0) this.#say('saving', this.dataset.saving);
    this.#unsaved = false;
    this.#since = 0;
    const saved = await save(addressOf(form), fieldsOf(form));
    if (saved.outcome === 'away') return saved.outcome;
    if (saved.outcome === 'saved') setRevision(form, saved.revision);
    else if (saved.around) takeAround(form, saved.around);
    if (saved.outcome === 'refused') void this.#keep();
    else if (!this.#unsaved) this.#drop(form);
    if (saved.outcome !== 'saved') this.#say('away', saved.message ?? this.dataset.away);
    else if (!this.#unsaved)
      this.#say('saved', this.#failed > 0 ? (this.dataset.back ?? this.dataset.saved) : this.dataset.saved);
    this.#failed = 0;
    return saved.outcome;
  }

  /**
   * A form that goes on waits for what is still being saved; so do other forms of the page, like signing out. Without a line it stays
   * where it is and says so. "Snel weg" waits for nothing.
   */
  #submitting = (event: SubmitEvent): void => {
    const form = event.target;
    const pressed = event.submitter;
    if (!(form instanceof HTMLFormElement) || this.#passing || event.defaultPrevented) return;
    const own = form === this.#form;
    if (form.closest('pvs-quick-exit') !== null) return;
    if (own && pressed?.closest('pvs-region') && pressed.getAttribute('name') === 'do') return;
    if (!this.#unsaved && !this.#sending && (navigator.onLine || !own)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#unsaved = true;
    void this.#save().then((outcome) => {
      if (outcome === 'away') return;
      this.#unsaved = false;
      this.#passing = true;
      if (pressed === null) form.submit();
      else pressed.click();
      this.#passing = false;
    });
  };

  #say(state: 'saving' | 'saved' | 'here' | 'away', words: string | undefined): void {
    const line = this.querySelector<HTMLElement>('[data-status]');
    if (line === null || words === undefined) return;
    line.dataset.state = state;
    if (line.textContent !== words) line.textContent = words;
  }
}
