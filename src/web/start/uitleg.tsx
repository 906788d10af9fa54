import type { Actor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GuideName, guideFor, guideNames, guides, type Places } from '../../papers/guide.ts';
import type { Printed } from '../../papers/press.ts';
import { dayOf } from '../../sharing/life.ts';
import type { Language } from '../../words/language.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Page } from '../parts/page.tsx';
import { PaperView } from '../parts/paper.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, type Desk, openRoute } from '../route.ts';

/** A sheet for each role, for anybody: on one side of A4, to read, to print or to keep (U54). */
export const guidesRoute = openRoute(paths.guides(), {
  get(asked) {
    const { view, show } = asked;
    const { t } = view;
    return show(
      <Page
        view={view}
        title={t('manual.title')}
        heading={t('manual.title')}
        lead={t('manual.lead')}
        back={backOf(asked)}
      >
        <ul class="grid">
          {guideNames.map((name) => (
            <Sheet as="li">
              <h2>
                <a class="sheet-link" href={paths.guide(name)}>
                  {t(`manual.${guides[name]}-title`)}
                </a>
              </h2>
              <p>{t(`manual.${guides[name]}-lead`)}</p>
            </Sheet>
          ))}
        </ul>
      </Page>,
    );
  },
});

export const guideRoute = openRoute(pattern.guide, {
  get(asked) {
    const { view, show, desk } = asked;
    const { t, language, now } = view;
    const name = nameIn(asked);
    const paper = guideFor(name, language, placesOf(desk), now);
    return show(
      <Page
        view={view}
        title={paper.title}
        heading={paper.title}
        lead={t('manual.one-lead')}
        back={paths.guides()}
        wide
      >
        <div class="stack">
          <div class="screen-only">
            <Actions>
              <LinkButton kind="main" href={paths.guideFile(name)}>
                {t('manual.pdf')}
              </LinkButton>
              <PrintButton view={view} />
            </Actions>
          </div>
          <section aria-label={t('paper.below')}>
            <PaperView view={view} paper={paper} at={noProofs} />
          </section>
        </div>
      </Page>,
    );
  },
});

/** The same as a tagged PDF, made once a day for everybody: who asks often makes no work. */
export const guideFileRoute = openRoute(pattern.guideFile, {
  async get(asked) {
    const { view, desk } = asked;
    const name = nameIn(asked);
    const printed = await printedGuide(desk, name, view.language, view.now);
    if (printed === undefined) throw new Fault('unavailable', 'the press made no sheet');
    return new Response(Buffer.from(printed), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="uitleg-${name}-${dayOf(view.now)}.pdf"`,
      },
    });
  },
});

const made = new WeakMap<Desk, Map<string, Promise<Uint8Array | undefined>>>();

function printedGuide(
  desk: Desk,
  name: GuideName,
  language: Language,
  now: Date,
): Promise<Uint8Array | undefined> {
  const key = `${dayOf(now)} ${name} ${language}`;
  const known = made.get(desk) ?? new Map<string, Promise<Uint8Array | undefined>>();
  made.set(desk, known);
  for (const old of known.keys()) if (!old.startsWith(dayOf(now))) known.delete(old);
  const found = known.get(key);
  if (found !== undefined) return found;
  const bytesOf = (outcome: Printed | { kind: 'busy' }): Uint8Array | undefined =>
    outcome.kind === 'printed' ? outcome.pdf : undefined;
  const making = desk.press.print(guideFor(name, language, placesOf(desk), now), key).then(bytesOf);
  known.set(key, making);
  // What did not work is tried anew by the next one.
  making.then((pdf) => pdf === undefined && known.delete(key)).catch(() => known.delete(key));
  return making;
}

function nameIn({ params }: Asked<Actor>): GuideName {
  const name = guideNames.find((known) => known === params.rol);
  if (name === undefined) throw new Fault('not-there', 'no such sheet');
  return name;
}

function placesOf(desk: Desk): Places {
  const host = new URL(desk.origin()).host;
  return {
    host,
    address: host + paths.staffSignIn(),
    receive: host + paths.receive(),
    witness: host + paths.witness(),
  };
}

const backOf = ({ actor }: Asked<Actor>): string =>
  actor.kind === 'owner' ? paths.home() : actor.kind === 'staff' ? paths.staffHome() : paths.start();

/** There are no photos on a sheet that says how it works. */
const noProofs = { whole: () => '', small: () => '' };
