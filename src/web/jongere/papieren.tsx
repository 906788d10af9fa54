import { type PaperKind, paperKinds } from '../../papers/model.ts';
import type { Key } from '../../words/catalogs.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** The one place of all papers: passport, intake, work profile, loopbaandossier, overgangsdocument and booklet (F28, F29, F62, F69, F122). */
export const papersRoute = ownerRoute(paths.papers(), {
  alone: true,
  get: ({ view, show }) => show(<PapersPage view={view} />),
});

function PapersPage({ view }: { view: View }) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('paper.title')}
      heading={t('paper.title')}
      lead={t('paper.lead')}
      back={paths.home()}
      wide
    >
      <div class="stack">
        <Notice>
          <p>{t('paper.none-else')}</p>
        </Notice>
        <ul class="grid">
          {paperKinds.map((kind) => (
            <Sheet as="li">
              <h2>
                <a class="sheet-link" href={paths.paper(kind)}>
                  {paperName(view, kind)}
                </a>
              </h2>
              <p>{t(`paper.what-${kind}` satisfies Key)}</p>
            </Sheet>
          ))}
        </ul>
      </div>
    </Page>
  );
}

export const paperName = ({ t }: View, kind: PaperKind): string => t(`paper.name-${kind}` satisfies Key);
