import type { Actor } from '../../access/actor.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { begin, beginPage, type Entry, readClassCode } from './beginning.tsx';
import { behindClassCode } from './class-code.ts';

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

/** The lesson or the start card behind the code in the address. */
async function lessonOf(asked: Asked<Actor>): Promise<Entry | undefined> {
  const code = readClassCode(asked.params.code ?? '');
  const found = code && (await behindClassCode(asked, code));
  return code && found ? { found, code } : undefined;
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
