import type { StaffActor } from '../../access/actor.ts';
import { type OwnerId, readId } from '../../base/id.ts';
import { type Board, readBoard } from '../../insight/board.ts';
import { mergeMembers } from '../../organisations/member.ts';
import { Actions, Button } from '../parts/button.tsx';
import { type Choice, Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { countWords } from './dots.tsx';
import { groupOf } from './les.tsx';

/** A young person who typed the code twice stands twice on the list: which one stays, and which one goes (U28, decision 0024). */
export const doubleRoute = staffRoute(pattern.lessonDouble, {
  async get(asked) {
    return show(asked, await readBoard(asked.actor, asked.house, groupOf(asked)), []);
  },
  async post(asked) {
    const { actor, house, form, view } = asked;
    const group = groupOf(asked);
    const pick = (name: string) => readId<OwnerId>(form.get(name) ?? undefined);
    const [stays, goes] = [pick('blijft'), pick('weg')];
    const merged =
      stays !== undefined && goes !== undefined && (await mergeMembers(actor, house, group, { stays, goes }));
    if (merged) return asked.go(`${paths.lesson(group)}?na=samen`);
    const board = await readBoard(actor, house, group);
    return show(asked, board, [{ field: 'weg', words: view.t('lesson.double-issue') }]);
  },
});

function show(asked: Asked<StaffActor>, board: Board, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const { group, members } = board;
  const options: Choice[] = members.map((member) => ({
    value: member.owner,
    words: <bdi>{member.called}</bdi>,
    note: countWords(view, member),
  }));
  const page = (
    <Page
      view={view}
      title={t('lesson.double')}
      heading={t('lesson.double')}
      lead={t('lesson.double-lead')}
      back={paths.lesson(group.id)}
      fault={issues.length > 0}
      wide
    >
      <ErrorSummary view={view} issues={issues} />
      {members.length < 2 ? (
        <p>{t('lesson.double-none')}</p>
      ) : (
        <Form view={view} action={paths.lessonDouble(group.id)}>
          <Radios
            name="blijft"
            legend={t('lesson.double-stays')}
            hint={t('lesson.double-ask')}
            options={options}
            chosen={[form.get('blijft') ?? '']}
            lay="pair"
          />
          <Radios
            name="weg"
            legend={t('lesson.double-goes')}
            issue={issueOf(issues, 'weg')}
            options={options}
            chosen={[form.get('weg') ?? '']}
            lay="pair"
          />
          <p>{t('lesson.double-what')}</p>
          <Actions>
            <Button kind="main">{t('lesson.double-now')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
