import type { ShownQuestion } from '../../look/build.ts';
import type { SharedLook } from '../../look/shared.ts';
import type { TakenOver } from '../../mirror/list.ts';
import { showDay } from '../../words/text.ts';
import { receiverInWords } from '../jongere/in-words.ts';
import { OthersWords } from '../jongere/others-words.tsx';
import { FirstScreenEnd } from '../parts/first-screen.tsx';
import type { ProofAt } from '../parts/proofs.tsx';
import { Rosette } from '../parts/rosette.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { arrange } from './arrange.ts';
import { Asked } from './asked.tsx';
import { CallMentor, MentorPart } from './beside.tsx';
import { ForTheTalk } from './for-the-talk.tsx';
import { lastDayOf, youSee } from './you-see.ts';

/**
 * A passport as its receiver sees it: who, until when and for what at the top (F72, U43); own words first; then in one look, on a phone too, the choice, what
 * helps and how to get in touch (F69), beside the chapters where there is room. The preview shows this very thing.
 */
export function SharedPassport({ view, look, at }: { view: View; look: SharedLook; at: ProofAt }) {
  const { t } = view;
  const { shown } = look;
  const { own, chapters, choice, needs, contact } = arrange(shown);
  const aside = Number(look.beside.call !== undefined) + choice.length + needs.length + contact.length > 0;
  const beside = (
    <div class="stack shared-beside">
      <Part id="keuze" title={t('receive.choice')} view={view} questions={choice} at={at} tone="sky" />
      <Part id="helpt" title={t('receive.needs')} view={view} questions={needs} at={at} tone="mint" />
      <Part id="contact" title={t('receive.contact')} view={view} questions={contact} at={at} />
      <CallMentor view={view} beside={look.beside} name={shown.called} />
      <ForTheTalk view={view} shown={shown} />
    </div>
  );
  return (
    <article class="shared stack" aria-labelledby="gedeeld">
      <Head view={view} look={look} />
      <div class={aside ? 'halves' : 'stack'}>
        <Part id="eigen-woorden" title={t('receive.own-words')} view={view} questions={own} at={at} />
        {aside ? beside : null}
        <div class="stack shared-chapters">
          {chapters.map(({ id, title, questions, mirrors }) => (
            <>
              <Part id={`hoofdstuk-${id}`} title={title} view={view} questions={questions} at={at} />
              <Others id={`anderen-${id}`} view={view} mirrors={mirrors} called={shown.called} />
            </>
          ))}
          <MentorPart view={view} beside={look.beside} />
          {shown.chapters.length === 0 ? <p>{t('receive.nothing')}</p> : null}
        </div>
        {aside ? null : beside}
      </div>
      <p class="soft">{t('receive.keep', { name: shown.called })}</p>
    </article>
  );
}

/** How others see the young person, as far as that was taken over: signed, and apart from the own words (F35). */
function Others(props: { view: View; id: string; mirrors: readonly TakenOver[]; called: string }) {
  const { view, id, mirrors, called } = props;
  if (mirrors.length === 0) return null;
  return (
    <Sheet as="section" labelledBy={id}>
      <h2 id={id}>{view.t('mirror.from-others', { name: called })}</h2>
      {mirrors.map((words) => (
        <OthersWords view={view} words={words} called={called} />
      ))}
    </Sheet>
  );
}

function Head({ view, look }: { view: View; look: SharedLook }) {
  const { t, language, now } = view;
  const { shown, receiver, ends, asOf } = look;
  const rows: [string, string][] = [
    [t('receive.shared-with'), receiverInWords(view, receiver)],
    [t('receive.you-see'), youSee(view, shown)],
    [t('receive.until'), lastDayOf(view, ends)],
    ...(asOf === undefined
      ? []
      : [
          [t('reply.copy-label'), t('reply.copy-of', { day: showDay(language, asOf) })] satisfies [
            string,
            string,
          ],
        ]),
    [t('receive.purpose-label'), t('share.purpose')],
    [t('receive.read-on'), showDay(language, now)],
  ];
  return (
    <header class="shared-head">
      <Rosette seed={shown.seed} />
      <div>
        <h1 id="gedeeld">{t('receive.passport-of', { name: shown.called })}</h1>
        <dl class="facts">
          {rows.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <FirstScreenEnd />
    </header>
  );
}

/** A section that is only there when there is something in it: no empty heading tells what was left out. */
function Part(props: {
  view: View;
  id: string;
  title: string;
  questions: readonly ShownQuestion[];
  /** Where the proofs are: the preview shows the owner's own. */
  at: ProofAt;
  tone?: 'sky' | 'mint';
}) {
  const { view, id, title, questions, at, tone } = props;
  if (questions.length === 0) return null;
  return (
    <Sheet as="section" labelledBy={id} tone={tone ?? 'white'}>
      <h2 id={id}>{title}</h2>
      {questions.map((question) => (
        <Asked view={view} question={question} at={at} />
      ))}
    </Sheet>
  );
}
