import { type Happened, type History, readHistory } from '../../look/history.ts';
import { catalog } from '../../questions/catalog.ts';
import type { Key } from '../../words/catalogs.ts';
import { showDay, showTime } from '../../words/text.ts';
import { roleWords } from '../begeleider/hats.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** "Wie keek wanneer" in plain words, newest first (F83, U45). */
export const historyRoute = ownerRoute(paths.history(), {
  async get({ actor, house, view, query, show }) {
    const whole = query.get('alles') === '1';
    const before = Number.parseInt(query.get('voor') ?? '', 10);
    const from = { whole, before: before > 0 ? Math.min(before, 2_147_483_647) : undefined };
    const history = await readHistory(actor, house, from);
    return show(
      <HistoryPage view={view} history={history} whole={whole} later={from.before !== undefined} />,
    );
  },
});

type Props = { view: View; history: History; whole: boolean; later: boolean };

function HistoryPage({ view, history, whole, later }: Props) {
  const { t } = view;
  const own = whole ? '?alles=1' : '?';
  return (
    <Page
      view={view}
      title={t('log.title')}
      heading={t('log.title')}
      lead={t('log.lead')}
      back={paths.sharing()}
      here="sharing"
    >
      <div class="flow">
        {history.lines.length === 0 ? <p>{t('log.empty')}</p> : null}
        {byDay(view, history.lines).map(([day, lines]) => (
          <section aria-label={day} class="flow">
            <h2>{day}</h2>
            <ul class="history">
              {lines.map((line) => (
                <li>
                  <span class="soft">{showTime(view.language, line.at)}</span>
                  {line.who === 'you' ? (
                    <span>{inWords(view, line)}</span>
                  ) : (
                    <strong>{inWords(view, line)}</strong>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <ul class="links">
          {history.before === undefined ? null : (
            <li>
              <a href={`${paths.history()}${own}&voor=${history.before}`}>{t('log.older')}</a>
            </li>
          )}
          {later ? (
            <li>
              <a href={whole ? `${paths.history()}?alles=1` : paths.history()}>{t('log.newest')}</a>
            </li>
          ) : null}
          <li>
            <a href={whole ? paths.history() : `${paths.history()}?alles=1`}>
              {t(whole ? 'log.without-own' : 'log.with-own')}
            </a>
          </li>
          <li>
            <a href={paths.witness()}>{t('witness.from-history')}</a>
          </li>
        </ul>
      </div>
    </Page>
  );
}

function byDay({ language }: View, lines: readonly Happened[]): [day: string, lines: Happened[]][] {
  const days = new Map<string, Happened[]>();
  for (const line of lines) {
    const day = showDay(language, line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}

/** A word for every action that there is: a missing one does not compile. */
function inWords({ t, language }: View, line: Happened): string {
  const { action, receiver, refused, chapters } = line;
  const worker =
    line.by && t('inbox.by', { ...line.by, role: t(roleWords[line.by.role]).toLocaleLowerCase(language) });
  const other = line.who === 'you' ? t('log.someone-receives') : t('log.someone');
  if (line.beside !== undefined) return together({ t, language }, line, line.beside);
  const who = line.who === 'you' ? (receiver?.name ?? other) : atStart(worker ?? receiver?.name ?? other);
  if (refused)
    return t(action === 'grant.look' || action === 'proof.look' ? 'log.refused-look' : 'log.refused', {
      who,
    });
  if (action === 'grant.accept' && worker !== undefined) return t('inbox.log-accept', { who });
  if (action === 'grant.withdraw' && receiver === undefined) return t('log.withdrew-all');
  if (action === 'grant.look' && line.taken) return t('log.grant-look-paper', { who });
  const said = t(wordFor(action), { who });
  // What was shared, the share itself tells; here it says which part was read, written or stamped.
  if (chapters.length === 0 || action === 'grant.give') return said;
  const titles = chapters.map((chapter) => catalog.chapter(chapter).title[language]).join(', ');
  return `${said} ${t('log.chapters', { chapters: titles })}`;
}

/** "Je schreef samen met mevrouw Visser in je paspoort." (F34) */
function together({ t, language }: Pick<View, 't' | 'language'>, line: Happened, beside: string): string {
  const { action, chapters, refused } = line;
  const name = beside === '' ? t('log.someone-receives') : beside;
  if (refused) return t('pair.refused', { name: t('log.someone-receives') });
  const named = action === 'pair.begin' || action === 'pair.end';
  const said =
    action === 'answer.save'
      ? t('pair.wrote', { name })
      : named
        ? t(wordFor(action), { who: name })
        : `${t(wordFor(action), { who: name })} ${t('pair.with', { name })}`;
  if (chapters.length === 0) return said;
  const titles = chapters.map((chapter) => catalog.chapter(chapter).title[language]).join(', ');
  return `${said} ${t('log.chapters', { chapters: titles })}`;
}

/** A name that begins a sentence: "mevrouw De Wit" becomes "Mevrouw De Wit". */
export const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

type Dashed<Name extends string> = Name extends `${infer Room}.${infer Act}` ? `${Room}-${Act}` : never;

function wordFor(action: Happened['action']): Key {
  const key: `log.${Dashed<Happened['action']>}` = `log.${action.replace('.', '-') as Dashed<Happened['action']>}`;
  return key;
}
