import { readId, type SessionId } from '../../base/id.ts';
import { endDevice, endOtherDevices, listDevices, type SignedIn } from '../../identity/devices.ts';
import { readHelpers } from '../../identity/helpers.ts';
import { type AddressNow, readAddressNow, tryAddressAgain } from '../../identity/own-returned.ts';
import { listPasskeys, type OwnPasskey, removePasskey } from '../../identity/passkey.ts';
import { listSchoolWays, type SchoolWay, unlinkSchool } from '../../identity/school.ts';
import type { Key } from '../../words/catalogs.ts';
import { showMoment } from '../../words/text.ts';
import { nameDevice } from '../device-name.ts';
import { isProven, isShownOnce, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import { schoolsFor } from '../start/school.tsx';
import type { View } from '../view.ts';
import { OwnAddressSheet } from './own-address-sheet.tsx';

/** How a young person gets in: card, own address, and where the passport is open now (C10, U46). */
export const waysRoute = ownerRoute(paths.ways(), {
  async get(asked) {
    const { actor, house, view, query, show } = asked;
    const devices = await listDevices(actor, house);
    const passkeys = await listPasskeys(actor, house);
    const accounts = await listSchoolWays(actor, house);
    const schools = schoolsFor(asked, 'young');
    const address = await readAddressNow(actor, house);
    const helpers = (await readHelpers(actor, house)).helpers.length;
    const said = saidWords[query.get('gedaan') ?? ''];
    const names = new Map(schools.map(({ about }) => [about.key, about.name]));
    return show(<WaysPage {...{ view, devices, passkeys, accounts, names, address, helpers, said }} />);
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    if (form.get('adres') === 'weer') {
      await tryAddressAgain(actor, house);
      return go(`${paths.ways()}?gedaan=tried`);
    }
    const school = form.get('schoolaccount');
    if (school !== null) {
      if (!isProven(asked)) return go(proveFirst(paths.ways()));
      await unlinkSchool(actor, house, school);
      return go(`${paths.ways()}?gedaan=unlinked`);
    }
    const passkey = form.get('passkey');
    if (passkey !== null) {
      if (!isProven(asked)) return go(proveFirst(paths.ways()));
      await removePasskey(actor, house, passkey);
      return go(`${paths.ways()}?gedaan=removed`);
    }
    if (!isShownOnce(asked)) return go(proveFirst(paths.ways()));
    const id = readId<SessionId>(form.get('apparaat') ?? undefined);
    if (form.get('apparaat') === 'andere') await endOtherDevices(actor, house);
    else if (id !== undefined && id !== actor.session) await endDevice(actor, house, id);
    return go(`${paths.ways()}?gedaan=ended`);
  },
});

const saidWords: Readonly<Record<string, Key>> = {
  ended: 'ways.ended',
  kept: 'ways.kept',
  dropped: 'ways.dropped',
  tried: 'ways.mail-tried',
  added: 'passkey.added',
  removed: 'passkey.removed',
  linked: 'account.linked',
  unlinked: 'account.unlinked',
};

type Props = {
  view: View;
  devices: readonly SignedIn[];
  passkeys: readonly OwnPasskey[];
  accounts: readonly SchoolWay[];
  /** The schools whose accounts are taken, by their key. */
  names: ReadonlyMap<string, string>;
  address: AddressNow | undefined;
  /** How many were chosen to help back. */
  helpers: number;
  said: Key | undefined;
};

function WaysPage({ view, devices, passkeys, accounts, names, address, helpers, said }: Props) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('ways.title')}
      heading={t('ways.title')}
      lead={t('ways.lead')}
      back={paths.settings()}
      here="settings"
    >
      <div class="stack">
        {said === undefined ? null : (
          <Notice kind="done" status>
            <p>{t(said)}</p>
          </Notice>
        )}
        <Sheet as="section" labelledBy="kaart">
          <h2 id="kaart">{t('ways.card')}</h2>
          <p>{t('ways.card-what')}</p>
          <LinkButton href={paths.card()}>{t('ways.card-go')}</LinkButton>
        </Sheet>
        <OwnAddressSheet view={view} address={address} />
        <Passkeys view={view} passkeys={passkeys} />
        {names.size + accounts.length === 0 ? null : (
          <Accounts view={view} accounts={accounts} names={names} />
        )}
        <Sheet as="section" labelledBy="hulp">
          <h2 id="hulp">{t('rescue.title')}</h2>
          <p>{t('rescue.what')}</p>
          {helpers === 0 ? null : <p>{t('rescue.now', { count: helpers })}</p>}
          <LinkButton href={paths.helpers()}>{t('rescue.to')}</LinkButton>
        </Sheet>
        <Devices view={view} devices={devices} />
      </div>
    </Page>
  );
}

/** Passkeys on devices of one's own: named, and to be taken away. The card stays, so that none is the last way in. */
function Passkeys({ view, passkeys }: { view: View; passkeys: readonly OwnPasskey[] }) {
  const { t } = view;
  return (
    <Sheet as="section" labelledBy="eigen-apparaat">
      <h2 id="eigen-apparaat">{t('passkey.title')}</h2>
      <p>{t('passkey.what')}</p>
      {passkeys.length === 0 ? <p>{t('passkey.none')}</p> : null}
      {passkeys.map((passkey) => {
        const called = passkey.name || nameDevice(view, passkey.about);
        return (
          <SheetHead>
            <p>
              <strong>
                <bdi>{called}</bdi>
              </strong>
              <br />
              <span class="soft">{t('passkey.used', { at: showMoment(view.language, passkey.used) })}</span>
            </p>
            <Form view={view} action={paths.ways()}>
              <Button
                kind="stop"
                compact
                name="passkey"
                value={passkey.id}
                spoken={t('passkey.remove-of', { device: called })}
              >
                {t('passkey.remove')}
              </Button>
            </Form>
          </SheetHead>
        );
      })}
      <LinkButton href={paths.passkey()}>{t('passkey.to-add')}</LinkButton>
    </Sheet>
  );
}

/** School accounts that open this passport: to be linked, and unlinked without loss when the school is left (F4). */
function Accounts({ view, accounts, names }: Pick<Props, 'view' | 'accounts' | 'names'>) {
  const { t } = view;
  return (
    <Sheet as="section" labelledBy="schoolaccount">
      <h2 id="schoolaccount">{t('account.own')}</h2>
      <p>{t(accounts.length === 0 ? 'account.own-none' : 'account.own-what')}</p>
      {accounts.map(({ id, issuer, used }) => {
        const school = names.get(issuer) ?? issuer;
        return (
          <SheetHead>
            <p>
              <strong>{school}</strong>
              <br />
              <span class="soft">{t('passkey.used', { at: showMoment(view.language, used) })}</span>
            </p>
            <Form view={view} action={paths.ways()}>
              <Button
                kind="stop"
                compact
                name="schoolaccount"
                value={id}
                spoken={t('account.unlink-of', { school })}
              >
                {t('account.unlink')}
              </Button>
            </Form>
          </SheetHead>
        );
      })}
      {names.size === 0 ? null : <LinkButton href={paths.school()}>{t('account.own-link')}</LinkButton>}
    </Sheet>
  );
}

function Devices({ view, devices }: { view: View; devices: readonly SignedIn[] }) {
  const { t } = view;
  const others = devices.filter(({ here }) => !here);
  return (
    <section aria-labelledby="apparaten" class="stack">
      <h2 id="apparaten">{t('ways.devices')}</h2>
      {devices.map((device) => (
        <Sheet>
          <SheetHead>
            <div>
              <h3>{nameDevice(view, device.about)}</h3>
              <p>
                {device.here ? <strong>{t('ways.here')}, </strong> : null}
                {t(`ways.device-${device.device}`)}
              </p>
              <p class="soft">{t('ways.seen', { at: showMoment(view.language, device.seen) })}</p>
            </div>
            {device.here ? null : (
              <Form view={view} action={paths.ways()}>
                <Button
                  kind="stop"
                  compact
                  name="apparaat"
                  value={device.id}
                  spoken={t('ways.end-of', { device: nameDevice(view, device.about) })}
                >
                  {t('ways.end')}
                </Button>
              </Form>
            )}
          </SheetHead>
        </Sheet>
      ))}
      {others.length < 2 ? null : (
        <Form view={view} action={paths.ways()}>
          <Actions>
            <Button kind="stop" name="apparaat" value="andere">
              {t('ways.end-others')}
            </Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}
