import { z } from 'zod';
import type { OwnerActor } from '../../access/actor.ts';
import { askAddress, confirmAddress, dropAddress } from '../../identity/own-address.ts';
import { isOwnCard } from '../../identity/own-factor.ts';
import { showWait } from '../../words/text.ts';
import { tooOften } from '../faults.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { MailedCode } from '../parts/mailed-code.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { takeLetter } from '../sign-in-letters.ts';

/** Sets or changes the own address, with the own card code: no school can do this in somebody's name (C9, C10). */
export const ownAddressRoute = ownerRoute(paths.ownAddress(), {
  alone: true,
  get: (asked) => addressPage(asked, []),
  async post(asked) {
    const { actor, house, desk, form, view } = asked;
    const mail = (form.get('mail') ?? '').trim();
    if (!z.email().max(254).safeParse(mail).success)
      return addressPage(asked, [{ field: 'mail', words: view.t('ways.address-shape') }]);
    await takeCardTry(asked);
    const card = form.get('kaartcode') ?? '';
    // The card first: who has none uses up nothing of an address that may be somebody else's.
    if (!(await isOwnCard(actor, house, card)))
      return addressPage(asked, [{ field: 'kaartcode', words: view.t('ways.own-card-wrong') }]);
    await desk.limits.giveBack('own-code', actor.owner);
    const wait = await takeLetter(asked, mail);
    if (wait > 0) {
      const words = view.t('ways.often', { when: showWait(view.language, wait) });
      return tooOften(addressPage(asked, [{ field: 'mail', words }]), wait);
    }
    const sent = await askAddress(actor, house, { mail, card, language: view.language });
    if (sent.kind === 'wrong-card')
      return addressPage(asked, [{ field: 'kaartcode', words: view.t('ways.own-card-wrong') }]);
    return asked.setAttempt(asked.go(paths.ownAddressCode()), sent.browser);
  },
});

/** The code that went to the new address. */
export const ownAddressCodeRoute = ownerRoute(paths.ownAddressCode(), {
  alone: true,
  get: (asked) => codePage(asked, []),
  async post(asked) {
    const { actor, house, form, view, attempt } = asked;
    if (attempt === undefined) return asked.go(paths.ownAddress());
    const done = await confirmAddress(actor, house, attempt, form.get('code') ?? '');
    if (done.kind === 'kept') return asked.setAttempt(asked.go(`${paths.ways()}?gedaan=kept`), '');
    const words =
      done.kind === 'wrong'
        ? view.t('ways.code-wrong', { left: done.left })
        : view.t(done.kind === 'taken' ? 'ways.code-taken' : 'ways.code-over');
    return codePage(asked, [{ field: 'code', words }]);
  },
});

/** Takes the own address away, with the own card code. */
export const ownAddressDropRoute = ownerRoute(paths.ownAddressDrop(), {
  alone: true,
  get: (asked) => dropPage(asked, []),
  async post(asked) {
    const { actor, house, desk, form, view } = asked;
    await takeCardTry(asked);
    if (!(await dropAddress(actor, house, form.get('kaartcode') ?? '')))
      return dropPage(asked, [{ field: 'kaartcode', words: view.t('ways.own-card-wrong') }]);
    await desk.limits.giveBack('own-code', actor.owner);
    return asked.go(`${paths.ways()}?gedaan=dropped`);
  },
});

async function takeCardTry({ desk, actor }: Asked<OwnerActor>): Promise<void> {
  await desk.limits.take('own-code', actor.owner);
}

function CardField({
  asked: { view, form },
  issues,
}: {
  asked: Asked<OwnerActor>;
  issues: readonly Issue[];
}) {
  return (
    <TextField
      view={view}
      name="kaartcode"
      label={view.t('ways.own-card')}
      hint={view.t('ways.own-card-hint')}
      issue={issueOf(issues, 'kaartcode')}
      value={(form.get('kaartcode') ?? '').slice(0, 60)}
      size="code"
      autocapitalize="characters"
      spellcheck={false}
    />
  );
}

function addressPage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('ways.address-title')}
      heading={t('ways.address-title')}
      lead={t('ways.address-lead')}
      back={paths.ways()}
      here="settings"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.ownAddress()}>
        <TextField
          view={view}
          name="mail"
          type="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          maxlength={254}
          label={t('ways.address')}
          issue={issueOf(issues, 'mail')}
          value={form.get('mail') ?? ''}
        />
        <CardField asked={asked} issues={issues} />
        <Actions>
          <Button kind="main" noCheck>
            {t('ways.address-send')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

function codePage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('ways.code-title')}
      heading={t('ways.code-title')}
      lead={t('ways.code-lead')}
      back={paths.ownAddress()}
      here="settings"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.ownAddressCode()}>
        <MailedCode view={view} issues={issues} />
        <Actions>
          <Button kind="main">{t('ways.code-keep')}</Button>
          <LinkButton href={paths.ownAddress()}>{t('ways.code-new')}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

function dropPage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('ways.drop-title')}
      heading={t('ways.drop-title')}
      lead={t('ways.drop-lead')}
      back={paths.ways()}
      here="settings"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.ownAddressDrop()}>
        <CardField asked={asked} issues={issues} />
        <Actions>
          <Button kind="main" icon="stop">
            {t('ways.drop-sure')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
