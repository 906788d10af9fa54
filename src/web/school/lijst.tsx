import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type OrganisationId, readId } from '../../base/id.ts';
import { previewList, readList } from '../../organisations/roster.ts';
import { mostLines, type NoRoster } from '../../organisations/roster-columns.ts';
import { listYears } from '../../organisations/turn.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, issueOf } from '../parts/error-summary.tsx';
import { FileField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';

/** A dean brings groups and pupils in from a file of the school's own system (F50). Reading changes nothing; the next page asks first. */
export const rosterRoute = staffRoute(pattern.roster, {
  takesFile: true,
  async get(asked) {
    const waiting = await previewList(asked.actor, asked.house, schoolOf(asked));
    return showForm(asked, undefined, waiting !== undefined);
  },
  async post(asked) {
    const { actor, house, file, view } = asked;
    const organisation = schoolOf(asked);
    const years = listYears(view.now);
    const year = years.length === 1 ? years[0] : years.find((one) => one === asked.form.get('jaar'));
    if (year === undefined) return showForm(asked, undefined, false, view.t('school.list-year-empty'));
    if (file === 'none' || file === 'busy' || file === 'slow')
      return showForm(asked, view.t(`school.file-${file}`));
    const no =
      file === 'too-large'
        ? ({ kind: 'too-large' } as const)
        : await readList(actor, house, organisation, file.bytes, year);
    return no === undefined ? asked.go(paths.rosterCheck(organisation)) : showForm(asked, inWords(view, no));
  },
});

/** The school in the address. One that cannot be an id is no other than one that this dean does not look after. */
export function schoolOf({ params }: Pick<Asked<StaffActor>, 'params'>): OrganisationId {
  const organisation = readId<OrganisationId>(params.organisation);
  if (organisation === undefined) throw new Fault('not-there', 'no such school');
  return organisation;
}

/** Why a file is no list, and what to do. */
function inWords({ t }: View, no: NoRoster): string {
  switch (no.kind) {
    case 'no-column': {
      const missing = no.missing.map((field) => t(`school.column-${field}`)).join(', ');
      return t('school.file-no-column', { missing, heads: no.heads.filter(Boolean).join(', ') });
    }
    case 'forbidden':
      return t('school.file-forbidden', { head: no.head });
    case 'too-many':
      return t('school.file-too-many', { most: mostLines });
    case 'no-file':
      return t('school.file-no-file', { missing: no.missing.join(', ') });
    case 'other-school':
      return t('school.file-other-school', { schools: no.schools.join(', ') });
    default:
      return t(`school.file-${no.kind}`);
  }
}

function showForm(
  asked: Asked<StaffActor>,
  issue: string | undefined,
  waiting = false,
  yearIssue?: string,
): Response {
  const { view, form } = asked;
  const { t } = view;
  const organisation = schoolOf(asked);
  const years = listYears(view.now);
  const issues = [
    ...(yearIssue === undefined ? [] : [{ field: 'jaar', words: yearIssue }]),
    ...(issue === undefined ? [] : [{ field: 'bestand', words: issue }]),
  ];
  const page = (
    <Page
      view={view}
      title={t('school.list')}
      heading={t('school.list')}
      lead={t('school.list-lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        {waiting && issue === undefined ? (
          <Notice>
            <p>{t('school.list-waits')}</p>
            <p>
              <Link href={paths.rosterCheck(organisation)}>{t('school.list-waits-go')}</Link>
            </p>
          </Notice>
        ) : null}
        <Form view={view} action={paths.roster(organisation)} files>
          {years.length === 1 ? null : (
            <Radios
              name="jaar"
              legend={t('school.list-year')}
              hint={t('school.list-year-hint')}
              issue={issueOf(issues, 'jaar')}
              options={years.map((year, n) => ({
                value: year,
                words: t(n === 0 ? 'school.list-year-now' : 'school.list-year-next', { year }),
              }))}
              chosen={[form.get('jaar') ?? '']}
            />
          )}
          <FileField
            view={view}
            name="bestand"
            label={t('school.file')}
            hint={t('school.file-hint')}
            issue={issueOf(issues, 'bestand')}
            accept=".csv,.txt,.tsv,.zip,text/csv,text/plain,application/zip"
          />
          <Actions>
            <Button kind="main">{t('school.list-read')}</Button>
          </Actions>
        </Form>
        <p>{t('school.list-nothing-yet')}</p>
        <Disclosure words={t('school.columns')} open={issue !== undefined}>
          <ul>
            <li>{t('school.columns-number')}</li>
            <li>{t('school.columns-name')}</li>
            <li>{t('school.columns-group')}</li>
          </ul>
          <p>{t('school.columns-else')}</p>
          <p>{t('school.columns-oneroster')}</p>
        </Disclosure>
        <Disclosure words={t('school.list-means')}>
          <p>{t('school.list-means-1')}</p>
          <p>{t('school.list-means-2')}</p>
          <p>{t('school.list-means-3')}</p>
        </Disclosure>
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
