import type { Actor } from '../../access/actor.ts';
import { after, days } from '../../base/clock.ts';
import { codeLength, readCode, showCode } from '../../base/code.ts';
import { readPictures } from '../../identity/own-pictures.ts';
import { askBack, askDays, comeHelped } from '../../identity/rescue.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { OwnPictures } from '../parts/own-pictures.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { DeviceChoice, readDevice } from './beginning.tsx';

/** Back without card, mail or device, with the help of somebody who was chosen beforehand (F6): what happens, and a code to begin with. */
export const comeBackHelpedRoute = openRoute(paths.comeBackHelped(), {
  get({ view, show }) {
    const { t } = view;
    return show(
      <Page
        view={view}
        title={t('rescue.back-title')}
        heading={t('rescue.back-title')}
        lead={t('rescue.back-lead')}
        back={paths.comeBack()}
      >
        <ol>
          <li>{t('rescue.back-1')}</li>
          <li>{t('rescue.back-2')}</li>
          <li>{t('rescue.back-3')}</li>
          <li>{t('rescue.back-4')}</li>
        </ol>
        <Form view={{ ...view, mark: '' }} action={paths.comeBackHelped()}>
          <Actions>
            <Button kind="main">{t('rescue.back-make')}</Button>
            <LinkButton href={paths.comeBackHelpedIn()}>{t('rescue.back-have')}</LinkButton>
          </Actions>
        </Form>
        <p>{t('rescue.back-none')}</p>
      </Page>,
    );
  },
  async post(asked) {
    await takeNetwork(asked);
    return asked.setAttempt(asked.go(paths.comeBackHelpedCode()), await askBack(asked.house));
  },
});

/** The code to read to who helps; it stands in this browser's cookie for a while, and on paper. */
export const comeBackHelpedCodeRoute = openRoute(paths.comeBackHelpedCode(), {
  get({ view, attempt, show, go }) {
    const code = readCode(attempt ?? '', codeLength.signIn);
    if (code === undefined) return go(paths.comeBackHelped());
    const { t } = view;
    const day = showDay(view.language, after(view.now, days(askDays)));
    return show(
      <Page
        view={view}
        title={t('rescue.code-title')}
        heading={t('rescue.code-title')}
        lead={t('rescue.code-lead')}
        back={paths.comeBackHelped()}
      >
        <div>
          <Code view={view} code={showCode(code)} />
        </div>
        <p>{t('rescue.code-until', { day })}</p>
        <Actions>
          <LinkButton kind="main" href={paths.comeBackHelpedIn()}>
            {t('rescue.code-next')}
          </LinkButton>
        </Actions>
      </Page>,
    );
  },
});

/** Both codes and the own pictures: at first it says from when, and from then on it is a way in. */
export const comeBackHelpedInRoute = openRoute(paths.comeBackHelpedIn(), {
  get: (asked) => inPage(asked, []),
  async post(asked) {
    const { form, house, view } = asked;
    const { t } = view;
    const pictures = readPictures(form.getAll('plaatje'));
    if (pictures === undefined)
      return inPage(asked, [{ field: 'plaatje', words: t('rescue.pictures-four') }]);
    await takeNetwork(asked);
    const device = readDevice(form);
    const [ask, answer] = [form.get('code') ?? '', form.get('andere') ?? ''];
    const came = await comeHelped(house, { ask, answer, pictures }, { device, about: asked.deviceName });
    if (came.kind === 'wrong') return inPage(asked, [{ field: 'code', words: t('rescue.in-wrong') }]);
    await asked.desk.limits.giveBack('rescue-network', asked.network);
    if (came.kind === 'pictures')
      return inPage(asked, [{ field: 'plaatje', words: t('rescue.in-pictures', { left: came.left }) }]);
    if (came.kind === 'wait') return waitPage(asked, came.opens, [ask, answer]);
    return asked.setAttempt(asked.signIn(asked.go(paths.card()), came.token, device), '');
  },
});

async function takeNetwork({ desk, network }: Asked<Actor>): Promise<void> {
  await desk.limits.take('rescue-network', network);
}

function inPage(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view, form, attempt } = asked;
  const { t } = view;
  const known = readCode(attempt ?? '', codeLength.signIn);
  const field = (name: string, label: string, hint: string, value: string) => (
    <TextField
      view={view}
      name={name}
      label={label}
      hint={hint}
      issue={issueOf(issues, name)}
      value={(form.get(name) ?? value).slice(0, 40)}
      size="code"
      autocapitalize="characters"
      spellcheck={false}
    />
  );
  const page = (
    <Page
      view={view}
      title={t('rescue.in-title')}
      heading={t('rescue.in-title')}
      lead={t('rescue.in-lead')}
      back={paths.comeBackHelped()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.comeBackHelpedIn()}>
        {field(
          'code',
          t('rescue.in-ask'),
          t('rescue.in-ask-hint'),
          known === undefined ? '' : showCode(known),
        )}
        {field('andere', t('rescue.in-answer'), t('rescue.in-answer-hint'), '')}
        <OwnPictures view={view} issue={issueOf(issues, 'plaatje')} />
        <DeviceChoice asked={asked} />
        <Actions>
          <Button kind="main">{t('rescue.in-go')}</Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

function waitPage(asked: Asked<Actor>, opens: Date, codes: readonly string[]): Response {
  const { view } = asked;
  const { t } = view;
  return asked.show(
    <Page
      view={view}
      title={t('rescue.wait-title')}
      heading={t('rescue.wait-title')}
      lead={t('rescue.wait-lead', { at: showMoment(view.language, opens) })}
      back={paths.comeBack()}
    >
      <p>{t('rescue.wait-why')}</p>
      <p>{t('rescue.wait-keep')}</p>
      <h2>{t('rescue.wait-codes')}</h2>
      {codes.map((code) => (
        <div>
          <Code view={view} code={showCode(readCode(code, codeLength.signIn) ?? '')} />
        </div>
      ))}
    </Page>,
  );
}
