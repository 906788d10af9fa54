import type { StaffActor } from '../../access/actor.ts';
import { type OrganisationId, readId } from '../../base/id.ts';
import { type Region, readRegion } from '../../insight/school.ts';
import { addOrganisation } from '../../organisations/keep.ts';
import { needsParent, partOf } from '../../organisations/tree.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';

const kinds = ['school', 'location', 'mbo', 'domain', 'doorstroompunt', 'municipality', 'employer'] as const;

/** An organisation by hand: what no register has, such as a domain, or a municipality before the register is read (F56). */
export const newOrganisationRoute = staffRoute(paths.newOrganisation(), {
  get: async (asked) => showForm(asked, await readRegion(asked.actor, asked.house), []),
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    const region = await readRegion(actor, house);
    const { t } = view;
    const kind = kinds.find((one) => one === form.get('soort'));
    const name = (form.get('naam') ?? '').trim().replace(/\s+/g, ' ').slice(0, 120);
    const code = (form.get('code') ?? '').trim().toUpperCase() || undefined;
    const place = (form.get('plaats') ?? '').trim().slice(0, 80) || undefined;
    const chosen = readId<OrganisationId>(form.get('bij') ?? undefined);
    const above = region.organisations.find(({ id }) => id === chosen);
    const parent = kind !== undefined && above?.kind === partOf[kind] ? above?.id : undefined;
    const issues: Issue[] = [];
    if (kind === undefined) issues.push({ field: 'soort', words: t('region.kind-empty') });
    if (name === '') issues.push({ field: 'naam', words: t('region.name-empty') });
    if (code !== undefined && !/^[0-9A-Z]{2,12}$/.test(code))
      issues.push({ field: 'code', words: t('region.code-odd') });
    if (kind !== undefined && parent === undefined && needsParent.includes(kind))
      issues.push({ field: 'bij', words: t('region.under-empty') });
    if (issues.length > 0 || kind === undefined) return showForm(asked, region, issues);
    const added = await addOrganisation(actor, house, { kind, name, parent, code, place });
    return added === 'taken'
      ? showForm(asked, region, [{ field: 'code', words: t('region.code-taken') }])
      : go(`${paths.organisation(added)}?klaar`);
  },
});

function showForm(asked: Asked<StaffActor>, region: Region, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const above = region.organisations.filter(
    ({ kind, gone }) => gone === null && Object.values(partOf).includes(kind),
  );
  const page = (
    <Page
      view={view}
      title={t('region.new')}
      heading={t('region.new')}
      lead={t('region.new-lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.newOrganisation()}>
        <Radios
          name="soort"
          legend={t('region.kind')}
          issue={issueOf(issues, 'soort')}
          options={kinds.map((value) => ({ value, words: t(`region.one-${value}`) }))}
          chosen={[form.get('soort') ?? '']}
          lay="pair"
        />
        <TextField
          view={view}
          name="naam"
          label={t('region.name')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? ''}
          maxlength={120}
        />
        <SelectField
          view={view}
          name="bij"
          label={t('region.under')}
          hint={t('region.under-hint')}
          issue={issueOf(issues, 'bij')}
          value={form.get('bij') ?? ''}
          options={[
            { value: '', words: t('region.under-none') },
            ...above.map(({ id, name }) => ({ value: id, words: name })),
          ]}
        />
        <TextField
          view={view}
          name="plaats"
          optional
          label={t('region.place')}
          value={form.get('plaats') ?? ''}
          maxlength={80}
        />
        <TextField
          view={view}
          name="code"
          optional
          label={t('region.code')}
          hint={t('region.code-hint')}
          issue={issueOf(issues, 'code')}
          value={form.get('code') ?? ''}
          size="short"
          maxlength={12}
        />
        <Actions>
          <Button kind="main">{t('school.add')}</Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
