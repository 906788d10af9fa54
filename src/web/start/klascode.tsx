import type { Actor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { findLesson } from '../../identity/find-lesson.ts';
import { findPlace } from '../../identity/find-place.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { begin, beginPage, type Entry, readClassCode } from './beginning.tsx';

/** Behind a class code: which class and mentor it is, and what to be called (U28). Looking changes nothing. */
export const joinRoute = openRoute(pattern.join, {
  async get(asked) {
    const lesson = await lessonOf(asked);
    return lesson === undefined ? noLesson(asked) : beginPage(asked, lesson);
  },
  async post(asked) {
    const lesson = await lessonOf(asked);
    return lesson === undefined ? noLesson(asked) : begin(asked, lesson);
  },
});

/** The lesson or the start card behind the code in the address. Wrong codes count by network: a class of thirty passes, a guesser does not. */
async function lessonOf(asked: Asked<Actor>): Promise<Entry | undefined> {
  const { actor, house, desk, network, params } = asked;
  const code = readClassCode(params.code ?? '');
  if (!(await desk.limits.take('lesson-code', network)))
    throw new Fault('too-many', 'too many class codes from one network');
  const found = code && ((await findLesson(actor, house, code)) ?? (await findPlace(actor, house, code)));
  if (!code || !found) return undefined;
  await desk.limits.giveBack('lesson-code', network);
  return { found, code };
}

function noLesson(asked: Asked<Actor>): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('start.no-lesson')}
      heading={t('start.no-lesson')}
      lead={t('start.no-lesson-lead')}
      fault
    >
      <Actions>
        <LinkButton kind="main" href={paths.start()}>
          {t('start.again')}
        </LinkButton>
      </Actions>
    </Page>
  );
  return asked.show(page, 404);
}
