import type { Child } from '#jsx/jsx-runtime';
import { days } from '../../base/clock.ts';
import type { Before } from '../../mirror/look.ts';
import {
  type AskedOf,
  cardsAtMost,
  cardsFor,
  type DeckId,
  decksFor,
  longestName,
  longestSentence,
  type Reply,
  sights,
} from '../../mirror/model.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks, type Choice, Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { FrameView } from '../view.ts';
import { cardWords } from './card.tsx';
import { plainNames, withNames } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';
import { Readers } from './readers.tsx';
import { ReplyLines } from './reply-lines.tsx';
import { SkillSheet } from './skill-sheet.tsx';

export type ReplyProps = {
  view: FrameView;
  before: Before;
  reply: Reply | undefined;
  issues: readonly Issue[];
  /** For the young person's own eyes, before it is given: nothing can be sent. */
  preview: boolean;
  /** Another answer came in while this one was written. */
  other?: boolean;
};

/** The question, what there is to choose and to write, and in plain words who will read it (F35, F76: one screen, three taps). */
export function ReplyPage(props: ReplyProps) {
  const { view, before, issues } = props;
  const { asked } = before;
  const name = { name: asked.called };
  return (
    <CompanionPage
      view={view}
      title={view.t('companion.title')}
      heading={withNames(view, `companion.${asked.kind}-title`, name)}
      lead={withNames(view, 'companion.asks', { ...name, who: asked.name })}
      {...(!props.preview && { typing: { form: 'antwoord', action: paths.askedAnswer() } })}
      fault={issues.length > 0}
      spoken="antwoord"
    >
      <ErrorSummary view={view} issues={issues} />
      <Standing {...props} />
      <ReplyForm {...props} />
    </CompanionPage>
  );
}

/** Why what was typed is not sent yet, or cannot be any more, and the answer that stands. */
function Standing({ view, before, other = false }: ReplyProps) {
  const { asked, heard, reply } = before;
  if (reply === undefined || !(heard || other)) return null;
  return (
    <>
      <Notice kind="mind" status>
        {heard ? <p>{withNames(view, 'companion.heard-meanwhile', { name: asked.called })}</p> : null}
        <p>{view.t(heard ? 'companion.not-sent' : 'companion.other-came')}</p>
      </Notice>
      <Sheet as="section" labelledBy="dit-staat-er">
        <h2 id="dit-staat-er">{view.t('companion.stands')}</h2>
        <ReplyLines view={view} reply={reply} />
      </Sheet>
    </>
  );
}

/** The form by itself: for the page of a companion, and for what the young person looks at first. */
export function ReplyForm({ view, before, reply, issues, preview }: ReplyProps) {
  const { asked, ends, revision, heard } = before;
  const name = { name: asked.called };
  const left = Math.max(0, Math.floor((ends.getTime() - view.now.getTime()) / days(1)));
  const fields = (
    <>
      <input type="hidden" name="revision" value={String(revision)} />
      <SkillSheet view={view} asked={asked} />
      {asked.kind === 'cards' ? <Decks view={view} asked={asked} reply={reply} issues={issues} /> : null}
      {asked.kind === 'skill' ? <Sights view={view} reply={reply} issues={issues} /> : null}
      <Sentence view={view} asked={asked} reply={reply} issues={issues} />
      <TextField
        view={view}
        name="naam"
        label={view.t('companion.by')}
        value={reply?.by ?? asked.name}
        maxlength={longestName}
        autocapitalize="words"
      />
      <Readers view={view} called={asked.called} />
      {preview || heard ? null : (
        <Actions>
          <Button kind="main">{withNames(view, 'companion.send', name)}</Button>
        </Actions>
      )}
      {heard ? null : (
        <p class="soft">
          {withNames(view, 'companion.until-read', name)} {view.t('companion.days-left', { count: left })}
        </p>
      )}
    </>
  );
  if (preview) return <div class="stack">{fields}</div>;
  return (
    <Form view={view} action={paths.askedAnswer()} id="antwoord">
      {fields}
    </Form>
  );
}

type PartProps = { view: FrameView; asked: AskedOf; reply: Reply | undefined; issues: readonly Issue[] };

/** The deck that fits who answers is in sight, the other one a tap away. */
function Decks({ view, asked, reply, issues }: PartProps) {
  const [first = 'words', second = 'skills'] = decksFor(asked.role);
  const more = reply?.cards.some(({ deck }) => deck === second) ?? false;
  const deck = (id: DeckId, hint: Child, issue: string | undefined) => (
    <Checks
      name="kaart"
      id={`f-kaart${id === first ? '' : `-${id}`}`}
      legend={withNames(view, `companion.deck-${id}`, { name: asked.called })}
      hint={hint}
      issue={issue}
      options={cardsFor(id, asked.role).map((card) => optionOf(view, id, card.id))}
      chosen={(reply?.cards ?? []).map((card) => `${card.deck}/${card.card}`)}
      lay={id === 'words' ? 'small' : 'pair'}
    />
  );
  return (
    <>
      {deck(first, view.t('companion.pick', { count: cardsAtMost }), issueOf(issues, 'kaart'))}
      <Disclosure words={view.t('companion.more-cards')} open={more}>
        {deck(second, undefined, undefined)}
      </Disclosure>
    </>
  );
}

function optionOf(view: FrameView, deck: DeckId, card: string): Choice {
  const { words, meaning } = cardWords(view, { deck, card });
  return { value: `${deck}/${card}`, words, note: meaning };
}

function Sights({ view, reply, issues }: Omit<PartProps, 'asked'>) {
  return (
    <Radios
      name="gezien"
      legend={view.t('companion.your-answer')}
      quietLegend
      issue={issueOf(issues, 'gezien')}
      options={sights.map((sight) => ({ value: sight, words: view.t(`companion.sight-${sight}`) }))}
      chosen={reply?.sight === undefined ? [] : [reply.sight]}
    />
  );
}

const asking = { cards: 'companion.sentence', words: 'companion.words', skill: 'companion.when' } as const;

function Sentence({ view, asked, reply, issues }: PartProps) {
  const { kind, called, role } = asked;
  // What a classmate writes beside the cards is a compliment (F115).
  const words = role === 'classmate' ? asking.words : asking[kind];
  return (
    <LongField
      view={view}
      name="zin"
      label={plainNames(view, words, { name: called })}
      hint={view.t(kind === 'words' ? 'companion.words-hint' : 'companion.sentence-hint')}
      optional={kind !== 'words'}
      issue={issueOf(issues, 'zin')}
      value={reply?.sentence}
      maxlength={longestSentence * 2}
      rows={kind === 'skill' ? 2 : 3}
    />
  );
}
