import { catalog } from '../../questions/catalog.ts';
import { chapterIds } from '../../questions/model.ts';
import { companionLanguages, languageNames, readCompanionLanguage } from '../../words/language.ts';
import { Actions, Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { SelectField } from '../parts/field.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';

/** "Praat thuis": choose a part and a language, and give the link, the QR code or the printed page (F45). Changes and keeps nothing. */
export const talkAtHomeRoute = ownerRoute(paths.talkAtHome(), {
  alone: true,
  get({ view, query, desk, show }) {
    const { t, language } = view;
    const chapter = chapterIds.find((id) => id === query.get('deel')) ?? 'wie';
    const tongue = readCompanionLanguage(query.get('in')) ?? language;
    const path = `${paths.homeAssignment(chapter)}?taal=${tongue}`;
    const address = desk.origin() + path;
    return show(
      <Page
        view={view}
        title={t('mirror.home')}
        heading={t('mirror.home')}
        lead={t('mirror.home-lead')}
        back={paths.others()}
        here="passport"
      >
        <form method="get" action={paths.talkAtHome()}>
          <SelectField
            view={view}
            name="deel"
            label={t('mirror.home-part')}
            value={chapter}
            options={chapterIds.map((id) => ({ value: id, words: catalog.chapter(id).title[language] }))}
          />
          <SelectField
            view={view}
            name="in"
            label={t('mirror.language')}
            value={tongue}
            options={companionLanguages.map((one) => ({
              value: one,
              words: languageNames[one].name,
              lang: one,
            }))}
          />
          <Actions>
            <Button>{t('mirror.home-choose')}</Button>
          </Actions>
        </form>
        <Sheet as="section" labelledBy="blad">
          <h2 id="blad">{t('mirror.home-sheet')}</h2>
          <p>{t('mirror.home-nothing')}</p>
          <p>
            <Link href={path}>{t('mirror.home-open')}</Link>
          </p>
          <p class="address">{address}</p>
          <div class="row">
            <CopyButton view={view} text={address} words={t('mirror.copy-link')} />
          </div>
          <Qr address={address} name={t('mirror.card-qr')} />
        </Sheet>
      </Page>,
    );
  },
});
