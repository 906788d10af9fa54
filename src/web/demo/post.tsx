import { Fault } from '../../base/fault.ts';
import { showMoment } from '../../words/text.ts';
import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { openRoute } from '../route.ts';

/** Demo mode alone: the letters that would have been sent, newest first. */
export const demoPostRoute = openRoute(paths.demoPost(), {
  get(asked) {
    const { desk, view } = asked;
    const { t, language } = view;
    const letters = desk.config.demo ? desk.post?.() : undefined;
    if (letters === undefined) throw new Fault('not-there', 'there is no demo here');
    const page = (
      <Page
        view={view}
        title={t('demo.letters')}
        heading={t('demo.letters')}
        lead={t('demo.letters-lead')}
        back={paths.demo()}
      >
        <pvs-refresh id="brieven" seconds="3">
          <div class="stack">
            {letters.length === 0 ? (
              <>
                <p>{t('demo.no-letters')}</p>
                <p>{t('demo.no-letters-what')}</p>
              </>
            ) : null}
            {letters.map((letter) => (
              <Sheet as="article">
                <h2>{letter.subject}</h2>
                <Rows
                  rows={[
                    [t('demo.to'), letter.to],
                    [t('demo.at'), showMoment(language, letter.at)],
                  ]}
                />
                {letter.text
                  .trim()
                  .split('\n\n')
                  .map((line) => (
                    <p>{line}</p>
                  ))}
              </Sheet>
            ))}
          </div>
        </pvs-refresh>
        <p>
          <LinkButton href={paths.staffCode()}>{t('demo.back-to-code')}</LinkButton>
        </p>
      </Page>
    );
    return asked.show(page);
  },
});
