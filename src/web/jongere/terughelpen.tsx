import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import {
  askHelper,
  type Helper,
  type Helpers,
  mostHelpers,
  readHelpers,
  stopComingBack,
} from '../../identity/helpers.ts';
import { choosePictures, readPictures } from '../../identity/own-pictures.ts';
import { cleanLine } from '../../questions/clean.ts';
import type { Key } from '../../words/catalogs.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { OwnPictures } from '../parts/own-pictures.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Who may help the young person back (F6): how it works, the own pictures, and at most three people. Nobody until the young person chooses somebody. */
export const helpersRoute = ownerRoute(paths.helpers(), {
  get: (asked) => showHelpers(asked, []),
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    if (form.get('doe') === 'stop') {
      await stopComingBack(actor, house);
      return go(`${paths.helpers()}?gedaan=stopped`);
    }
    if (!isProven(asked)) return go(proveFirst(paths.helpers()));
    const name = cleanLine(form.get('naam') ?? '', 80);
    if (name === '') return showHelpers(asked, [{ field: 'naam', words: view.t('rescue.name-empty') }]);
    const helper = await askHelper(actor, house, name, `${form.get('eens')} ${name}`);
    return go(helper === 'none' ? paths.helpers() : paths.helper(helper));
  },
});

/** Choosing the own four pictures, with the own factor. */
export const ownPicturesRoute = ownerRoute(paths.ownPictures(), {
  alone: true,
  get: (asked) => (isProven(asked) ? picturesPage(asked, []) : asked.go(proveFirst(paths.ownPictures()))),
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    if (!isProven(asked)) return go(proveFirst(paths.ownPictures()));
    const chosen = readPictures(form.getAll('plaatje'));
    if (chosen === undefined)
      return picturesPage(asked, [{ field: 'plaatje', words: view.t('rescue.pictures-four') }]);
    await choosePictures(actor, house, chosen);
    return go(`${paths.helpers()}?gedaan=pictures`);
  },
});

const saidWords: Readonly<Record<string, Key>> = {
  pictures: 'rescue.pictures-kept',
  removed: 'rescue.removed',
  stopped: 'rescue.stopped',
};

async function showHelpers(asked: Asked<OwnerActor>, issues: readonly Issue[]): Promise<Response> {
  const { actor, house, view, query, form } = asked;
  const { t } = view;
  const all = await readHelpers(actor, house);
  const said = saidWords[query.get('gedaan') ?? ''];
  const page = (
    <Page
      view={view}
      title={t('rescue.title')}
      heading={t('rescue.title')}
      lead={t('rescue.lead')}
      back={paths.ways()}
      here="settings"
      fault={issues.length > 0}
    >
      <div class="stack">
        {said === undefined ? null : (
          <Notice kind="done" status>
            <p>{t(said)}</p>
          </Notice>
        )}
        <ErrorSummary view={view} issues={issues} />
        <ComingBack view={view} waiting={all.waiting} />
        <How view={view} />
        <Pictures view={view} chosen={all.pictures} />
        {all.pictures === undefined ? null : <People view={view} all={all} form={form} issues={issues} />}
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** Somebody wants to come back: who said yes, from when on, and one press that stops it. On the first page too. */
export function ComingBack({ view, waiting }: { view: View; waiting: Helpers['waiting'] }) {
  const { t } = view;
  if (waiting.length === 0) return null;
  return (
    <Notice kind="mind">
      <h2>{t('rescue.waiting-title')}</h2>
      {waiting.map(({ who, opens }) => (
        <p>{t('rescue.waiting', { who, at: showMoment(view.language, opens) })}</p>
      ))}
      <p>{t('rescue.waiting-you')}</p>
      <Form view={view} action={paths.helpers()}>
        <Actions>
          <Button kind="stop" name="doe" value="stop">
            {t('rescue.stop')}
          </Button>
        </Actions>
      </Form>
    </Notice>
  );
}

const How = ({ view: { t } }: { view: View }) => (
  <section aria-labelledby="hoe">
    <h2 id="hoe">{t('rescue.how')}</h2>
    <ol>
      <li>{t('rescue.how-1')}</li>
      <li>{t('rescue.how-2')}</li>
      <li>{t('rescue.how-3')}</li>
      <li>{t('rescue.how-4')}</li>
    </ol>
  </section>
);

function Pictures({ view, chosen }: { view: View; chosen: Date | undefined }) {
  const { t } = view;
  const fresh = chosen === undefined;
  return (
    <Sheet as="section" labelledBy="plaatjes">
      <h2 id="plaatjes">{t('rescue.pictures')}</h2>
      <p>
        {fresh
          ? t('rescue.pictures-none')
          : t('rescue.pictures-set', { day: showDay(view.language, chosen) })}
      </p>
      <Actions>
        <LinkButton kind={fresh ? 'main' : 'line'} href={paths.ownPictures()}>
          {t(fresh ? 'rescue.pictures-choose' : 'rescue.pictures-again')}
        </LinkButton>
      </Actions>
    </Sheet>
  );
}

type PeopleProps = { view: View; all: Helpers; form: URLSearchParams; issues: readonly Issue[] };

function People({ view, all: { helpers }, form, issues }: PeopleProps) {
  const { t } = view;
  return (
    <section aria-labelledby="mensen" class="stack">
      <h2 id="mensen">{t('rescue.people')}</h2>
      {helpers.length === 0 ? <p>{t('rescue.none')}</p> : null}
      {helpers.map((helper) => (
        <Sheet>
          <SheetHead>
            <p>
              <strong>
                <bdi>{helper.who}</bdi>
              </strong>
              <br />
              <span class="soft">{helperState(view, helper)}</span>
            </p>
            <LinkButton
              compact
              href={paths.helper(helper.id)}
              spoken={t('rescue.see-of', { who: helper.who })}
            >
              {t('rescue.see')}
            </LinkButton>
          </SheetHead>
        </Sheet>
      ))}
      {helpers.length >= mostHelpers ? (
        <p>{t('rescue.full')}</p>
      ) : (
        <Form view={view} action={paths.helpers()} once={form.get('eens') ?? randomUUID()}>
          <TextField
            view={view}
            name="naam"
            label={t('rescue.name')}
            hint={t('rescue.name-hint')}
            issue={issueOf(issues, 'naam')}
            value={form.get('naam') ?? ''}
            maxlength={80}
            autocapitalize="words"
          />
          <Actions>
            <Button kind="main">{t('rescue.add')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}

export const helperState = ({ t, language }: View, { agreed }: Helper): string =>
  agreed === undefined
    ? t('rescue.state-asked')
    : t('rescue.state-agreed', { day: showDay(language, agreed) });

function picturesPage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('rescue.pictures')}
      heading={t('rescue.pictures-choose')}
      lead={t('rescue.pictures-lead')}
      back={paths.helpers()}
      here="settings"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.ownPictures()}>
        <OwnPictures view={view} issue={issueOf(issues, 'plaatje')} />
        <Actions>
          <Button kind="main">{t('rescue.pictures-keep')}</Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
