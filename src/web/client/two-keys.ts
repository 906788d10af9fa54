/**
 * For who has two keys or one switch: Tab goes past every round of a group, from the first on, and Enter does what Space does (A5). By themselves browsers
 * ask for arrows to come to another round, and Enter in a round or a box sends the whole form. Arrows and Space go on working.
 */
export function chooseByTwoKeys(): void {
  let forward = false;
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    forward = key === 'Tab' && !event.shiftKey;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (key === 'Enter' && target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type)) {
      event.preventDefault();
      target.click();
    }
    if (key === 'Enter' && target instanceof HTMLSelectElement) {
      event.preventDefault();
      chooseNext(target);
    }
    if (key === 'Tab' && isRound(target)) {
      const group = groupOf(target);
      const next = group[group.indexOf(target) + (event.shiftKey ? -1 : 1)];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    }
  });
  // The browser comes in at the round that is chosen: those before it would be passed over.
  document.addEventListener('focusin', ({ target, relatedTarget }) => {
    if (!forward || !isRound(target)) return;
    const group = groupOf(target);
    if (!(relatedTarget instanceof HTMLInputElement && group.includes(relatedTarget))) group[0]?.focus();
    forward = false;
  });
}

function isRound(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'radio';
}

function groupOf({ name, form }: HTMLInputElement): HTMLInputElement[] {
  const all = Array.from(document.querySelectorAll<HTMLInputElement>('input[type="radio"]'));
  return all.filter(
    (one) => one.name === name && one.form === form && !one.disabled && one.getClientRects().length > 0,
  );
}

/** Each press takes the next one, and after the last the first. */
function chooseNext(list: HTMLSelectElement): void {
  list.selectedIndex = (list.selectedIndex + 1) % list.options.length;
  for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
}
