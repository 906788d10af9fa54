import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../store/migrations.ts';
import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { openRoute } from '../route.ts';
import type { View } from '../view.ts';

const program = readFileSync(join(projectFolder(), 'verify/verify.mjs'));

/** How anybody checks the log that they took along, with the key to pin (security.md, the witness). */
export const witnessRoute = openRoute(paths.witness(), {
  get: ({ actor, house, view, show }) =>
    show(
      <WitnessPage
        view={view}
        publicKey={house.keys.signer.publicKey}
        back={actor.kind === 'owner' ? paths.history() : paths.privacy()}
      />,
    ),
});

/** The program itself, as it stands in the source: one file, to read before it is run. */
export const witnessProgramRoute = openRoute(paths.witnessProgram(), {
  get: () =>
    new Response(program, {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': 'attachment; filename="verify.mjs"',
      },
    }),
});

function WitnessPage({ view, publicKey, back }: { view: View; publicKey: string; back: string }) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('witness.title')}
      heading={t('witness.title')}
      lead={t('witness.lead')}
      back={back}
    >
      <section aria-labelledby="waarom">
        <h2 id="waarom">{t('witness.why')}</h2>
        <p>{t('witness.why-what')}</p>
        <p>{t('witness.why-signed')}</p>
      </section>
      <section aria-labelledby="hoe">
        <h2 id="hoe">{t('witness.how')}</h2>
        <ol>
          <li>{t('witness.how-take')}</li>
          <li>{t('witness.how-program')}</li>
          <li>
            {t('witness.how-run')}
            <br />
            <code>node verify.mjs paspoort.json</code>
          </li>
          <li>
            {t('witness.how-older')}
            <br />
            <code>--before ouder.json</code>
          </li>
        </ol>
        <LinkButton href={paths.witnessProgram()} download>
          {t('witness.get')}
        </LinkButton>
      </section>
      <section aria-labelledby="sleutel">
        <h2 id="sleutel">{t('witness.key')}</h2>
        <p>{t('witness.key-what')}</p>
        <p>
          <code class="long-code">{publicKey}</code>
        </p>
      </section>
    </Page>
  );
}
