const patience = 3_000;

/** A second press on a form within three seconds does nothing. The server counts a post once anyway; this spares the wait (P31). */
export function stopDoubleSubmits(): void {
  const sent = new WeakMap<EventTarget, number>();
  let shown = 0;
  // A page that comes back from the browser's memory starts afresh.
  addEventListener('pageshow', () => {
    shown = Date.now();
  });
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || event.target === null) return;
    const before = sent.get(event.target) ?? 0;
    if (before > shown && Date.now() - before < patience) event.preventDefault();
    else sent.set(event.target, Date.now());
  });
}
