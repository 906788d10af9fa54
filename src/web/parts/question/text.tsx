import { actionField, actionValue } from '../../../questions/action.ts';
import { fieldName } from '../../../questions/field.ts';
import { issueOf } from '../error-summary.tsx';
import { fieldId, LongField, TextField } from '../field.tsx';
import { DictateButton } from '../recorder.tsx';
import { Chips } from './chips.tsx';
import { askingOf, type PartProps, regionId, say } from './props.ts';

/** Own words on one line. */
export function ShortPart(props: PartProps<'short'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  return (
    <TextField
      view={view}
      name={name}
      label={words}
      hint={hint}
      asHeading={asHeading}
      issue={issueOf(issues, name)}
      value={value?.text}
      autocapitalize="sentences"
    />
  );
}

/** Own words on several lines, with beginnings to tap (U21). */
export function LongPart(props: PartProps<'long'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  const starters = (part.starters ?? []).map((starter, n) => ({
    words: `${say(view, starter)} …`,
    value: actionValue({ kind: 'long.start', part: part.id, item: String(n), language: view.language }),
  }));
  return (
    <pvs-region id={regionId(part)}>
      <LongField
        view={view}
        name={name}
        label={words}
        hint={hint}
        asHeading={asHeading}
        issue={issueOf(issues, name)}
        value={value?.text}
        rows={6}
        goesNext="now"
      />
      <DictateButton view={view} field={fieldId(name)} />
      <Chips label={view.t('common.start-with')} name={actionField} chips={starters} />
    </pvs-region>
  );
}
