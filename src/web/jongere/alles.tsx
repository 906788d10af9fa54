import { takeEverything } from '../../export/take.ts';
import { zipOf } from '../../export/zip.ts';
import { readStays } from '../../retention/stays.ts';
import { dayOf } from '../../sharing/life.ts';
import { showDay } from '../../words/text.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Take everything along, or throw it away (F91): buttons, not letters. */
export const everythingRoute = ownerRoute(paths.everything(), {
  alone: true,
  get: async (asked) => {
    const stays = await readStays(asked.actor, asked.house);
    return asked.show(<EverythingPage view={asked.view} stays={stays} proven={isProven(asked)} />);
  },
});

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

function EverythingPage({ view, stays, proven }: { view: View; stays: Date; proven: boolean }) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('keep.title')}
      heading={t('keep.title')}
      lead={t('keep.lead')}
      back={paths.settings()}
    >
      <div class="stack">
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
