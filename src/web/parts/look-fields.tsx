import type { Child } from '#jsx/jsx-runtime';
import { catalogs, type Key } from '../../words/catalogs.ts';
import { type Look, lookChoices, type View } from '../view.ts';
import { Radios } from './choice.tsx';

type Field = keyof typeof lookChoices;

/** What is chosen together, under one heading: the key of the heading, and the fields below it. */
const groups: readonly (readonly [Key, readonly Field[]])[] = [
  ['look.reading', ['text', 'spacing', 'font', 'pictures']],
  ['look.calm', ['theme']],
  ['look.aloud', ['speed']],
];

/** How pages look and sound, as ordinary controls of a form (U18, A12, A13): for owners on their account, for others on this device. */
export function LookFields({ view, look }: { view: View; look: Look }) {
  return (
    <>
      {groups.map(([heading, fields]) => (
        <LookGroup heading={view.t(heading)}>
          {fields.map((field) => (
            <LookRadios view={view} field={field} values={lookChoices[field]} chosen={look[field]} />
          ))}
        </LookGroup>
      ))}
    </>
  );
}

export function LookGroup({ heading, children }: { heading: string; children: Child }) {
  return (
    <section class="look-group">
      <h2>{heading}</h2>
      <div class="fields">{children}</div>
    </section>
  );
}

/** One thing to choose; its words are `look.<field>` and `look.<field>-<value>`, with `-note` behind it for a second line. */
export function LookRadios(props: {
  view: View;
  field: string;
  values: readonly string[];
  chosen: string;
  lay?: 'pair' | 'wrap';
  picture?: (value: string) => Child;
}) {
  const { view, field, values, chosen, picture } = props;
  const say = (name: string): string | undefined => {
    const key = Object.keys(catalogs.nl).find((key): key is Key => key === `look.${name}`);
    return key && view.t(key);
  };
  const notes = values.some((value) => say(`${field}-${value}-note`) !== undefined);
  return (
    <Radios
      name={field}
      legend={say(field)}
      options={values.map((value) => ({
        value,
        words: say(`${field}-${value}`),
        note: say(`${field}-${value}-note`),
        picture: picture?.(value),
      }))}
      chosen={[chosen]}
      lay={props.lay ?? (notes ? 'pair' : 'wrap')}
    />
  );
}
