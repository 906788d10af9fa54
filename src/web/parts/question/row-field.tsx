import { typedDay } from '../../../questions/day.ts';
import type { Field } from '../../../questions/model.ts';
import type { View } from '../../view.ts';
import { Radios } from '../choice.tsx';
import { type Issue, issueOf } from '../error-summary.tsx';
import { LongField, TextField } from '../field.tsx';
import { optionsOf } from './choose.tsx';
import { say } from './props.ts';

/** One field of a row or of a thing that is written about. `about` tells fields with the same label apart, for the ear. */
export function RowField(props: {
  view: View;
  field: Field;
  name: string;
  text: string | undefined;
  issues: readonly Issue[];
  about?: string | undefined;
  goesNext?: boolean;
}) {
  const { view, field, name, text } = props;
  const issue = issueOf(props.issues, name);
  const label = (
    <>
      {say(view, field.label)}
      {props.about === undefined ? null : <span class="hear-only"> ({props.about})</span>}
    </>
  );
  const same = { view, name, label, issue, goesNext: props.goesNext === true };
  switch (field.kind) {
    case 'short':
      return <TextField {...same} value={text} autocapitalize="sentences" />;
    case 'long':
      return <LongField {...same} value={text} rows={3} />;
    case 'date':
      return (
        <TextField {...same} value={typedDay(text ?? '')} hint={view.t('common.date-example')} size="short" />
      );
    case 'choice':
      return (
        <Radios
          name={name}
          legend={label}
          issue={issue}
          lay="wrap"
          options={optionsOf(view, field.options)}
          chosen={text === undefined ? [] : [text]}
        />
      );
  }
}
