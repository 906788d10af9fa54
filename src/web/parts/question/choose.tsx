import { fieldName, ownField } from '../../../questions/field.ts';
import { ownMax } from '../../../questions/form.ts';
import type { Option } from '../../../questions/model.ts';
import type { View } from '../../view.ts';
import { Checks, type Choice, Radios } from '../choice.tsx';
import { issueOf } from '../error-summary.tsx';
import { TextField } from '../field.tsx';
import { Group } from '../group.tsx';
import { askingOf, type PartProps, say } from './props.ts';

/** One answer or more out of a few, and room for an own answer. */
export function ChoicePart(props: PartProps<'choice'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  const own = ownField(part.id);
  const rows = {
    name,
    legend: words,
    hint,
    asHeading,
    issue: issueOf(issues, name),
    options: optionsOf(view, part.options),
    chosen: value?.chosen ?? [],
    children: part.own ? (
      <TextField
        view={view}
        name={own}
        label={view.t('common.own-answer')}
        issue={issueOf(issues, own)}
        value={value?.own}
        maxlength={ownMax}
      />
    ) : undefined,
  };
  return part.many ? <Checks {...rows} /> : <Radios {...rows} />;
}

/** Things to tick off. */
export function ChecklistPart(props: PartProps<'checklist'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  return (
    <Checks
      name={name}
      legend={words}
      hint={hint}
      asHeading={asHeading}
      issue={issueOf(issues, name)}
      options={optionsOf(view, part.options)}
      chosen={value?.done ?? []}
    />
  );
}

/** One step of a few, in words, never a number (F27). */
export function ScalePart(props: PartProps<'scale'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  return (
    <Radios
      name={name}
      legend={words}
      hint={hint}
      asHeading={asHeading}
      issue={issueOf(issues, name)}
      options={optionsOf(view, part.steps)}
      chosen={value === undefined ? [] : [value.step]}
    />
  );
}

/** The same steps for several things, each a group of its own: no matrix (P20). */
export function ScalesPart(props: PartProps<'scales'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  return (
    <Group id={`${fieldName(part.id)}-groep`} legend={words} hint={hint} asHeading={asHeading}>
      {part.items.map((item) => {
        const name = fieldName(part.id, item.id);
        const step = value?.steps[item.id];
        const issue = issueOf(issues, name);
        return (
          <div class="scale-item">
            <Radios
              name={name}
              legend={say(view, item.words)}
              issue={issue}
              lay="wrap"
              options={optionsOf(view, part.steps)}
              chosen={step === undefined ? [] : [step]}
            />
          </div>
        );
      })}
    </Group>
  );
}

/** A question's options as rows to tap. */
export function optionsOf(view: View, options: readonly Option[]): Choice[] {
  return options.map(({ id, words }) => ({ value: id, words: say(view, words) }));
}
