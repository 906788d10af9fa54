import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type ContractId, idFrom, type OrganisationId, readId } from '../../base/id.ts';
import {
  chooseAsked,
  endContract,
  type Registered,
  readRegister,
  recordContract,
  signs,
  stands,
} from '../../contracts/register.ts';
import { type ContractKind, contractKinds } from '../../contracts/rows.ts';
import { organisationKinds } from '../../organisations/tree.ts';
import { cleanLine } from '../../questions/clean.ts';
import { readableDay, readDay } from '../../questions/day.ts';
import { dayOf } from '../../sharing/life.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import type { Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { RecordForm, type Typed } from './overeenkomst-form.tsx';

/** The register of agreements (F124): who signed what, and so whom young people can choose. For the admin of a region. */
export const registerRoute = staffRoute(paths.contracts(), {
  async get({ actor, house, view, show }) {
    const { organisations } = await readRegister(actor, house);
    const { t } = view;
    return show(
      <Page
        view={view}
        title={t('contracts.title')}
        heading={t('contracts.title')}
        lead={t('contracts.lead')}
        back={paths.staffHome()}
      >
        <div class="stack">
          {organisations.length === 0 ? <p>{t('contracts.none')}</p> : null}
          <ul class="grid">
            {organisations.map((one) => (
              <Row view={view} one={one} />
            ))}
          </ul>
          <Actions>
            <LinkButton href={paths.contractsAsked()}>{t('contracts.asked')}</LinkButton>
          </Actions>
        </div>
      </Page>,
    );
  },
});

function Row({ view: { t }, one }: { view: View; one: Registered }) {
  return (
    <Sheet as="li" tone={one.standing ? 'mint' : 'white'}>
      <h2>
        <a class="sheet-link" href={paths.contractsOf(one.id)}>
          {one.name}
        </a>
      </h2>
      <p>{t(`contracts.kind-${one.kind}`)}</p>
      <p class="soft">{t(one.standing ? 'contracts.can' : 'contracts.cannot')}</p>
    </Sheet>
  );
}

/** One organisation: what it signed, to add to and to end. */
export const registeredRoute = staffRoute(pattern.contractsOf, {
  get: async (asked) => showOne(asked, await oneOf(asked)),
  async post(asked) {
    const { actor, house, form, go } = asked;
    const one = await oneOf(asked);
    const ending = readId<ContractId>(form.get('beeindig') ?? undefined);
    if (ending !== undefined) {
      await endContract(actor, house, one.id, ending);
      return go(`${paths.contractsOf(one.id)}?beeindigd`);
    }
    const typed = readTyped(asked);
    if (typed.kind === undefined || typed.issues.length > 0) return showOne(asked, one, typed);
    await recordContract(actor, house, one.id, {
      id: idFrom<ContractId>(`contract ${actor.session} ${form.get('eens')}`),
      kind: typed.kind,
      version: typed.version,
      signed: typed.day,
      signed_by: typed.by,
    });
    return go(`${paths.contractsOf(one.id)}?bewaard`);
  },
});

async function oneOf({ actor, house, params }: Asked<StaffActor>): Promise<Registered> {
  const id = readId<OrganisationId>(params.organisation);
  const one = (await readRegister(actor, house)).organisations.find((known) => known.id === id);
  if (one === undefined) throw new Fault('not-there', 'no such organisation of this region');
  return one;
}

function readTyped({ form, view }: Asked<StaffActor>): Typed & { day: string } {
  const { t, now } = view;
  const kind = contractKinds.find((known) => known === form.get('soort'));
  const version = cleanLine(form.get('versie') ?? '', 40);
  const typedDay = cleanLine(form.get('datum') ?? '', 40);
  const by = cleanLine(form.get('door') ?? '', 120);
  const day = readDay(typedDay);
  const issues: Issue[] = [];
  if (kind === undefined) issues.push({ field: 'soort', words: t('contracts.which-empty') });
  if (version === '') issues.push({ field: 'versie', words: t('contracts.version-empty') });
  if (day === undefined) issues.push({ field: 'datum', words: t('contracts.signed-shape') });
  else if (day > dayOf(now)) issues.push({ field: 'datum', words: t('contracts.signed-later') });
  if (by === '') issues.push({ field: 'door', words: t('contracts.by-empty') });
  return { kind, version, typedDay, by, issues, day: day ?? '' };
}

function showOne(asked: Asked<StaffActor>, one: Registered, typed?: Typed): Response {
  const { view, query, show } = asked;
  const { t } = view;
  const said = query.has('bewaard') ? 'kept' : query.has('beeindigd') ? 'ended-now' : undefined;
  const page = (
    <Page
      view={view}
      title={t('contracts.of')}
      heading={one.name}
      lead={lackInWords(view, one)}
      back={paths.contracts()}
      fault={typed !== undefined}
    >
      <div class="stack">
        {said === undefined ? null : (
          <Notice kind="done" status>
            <p>{t(`contracts.${said}`)}</p>
          </Notice>
        )}
        {one.contracts.map((contract) => (
          <ContractSheet view={view} one={one} contract={contract} />
        ))}
        <RecordForm view={view} one={one} {...(typed && { typed })} once={asked.form.get('eens')} />
      </div>
    </Page>
  );
  return show(page, typed === undefined ? 200 : 422);
}

function lackInWords({ t }: View, { standing, lacks }: Registered): string {
  if (standing) return t('contracts.can');
  const named = lacks.map((kind) => t(`contracts.${kind}`));
  return `${t('contracts.cannot')} ${t('contracts.lacks', { what: named.join(' + ') })}`;
}

function ContractSheet(props: { view: View; one: Registered; contract: Registered['contracts'][number] }) {
  const { view, one, contract } = props;
  const { t, language, now } = view;
  const { kind, version, signed, signed_by, ended } = contract;
  const open = stands(contract, now);
  return (
    <Sheet as="section" labelledBy={`c-${contract.id}`} tone={open ? 'mint' : 'white'}>
      <h2 id={`c-${contract.id}`}>{t(`contracts.${kind}`)}</h2>
      <p>{t('contracts.signed-on', { version, day: readableDay(signed, language), by: signed_by })}</p>
      {ended === null ? null : <p>{t('contracts.ended-on', { day: showDay(language, ended) })}</p>}
      {open ? (
        <details>
          <summary>{t('contracts.end')}</summary>
          <div class="disclosed">
            <p>{t('contracts.end-what')}</p>
            <Form view={view} action={paths.contractsOf(one.id)}>
              <Button kind="stop" name="beeindig" value={contract.id}>
                {t('contracts.end-sure')}
              </Button>
            </Form>
          </div>
        </details>
      ) : null}
    </Sheet>
  );
}

/** What the region asks of which kind of organisation: a setting, and data. */
export const askedContractsRoute = staffRoute(paths.contractsAsked(), {
  async get({ actor, house, view, query, show }) {
    const { asked } = await readRegister(actor, house);
    const { t } = view;
    const words = (kind: ContractKind) => ({ value: kind, words: t(`contracts.${kind}`) });
    return show(
      <Page
        view={view}
        title={t('contracts.asked')}
        heading={t('contracts.asked')}
        lead={t('contracts.asked-lead')}
        back={paths.contracts()}
      >
        <div class="stack">
          {query.has('bewaard') ? (
            <Notice kind="done" status>
              <p>{t('contracts.asked-kept')}</p>
            </Notice>
          ) : null}
          <Form view={view} action={paths.contractsAsked()}>
            {receivers.map((kind) => (
              <Checks
                name={kind}
                legend={t(`contracts.kind-${kind}`)}
                options={contractKinds.map(words)}
                chosen={asked[kind]}
              />
            ))}
            <Actions>
              <Button kind="main">{t('contracts.asked-keep')}</Button>
            </Actions>
          </Form>
        </div>
      </Page>,
    );
  },
  async post({ actor, house, form, go }) {
    for (const kind of receivers) {
      const chosen = form.getAll(kind);
      await chooseAsked(
        actor,
        house,
        kind,
        contractKinds.filter((one) => chosen.includes(one)),
      );
    }
    return go(`${paths.contractsAsked()}?bewaard`);
  },
});

const receivers = organisationKinds.filter(signs);
