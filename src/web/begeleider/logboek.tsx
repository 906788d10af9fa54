import type { StaffActor } from '../../access/actor.ts';
import { type Did, readLogbook, type WorkAct } from '../../look/logbook.ts';
import type { Key } from '../../words/catalogs.ts';
import { showDay, showTime } from '../../words/text.ts';
import { atStart } from '../jongere/geschiedenis.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { roleWords } from './hats.tsx';

/** What people of this organisation did at work, newest first; for who looks after it, and for the privacy officer. */
export const logbookRoute = staffRoute(paths.logbook(), {
  async get(asked) {
    const { actor, house, view, query, show } = asked;
    const { t } = view;
    const from = readMoment(query.get('voor'));
    const { lines, before } = await readLogbook(actor, house, from);
    return show(
      <Page
        view={view}
        title={t('logbook.title')}
        heading={t('logbook.title')}
        lead={t('logbook.lead')}
        back={paths.staffHome()}
      >
        <div class="flow">
          <p>{t(actor.role === 'privacy-officer' ? 'logbook.officer' : 'logbook.admin')}</p>
          {lines.length === 0 ? <p>{t('logbook.empty')}</p> : null}
          {byDay(view, lines).map(([day, all]) => (
            <section aria-label={day} class="flow">
              <h2>{day}</h2>
              <ul class="history">
                {all.map((line) => (
                  <Line view={view} line={line} />
                ))}
              </ul>
            </section>
          ))}
          <ul class="links">
            {before === undefined ? null : (
              <li>
                <a href={`${paths.logbook()}?voor=${before.getTime()}`}>{t('logbook.older')}</a>
              </li>
            )}
            {from === undefined ? null : (
              <li>
                <a href={paths.logbook()}>{t('logbook.newest')}</a>
              </li>
            )}
          </ul>
        </div>
      </Page>,
    );
  },
});

/** On the first page of who may read it. */
export function LogbookLink({
  asked: { actor, view },
}: {
  asked: Pick<Asked<StaffActor>, 'actor' | 'view'>;
}) {
  if (!['dean', 'region-admin', 'privacy-officer'].includes(actor.role)) return null;
  return (
    <li>
      <a href={paths.logbook()}>{view.t('logbook.to')}</a>
    </li>
  );
}

/** A moment in an address: milliseconds. Anything else is no moment. */
function readMoment(typed: string | null): Date | undefined {
  const at = /^\d{1,14}$/.test(typed ?? '') ? new Date(Number(typed)) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at;
}

function Line({ view: { t, language }, line }: { view: View; line: Did }) {
  const { who, role, action, refused, times, at } = line;
  const name = who === undefined ? t('logbook.someone') : atStart(who);
  const key: Key = refused ? 'logbook.refused' : wordFor(action);
  return (
    <li>
      <span class="soft">{showTime(language, at)}</span>
      <span>
        {t(key, { who: name })}
        <br />
        <span class="soft">
          {t(roleWords[role])}
          {times > 1 ? `, ${t('logbook.times', { count: times })}` : ''}
        </span>
      </span>
    </li>
  );
}

function byDay({ language }: View, lines: readonly Did[]): [day: string, lines: Did[]][] {
  const days = new Map<string, Did[]>();
  for (const line of lines) {
    const day = showDay(language, line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}

type Dashed<Name extends string> = Name extends `${infer Room}.${infer Act}` ? `${Room}-${Act}` : never;

/** A word for everything that is written down: a missing one does not compile. */
function wordFor(action: WorkAct): Key {
  const key: `logbook.did-${Dashed<WorkAct>}` = `logbook.did-${action.replace('.', '-') as Dashed<WorkAct>}`;
  return key;
}
