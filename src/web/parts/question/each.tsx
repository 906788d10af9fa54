import { actionField, actionValue } from '../../../questions/action.ts';
import { aboutField, fieldName, nameField } from '../../../questions/field.ts';
import type { EachItem } from '../../../questions/model.ts';
import { paths } from '../../paths.ts';
import { Button, LinkButton } from '../button.tsx';
import { issueOf } from '../error-summary.tsx';
import { fieldId } from '../field.tsx';
import { Group } from '../group.tsx';
import { Notice } from '../notice.tsx';
import { Chips } from './chips.tsx';
import { askingOf, type PartProps, regionId, say } from './props.ts';
import { RowField } from './row-field.tsx';

/** The same small fields for each of a few things that were chosen in another answer. */
export function EachPart(props: PartProps<'each'>) {
  const { view, part, value, issues, sources } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = aboutField(part.id);
  const about = value?.about ?? [];
  const left = sources.filter(({ of }) => !about.some((item) => item.of === of));
  const chips = left.map(({ of, name: what }) => ({
    words: what,
    value: actionValue({ kind: 'each.add', part: part.id, item: of }),
  }));
  const room = about.length < part.pick;
  return (
    <pvs-region id={regionId(part)}>
      <Group
        id={fieldId(name)}
        legend={words}
        hint={hint}
        asHeading={asHeading}
        issue={issueOf(issues, name)}
      >
        {sources.length === 0 && about.length === 0 ? <FirstThat {...props} /> : null}
        <ul class="items of-sheets">
          {about.map((item, n) => (
            <About {...props} item={item} last={n === about.length - 1} />
          ))}
        </ul>
        {room ? (
          <Chips
            label={view.t('common.each-add', { count: part.pick })}
            name={actionField}
            chips={chips}
            icon="plus"
          />
        ) : null}
      </Group>
    </pvs-region>
  );
}

/** Nothing was chosen there yet: leads to that question. */
function FirstThat({ view, part }: PartProps<'each'>) {
  const other = view.catalog.question(part.of.question);
  if (other === undefined) return null;
  return (
    <Notice>
      <p>{view.t('common.first-that', { question: say(view, other.title) })}</p>
      <p>
        <LinkButton href={paths.question(other.chapter, other.id)} compact>
          {view.t('common.to-that')}
        </LinkButton>
      </p>
    </Notice>
  );
}

function About({
  view,
  part,
  item,
  last,
  issues,
  sources,
}: PartProps<'each'> & { item: EachItem; last: boolean }) {
  const what = item.name ?? sources.find(({ of }) => of === item.of)?.name ?? item.of;
  return (
    <li class="sheet">
      <input type="hidden" name={aboutField(part.id)} value={item.of} />
      {item.name === undefined ? null : (
        <input type="hidden" name={nameField(part.id, item.of)} value={item.name} />
      )}
      <h2>{what}</h2>
      <div class="fields">
        {part.fields.map((field, n) => (
          <RowField
            view={view}
            field={field}
            name={fieldName(part.id, item.of, field.id)}
            text={item.fields[field.id]}
            issues={issues}
            about={what}
            goesNext={last && n === 0}
          />
        ))}
      </div>
      <Button
        kind="quiet"
        name={actionField}
        value={actionValue({ kind: 'each.remove', part: part.id, item: item.of })}
        spoken={view.t('common.remove', { what })}
        noCheck
      >
        {view.t('common.take-away')}
      </Button>
    </li>
  );
}
