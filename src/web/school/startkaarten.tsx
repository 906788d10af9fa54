import type { StaffActor } from '../../access/actor.ts';
import { showCode } from '../../base/code.ts';
import { Fault } from '../../base/fault.ts';
import { type PlaceId, readId } from '../../base/id.ts';
import { type ListLine, readSchoolList, renewStartCard, type SchoolList } from '../../organisations/list.ts';
import { groupOf } from '../begeleider/les.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';

/**
 * The start cards of a group, to print, cut and hand out: for who has not begun. With it a young person begins a passport in this class, also outside a
 * lesson, without e-mail. For the dean and the mentor of the group (F50).
 */
export const startCardsRoute = staffRoute(pattern.startCards, {
  get: async (asked) => asked.show(<StartCards asked={asked} list={await listOf(asked)} />),
  async post(asked) {
    const { actor, house, form } = asked;
    const place = readId<PlaceId>(form.get('kaart') ?? undefined);
    const group = groupOf(asked);
    if (place === undefined || !(await renewStartCard(actor, house, group, place)))
      throw new Fault('not-there', 'nobody of this list');
    return asked.go(`${paths.startCards(group)}#k-${place}`);
  },
});

async function listOf(asked: Asked<StaffActor>): Promise<SchoolList> {
  const list = await readSchoolList(asked.actor, asked.house, groupOf(asked));
  if (list === undefined) throw new Fault('not-there', 'no such group');
  return list;
}

function StartCards({ asked, list }: { asked: Asked<StaffActor>; list: SchoolList }) {
  const { view, actor } = asked;
  const { t } = view;
  const { group, lines } = list;
  const cards = lines.filter(({ code }) => code !== undefined);
  const begun = lines.filter(({ code }) => code === undefined);
  return (
    <Page
      view={view}
      wide
      title={t('school.cards')}
      heading={t('school.cards-of', { group: group.name })}
      lead={t(cards.length === 0 ? 'school.cards-none' : 'school.cards-lead')}
      back={actor.role === 'dean' ? paths.schoolGroup(group.id) : paths.lesson(group.id)}
      readAloud={false}
    >
      <div class="stack">
        {cards.length === 0 ? null : (
          <Actions>
            <PrintButton view={view} />
          </Actions>
        )}
        <ul class="start-cards">
          {cards.map((line) => (
            <StartCard asked={asked} list={list} line={line} />
          ))}
        </ul>
        {begun.length === 0 ? null : (
          <section class="flow screen-only" aria-labelledby="begonnen">
            <h2 id="begonnen">{t('school.begun', { count: begun.length })}</h2>
            <p>{t('school.begun-what')}</p>
            <Form view={view} action={paths.startCards(group.id)}>
              <ul class="plain-list">
                {begun.map(({ id, first, last }) => (
                  <li class="named">
                    <bdi>{`${first} ${last}`.trim()}</bdi>
                    <Button
                      compact
                      name="kaart"
                      value={id}
                      spoken={t('school.new-card-for', { name: first || last })}
                    >
                      {t('school.new-card')}
                    </Button>
                  </li>
                ))}
              </ul>
            </Form>
          </section>
        )}
      </div>
    </Page>
  );
}

/** One card: whose it is, where to go, and the code; nothing else of anybody. */
function StartCard(props: { asked: Asked<StaffActor>; list: SchoolList; line: ListLine }) {
  const { asked, list, line } = props;
  const { view, desk } = asked;
  const { t } = view;
  const { code = '', first, last, id } = line;
  const address = desk.origin();
  return (
    <li class="start-card" id={`k-${id}`}>
      <h2>
        <bdi>{`${first} ${last}`.trim()}</bdi>
      </h2>
      <p>
        {list.group.name}, {list.group.organisationName}
      </p>
      <Qr address={`${address}${paths.join(code)}`} name={t('school.card-qr')}>
        <p>{t('school.card-go', { address: address.replace(/^https?:\/\//, '') })}</p>
        <div>
          <Code view={view} code={showCode(code)} />
        </div>
        <p class="small">{t('school.card-own')}</p>
      </Qr>
    </li>
  );
}
