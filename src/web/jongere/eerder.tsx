import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { readId, type VersionId } from '../../base/id.ts';
import { readAskedThen } from '../../passport/answer.ts';
import { bringBack, forgetVersions, readVersions, type Version } from '../../passport/version.ts';
import { versionsKept } from '../../passport/version-rows.ts';
import type { Question } from '../../questions/model.ts';
import { allLines } from '../../questions/show.ts';
import { showMoment } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';

/** "Kijk wat hier eerder stond": each earlier text of an answer, to bring back or to throw away. Own eyes only, in no share. */
export const earlierRoute = ownerRoute(pattern.earlier, {
  async get(asked) {
    const { actor, house, view, query, show } = asked;
    const question = await questionOf(asked);
    const versions = await readVersions(actor, house, question);
    return show(
      <EarlierPage view={view} question={question} versions={versions} thrown={query.has('weg')} />,
    );
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    const question = await questionOf(asked);
    const back = readId<VersionId>(form.get('terug') ?? '');
    if (back !== undefined) {
      await bringBack(actor, house, question, back);
      return go(paths.question(question.chapter, question.id));
    }
    const away = readId<VersionId>(form.get('weg') ?? '');
    if (away === undefined && form.get('weg') !== 'alles') throw new Fault('malformed', 'no such choice');
    await forgetVersions(actor, house, question, away);
    return go(`${paths.earlier(question.chapter, question.id)}?weg`);
  },
});

async function questionOf({ actor, house, params, view }: Asked<OwnerActor>): Promise<Question> {
  const id = params.question ?? '';
  const question = view.catalog.question(id) ?? (await readAskedThen(actor, house, id));
  if (question.chapter !== params.chapter) throw new Fault('not-there', 'no such question');
  return question;
}

type Props = { view: View; question: Question; versions: readonly Version[]; thrown: boolean };

function EarlierPage({ view, question, versions, thrown }: Props) {
  const { t, language } = view;
  const address = paths.earlier(question.chapter, question.id);
  return (
    <Page
      view={view}
      title={t('memory.earlier')}
      heading={t('memory.earlier')}
      lead={question.title[language]}
      back={paths.question(question.chapter, question.id)}
      here="passport"
      quickExit={question.sensitiveTopic || question.chapter === 'nodig'}
    >
      {thrown ? (
        <Notice kind="done" status>
          <p>{t('memory.thrown')}</p>
        </Notice>
      ) : null}
      <p>{t(versions.length === 0 ? 'memory.earlier-none' : 'memory.earlier-lead')}</p>
      {versions.length === 0 ? null : (
        <Form view={view} action={address} id="eerder">
          <div class="stack">
            {versions.map((version) => (
              <VersionSheet view={view} version={version} />
            ))}
          </div>
          <p class="soft">{t('memory.earlier-kept', { most: versionsKept })}</p>
          {versions.length === 1 ? null : (
            <Actions>
              <Button kind="stop" name="weg" value="alles">
                {t('memory.throw-all')}
              </Button>
            </Actions>
          )}
        </Form>
      )}
    </Page>
  );
}

function VersionSheet({ view, version }: { view: View; version: Version }) {
  const { t, language } = view;
  const { id, saved, answer, question } = version;
  const moment = showMoment(language, saved);
  const lines = allLines(question, answer, language);
  return (
    <Sheet as="section" labelledBy={`v-${id}`}>
      <h2 id={`v-${id}`} class="asked">
        {t('memory.stood-until', { moment })}
      </h2>
      {lines.length === 0 ? <p class="soft">{t('common.none')}</p> : <AnswerLines lines={lines} />}
      <Actions>
        <Button compact name="terug" value={id} spoken={t('memory.bring-back-of', { moment })}>
          {t('memory.bring-back')}
        </Button>
        <Button kind="quiet" compact name="weg" value={id} spoken={t('memory.throw-of', { moment })}>
          {t('memory.throw')}
        </Button>
      </Actions>
    </Sheet>
  );
}
