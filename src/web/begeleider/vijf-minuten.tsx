import { Actions } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { staffRoute } from '../route.ts';

const steps = ['1', '2', '3', '4', '5'] as const;

/** "Een les starten in vijf minuten": one A4, to print and lay beside the keyboard (U54). */
export const fiveMinutesRoute = staffRoute(paths.fiveMinutes(), {
  get({ view, desk, show }) {
    const { t } = view;
    const host = new URL(desk.origin()).host;
    return show(
      <Page
        view={view}
        title={t('lesson.five-title')}
        heading={t('lesson.five-title')}
        lead={t('lesson.five-lead')}
        back={paths.staffHome()}
      >
        <div class="stack">
          <ol class="five">
            {steps.map((n) => (
              <Sheet as="li">
                <h2>{t(`lesson.five-${n}`)}</h2>
                <p>{t(`lesson.five-${n}-what`, { host, address: `${host}${paths.staffSignIn()}` })}</p>
              </Sheet>
            ))}
          </ol>
          <p>{t('lesson.five-sees')}</p>
          <p>{t('lesson.five-stuck', { host })}</p>
          <Actions>
            <PrintButton view={view} />
          </Actions>
        </div>
      </Page>,
    );
  },
});
