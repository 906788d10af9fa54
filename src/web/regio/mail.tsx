import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { readTrials, sendTrial } from '../../identity/mail-trial.ts';
import { type Checked, type CheckedOf, senderDomain } from '../../mail/check.ts';
import { type Trial, type TrialKind, trials } from '../../mail/returned-rows.ts';
import { bareAddress } from '../../mail/send.ts';
import { showMoment } from '../../words/text.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';

/** "Werkt de mail?" for who looks after a region (C8): how it is set up, a letter to try, and what to ask of a school's ICT. */
export const mailCheckRoute = staffRoute(paths.mailCheck(), {
  get: showMail,
  async post(asked) {
    const { actor, house, desk, form } = asked;
    const kind = trials.find((one) => one === form.get('proef'));
    if (kind === undefined) throw new Fault('malformed', 'no such letter to try');
    // Before the letter is counted: who looks after no region learns nothing here.
    await readTrials(actor, house);
    await desk.limits.take('sign-in-letter', actor.person);
    await sendTrial(actor, house, kind, domainOf(asked));
    return asked.go(`${paths.mailCheck()}#proberen`);
  },
});

const domainOf = ({ desk }: Asked<StaffActor>): string =>
  senderDomain(desk.config.mailFrom) ?? 'nergens.example';

async function showMail(asked: Asked<StaffActor>): Promise<Response> {
  const { actor, house, desk, view, show } = asked;
  const { t } = view;
  const tried = await readTrials(actor, house);
  const checked = (await desk.checkMail?.()) ?? [];
  const from = checked.find(({ of }) => of === 'sender')?.where ?? bareAddress(desk.config.mailFrom);
  const good = checked.every(({ state }) => state === 'good');
  const words = t('post.ask-words', { from });
  const page = (
    <Page
      view={view}
      title={t('post.title')}
      heading={t('post.title')}
      lead={t('post.lead')}
      back={paths.staffHome()}
    >
      <div class="stack">
        <section class="flow" aria-labelledby="nu">
          <h2 id="nu">{t('post.now')}</h2>
          <Notice kind={good ? 'done' : 'mind'}>{t(good ? 'post.all-good' : 'post.some')}</Notice>
          <ul class="stack plain-list">
            {checked.map((one) => (
              <CheckSheet view={view} one={one} />
            ))}
          </ul>
        </section>
        <section class="flow" aria-labelledby="proberen">
          <h2 id="proberen" tabindex={-1}>
            {t('post.try')}
          </h2>
          {trials.map((kind) => (
            <TrySheet view={view} kind={kind} trial={tried.find((trial) => trial.kind === kind)} />
          ))}
        </section>
        <section class="flow" aria-labelledby="ict">
          <h2 id="ict">{t('post.ask')}</h2>
          <p>{t('post.ask-what')}</p>
          <Sheet>
            {words.split('\n\n').map((line) => (
              <p>{line}</p>
            ))}
          </Sheet>
          <div class="row">
            <CopyButton view={view} text={words} words={t('post.ask-copy')} />
          </div>
        </section>
      </div>
    </Page>
  );
  return show(page);
}

/** The variable of the environment, for whoever runs the installation. */
const settings: Partial<Record<CheckedOf, string>> = {
  ...{ server: 'SMTP_URL', sender: 'MAIL_FROM', reply: 'MAIL_REPLY', dkim: 'MAIL_DKIM' },
};

/** One thing that mail leans on: its state as a word, what it is for, and what to do when it is not good. */
function CheckSheet({ view: { t }, one }: { view: View; one: Checked }) {
  const { of, state, where, record } = one;
  const mend = state === 'weak' || state === 'missing' || state === 'unknown';
  return (
    <Sheet as="li" tone={state === 'good' ? 'white' : 'sky'}>
      <h3>
        {t(`post.${of}`)}: {t(`post.state-${state}`).toLowerCase()}
      </h3>
      <p>{t(`post.${of}-what`)}</p>
      {mend ? <p class="strong">{t(`post.${of}-do`)}</p> : null}
      {state === 'away' ? <p class="strong">{t('post.away')}</p> : null}
      {mend && settings[of] !== undefined ? (
        <p class="small soft">{t('post.setting', { name: settings[of] })}</p>
      ) : null}
      {where === undefined ? null : <p class="small soft address">{t('post.where', { where })}</p>}
      {record === undefined ? null : (
        <p class="small soft address">
          {t(state === 'missing' ? 'post.record-new' : 'post.record', { record })}
        </p>
      )}
    </Sheet>
  );
}

/** A letter to oneself, or one that has to come back; and what became of the last one. */
function TrySheet({ view, kind, trial }: { view: View; kind: TrialKind; trial: Trial | undefined }) {
  const { t } = view;
  return (
    <Sheet>
      <h3>{t(`post.try-${kind}`)}</h3>
      <p>{t(`post.try-${kind}-what`)}</p>
      {trial === undefined ? null : <p role="status">{toldOf(view, kind, trial)}</p>}
      {kind === 'bounce' && trial?.sent !== undefined && trial.returned === undefined ? (
        <p class="soft">{t('post.bounce-how')}</p>
      ) : null}
      <Form view={view} action={paths.mailCheck()}>
        <Button name="proef" value={kind} compact>
          {t(`post.try-${kind}`)}
        </Button>
      </Form>
    </Sheet>
  );
}

function toldOf({ t, language }: View, kind: TrialKind, { at, sent, returned }: Trial): string {
  const state = returned !== undefined ? 'returned' : sent !== undefined ? 'sent' : 'waits';
  return t(`post.${kind}-${state}`, { at: showMoment(language, returned ?? sent ?? at) });
}
