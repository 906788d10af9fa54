import { signClassOut } from '../../identity/class-sign-out.ts';
import { readBoard } from '../../insight/board.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { staffRoute } from '../route.ts';
import { groupOf } from './les.tsx';

/** The end of a lesson: signs all its pupils out of the shared devices (C13). First the one thing to ask the class: who has no card yet? */
export const classSignOutRoute = staffRoute(pattern.lessonSignOut, {
  async get(asked) {
    const { actor, house, view } = asked;
    const { t } = view;
    const { group } = await readBoard(actor, house, groupOf(asked));
    return asked.show(
      <Page
        view={view}
        title={t('lesson.sign-out')}
        heading={t('lesson.sign-out-title', { group: group.name })}
        lead={t('lesson.sign-out-lead')}
        back={paths.lesson(group.id)}
      >
        <div class="flow">
          <Notice kind="mind">
            <p>{t('lesson.sign-out-card')}</p>
          </Notice>
          <p>{t('lesson.sign-out-what')}</p>
          <Form view={view} action={paths.lessonSignOut(group.id)}>
            <Actions>
              <Button kind="main">{t('lesson.sign-out-now')}</Button>
              <LinkButton href={paths.lessonBoard(group.id)}>{t('lesson.to-board')}</LinkButton>
            </Actions>
          </Form>
        </div>
      </Page>,
    );
  },
  async post(asked) {
    const group = groupOf(asked);
    const ended = await signClassOut(asked.actor, asked.house, group);
    return asked.go(`${paths.lesson(group)}?na=uit&aantal=${ended}`);
  },
});
