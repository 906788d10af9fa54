import type { StaffActor } from '../../access/actor.ts';
import { keepTheme, readTheme, type ThemeChoice } from '../../method/theme.ts';
import type { Words } from '../../questions/model.ts';
import { fitted, readColour, surfaces } from '../../sets/colour.ts';
import type { ThemeRow } from '../../sets/theme.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { FileField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { BothWords } from './both-fields.tsx';
import { wordsFrom } from './question-form.ts';
import { readLogo } from './read-logo.ts';

/** The look and the words of a region (F126, U20): a colour that is made fit to be read, a logo, a word of welcome, and who helps. */
export const themeRoute = staffRoute(paths.theme(), {
  takesFile: true,
  get: async (asked) => showTheme(asked, await readTheme(asked.actor, asked.house), []),
  async post(asked) {
    const { actor, house, view, go, form } = asked;
    const stands = await readTheme(actor, house);
    const read = await readChoice(asked);
    if (!('choice' in read)) return showTheme(asked, stands, read.issues);
    if (form.get('doe') === 'kijk') return showTheme(asked, stands, []);
    await keepTheme(actor, house, read.choice);
    return go(`${paths.theme()}?bewaard&taal=${view.language}`);
  },
});

type Read = { choice: ThemeChoice } | { issues: readonly Issue[] };

async function readChoice({ form, file, view }: Asked<StaffActor>): Promise<Read> {
  const { t } = view;
  const issues: Issue[] = [];
  const typed = (form.get('kleur') ?? '').trim();
  const brand = typed === '' ? null : readColour(typed);
  if (brand === undefined) issues.push({ field: 'kleur', words: t('theme.colour-shape') });
  const whole = (field: string): Words => {
    const words = wordsFrom(form, field);
    for (const language of ['nl', 'en'] as const)
      if (words[language] === '' && words.nl + words.en !== '')
        issues.push({ field: `${field}-${language}`, words: t('sets.both-languages') });
    return words;
  };
  const [welcome, contact] = [whole('welkom'), whole('hulp')];
  const named = (form.get('naam') ?? '').trim().slice(0, 80);
  const logo = await readLogo(form, file);
  if (typeof logo === 'object' && 'refused' in logo)
    issues.push({ field: 'bestand', words: t('theme.logo-odd') });
  else if (logo !== 'none' && logo !== 'same' && named === '')
    issues.push({ field: 'naam', words: t('theme.named-empty') });
  if (issues.length > 0 || brand === undefined || (typeof logo === 'object' && 'refused' in logo))
    return { issues };
  return { choice: { brand, logo, named, welcome, contact } };
}

function showTheme(
  asked: Asked<StaffActor>,
  stands: ThemeRow | undefined,
  issues: readonly Issue[],
): Response {
  const { view, form, posted, query, show } = asked;
  const { t } = view;
  const typed = posted ? (form.get('kleur') ?? '') : (stands?.brand ?? '');
  const brand = readColour(typed);
  const common = { view, issues, form: posted ? form : undefined };
  const page = (
    <Page
      view={view}
      title={t('theme.title')}
      heading={t('theme.title')}
      lead={t('theme.lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <div class="stack">
        {query.has('bewaard') && !posted ? (
          <Notice kind="done" status>
            <p>{t('theme.kept')}</p>
          </Notice>
        ) : null}
        <ErrorSummary view={view} issues={issues} />
        <Form view={view} action={paths.theme()} files>
          <div class="fields">
            <TextField
              view={view}
              name="kleur"
              label={t('theme.colour')}
              hint={t('theme.colour-hint')}
              issue={issueOf(issues, 'kleur')}
              value={typed}
              size="short"
              spellcheck={false}
              optional
            />
            {brand === undefined ? null : <Sample view={view} brand={brand} />}
            <FileField
              view={view}
              name="bestand"
              label={t('theme.logo')}
              hint={t('theme.logo-hint')}
              issue={issueOf(issues, 'bestand')}
              accept="image/png,image/jpeg,image/webp"
              optional
            />
            {stands?.logo == null ? null : (
              <Checks
                name="logo"
                legend={<img class="region-logo" src={paths.themeLogo(stands.version)} alt={stands.named} />}
                options={[{ value: 'weg', words: t('theme.logo-away') }]}
                chosen={[]}
              />
            )}
            <TextField
              view={view}
              name="naam"
              label={t('theme.named')}
              hint={t('theme.named-hint')}
              issue={issueOf(issues, 'naam')}
              value={posted ? (form.get('naam') ?? '') : (stands?.named ?? '')}
              maxlength={80}
              optional
            />
            <BothWords
              {...common}
              name="welkom"
              label={t('theme.welcome')}
              hint={t('theme.welcome-hint')}
              words={stands?.welcome}
              optional
            />
            <BothWords
              {...common}
              name="hulp"
              label={t('theme.contact')}
              hint={t('theme.contact-hint')}
              words={stands?.contact}
              optional
            />
          </div>
          <Actions>
            <Button kind="main">{t('sets.keep')}</Button>
            <Button name="doe" value="kijk">
              {t('theme.look')}
            </Button>
          </Actions>
        </Form>
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

/** The colour on a light and a dark page, as it will be there: made darker or lighter where it has to be. */
function Sample({ view: { t }, brand }: { view: View; brand: string }) {
  const [light, dark] = [fitted(brand, 'light'), fitted(brand, 'dark')];
  return (
    <div class="flow">
      <p>{light === brand ? t('theme.colour-good') : t('theme.colour-darker', { colour: light })}</p>
      <svg viewBox="0 0 420 90" width="320" height="69" aria-hidden="true">
        {[
          { x: 0, ground: surfaces.light[1], colour: light },
          { x: 215, ground: surfaces.dark[1], colour: dark },
        ].map(({ x, ground, colour }) => (
          <>
            <rect
              x={x}
              y="0"
              width="205"
              height="90"
              rx="12"
              fill={ground}
              stroke={colour}
              stroke-width="2"
            />
            <rect x={x + 16} y="20" width="90" height="10" fill={colour} />
            <rect x={x + 16} y="44" width="150" height="6" fill={colour} />
            <rect x={x + 16} y="60" width="120" height="6" fill={colour} />
          </>
        ))}
      </svg>
    </div>
  );
}
