import { takeEverything } from '../../export/take.ts';
import { zipOf } from '../../export/zip.ts';
import { readStays } from '../../retention/stays.ts';
import { dayOf } from '../../sharing/life.ts';
import { showDay } from '../../words/text.ts';
import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Take everything along, or throw it away (F91): buttons, not letters. */
export const everythingRoute = ownerRoute(paths.everything(), {
  alone: true,
  get: async ({ actor, house, view, show }) =>
    show(<EverythingPage view={view} stays={await readStays(actor, house)} />),
});

/** The whole passport as one file. The name of the file says nothing about whose it is. */
export const everythingFileRoute = ownerRoute(paths.everythingJson(), {
  async get({ actor, house, view }) {
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
  async get({ actor, house, view }) {
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

function EverythingPage({ view, stays }: { view: View; stays: Date }) {
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
          <LinkButton href={paths.everythingJson()} download>
            {t('keep.file-get')}
          </LinkButton>
        </Sheet>
        <Sheet as="section" labelledBy="blijft">
          <h2 id="blijft">{t('keep.stays')}</h2>
          <p>{t('keep.stays-what')}</p>
          <p>{t('keep.stays-until', { day: showDay(view.language, stays) })}</p>
        </Sheet>
        <Sheet as="section" labelledBy="zip">
          <h2 id="zip">{t('proofs.zip')}</h2>
          <p>{t('proofs.zip-what')}</p>
          <LinkButton href={paths.everythingZip()} download>
            {t('proofs.zip-get')}
          </LinkButton>
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
