import { actionField, actionValue } from '../../../questions/action.ts';
import { fieldName } from '../../../questions/field.ts';
import { issueOf } from '../error-summary.tsx';
import { fieldId } from '../field.tsx';
import { Group } from '../group.tsx';
import { Chips, SignButton } from './chips.tsx';
import { askingOf, type PartProps, regionId, say } from './props.ts';

/** An order made by tapping: what is tapped comes next in the row (U13). Each tap is a button of the form. */
export function RankPart(props: PartProps<'rank'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  const order = value?.order ?? [];
  const left = part.options.filter(({ id }) => !order.includes(id));
  const chips = left.map(({ id, words }) => ({
    words: say(view, words),
    value: actionValue({ kind: 'rank.add', part: part.id, item: id }),
  }));
  const full = order.length >= part.top;
  return (
    <pvs-region id={regionId(part)}>
      <Group
        id={fieldId(name)}
        legend={words}
        hint={hint}
        asHeading={asHeading}
        issue={issueOf(issues, name)}
      >
        <div class="stack">
          <Row {...props} order={order} />
          {full ? (
            <p class="hint">{view.t('common.rank-full')}</p>
          ) : (
            <Chips
              label={view.t('common.rank-add', { count: part.top })}
              name={actionField}
              chips={chips}
              icon="plus"
              goNext
            />
          )}
        </div>
      </Group>
    </pvs-region>
  );
}

function Row({ view, part, order }: PartProps<'rank'> & { order: readonly string[] }) {
  const press = (kind: 'rank.up' | 'rank.down' | 'rank.remove', item: string): string =>
    actionValue({ kind, part: part.id, item });
  return (
    <ol class="ranked">
      {order.map((id, n) => {
        const option = part.options.find((option) => option.id === id);
        const what = option === undefined ? id : say(view, option.words);
        return (
          <li>
            <input type="hidden" name={fieldName(part.id)} value={id} />
            <span class="place" aria-hidden="true">
              {n + 1}
            </span>
            <span class="name">{what}</span>
            <span class="sign-buttons">
              {n === 0 ? null : (
                <SignButton
                  sign="up"
                  spoken={view.t('common.up', { what })}
                  name={actionField}
                  value={press('rank.up', id)}
                />
              )}
              {n === order.length - 1 ? null : (
                <SignButton
                  sign="down"
                  spoken={view.t('common.down', { what })}
                  name={actionField}
                  value={press('rank.down', id)}
                />
              )}
              <SignButton
                sign="cross"
                spoken={view.t('common.remove', { what })}
                name={actionField}
                value={press('rank.remove', id)}
              />
            </span>
          </li>
        );
      })}
      {order.length < part.top ? (
        <li class="empty">
          <span class="place" aria-hidden="true">
            {order.length + 1}
          </span>
          <span class="soft">{view.t('common.rank-next')}</span>
        </li>
      ) : null}
    </ol>
  );
}
