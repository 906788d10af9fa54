import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { dropLocked, keepLocked, type Locked, readLocked, sentShape } from '../../passport/locked.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { readRevision, revisionField } from './keep-answer.ts';

/**
 * "Alleen voor mij" (F90): words that not even whoever runs this can read. The browser seals them with a code on paper; here only what is sealed comes by.
 * Apart from sharing: there is nothing to give.
 */
export const lockedRoute = ownerRoute(paths.locked(), {
  alone: true,
  async get(asked) {
    const locked = await readLocked(asked.actor, asked.house);
    return asked.query.has('weg') ? dropPage(asked) : lockedPage(asked, locked);
  },
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    if (form.get('doe') === 'weg') {
      await dropLocked(actor, house);
      return go(paths.locked());
    }
    const read = sentShape.safeParse(Object.fromEntries(form));
    if (!read.success) throw new Fault('malformed', 'nothing that a browser sealed');
    const revision = await keepLocked(actor, house, read.data, readRevision(form));
    if (revision === undefined) return asked.json({ message: view.t('locked.elsewhere') }, 409);
    return asked.json({ saved: true, revision: String(revision) });
  },
});

function lockedPage({ view, show }: Asked<OwnerActor>, locked: Locked | undefined): Response {
  const { t } = view;
  return show(
    <Page
      view={view}
      title={t('locked.title')}
      heading={t('locked.title')}
      lead={t('locked.lead')}
      back={paths.scratch()}
      here="passport"
      locked
      quickExit
    >
      <Notice kind="mind">
        <p>{t('locked.lost')}</p>
      </Notice>
      <pvs-locked
        data-salt={locked?.salt}
        data-iv={locked?.iv}
        data-box={locked?.box}
        data-differs={t('locked.differs')}
        data-wrong={t('locked.wrong')}
        data-saved={t('locked.saved')}
        data-away={t('locked.away')}
      >
        <p data-without="">{t('locked.without')}</p>
        {locked === undefined ? <Make view={view} /> : <Open view={view} />}
        <Write view={view} revision={locked?.revision ?? 0} />
      </pvs-locked>
      {locked === undefined ? null : (
        <Disclosure words={t('locked.lost-code')}>
          <p>{t('locked.lost-code-what')}</p>
          <Actions>
            <LinkButton kind="stop" href={`${paths.locked()}?weg`}>
              {t('locked.drop')}
            </LinkButton>
          </Actions>
        </Disclosure>
      )}
    </Page>,
  );
}

/** The code, for this once; typed over before anything can be written, so that it surely stands on paper. */
function Make({ view }: { view: View }) {
  const { t } = view;
  return (
    <div data-part="make" hidden={true} class="flow">
      <Sheet>
        <h2>{t('locked.code')}</h2>
        <p>{t('locked.code-what')}</p>
        <p class="lock-code">
          <strong data-code="" />
        </p>
      </Sheet>
      <Actions>
        <PrintButton view={view} />
      </Actions>
      <CodeField id="again" label={t('locked.again')} hint={t('locked.again-hint')} />
      <Line words={t('locked.begin')} />
    </div>
  );
}

const Open = ({ view: { t } }: { view: View }) => (
  <div data-part="open" hidden={true} class="flow">
    <CodeField id="slotcode" label={t('locked.code')} hint={t('locked.open-hint')} />
    <Line words={t('locked.open')} />
  </div>
);

/** Without a name, so that no browser ever sends what stands in it. */
function Write({ view, revision }: { view: View; revision: number }) {
  const { t } = view;
  return (
    <div data-part="write" hidden={true}>
      <Form view={view} action={paths.locked()}>
        <input type="hidden" name={revisionField} value={String(revision)} autocomplete="off" />
        <div class="field">
          <label for="eigen">{t('locked.words')}</label>
          <textarea class="input" id="eigen" rows={14} maxlength={20_000} autocomplete="off" />
        </div>
        <Line words={t('locked.keep')} />
      </Form>
    </div>
  );
}

function CodeField({ id, label, hint }: { id: string; label: string; hint: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        class="input"
        id={id}
        type="text"
        aria-describedby={`${id}-hint`}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
    </div>
  );
}

const Line = ({ words }: { words: string }) => (
  <div class="flow">
    <p role="status" data-status="" />
    <div class="actions">
      <button type="button" class="button main">
        <span>{words}</span>
      </button>
    </div>
  </div>
);

function dropPage({ view, show }: Asked<OwnerActor>): Response {
  const { t } = view;
  return show(
    <Page
      view={view}
      title={t('locked.title')}
      heading={t('locked.drop-title')}
      lead={t('locked.drop-what')}
      back={paths.locked()}
      here="passport"
    >
      <Form view={view} action={paths.locked()}>
        <Actions>
          <Button kind="main" icon="stop" name="doe" value="weg">
            {t('locked.drop-sure')}
          </Button>
          <LinkButton href={paths.locked()}>{t('locked.drop-not')}</LinkButton>
        </Actions>
      </Form>
    </Page>,
  );
}
