import type { FormFields } from './form.ts';
import { ownMax } from './form.ts';
import type {
  Answer,
  EachItem,
  Part,
  PartId,
  PartOfKind,
  PartValue,
  Question,
  SetLanguage,
  ValueOfKind,
} from './model.ts';
import { setLanguages } from './model.ts';
import type { Source } from './source.ts';

/**
 * What a button inside a question's form does, without JavaScript: the form is posted with it, kept, changed and shown again.
 * Put a hidden "Ga verder" button first in the form, or Enter in a field presses the first of these.
 */
export type FormAction =
  | { readonly kind: 'list.add'; readonly part: PartId }
  /** A row, or the beginning of a text, out of the question's own ideas. */
  | {
      readonly kind: 'list.idea' | 'long.start';
      readonly part: PartId;
      readonly item: string;
      readonly language: SetLanguage;
    }
  | { readonly kind: (typeof itemKinds)[number]; readonly part: PartId; readonly item: string };

const itemKinds = [
  'list.remove',
  'rank.add',
  'rank.up',
  'rank.down',
  'rank.remove',
  'each.add',
  'each.remove',
] as const;
const ideaKinds = ['list.idea', 'long.start'] as const;

/** The name of every such button. */
export const actionField = 'do';

/** The value of the button: "rank.up.volgorde.rust", "list.remove.werk.r2", "list.idea.vragen.0.nl". */
export function actionValue(action: FormAction): string {
  const item = 'item' in action ? [action.item] : [];
  const language = 'language' in action ? [action.language] : [];
  return [action.kind, action.part, ...item, ...language].join('.');
}

/** The button that was pressed, or `undefined` when it was "Ga verder" or no button of ours. */
export function actionFromForm(form: FormFields): FormAction | undefined {
  const pressed = form.getAll(actionField).at(-1);
  if (typeof pressed !== 'string' || pressed.length > 200) return undefined;
  const [room, verb, part = '', item = '', spoken = ''] = pressed.split('.');
  const kind = `${room}.${verb}`;
  if (kind === 'list.add') return { kind, part };
  const itemKind = itemKinds.find((known) => known === kind);
  if (itemKind !== undefined) return { kind: itemKind, part, item };
  const ideaKind = ideaKinds.find((known) => known === kind);
  const language = setLanguages.find((known) => known === spoken);
  return ideaKind && language ? { kind: ideaKind, part, item, language } : undefined;
}

/**
 * The answer after the button. An action that does not fit the question changes nothing. `sources`: for "each.add", what can
 * be picked, so that own words get their name.
 */
export function applyAction(
  question: Question,
  answer: Answer,
  action: FormAction,
  sources: readonly Source[] = [],
): Answer {
  const part = question.parts.find((part) => part.id === action.part);
  const value = part && changed(part, answer.parts[part.id], action, sources);
  if (part === undefined || value === undefined) return answer;
  return { state: 'given', parts: { ...answer.parts, [part.id]: value } };
}

function changed(part: Part, value: PartValue | undefined, action: FormAction, sources: readonly Source[]) {
  switch (part.kind) {
    case 'long':
      return started(part, value?.kind === 'long' ? value.text : '', action);
    case 'list':
      return changedRows(part, value?.kind === 'list' ? value.rows : [], action);
    case 'rank':
      return changedOrder(part, value?.kind === 'rank' ? value.order : [], action);
    case 'each':
      return changedAbout(part, value?.kind === 'each' ? value.about : [], action, sources);
    default:
      return undefined;
  }
}

function started(
  part: PartOfKind<'long'>,
  text: string,
  action: FormAction,
): ValueOfKind<'long'> | undefined {
  if (action.kind !== 'long.start') return undefined;
  const start = part.starters?.[Number(action.item)]?.[action.language];
  return start === undefined
    ? undefined
    : { kind: 'long', text: text === '' ? `${start} ` : `${text}\n${start} ` };
}

function changedRows(
  part: PartOfKind<'list'>,
  rows: ValueOfKind<'list'>['rows'],
  action: FormAction,
): ValueOfKind<'list'> | undefined {
  if (action.kind === 'list.remove')
    return { kind: 'list', rows: rows.filter((row) => row.id !== action.item) };
  if (rows.length >= part.max) return undefined;
  const id = nextRow(rows.map((row) => row.id));
  if (action.kind === 'list.add') return { kind: 'list', rows: [...rows, { id, fields: {} }] };
  if (action.kind !== 'list.idea') return undefined;
  const idea = part.ideas?.[Number(action.item)]?.[action.language];
  const field = part.fields[0]?.id;
  if (idea === undefined || field === undefined) return undefined;
  return { kind: 'list', rows: [...rows, { id, fields: { [field]: idea } }] };
}

/** The id of a new row: never one that is in use. */
export function nextRow(taken: readonly string[]): string {
  return `r${Math.max(0, ...taken.map((id) => Number(id.slice(1)) || 0)) + 1}`;
}

function changedOrder(
  part: PartOfKind<'rank'>,
  order: readonly string[],
  action: FormAction,
): ValueOfKind<'rank'> | undefined {
  if (!('item' in action)) return undefined;
  const { item } = action;
  const at = order.indexOf(item);
  if (action.kind === 'rank.add') {
    const fits = at < 0 && order.length < part.top && part.options.some((option) => option.id === item);
    return fits ? { kind: 'rank', order: [...order, item] } : undefined;
  }
  const rest = order.filter((id) => id !== item);
  if (at < 0) return undefined;
  if (action.kind === 'rank.remove') return { kind: 'rank', order: rest };
  if (action.kind !== 'rank.up' && action.kind !== 'rank.down') return undefined;
  const to = action.kind === 'rank.up' ? Math.max(0, at - 1) : at + 1;
  return { kind: 'rank', order: rest.toSpliced(to, 0, item) };
}

function changedAbout(
  part: PartOfKind<'each'>,
  about: readonly EachItem[],
  action: FormAction,
  sources: readonly Source[],
): ValueOfKind<'each'> | undefined {
  if (action.kind === 'each.remove')
    return { kind: 'each', about: about.filter((item) => item.of !== action.item) };
  const source = action.kind === 'each.add' && sources.find((source) => source.of === action.item);
  if (!source || about.length >= part.pick || about.some((item) => item.of === source.of)) return undefined;
  const name = source.own ? { name: source.name.slice(0, ownMax) } : {};
  return { kind: 'each', about: [...about, { of: source.of, ...name, fields: {} }] };
}
