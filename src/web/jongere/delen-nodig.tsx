import { type Choices, readChoices } from '../../look/choices.ts';
import { catalog } from '../../questions/catalog.ts';
import type { Question } from '../../questions/model.ts';
import { chooseExtra } from '../../sharing/draft.ts';
import type { Share } from '../../sharing/list.ts';
import { hasGuardedPart, inScope, type Scope } from '../../sharing/scope.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { DutchBeside } from '../parts/dutch-beside.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { stepAfterChoices } from './delen-erbij.tsx';
import { ownDraft } from './own-share.ts';

/** The step of its own: what I need, and whatever else is extra protected, each by name (AVG art. 9, F79). */
export const shareNeedsRoute = ownerRoute(pattern.grantNeeds, {
  async get(asked) {
    const draft = await ownDraft(asked);
    const choices = await readChoices(asked.actor, asked.house);
    return asked.show(<NeedsPage view={asked.view} draft={draft} extra={offered(choices, draft.scope)} />);
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    const draft = await ownDraft(asked);
    const choices = await readChoices(actor, house);
    const ids = offered(choices, draft.scope).map((question) => question.id);
    await chooseExtra(
      actor,
      house,
      draft.id,
      ids.filter((id) => form.getAll('vraag').includes(id)),
    );
    return go(await stepAfterChoices(asked, draft.id));
  },
});

/** The last sentence of the story goes only where the story itself goes. */
const offered = (choices: Choices, scope: Scope): Question[] =>
  choices.extra.filter((question) => !hasGuardedPart(question) || inScope(scope, question));

function NeedsPage({ view, draft, extra }: { view: View; draft: Share; extra: readonly Question[] }) {
  const { t, language } = view;
  const who = draft.receiver.name;
  return (
    <Page
      view={view}
      title={t('share.needs-title')}
      heading={t('share.needs-title')}
      lead={t('share.needs-lead', { who })}
      back={paths.grantWhat(draft.id)}
      here="sharing"
      quickExit
    >
      <Notice>
        <p>{t('share.needs-why')}</p>
      </Notice>
      <DutchBeside view={view} keys={['share.needs-lead']} values={{ who }} />
      <Form view={view} action={paths.grantNeeds(draft.id)}>
        <Checks
          name="vraag"
          legend={t('share.needs-choose', { who })}
          options={extra.map((question) => ({
            value: question.id,
            words: hasGuardedPart(question)
              ? t('share.story-last', { title: question.title[language] })
              : question.title[language],
            ...(question.chapter !== 'nodig' && { note: catalog.chapter(question.chapter).title[language] }),
          }))}
          chosen={draft.scope.extra}
        />
        <Actions>
          <Button kind="main">{t('share.see-first')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
