import type { OwnerActor } from '../../access/actor.ts';
import { type Brought, bringAlong, type Told } from '../../export/bring.ts';
import { takeEverything } from '../../export/take.ts';
import { zipOf } from '../../export/zip.ts';
import { readStays } from '../../retention/stays.ts';
import { dayOf } from '../../sharing/life.ts';
import { showDay } from '../../words/text.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { FileField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { Upload } from '../upload.ts';
import type { View } from '../view.ts';
import { BroughtNotice, fromQuery, inQuery } from './brought.tsx';

/** Take everything along, or throw it away (F91): buttons, not letters. */
export const everythingRoute = ownerRoute(paths.everything(), {
  alone: true,
  takesFile: true,
  get: (asked) => showEverything(asked, undefined),
  async post(asked) {
    const { actor, house, view, desk, file } = asked;
    if (typeof file === 'string') return showEverything(asked, file);
    await desk.limits.take('proof-add', actor.owner);
    const mayAdd = async () => (await desk.limits.count('proof-add', actor.owner)) === 0;
    const by = { actor, house, catalog: view.catalog, mayAdd };
    const came = await bringAlong(by, file.bytes);
    return came.kind === 'brought'
      ? asked.go(`${paths.everything()}?${inQuery(came.told)}`)
      : showEverything(asked, came.kind);
  },
});

/** Why a file did not come in. */
type Refused = Exclude<Brought['kind'] | Upload, 'brought' | object>;

async function showEverything(asked: Asked<OwnerActor>, refused: Refused | undefined): Promise<Response> {
  const { actor, house, view, show, query } = asked;
  const stays = await readStays(actor, house);
  const told = asked.posted ? undefined : fromQuery(query);
  const page = (
    <EverythingPage view={view} stays={stays} proven={isProven(asked)} refused={refused} told={told} />
  );
  return show(page, refused === undefined ? 200 : 422);
}

/** The whole passport as one file. The name of the file says nothing about whose it is. */
export const everythingFileRoute = ownerRoute(paths.everythingJson(), {
  alone: true,
  async get(asked) {
    if (!isProven(asked)) return asked.go(proveFirst(paths.everything()));
    const { actor, house, view } = asked;
    const everything = await takeEverything(actor, house, view.language);
    const name = `paspoort-voor-succes-${dayOf(view.now)}.json`;
    return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  },
});

/** The same with every photo, paper, film and sound beside it; made while it is sent. */
export const everythingZipRoute = ownerRoute(paths.everythingZip(), {
  alone: true,
  async get(asked) {
    if (!isProven(asked)) return asked.go(proveFirst(paths.everything()));
    const { actor, house, view } = asked;
    const everything = await takeEverything(actor, house, view.language);
    const name = `paspoort-voor-succes-${dayOf(view.now)}.zip`;
    return new Response(zipOf(actor, house, everything), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  },
});

type PageProps = {
  view: View;
  stays: Date;
  proven: boolean;
  refused: Refused | undefined;
  told: Told | undefined;
};

function EverythingPage({ view, stays, proven, refused, told }: PageProps) {
  const { t } = view;
  const issues = refused === undefined ? [] : [{ field: 'bestand', words: t(`keep.bring-${refused}`) }];
  return (
    <Page
      view={view}
      title={t('keep.title')}
      heading={t('keep.title')}
      lead={t('keep.lead')}
      back={paths.settings()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        {told === undefined ? null : <BroughtNotice view={view} told={told} />}
        <Sheet as="section" labelledBy="lezen">
          <h2 id="lezen">{t('keep.read')}</h2>
          <p>{t('keep.read-what')}</p>
          <LinkButton kind="main" href={paths.everythingPage()}>
            {t('keep.read-open')}
          </LinkButton>
        </Sheet>
        <Sheet as="section" labelledBy="papieren">
          <h2 id="papieren">{t('paper.title')}</h2>
          <p>{t('paper.lead')}</p>
          <LinkButton href={paths.papers()}>{t('paper.to-papers')}</LinkButton>
        </Sheet>
        <Sheet as="section" labelledBy="bestand">
          <h2 id="bestand">{t('keep.file')}</h2>
          <p>{t('keep.file-what')}</p>
          <p>{t('keep.file-mind')}</p>
          <Take view={view} proven={proven} href={paths.everythingJson()} words={t('keep.file-get')} />
        </Sheet>
        <Sheet as="section" labelledBy="zip">
          <h2 id="zip">{t('proofs.zip')}</h2>
          <p>{t('proofs.zip-what')}</p>
          <Take view={view} proven={proven} href={paths.everythingZip()} words={t('proofs.zip-get')} />
        </Sheet>
        <Bring view={view} issues={issues} />
        <Sheet as="section" labelledBy="blijft">
          <h2 id="blijft">{t('keep.stays')}</h2>
          <p>{t('keep.stays-what')}</p>
          <p>{t('keep.stays-until', { day: showDay(view.language, stays) })}</p>
        </Sheet>
        <Sheet as="section" labelledBy="weg">
          <h2 id="weg">{t('keep.delete')}</h2>
          <p>{t('keep.delete-what')}</p>
          <LinkButton kind="stop" href={paths.leave()}>
            {t('keep.delete-go')}
          </LinkButton>
        </Sheet>
      </div>
    </Page>
  );
}

/** A file to take along; who did not show the own factor minutes ago does that first. */
function Take(props: { view: View; proven: boolean; href: string; words: string }) {
  const { view, proven, href, words } = props;
  if (proven)
    return (
      <LinkButton href={href} download>
        {words}
      </LinkButton>
    );
  return (
    <>
      <p>{view.t('own.first')}</p>
      <LinkButton href={proveFirst(paths.everything())} spoken={`${view.t('own.go')}: ${words}`}>
        {view.t('own.go')}
      </LinkButton>
    </>
  );
}

/** Who comes from another installation chooses the own file here (F125). */
function Bring({ view, issues }: { view: View; issues: readonly Issue[] }) {
  const { t } = view;
  return (
    <Disclosure words={t('keep.bring')} open={issues.length > 0}>
      <Form view={view} action={paths.everything()} files>
        <p>{t('keep.bring-what')}</p>
        <p>{t('keep.bring-not')}</p>
        <FileField
          view={view}
          name="bestand"
          label={t('keep.bring-file')}
          hint={t('keep.bring-hint')}
          issue={issueOf(issues, 'bestand')}
          accept=".zip,.json"
        />
        <Actions>
          <Button>{t('keep.bring-do')}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
}
