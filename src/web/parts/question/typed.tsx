import { typedDay } from '../../../questions/day.ts';
import { fieldName } from '../../../questions/field.ts';
import { paths } from '../../paths.ts';
import { LinkButton } from '../button.tsx';
import { issueOf } from '../error-summary.tsx';
import { fieldId, LongField, TextField } from '../field.tsx';
import { Group } from '../group.tsx';
import { askingOf, type PartProps, say } from './props.ts';

/** A day in one field, written as people do: no picker that keyboards and readers get lost in (P16). */
export function DatePart(props: PartProps<'date'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  const example = view.t('common.date-example');
  return (
    <TextField
      view={view}
      name={name}
      label={words}
      hint={hint === undefined ? example : [hint, ' ', example]}
      asHeading={asHeading}
      issue={issueOf(issues, name)}
      value={typedDay(value?.day ?? '')}
      size="short"
    />
  );
}

/** A number of something: the unit stands in the hint. */
export function NumberPart(props: PartProps<'number'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  const range = view.t('common.number-range', { min: part.min, max: part.max, unit: say(view, part.unit) });
  return (
    <TextField
      view={view}
      name={name}
      label={words}
      hint={hint === undefined ? range : [hint, ' ', range]}
      asHeading={asHeading}
      issue={issueOf(issues, name)}
      value={value?.amount}
      inputmode="numeric"
      size="day"
    />
  );
}

/** A few sentences with a beginning, to finish in own words. The one that is shared apart says so. */
export function StoryPart(props: PartProps<'story'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  return (
    <Group id={fieldId(fieldName(part.id))} legend={words} hint={hint} asHeading={asHeading}>
      <div class="fields">
        {part.sentences.map((sentence) => {
          const name = fieldName(part.id, sentence.id);
          return (
            <LongField
              view={view}
              name={name}
              label={`${say(view, sentence.start)} …`}
              hint={sentence.sensitivity === 'extra' ? view.t('common.shared-apart') : undefined}
              issue={issueOf(issues, name)}
              value={value?.sentences[sentence.id]}
              rows={2}
            />
          );
        })}
      </div>
    </Group>
  );
}

/** Nothing to fill in: leads to the page where sharing begins. */
export function SharePart({ view }: PartProps<'share'>) {
  return (
    <p>
      <LinkButton href={paths.share()} icon="eye">
        {view.t('common.to-sharing')}
      </LinkButton>
    </p>
  );
}
