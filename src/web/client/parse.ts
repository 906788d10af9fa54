type Policy = { createHTML(html: string): string };
type Factory = { createPolicy(name: string, rules: { createHTML(html: string): string }): Policy };

declare global {
  interface Window {
    readonly trustedTypes?: Factory;
  }
}

// The one place where text becomes a document (Trusted Types policy "pvs"): what our own server just sent, never run as a page.
let policy: Policy | undefined;

/** A page of our own server as a document to take parts from, or `undefined` when it is something else. */
export async function readPage(response: Response): Promise<Document | undefined> {
  const own = new URL(response.url, location.href).origin === location.origin;
  if (!own || response.headers.get('content-type')?.startsWith('text/html') !== true) return undefined;
  return readHtml(await response.text());
}

/** What our own server sent as a document to take parts from. */
export function readHtml(html: string): Document {
  policy ??= window.trustedTypes?.createPolicy('pvs', { createHTML: (html) => html }) ?? {
    createHTML: (html) => html,
  };
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}

/**
 * Puts the region with the same id out of `page` in the place of what `region` holds, if it differs. The focus goes to what the page asks
 * for ([data-next="now"], or a [data-next] that is new), else it stays with the same control. False when the page has no such region.
 */
export function takeOver(region: HTMLElement, page: Document): boolean {
  const fresh = page.getElementById(region.id);
  if (fresh === null) return false;
  if (fresh.innerHTML === region.innerHTML) return true;
  const focus = region.contains(document.activeElement) ? document.activeElement : null;
  const before = new Set(controlsIn(region).map(keyOf));
  region.replaceChildren(...Array.from(fresh.childNodes, (node) => document.importNode(node, true)));
  if (focus === null) return true;
  const controls = controlsIn(region);
  const next = controls.find((control) => control.dataset.next !== undefined);
  const asked =
    next !== undefined && (next.dataset.next === 'now' || !before.has(keyOf(next))) ? next : undefined;
  goTo(asked ?? controls.find((control) => keyOf(control) === keyOf(focus)) ?? next ?? controls[0]);
  return true;
}

function goTo(control: HTMLElement | undefined): void {
  control?.focus();
  if (control instanceof HTMLTextAreaElement)
    control.setSelectionRange(control.value.length, control.value.length);
}

function controlsIn(region: HTMLElement): HTMLElement[] {
  const all = region.querySelectorAll<HTMLElement>(
    'a[href], button, input:not([type="hidden"]), select, textarea',
  );
  return Array.from(all);
}

function keyOf(control: Element): string {
  const of = (name: string): string => control.getAttribute(name) ?? '';
  return control.id === '' ? [control.tagName, of('name'), of('value'), of('href')].join(' ') : control.id;
}
