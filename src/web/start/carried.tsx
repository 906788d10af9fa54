import type { Actor } from '../../access/actor.ts';
import { type Opened, sameOwner } from '../../identity/session.ts';
import { visitorOf } from '../ask.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';

/** What somebody sent when their session had ended: where to, and the fields as they were. Carried in the page, never kept by the house. */
export type Carried = { to: string; fields: URLSearchParams };

const toField = 'naar';
const fieldsField = 'inhoud';

/** Out of the request that came too late. Nothing of a form that asks for a code, or that holds only a button. */
export function carriedFrom({ form, view }: Asked<Actor>): Carried | undefined {
  if (form.has('kaartcode') || !(form.get('als') ?? '').includes('.')) return undefined;
  const filled = [...form].some(([name, value]) => !marks.has(name) && value.trim() !== '');
  return filled ? { to: view.address, fields: form } : undefined;
}

/** Out of the form of the page to come back with. */
export function carriedIn(form: URLSearchParams): Carried | undefined {
  const to = form.get(toField) ?? '';
  const fields = form.get(fieldsField);
  if (fields === null || !/^\/(mijn|delen)\/[\w\-./?=&]*$/.test(to)) return undefined;
  return { to, fields: new URLSearchParams(fields) };
}

export function CarriedFields({ carried }: { carried: Carried | undefined }) {
  if (carried === undefined) return null;
  return (
    <>
      <input type="hidden" name={toField} value={carried.to} />
      <input type="hidden" name={fieldsField} value={String(carried.fields)} />
    </>
  );
}

/**
 * Who came in again sees what they were sending, and sends it with one tap, in the session of now. `undefined` for anybody else than who
 * wrote it: they see nothing of it.
 */
export function welcomeBack(asked: Asked<Actor>, opened: Opened | undefined): Response | undefined {
  const carried = carriedIn(asked.form);
  if (carried === undefined || opened === undefined) return undefined;
  if (!sameOwner(carried.fields.get('als') ?? '', opened.mark)) return undefined;
  const visitor = visitorOf(opened);
  const view = { ...asked.view, mark: opened.mark, visitor };
  const { t } = view;
  const words = wordsIn(carried.fields);
  const fields = [...carried.fields].filter(([name]) => name !== 'als');
  return asked.show(
    <Page view={view} title={t('hall.back')} heading={t('hall.back')} lead={t('hall.back-lead')}>
      {words.length === 0 ? null : (
        <Sheet>
          {words.map((text) => (
            <p>
              <bdi>{text}</bdi>
            </p>
          ))}
        </Sheet>
      )}
      <form method="post" action={carried.to} accept-charset="utf-8" autocomplete="off">
        <input type="hidden" name="als" value={opened.mark} />
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <Button kind="main">{t('hall.back-keep')}</Button>
          <LinkButton href={paths.home()}>{t('hall.back-leave')}</LinkButton>
        </Actions>
      </form>
    </Page>,
  );
}

const marks = new Set(['als', 'eens', 'revision', 'fout', 'do', 'taal', 'terug', 'gekozen']);

/** Own words, to see again; what was chosen with a tap goes along and is not spelled out. */
function wordsIn(fields: URLSearchParams): string[] {
  return [...fields]
    .filter(([name, value]) => !marks.has(name) && !/^[a-z0-9-]*$/.test(value.trim()))
    .map(([, value]) => value);
}
