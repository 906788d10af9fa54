import { moveTalk } from '../../talks/plan.ts';
import type { Talk } from '../../talks/read.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SeenRevision, seenRevision } from '../parts/seen-revision.tsx';
import { readWhen, type TypedWhen, typedWhen, WhenFields } from '../parts/when-fields.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { ownTalk } from './own-talk.ts';

/** Another day, time or place; also the answer "een andere tijd" to a proposal. Who takes part is told once (C16). */
export const moveTalkRoute = ownerRoute(pattern.talkMove, {
  async get(asked) {
    const { talk } = await ownTalk(asked);
    const typed = typedWhen(talk.starts, talk.minutes, talk.words.place);
    return asked.show(<MovePage view={asked.view} talk={talk} typed={typed} issues={[]} other={false} />);
  },
  async post(asked) {
    const { actor, house, form, view, show, go } = asked;
    const { talk } = await ownTalk(asked);
    const when = readWhen(form, view);
    const seen = { id: talk.id, revision: seenRevision(form) };
    // What has to be mended keeps the version that it was made of: another one that came meanwhile is still to be told.
    const again = (issues: readonly Issue[], other: boolean): Response =>
      show(
        <MovePage
          view={view}
          talk={other ? talk : { ...talk, revision: seen.revision }}
          typed={when.typed}
          issues={issues}
          other={other}
        />,
        other ? 409 : 422,
      );
    if (when.starts === undefined) return again(when.issues, false);
    const { chapters, remind, words } = talk;
    const { starts, minutes, place } = when;
    const same =
      starts.getTime() === talk.starts.getTime() &&
      minutes === talk.minutes &&
      place === words.place &&
      talk.state === 'planned';
    if (same) return go(paths.talk(talk.id));
    const plan = { starts, minutes, chapters, remind, words: { ...words, place } };
    const changed = await moveTalk(actor, house, seen, plan);
    return changed === 'other' ? again([], true) : go(`${paths.talk(talk.id)}?na=anders`);
  },
});

type Props = {
  view: View;
  talk: Talk;
  typed: TypedWhen;
  issues: readonly Issue[];
  /** Somebody changed it meanwhile: what was typed still stands, on top of the newest version. */
  other: boolean;
};

function MovePage({ view, talk, typed, issues, other }: Props) {
  const { t } = view;
  const tells = talk.mentor !== null;
  return (
    <Page
      view={view}
      title={t('talks.move-title')}
      heading={t('talks.move-title')}
      lead={t(tells ? 'talks.move-tells' : 'talks.move-tell-yourself', { who: talk.words.who })}
      back={paths.talk(talk.id)}
      here="talks"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {other ? (
        <Notice kind="mind">
          <p>{t('talks.other-version')}</p>
        </Notice>
      ) : null}
      <Form view={view} action={paths.talkMove(talk.id)}>
        <SeenRevision revision={talk.revision} />
        <div class="fields">
          <WhenFields view={view} typed={typed} issues={issues} />
        </div>
        <Actions>
          <Button kind="main" noCheck>
            {t('talks.keep')}
          </Button>
          <LinkButton href={paths.talk(talk.id)}>{t('talks.keep-as-is')}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
