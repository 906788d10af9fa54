import { isDeepStrictEqual } from 'node:util';
import type { CompanionActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { giveReply } from '../../mirror/answer.ts';
import { type Before, lookAsked } from '../../mirror/look.ts';
import type { Reply } from '../../mirror/model.ts';
import { checkReply, readReply, type Trouble } from '../../mirror/read-reply.ts';
import { readCompanionLanguage } from '../../words/language.ts';
import type { Issue } from '../parts/error-summary.tsx';
import { paths } from '../paths.ts';
import { type Asked, companionRoute } from '../route.ts';
import type { FrameView } from '../view.ts';
import { GivenPage } from './given-page.tsx';
import { companionView, plainNames } from './in-tongue.tsx';
import { ReplyPage } from './reply-page.tsx';
import { overPage } from './vraag.tsx';

type Companion = Asked<CompanionActor>;

/**
 * The one page of somebody who was asked: the question with its cards and one sentence, then what was sent. It can be changed until the young
 * person has read it; the same answer stays to be seen as long as the question stands.
 */
export const askedAnswerRoute = companionRoute(paths.askedAnswer(), {
  async get(asked) {
    const before = await lookOrOver(asked);
    if (before instanceof Response) return before;
    const view = companionView(asked.view);
    const changing = asked.query.has('verander') && !before.heard;
    if (before.reply !== undefined && !changing)
      return asked.show(<GivenPage view={view} before={before} reply={before.reply} />);
    return asked.show(
      <ReplyPage view={view} before={before} reply={before.reply} issues={[]} preview={false} />,
    );
  },
  async post(asked) {
    const { form, actor, house } = asked;
    if (form.get('doe') === 'klaar') return leave(asked, paths.askedAbout());
    // A classmate goes back to the own page of the lesson (F115).
    if (form.get('doe') === 'terug') return leave(asked, paths.askClassmate());
    const before = await lookOrOver(asked);
    if (before instanceof Response) return before;
    const chosen = readCompanionLanguage(form.get('taal'));
    const view = companionView(asked.view, chosen);
    const reply = readReply(before.asked, form, view.language);
    if (chosen !== undefined)
      return asked.setLanguage(formAgain(asked, view, { ...before, revision: seen(form) }, reply), chosen);
    const troubles = before.heard ? [] : checkReply(before.asked, reply);
    if (troubles.length > 0) {
      const issues = issuesOf(view, before, troubles);
      return formAgain(asked, view, { ...before, revision: seen(form) }, reply, issues);
    }
    const given = await giveReply(actor, house, reply, seen(form));
    return given === 'given' ? asked.go(paths.askedAnswer()) : anotherStands(asked, view, reply);
  },
});

/**
 * Somebody else with the same link answered first, or the young person read what stood: the form comes back with all that was typed, beside
 * the answer that stands. The same words a second time are the same press. Who was stopped meanwhile is told that.
 */
async function anotherStands(asked: Companion, view: FrameView, reply: Reply): Promise<Response> {
  const before = await lookOrOver(asked);
  if (before instanceof Response) return before;
  if (isDeepStrictEqual(before.reply, reply)) return asked.go(paths.askedAnswer());
  const page = <ReplyPage view={view} before={before} reply={reply} issues={[]} preview={false} other />;
  return asked.show(page, 409);
}

function formAgain(
  asked: Companion,
  view: FrameView,
  before: Before,
  reply: Reply,
  issues: readonly Issue[] = [],
): Response {
  const page = <ReplyPage view={view} before={before} reply={reply} issues={issues} preview={false} />;
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** Stopped or over since this companion came in: in force now, and said plainly. */
async function lookOrOver(asked: Companion): Promise<Before | Response> {
  try {
    return await lookAsked(asked.actor, asked.house);
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return overPage(asked, { kind: 'unknown' });
    throw fault;
  }
}

function seen(form: URLSearchParams): number {
  const typed = form.get('revision') ?? '';
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
}

function issuesOf(view: FrameView, { asked }: Before, troubles: readonly Trouble[]): Issue[] {
  return troubles.map((trouble) => {
    const { field, what } = trouble;
    if (what === 'words-empty')
      return { field, words: plainNames(view, 'companion.words-empty', { name: asked.called }) };
    const values = 'count' in trouble ? { count: trouble.count } : {};
    return { field, words: view.t(`companion.${what}`, values) };
  });
}

async function leave(asked: Companion, to: string): Promise<Response> {
  const response = await asked.signOut();
  response.headers.set('Location', to);
  return response;
}
