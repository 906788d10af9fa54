import { globSync, readFileSync } from 'node:fs';
import postcss from 'postcss';
import { parseSync, Visitor } from 'vite';
import { api, css, entry, html, isOld, javascript, type Part } from './support.ts';

/** What is newer than the oldest browsers in a style sheet: at-rules, selectors, properties and their values. What stands within `@supports` asks first. */
export function cssWords(sheet: string): string[] {
  const newer = new Set<string>();
  const written = new Map<string, Set<string>>();
  postcss.parse(sheet).walk((node) => {
    if (within(node, 'supports')) return;
    if (node.type === 'atrule') atRule(node, newer);
    else if (node.type === 'rule' && !within(node, 'keyframes')) selectors(node, newer);
    else if (node.type === 'decl' && !node.prop.startsWith('--')) {
      const [, prefix = '', name = ''] = /^(-[a-z]+-)?(.*)$/.exec(node.prop) ?? [];
      written.set(name, (written.get(name) ?? new Set()).add(prefix));
      values(node, name, newer);
    }
  });
  // Some browsers know a property by an older spelling: one that is understood is enough.
  for (const [name, prefixes] of written)
    if (isOld(propertyOf(name), [...prefixes]) !== true) newer.add(name);
  return [...newer];
}

/** The selectors of every rule. */
export function rulesOf(sheet: string): string[][] {
  const lists: string[][] = [];
  postcss.parse(sheet).walkRules(({ selectors }) => void lists.push(selectors));
  return lists;
}

function within(node: postcss.ChildNode, name: string): boolean {
  for (let at: postcss.Node | undefined = node.parent; at !== undefined; at = at.parent)
    if (at instanceof postcss.AtRule && at.name.endsWith(name)) return true;
  return false;
}

function atRule({ name, params }: postcss.AtRule, newer: Set<string>): void {
  const rule = entry(css['at-rules'], name);
  if (isOld(rule) === false) newer.add(`@${name}`);
  for (const [, feature = ''] of params.matchAll(/\(([a-z-]+)/g))
    if (isOld(entry(rule, feature)) === false) newer.add(`@${name} (${feature})`);
  if (/[<>]/.test(params) && isOld(entry(rule, 'range_syntax')) === false) newer.add(`@${name} (a < b)`);
}

function selectors({ selector }: postcss.Rule, newer: Set<string>): void {
  for (const [whole, name = ''] of selector.matchAll(/::?([a-z-]+)/g))
    if (isOld(entry(css.selectors, name)) === false) newer.add(whole);
}

/** A property, or what stands in `@font-face` and `@page`. */
const propertyOf = (name: string): Part | undefined =>
  entry(css.properties, name) ??
  entry(css['at-rules'], 'font-face', name) ??
  entry(css['at-rules'], 'page', name);

function values({ value }: postcss.Declaration, name: string, newer: Set<string>): void {
  const property = propertyOf(name);
  for (const [word] of value.matchAll(/(?<![\w.#-])[a-z][a-z-]*/g)) {
    const known = entry(property, word) ?? entry(css.types, word) ?? entry(css.types, 'color', word);
    if (isOld(known) === false) newer.add(`${name}: ${word}`);
  }
  const units = entry(css.types, 'length', 'viewport_percentage_units_dynamic');
  if (/\d[dsl]v(h|w|i|b|min|max)\b/.test(value) && isOld(units) === false) newer.add(`${name}: dvh`);
}

/**
 * What is newer in a script: globals, and names of members that nothing in the browser had. A name that some old thing has too (`at` of an array, and of
 * something new) counts as old: whose it is cannot be seen here. Names that the script itself gives are its own.
 */
export function scriptWords(code: string): string[] {
  const newer: string[] = [];
  const asked: string[] = [];
  const own = new Set<string>();
  const name = (key: { type: string; name?: unknown }): void => {
    if (key.type === 'Identifier') own.add(String(key.name));
  };
  new Visitor({
    Identifier({ name }) {
      if (isOld(api[name] ?? javascript.builtins?.[name]) === false) newer.push(name);
    },
    MemberExpression({ computed, object, property }) {
      if (!computed && property.type === 'Identifier' && object.type !== 'ThisExpression')
        asked.push(property.name);
    },
    Property: ({ key }) => name(key),
    MethodDefinition: ({ key }) => name(key),
    PropertyDefinition: ({ key }) => name(key),
  }).visit(parseSync('script.js', code).program);
  const later = asked.filter((each) => !own.has(each) && isNewMember(each));
  return [...newer, ...later.map((each) => `.${each}`)];
}

function isNewMember(name: string): boolean {
  const all = members.get(name) ?? [];
  return all.length > 0 && all.every((one) => isOld(one) === false);
}

/** Every member of every interface and builtin, by its name. */
const members = new Map<string, Part[]>();
for (const of of [api, javascript.builtins, javascript.builtins?.Intl]) {
  for (const whole of Object.values(of ?? {})) {
    for (const [name, part] of Object.entries(whole ?? {})) {
      if (name === '__compat') continue;
      const short = name.replace(/_static$/, '');
      members.set(short, [...(members.get(short) ?? []), part as Part]);
    }
  }
}

/** What is newer in the pages as they are written: elements, attributes, and kinds of fields. */
export function viewWords(): string[] {
  const newer: string[] = [];
  const look = (name: string, what: Part | undefined): void => {
    if (isOld(what) === false) newer.push(name);
  };
  for (const file of globSync('src/web/**/*.tsx')) {
    if (file.endsWith('.test.tsx')) continue;
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    new Visitor({
      JSXOpeningElement({ name, attributes }) {
        if (name.type !== 'JSXIdentifier' || !/^[a-z][a-z0-9]*$/.test(name.name)) return;
        const element = html.elements?.[name.name];
        look(`<${name.name}>`, element);
        for (const each of attributes) {
          if (each.type !== 'JSXAttribute' || each.name.type !== 'JSXIdentifier') continue;
          const attribute = each.name.name;
          look(`<${name.name} ${attribute}>`, element?.[attribute] ?? html.global_attributes?.[attribute]);
          if (attribute === 'type' && each.value?.type === 'Literal')
            look(`<${name.name} type=${each.value.value}>`, element?.[`type_${each.value.value}`]);
        }
      },
    }).visit(program);
  }
  return newer;
}
