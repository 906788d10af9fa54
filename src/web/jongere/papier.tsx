import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { paperKinds } from '../../papers/model.ts';
import { type Choice, type OwnPaper, ownPaper, withProofs } from '../../papers/own.ts';
import { catalog } from '../../questions/catalog.ts';
import { routeIds } from '../../questions/model.ts';
import { hasGuardedPart } from '../../sharing/scope.ts';
import { languageNames, languages, readLanguage, sourceLanguage } from '../../words/language.ts';
import { showDay } from '../../words/text.ts';
import { paperFile } from '../paper-file.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks, Radios } from '../parts/choice.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Page } from '../parts/page.tsx';
import { PaperView } from '../parts/paper.tsx';
import { ownProofsToSee } from '../parts/proofs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { paperName } from './papieren.tsx';

/** One paper: what comes on it, how it looks, and to print or take along. Choosing changes nothing, so it stands in the address. */
export const paperRoute = ownerRoute(pattern.paper, {
  async get({ actor, house, view, params, query, show }) {
    const choice = choiceOf(params, query);
    const own = await ownPaper(actor, house, choice, 'read');
    return show(<PaperPage view={view} choice={choice} own={own} chose={query.size > 0} />);
  },
});

/** The same as a tagged PDF. Each time is a line in the owner's log. */
export const paperFileRoute = ownerRoute(pattern.paperFile, {
  async get(asked: Asked<OwnerActor>) {
    const { actor, house, params, query } = asked;
    const choice = choiceOf(params, query);
    const { paper } = await ownPaper(actor, house, choice, 'make');
    const rest = query.size === 0 ? '' : `?${query}`;
    const ways = {
      page: `${paths.paper(choice.kind)}${rest}`,
      again: `${paths.paperFile(choice.kind)}${rest}`,
    };
    return paperFile(asked, paper, actor, ways);
  },
});

/** What was chosen. Dutch unless asked otherwise: it is the language of the passport. What no page of ours offers is left out. */
function choiceOf(params: Readonly<Record<string, string>>, query: URLSearchParams): Choice {
  const kind = paperKinds.find((known) => known === params.paper);
  if (kind === undefined) throw new Fault('not-there', 'no such paper');
  const route = [...routeIds, 'none' as const].find((known) => known === query.get('stap'));
  return {
    kind,
    route,
    needs: query.getAll('nodig'),
    beside: query.getAll('bij'),
    language: readLanguage(query.get('taal')) ?? sourceLanguage,
  };
}

function PaperPage(props: { view: View; choice: Choice; own: OwnPaper; chose: boolean }) {
  const { view, choice, own, chose } = props;
  const { t } = view;
  const { kind } = choice;
  const name = paperName(view, kind);
  return (
    <Page
      view={view}
      title={name}
      heading={name}
      lead={t(`paper.what-${kind}`)}
      back={paths.papers()}
      quickExit
      wide
    >
      <div class="stack">
        <div class="screen-only stack">
          <Actions>
            <LinkButton kind="main" href={`${paths.paperFile(kind)}${asQuery(choice, own)}`}>
              {t('paper.download')}
            </LinkButton>
            {kind === 'boekje' ? null : <PrintButton view={view} />}
          </Actions>
          <Disclosure words={t('paper.choose')} open={chose}>
            <Choices view={view} choice={choice} own={own} />
          </Disclosure>
          {kind === 'boekje' ? <Folding view={view} /> : null}
        </div>
        <section aria-label={t('paper.below')}>
          <PaperView view={view} paper={own.paper} at={ownProofsToSee} />
        </section>
      </div>
    </Page>
  );
}

/** A form that asks for the same page anew: nothing is kept of it. Nothing of what I need is chosen by itself. */
function Choices({ view, choice, own }: { view: View; choice: Choice; own: OwnPaper }) {
  const { t, language } = view;
  const { kind } = choice;
  const fixed = kind === 'intake' || kind === 'werk';
  const routes = catalog.routes.map(({ id, words }) => ({ value: id, words: words[language] }));
  return (
    <form method="get" action={paths.paper(kind)} class="fields">
      {fixed ? null : (
        <Radios
          name="stap"
          legend={t('paper.route')}
          options={[...routes, { value: 'none', words: t('paper.route-none') }]}
          chosen={[own.route ?? 'none']}
          lay="wrap"
        />
      )}
      <Radios
        name="taal"
        legend={t('paper.language')}
        hint={t('paper.language-hint')}
        options={languages.map((one) => ({
          value: one,
          words: <span lang={one}>{languageNames[one].name}</span>,
        }))}
        chosen={[choice.language]}
        lay="wrap"
      />
      {own.paper.form === 'sheets' ? <Beside view={view} own={own} /> : null}
      {kind === 'boekje' ? null : <Needs view={view} own={own} side={fixed} />}
      <Actions>
        <Button>{t('paper.apply')}</Button>
      </Actions>
    </form>
  );
}

function Needs({ view, own, side }: { view: View; own: OwnPaper; side: boolean }) {
  const { t, language } = view;
  if (own.needs.length === 0) return <p class="soft">{t('paper.needs-empty')}</p>;
  return (
    <Checks
      name="nodig"
      legend={t('paper.needs')}
      hint={t(side ? 'paper.needs-hint-side' : 'paper.needs-hint')}
      options={own.needs.map((question) => ({
        value: question.id,
        words: hasGuardedPart(question)
          ? t('paper.needs-story', { title: question.title[language] })
          : question.title[language],
      }))}
      chosen={own.chosen}
    />
  );
}

/** What of others, and which proofs, come along. Nothing by itself; on one side of paper there is no room for it. */
function Beside({ view, own: { besides, beside } }: { view: View; own: OwnPaper }) {
  const { t, language } = view;
  const { proofs, contributions, taken } = besides;
  const options = [
    ...(proofs === 0 ? [] : [{ value: withProofs, words: t('paper.beside-proofs', { proofs }) }]),
    ...taken.map(({ id, by }) => ({ value: id, words: t('paper.beside-other', { name: by }) })),
    ...contributions.map(({ id, name, written }) => ({
      value: id,
      words: t('paper.beside-mentor', { name, day: showDay(language, written) }),
    })),
  ];
  if (options.length === 0) return null;
  return (
    <Checks
      name="bij"
      legend={t('paper.beside')}
      hint={t('paper.beside-hint')}
      options={options}
      chosen={beside}
    />
  );
}

function Folding({ view: { t } }: { view: View }) {
  const steps = [
    'paper.fold-1',
    'paper.fold-2',
    'paper.fold-3',
    'paper.fold-4',
    'paper.fold-5',
    'paper.fold-6',
  ] as const;
  return (
    <Sheet as="section" labelledBy="vouwen">
      <h2 id="vouwen">{t('paper.fold')}</h2>
      <ol>
        {steps.map((step) => (
          <li>{t(step)}</li>
        ))}
      </ol>
    </Sheet>
  );
}

/** The choice as the file's address has it. */
function asQuery({ kind, language, route }: Choice, { paper, chosen, beside }: OwnPaper): string {
  const query = new URLSearchParams(chosen.map((id): [string, string] => ['nodig', id]));
  if (paper.form === 'sheets') for (const one of beside) query.append('bij', one);
  if (route !== undefined && kind !== 'intake' && kind !== 'werk') query.set('stap', route);
  if (language !== sourceLanguage) query.set('taal', language);
  return query.size === 0 ? '' : `?${query}`;
}
