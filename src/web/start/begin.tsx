import type { Actor } from '../../access/actor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Cover } from '../parts/cover.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { FirstScreenEnd } from '../parts/first-screen.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { begin, beginPage, readClassCode } from './beginning.tsx';

/** The front door: a class code, the own card, or alone. */
export const startRoute = openRoute(paths.start(), {
  get: (asked) => showStart(asked, '', []),
  post(asked) {
    const typed = asked.form.get('code') ?? '';
    const code = readClassCode(typed);
    if (code !== undefined) return asked.go(paths.join(code));
    const again = asked.form.get('poging') === '2' ? 'start.code-shape-again' : 'start.code-shape';
    const words = asked.view.t(typed.trim() === '' ? 'start.code-empty' : again);
    return showStart(asked, typed, [{ field: 'code', words }]);
  },
});

function showStart(asked: Asked<Actor>, typed: string, issues: readonly Issue[]): Response {
  const { view, actor, desk } = asked;
  const { t } = view;
  const home = actor.kind === 'owner' ? paths.home() : actor.kind === 'staff' ? paths.staffHome() : undefined;
  const page = (
    <Page view={view} title={t('start.title')} firstScreen fault={issues.length > 0}>
      <ErrorSummary view={view} issues={issues} />
      <Cover heading={t('start.title')} kind={t('common.product')} seed="voorblad">
        <p>{t('start.lead')}</p>
        {home === undefined ? null : (
          <LinkButton kind="main" href={home}>
            {t('start.go-on')}
          </LinkButton>
        )}
      </Cover>
      <Sheet as="section" labelledBy="met-code">
        <h2 id="met-code">{t('start.with-code')}</h2>
        <Form view={{ ...view, mark: '' }} action={paths.start()}>
          {issues.length > 0 ? <input type="hidden" name="poging" value="2" /> : null}
          <TextField
            view={view}
            name="code"
            label={t('start.code')}
            hint={t('start.code-hint')}
            issue={issueOf(issues, 'code')}
            value={typed}
            size="code"
            autocapitalize="characters"
            spellcheck={false}
          />
          <Actions>
            <Button kind={home === undefined ? 'main' : 'line'}>{t('common.go-on')}</Button>
          </Actions>
        </Form>
      </Sheet>
      <FirstScreenEnd />
      <Sheet as="section" labelledBy="met-kaart">
        <h2 id="met-kaart">{t('start.with-card')}</h2>
        <p>{t('start.with-card-lead')}</p>
        <Actions>
          <LinkButton href={paths.comeBack()}>{t('start.come-back')}</LinkButton>
        </Actions>
      </Sheet>
      <Sheet as="section" labelledBy="zelf">
        <h2 id="zelf">{t('start.alone')}</h2>
        <p>{t('start.alone-lead')}</p>
        <Actions>
          <LinkButton href={paths.alone()}>{t('start.begin-alone')}</LinkButton>
          <LinkButton href={paths.tryOut()}>{t('start.try')}</LinkButton>
        </Actions>
      </Sheet>
      <ul class="links">
        <li>
          <a href={paths.receive()}>{t('start.receiver')}</a>
        </li>
        <li>
          <a href={paths.staffSignIn()}>{t('start.staff')}</a>
        </li>
        {desk.config.demo ? (
          <li>
            <a href={paths.demo()}>{t(desk.config.training ? 'demo.back-go' : 'start.demo')}</a>
          </li>
        ) : null}
      </ul>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** Begin without a school (F1, F60). */
export const aloneRoute = openRoute(paths.alone(), {
  get: (asked) => beginPage(asked, undefined),
  post: (asked) => begin(asked, undefined),
});
