import type { Before } from '../../mirror/look.ts';
import type { Reply } from '../../mirror/model.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { FrameView } from '../view.ts';
import { withNames } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';
import { ReplyLines } from './reply-lines.tsx';
import { SkillSheet } from './skill-sheet.tsx';

/** What was sent, and that it can still be changed, or was read. */
export function GivenPage({ view, before, reply }: { view: FrameView; before: Before; reply: Reply }) {
  const { t } = view;
  const { asked, heard } = before;
  const name = { name: asked.called };
  return (
    <CompanionPage
      view={view}
      title={t('companion.title')}
      heading={heard ? withNames(view, 'companion.heard', name) : t('companion.sent')}
      lead={heard ? t('companion.heard-what') : withNames(view, 'companion.sent-what', name)}
    >
      <SkillSheet view={view} asked={asked} />
      <Sheet as="section" labelledBy="het-antwoord">
        <h2 id="het-antwoord">{t('companion.your-answer')}</h2>
        <ReplyLines view={view} reply={reply} />
      </Sheet>
      {heard ? null : <p class="soft">{withNames(view, 'companion.until-read', name)}</p>}
      <Form view={view} action={paths.askedAnswer()}>
        <Actions>
          <Button kind="main" name="doe" value={asked.role === 'classmate' ? 'terug' : 'klaar'}>
            {t('companion.done')}
          </Button>
          {heard ? null : (
            <LinkButton href={`${paths.askedAnswer()}?verander`}>{t('companion.change')}</LinkButton>
          )}
        </Actions>
      </Form>
    </CompanionPage>
  );
}
