import { actionField, actionValue } from '../../../questions/action.ts';
import { fieldName, rowsField } from '../../../questions/field.ts';
import type { Row } from '../../../questions/model.ts';
import { Button } from '../button.tsx';
import { issueOf } from '../error-summary.tsx';
import { fieldId } from '../field.tsx';
import { Group } from '../group.tsx';
import { Chips, SignButton } from './chips.tsx';
import { askingOf, type PartProps, regionId, say } from './props.ts';
import { RowField } from './row-field.tsx';

/** Rows with fields; there is always one to begin with. Add, remove and the ideas are buttons of the form. */
export function ListPart(props: PartProps<'list'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = rowsField(part.id);
  const rows: readonly Row[] =
    value === undefined || value.rows.length === 0 ? [{ id: 'r1', fields: {} }] : value.rows;
  const ideas = (part.ideas ?? []).map((idea, n) => ({
    words: say(view, idea),
    value: actionValue({ kind: 'list.idea', part: part.id, item: String(n), language: view.language }),
  }));
  const full = rows.length >= part.max;
  return (
    <pvs-region id={regionId(part)}>
      <Group
        id={fieldId(name)}
        legend={words}
        hint={hint}
        asHeading={asHeading}
        issue={issueOf(issues, name)}
      >
        <ul class={part.fields.length === 1 ? 'items' : 'items of-sheets'}>
          {rows.map((row, n) => (
            <ListRow
              {...props}
              row={row}
              number={n + 1}
              last={n === rows.length - 1}
              alone={rows.length === 1}
            />
          ))}
        </ul>
        {full ? (
          <p class="hint after">{view.t('common.list-full')}</p>
        ) : (
          <p class="after">
            <Button
              icon="plus"
              compact
              name={actionField}
              value={actionValue({ kind: 'list.add', part: part.id })}
              noCheck
            >
              {view.t('common.list-add')}
            </Button>
          </p>
        )}
        {full ? null : <Chips label={view.t('common.ideas')} name={actionField} chips={ideas} icon="plus" />}
      </Group>
    </pvs-region>
  );
}

type RowProps = PartProps<'list'> & { row: Row; number: number; last: boolean; alone: boolean };

function ListRow({ view, part, row, number, last, alone, issues }: RowProps) {
  const one = part.fields.length === 1;
  const about = view.t('common.row', { number });
  const first = row.fields[part.fields[0]?.id ?? ''];
  return (
    <li class={one ? 'item' : 'sheet'}>
      <input type="hidden" name={rowsField(part.id)} value={row.id} />
      <div class="fields">
        {part.fields.map((field, n) => (
          <RowField
            view={view}
            field={field}
            name={fieldName(part.id, row.id, field.id)}
            text={row.fields[field.id]}
            issues={issues}
            about={alone ? undefined : about}
            goesNext={last && n === 0}
          />
        ))}
      </div>
      {alone && first === undefined ? null : <TakeAway {...{ view, part, row, one }} what={first ?? about} />}
    </li>
  );
}

function TakeAway(props: Pick<RowProps, 'view' | 'part' | 'row'> & { one: boolean; what: string }) {
  const { view, part, row, one, what } = props;
  const value = actionValue({ kind: 'list.remove', part: part.id, item: row.id });
  const spoken = view.t('common.remove', { what });
  if (one) return <SignButton sign="cross" spoken={spoken} name={actionField} value={value} />;
  return (
    <Button kind="quiet" name={actionField} value={value} spoken={spoken} noCheck>
      {view.t('common.take-away')}
    </Button>
  );
}
