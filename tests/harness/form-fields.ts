/** What stands in one form of a page, as a browser without JavaScript would post it when `pressed` is pressed. */
export function formFields(
  html: string,
  id: string,
  pressed?: readonly [name: string, value: string],
): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name !== undefined && name !== '') fields[name] = [...(fields[name] ?? []), value];
  };
  for (const control of formOf(html, id).matchAll(/<(input|textarea)\b([^>]*)>(?:([^<]*)<\/textarea>)?/g)) {
    const [, tag = '', attributes = '', inside = ''] = control;
    const name = attributeOf(attributes, 'name');
    if (tag === 'textarea') add(name, plain(inside).replace(/^\n/, '').replaceAll('\n', '\r\n'));
    else if (
      !/^(checkbox|radio)$/.test(attributeOf(attributes, 'type') ?? '') ||
      /\schecked\b/.test(attributes)
    )
      add(name, attributeOf(attributes, 'value') ?? 'on');
  }
  if (pressed !== undefined) add(pressed[0], pressed[1]);
  return fields;
}

/** The words of every control in the form that names itself by `id`, for labels and links that point at it. */
export function formOf(html: string, id: string): string {
  const [, inside] = new RegExp(`<form[^>]* id="${id}"[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? [];
  if (inside === undefined) throw new Error(`no form ${id} on this page`);
  return inside;
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : plain(found);
}

function plain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
