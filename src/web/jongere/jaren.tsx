import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type ProofId, readId, type SnapshotId } from '../../base/id.ts';
import {
  forgetSnapshot,
  listSnapshots,
  makeSnapshot,
  readSnapshot,
  type Snapshot,
  snapshotsAtMost,
} from '../../passport/snapshot.ts';
import type { Portrait, ProofThen } from '../../passport/snapshot-rows.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ownProofsToSee, Proofs, proofName } from '../parts/proofs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';

/** "Zo was ik": a snapshot of each school year (F23), and one on asking. */
export const yearsRoute = ownerRoute(paths.years(), {
  get: (asked) => showYears(asked, false),
  async post(asked) {
    return (await makeSnapshot(asked.actor, asked.house))
      ? asked.go(`${paths.years()}?bewaard`)
      : showYears(asked, true);
  },
});

async function showYears(asked: Asked<OwnerActor>, full: boolean): Promise<Response> {
  const { actor, house, view, query, show } = asked;
  const { t } = view;
  const snapshots = await listSnapshots(actor, house);
  return show(
    <Page
      view={view}
      title={t('memory.years')}
      heading={t('memory.years')}
      lead={t('memory.years-lead')}
      back={paths.settings()}
      here="settings"
    >
      {full ? (
        <Notice kind="mind">
          <p>{t('memory.years-full', { most: snapshotsAtMost })}</p>
        </Notice>
      ) : query.has('bewaard') ? (
        <Notice kind="done" status>
          <p>{t('common.saved')}</p>
        </Notice>
      ) : null}
      <YearList view={view} snapshots={snapshots} />
      <section aria-labelledby="nu">
        <h2 id="nu">{t('memory.years-make')}</h2>
        <p>{t('memory.years-make-what')}</p>
        <Form view={view} action={paths.years()}>
          <Actions>
            <Button kind="main">{t('memory.years-make')}</Button>
          </Actions>
        </Form>
      </section>
    </Page>,
    full ? 409 : 200,
  );
}

function YearList({ view, snapshots }: { view: View; snapshots: readonly Snapshot[] }) {
  const { t, language } = view;
  if (snapshots.length === 0) return <p>{t('memory.years-none')}</p>;
  return (
    <ul class="question-list">
      {snapshots.map(({ id, year, made }) => (
        <li>
          <a href={paths.year(id)}>{t('memory.year', { year: yearInWords(year) })}</a>
          <span class="state">{t('memory.year-made', { day: showDay(language, made) })}</span>
        </li>
      ))}
    </ul>
  );
}

/** "2026–2027". */
const yearInWords = (year: string): string => year.replace('-', '–');

/** One snapshot: to read as it was, or to throw away. */
export const yearRoute = ownerRoute(pattern.year, {
  async get(asked) {
    const { actor, house, view, show } = asked;
    const snapshot = await readSnapshot(actor, house, idOf(asked));
    return show(<YearPage view={view} snapshot={snapshot} />);
  },
  async post(asked) {
    await forgetSnapshot(asked.actor, asked.house, idOf(asked));
    return asked.go(paths.years());
  },
});

function idOf({ params }: Asked<OwnerActor>): SnapshotId {
  const id = readId<SnapshotId>(params.snapshot);
  if (id === undefined) throw new Fault('not-there', 'no such snapshot');
  return id;
}

type Read = Snapshot & { portrait: Portrait; kept: ReadonlySet<ProofId> };

function YearPage({ view, snapshot }: { view: View; snapshot: Read }) {
  const { t, language } = view;
  const title = t('memory.year', { year: yearInWords(snapshot.year) });
  return (
    <Page
      view={view}
      title={t('memory.years')}
      heading={title}
      lead={t('memory.year-made', { day: showDay(language, snapshot.made) })}
      back={paths.years()}
      here="settings"
      quickExit
    >
      <div class="stack">
        {snapshot.portrait.chapters.map((chapter) => (
          <ChapterThen
            view={view}
            chapter={chapter}
            spoken={snapshot.portrait.language}
            kept={snapshot.kept}
          />
        ))}
      </div>
      <section aria-labelledby="weg">
        <h2 id="weg">{t('memory.year-throw')}</h2>
        <p>{t('memory.year-throw-what')}</p>
        <Form view={view} action={paths.year(snapshot.id)}>
          <Actions>
            <Button kind="stop">{t('memory.year-throw')}</Button>
          </Actions>
        </Form>
      </section>
    </Page>
  );
}

/** In the words of then: also in the language of then. */
function ChapterThen(props: {
  view: View;
  chapter: Portrait['chapters'][number];
  spoken: string;
  kept: Read['kept'];
}) {
  const { view, chapter, spoken, kept } = props;
  const { id, title, stamped, questions } = chapter;
  const { t, language } = view;
  return (
    <Sheet as="section" labelledBy={`toen-${id}`}>
      <h2 id={`toen-${id}`} lang={spoken}>
        {title}
      </h2>
      {stamped === null ? null : (
        <p class="soft">{t('keep.stamped', { day: showDay(language, new Date(stamped)) })}</p>
      )}
      {questions.length === 0 ? <p class="soft">{t('memory.year-empty')}</p> : null}
      {questions.map(({ question, lines, proofs = [] }) => (
        <div class="asked-answered">
          <h3 class="asked" lang={spoken}>
            {question}
          </h3>
          <div class="answered" lang={spoken}>
            <AnswerLines lines={lines} />
          </div>
          <ProofsThen view={view} proofs={proofs} kept={kept} />
        </div>
      ))}
    </Sheet>
  );
}

/** What went with it then: to see as long as the file is kept, and after that by name. */
function ProofsThen(props: { view: View; proofs: readonly ProofThen[]; kept: Read['kept'] }) {
  const { view, proofs, kept } = props;
  const gone = proofs.filter(({ id }) => !kept.has(id));
  return (
    <>
      <Proofs view={view} proofs={proofs.filter(({ id }) => kept.has(id))} at={ownProofsToSee} />
      {gone.map((proof) => (
        <p class="soft">
          <bdi>{view.t('memory.year-proof-gone', { what: proofName(view, proof) })}</bdi>
        </p>
      ))}
    </>
  );
}
