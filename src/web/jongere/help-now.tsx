import { answerColleague, type MyHelp, type MySignal, waitingTakeover } from '../../aftercare/help.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Yes or no to a colleague of who helps (F65). */
export const colleagueRoute = ownerRoute(paths.helpColleague(), {
  alone: true,
  get: ({ go }) => go(paths.askHelp()),
  async post({ actor, house, form, go }) {
    await answerColleague(actor, house, form.get('doe') === 'ja');
    return go(paths.askHelp());
  },
});

type Props = { view: View; help: MyHelp; now: MySignal; fresh: boolean };

/** Help was asked: what they see, who helps, and the way back. */
export function HelpNow({ view, help, now, fresh }: Props) {
  const { t, language } = view;
  const { at, stands, helper, called, reach, asked } = now;
  return (
    <>
      {stands ? null : (
        <Notice kind="mind">
          <p>{t('aftercare.unsigned', { at })}</p>
          <p>{t('aftercare.unsigned-next', { stop: t('aftercare.stop') })}</p>
        </Notice>
      )}
      {fresh && stands && helper === undefined ? (
        <Notice kind="done" status>
          <p>{t('aftercare.asked', { at })}</p>
          <p>{t('aftercare.asked-next')}</p>
        </Notice>
      ) : null}
      <Colleague view={view} help={help} />
      <Sheet as="section" labelledBy="wat-zij-zien">
        <h2 id="wat-zij-zien">{t(stands ? 'aftercare.they-see' : 'aftercare.you-asked', { at })}</h2>
        <Rows
          rows={[
            [t('aftercare.called'), <bdi>{called}</bdi>],
            [
              t('aftercare.how-short'),
              <>
                {t(`aftercare.way-${reach.way}`)}: <bdi>{reach.where}</bdi>
              </>,
            ],
            [t('aftercare.since'), showDay(language, asked)],
            [t('aftercare.helper'), helper === undefined ? t('aftercare.helper-none') : <bdi>{helper}</bdi>],
          ]}
        />
        <p>{t('aftercare.goes-not')}</p>
      </Sheet>
      <Actions>
        <LinkButton href={paths.chooseReceiver()}>{t('aftercare.share')}</LinkButton>
      </Actions>
      <Form view={view} action={paths.askHelp()}>
        <Actions>
          <Button kind="stop" name="doe" value="stop">
            {t('aftercare.stop')}
          </Button>
        </Actions>
        {stands ? <p class="soft">{t('aftercare.stop-what', { at })}</p> : null}
      </Form>
    </>
  );
}

function Colleague({ view, help }: { view: View; help: MyHelp }) {
  const { t } = view;
  const waiting = waitingTakeover(help);
  if (waiting === undefined) return null;
  const from = help.now?.helper ?? '';
  const { name, at } = waiting.to;
  if (!waiting.there)
    return (
      <Notice kind="mind">
        <p>{t('aftercare.colleague-gone', { name, at })}</p>
      </Notice>
    );
  return (
    <Sheet as="section" tone="sky" labelledBy="collega">
      <h2 id="collega">{t('aftercare.colleague', { name })}</h2>
      <p>{t('aftercare.colleague-from', { from, name, at })}</p>
      <blockquote dir="auto">{waiting.why}</blockquote>
      <p>{t('aftercare.colleague-what', { from, name })}</p>
      <Form view={view} action={paths.helpColleague()}>
        <Actions>
          <Button kind="main" name="doe" value="ja">
            {t('aftercare.colleague-yes', { name })}
          </Button>
          <Button kind="quiet" name="doe" value="nee">
            {t('aftercare.colleague-no')}
          </Button>
        </Actions>
      </Form>
    </Sheet>
  );
}
