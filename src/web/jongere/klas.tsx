import type { OwnerActor } from '../../access/actor.ts';
import type { FoundLesson } from '../../identity/find-lesson.ts';
import type { FoundPlace } from '../../identity/find-place.ts';
import { renewFrames } from '../../identity/frame.ts';
import { joinGroup } from '../../identity/start.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { joiningOf, readClassCode } from '../start/beginning.tsx';
import { behindClassCode } from '../start/class-code.ts';

/**
 * An owner who has a passport joins a class: types the code on the board, sees class and mentor, and says yes (U28). What a mentor
 * then sees stands on the page: name and how far, never an answer (U31).
 */
export const joinGroupRoute = ownerRoute(paths.joinGroup(), {
  alone: true,
  get: (asked) => (asked.query.has('klaar') ? joined(asked) : askCode(asked, [])),
  async post(asked) {
    const { form, view, actor, house, go } = asked;
    const code = readClassCode(form.get('code') ?? '');
    if (code === undefined)
      return askCode(asked, [{ field: 'code', words: wrongWords(asked, 'fill.code-shape') }]);
    const found = await behindClassCode(asked, code);
    if (found === undefined)
      return askCode(asked, [{ field: 'code', words: wrongWords(asked, 'fill.code-none') }]);
    if (form.get('ja') !== found.group) return confirm(asked, found, code);
    const called = view.visitor.kind === 'owner' ? view.visitor.name : '';
    await joinGroup(actor, house, called, joiningOf({ found, code }));
    // The class decides what is asked: no node goes by what it knew of this session before.
    await renewFrames(actor, house);
    return go(`${paths.joinGroup()}?klaar`);
  },
});

/** The second time that it goes wrong there is more help (U15). */
function wrongWords({ form, view }: Asked<OwnerActor>, words: 'fill.code-shape' | 'fill.code-none'): string {
  return view.t(form.get('poging') === '2' ? `${words}-again` : words);
}

function askCode(asked: Asked<OwnerActor>, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('fill.join-class')}
      heading={t('fill.join-class')}
      lead={t('fill.join-class-lead')}
      back={paths.settings()}
      here="settings"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.joinGroup()}>
        {issues.length > 0 ? <input type="hidden" name="poging" value="2" /> : null}
        <TextField
          view={view}
          name="code"
          label={t('fill.class-code')}
          hint={t('fill.class-code-hint')}
          issue={issueOf(issues, 'code')}
          value={form.get('code') ?? ''}
          size="code"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Actions>
          <Button kind="main">{t('common.go-on')}</Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** Which class it is, before anything changes. */
function confirm(asked: Asked<OwnerActor>, found: FoundLesson | FoundPlace, code: string): Response {
  const { view } = asked;
  const { t } = view;
  const names = { group: found.groupName, mentor: found.mentorName, school: found.organisationName };
  const page = (
    <Page
      view={view}
      title={t('fill.join-class')}
      heading={t('fill.is-this-class', names)}
      lead={names.mentor === '' ? t('places.join-lead', names) : t('fill.is-this-class-lead', names)}
      back={paths.joinGroup()}
      here="settings"
    >
      <Notice>{t('fill.mentor-sees')}</Notice>
      <Form view={view} action={paths.joinGroup()}>
        <input type="hidden" name="code" value={code} />
        <Actions>
          <Button kind="main" name="ja" value={found.group}>
            {t('fill.yes-my-class')}
          </Button>
          <LinkButton href={paths.joinGroup()}>{t('fill.no-other-code')}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page);
}

function joined(asked: Asked<OwnerActor>): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('fill.joined')}
      heading={t('fill.joined')}
      lead={t('fill.mentor-sees')}
      back={paths.settings()}
      here="settings"
    >
      <Actions>
        <LinkButton kind="main" href={paths.home()}>
          {t('fill.to-passport')}
        </LinkButton>
      </Actions>
    </Page>
  );
  return asked.show(page);
}
