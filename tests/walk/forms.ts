/** A form of a page, as a browser without JavaScript reads it. */
export type FormHere = {
  method: string;
  action: string;
  fields: readonly Field[];
  /** What the buttons post, one of them; a form without any posts nothing more. */
  buttons: readonly (readonly [name: string, value: string])[];
  /** The field that brings a file. */
  file: string | undefined;
};
type Field = { name: string; type: string; value: string; options: readonly string[]; checked: boolean };

export function formsIn(html: string): FormHere[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inside = '']) => ({
    file: fieldsIn(inside).find(({ type }) => type === 'file')?.name,
    method: (read(attributes, 'method') ?? 'get').toLowerCase(),
    action: read(attributes, 'action') ?? '',
    fields: fieldsIn(inside),
    buttons: [...inside.matchAll(/<button\b([^>]*)>/g)].flatMap(([, button = '']) => {
      const name = read(button, 'name');
      return name === undefined ? [] : [[name, read(button, 'value') ?? ''] as const];
    }),
  }));
}

const control =
  /<input\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g;
function fieldsIn(html: string): Field[] {
  return [...html.matchAll(control)].flatMap(([, input, area, text, select, inside]): Field[] => {
    const attributes = input ?? area ?? select ?? '';
    const name = read(attributes, 'name');
    if (name === undefined) return [];
    const options = [...(inside ?? '').matchAll(/<option\b([^>]*)>/g)].map(
      ([, one = '']) => read(one, 'value') ?? '',
    );
    const type =
      area !== undefined
        ? 'textarea'
        : select !== undefined
          ? 'select'
          : (read(attributes, 'type') ?? 'text');
    const checked = /\schecked\b/.test(attributes);
    return [{ name, type, value: plain(text ?? read(attributes, 'value') ?? ''), options, checked }];
  });
}

/** What somebody posts who fills in everything: what they type is `typed`, of what can be chosen the first that there is. */
export function fillIn({ fields }: FormHere, typed: string): [string, string][] {
  const chosen = new Set(
    fields.filter(({ type, checked }) => type === 'radio' && checked).map(({ name }) => name),
  );
  return fields.flatMap(({ name, type, value, options, checked }): [string, string][] => {
    if (type === 'hidden') return [[name, value]];
    if (type === 'radio') {
      if (chosen.has(name) && !checked) return [];
      chosen.add(name);
      return [[name, value === '' ? 'on' : value]];
    }
    if (type === 'checkbox') return [[name, value === '' ? 'on' : value]];
    if (type === 'select') return [[name, options.find((one) => one !== '') ?? '']];
    if (type === 'file') return [];
    return [[name, value !== '' ? value : typedAs(type, typed)]];
  });
}

function typedAs(type: string, typed: string): string {
  if (type === 'email') return `${typed}@post.example`;
  if (type === 'date') return '2026-12-24';
  if (type === 'time') return '10:30';
  if (type === 'number') return '3';
  return typed;
}

function read(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${attributes}`)?.[1];
  return found === undefined ? undefined : plain(found);
}

const plain = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
