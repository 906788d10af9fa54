import type { OwnerActor } from '../../access/actor.ts';
import { readId, type VersionId } from '../../base/id.ts';
import { chooseLook } from '../../identity/frame.ts';
import { type AskedQuestion, readQuestion } from '../../look/question.ts';
import { readAskedThen } from '../../passport/answer.ts';
import { sayStill } from '../../passport/still.ts';
import { bringBack, keepWhatStands } from '../../passport/version.ts';
import { actionFromForm } from '../../questions/action.ts';
import { againKey, checkAnswer, type Issue as Trouble } from '../../questions/check.ts';
import { stateField } from '../../questions/field.ts';
import { type Place, placeOf } from '../../questions/flow.ts';
import type { Answer, Question } from '../../questions/model.ts';
import { readLanguage } from '../../words/language.ts';
import type { Issue } from '../parts/error-summary.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { ConflictPage, chooseField } from './conflict-page.tsx';
import { keepAnswer, keepWhileTyping, proofField, shownAnswer } from './keep-answer.ts';
import { QuestionPage } from './question-page.tsx';
import { stillField } from './still-notice.tsx';

/**
 * One question a screen (F12–F16, F20, F21, F24, look.md layout 2). Works as plain pages; a script may save while typing. A question that is
 * not asked here (any more) leads to its chapter (P33); one that never existed is not there.
 */
export const questionRoute = ownerRoute(pattern.question, {
  microphone: true,
  async get(asked) {
    const { actor, house, params, view, show, go } = asked;
    const question = await questionOf(asked);
    if (question.chapter !== params.chapter) return go(paths.chapter(question.chapter));
    const read = await readQuestion(actor, house, question);
    const place = placeIn(asked, question, read);
    if (place === undefined) return go(paths.chapter(question.chapter));
    if (read.asides.length > 0) return show(<ConflictPage {...conflictOf(asked, question, read)} />);
    const answer = shownAnswer(question, read, view.language);
    return show(
      <QuestionPage {...pageOf(asked, question, read)} place={place} answer={answer} troubles={[]} />,
    );
  },
  async post(asked) {
    const { actor, house, form, byScript, go } = asked;
    const question = await questionOf(asked);
    if (byScript) return saveWhileTyping(asked, question);
    const read = await readQuestion(actor, house, question);
    if (form.has(chooseField)) {
      await choose(asked, question);
      return go(nextAddress(asked, question, read));
    }
    if (form.has(stillField)) {
      await sayStill(actor, house, question, form.get(stillField) === 'ja' ? 'yes' : 'unsure');
      return go(ownAddress(asked, question));
    }
    const kept = await keepAnswer(asked, question, read);
    if (!kept.kept) {
      const both = await readQuestion(actor, house, question);
      return asked.show(<ConflictPage {...conflictOf(asked, question, both)} />, 409);
    }
    return whereTo(asked, question, { ...read, answer: kept.answer, revision: kept.revision });
  },
});

/** As it is asked now; or, asked no more, as it was when it was answered: then it stands alone, like one that was kept. */
async function questionOf({ actor, house, params, view }: Asked<OwnerActor>): Promise<Question> {
  const id = params.question ?? '';
  return view.catalog.question(id) ?? readAskedThen(actor, house, id);
}

function placeIn({ view }: Asked<OwnerActor>, { id }: Question, read: AskedQuestion): Place | undefined {
  if (view.catalog.question(id) !== undefined)
    return placeOf(view.catalog, id, read.route ?? undefined, read.filled);
  return read.filled.has(id) ? { run: 'more', number: 1, of: 1 } : undefined;
}

async function saveWhileTyping(asked: Asked<OwnerActor>, question: Question): Promise<Response> {
  const kept = await keepWhileTyping(asked, question);
  return kept.kept
    ? asked.json({ saved: true, revision: String(kept.revision) })
    : asked.json({ kept: true, message: asked.view.t('fill.other-device-typing') }, 409);
}

/** Of two texts: the one that stands, or the one that was written beside it. The other is kept as a version. */
async function choose({ actor, house, form }: Asked<OwnerActor>, question: Question): Promise<void> {
  const id = readId<VersionId>(form.get(chooseField) ?? '');
  if (id === undefined) await keepWhatStands(actor, house, question);
  else await bringBack(actor, house, question, id);
}

const conflictOf = (asked: Asked<OwnerActor>, question: Question, read: AskedQuestion) => ({
  view: asked.view,
  question,
  read,
  action: ownAddress(asked, question),
});

/** What follows on a form that was kept: the same page for a button in it or a language, what is to be looked at again, or on. */
async function whereTo(asked: Asked<OwnerActor>, question: Question, read: AskedQuestion): Promise<Response> {
  const { actor, house, form, go, show, setLanguage } = asked;
  const here = ownAddress(asked, question);
  const language = readLanguage(form.get('taal'));
  if (language !== undefined) {
    await chooseLook(actor, house, { language });
    return setLanguage(go(here), language);
  }
  if (form.has(proofField)) return go(paths.addProof(question.chapter, question.id));
  const pressed = actionFromForm(form);
  if (pressed !== undefined) return go(`${here}#deel-${pressed.part}`);
  if (form.get(stateField) === 'given') return go(here);
  const place = placeIn(asked, question, read);
  const troubles = troublesOf(question, read.answer);
  if (troubles.length === 0 || place === undefined) return go(nextAddress(asked, question, read));
  const props = { ...pageOf(asked, question, read), place, answer: read.answer, troubles };
  return show(<QuestionPage {...props} issues={troubles.map((trouble) => inWords(asked, trouble))} />, 422);
}

/** Who does not answer now, has nothing to look at again. */
function troublesOf(question: Question, answer: Answer | undefined): Trouble[] {
  return answer?.state === 'given' ? checkAnswer(question, answer) : [];
}

/** The second time that the same goes wrong there is more help (U15). */
function inWords({ form, view }: Asked<OwnerActor>, { field, key, name, values }: Trouble): Issue {
  const again = form.getAll('fout').includes(`${field} ${key}`);
  const words = view.t(again ? againKey(key) : key, { name: name[view.language], ...values });
  return { field, words };
}

const pageOf = (asked: Asked<OwnerActor>, question: Question, read: AskedQuestion) => ({
  view: asked.view,
  question,
  read,
  action: ownAddress(asked, question),
  back: cameFrom(asked, question),
  issues: [] as readonly Issue[],
});

/** The page that somebody came from to change this one answer, and goes back to: the row among the answers (U7), or "Klopt dit nog?". */
function cameFrom({ query }: Asked<OwnerActor>, { chapter, id }: Question): string | undefined {
  if (query.get('terug') === 'antwoorden') return `${paths.answers(chapter)}#${id}`;
  return query.get('terug') === 'klopt' ? paths.still() : undefined;
}

function ownAddress(asked: Asked<OwnerActor>, question: Question): string {
  const from = cameFrom(asked, question) === undefined ? '' : `?terug=${asked.query.get('terug')}`;
  return `${paths.question(question.chapter, question.id)}${from}`;
}

/** On: back to where one came from, the next question, or whether the chapter is done (U6). */
function nextAddress(asked: Asked<OwnerActor>, question: Question, read: AskedQuestion): string {
  const from = cameFrom(asked, question);
  if (from !== undefined) return from;
  const place = placeIn(asked, question, read);
  if (place === undefined) return paths.chapter(question.chapter);
  return place.next === undefined
    ? paths.done(question.chapter)
    : paths.question(question.chapter, place.next);
}
