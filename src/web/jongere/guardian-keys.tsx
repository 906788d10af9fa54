import { showCode } from '../../base/code.ts';
import type { Guardian } from '../../consent/read.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { CopyButton, PrintButton } from '../parts/copy.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

type Props = { view: View; guardian: Guardian; called: string; origin: string };

/**
 * Mail, copied link, QR, printed card, spoken code (C5), as for a share: link and code go apart, and only the card, that is given by hand,
 * holds both. The link brings the language of its reader.
 */
export function GuardianKeysView({ view, guardian, called, origin }: Props) {
  const { t } = view;
  const { keys, who } = guardian;
  const link = linkOf(guardian, origin);
  const code = showCode(keys.code);
  return (
    <>
      <div class="stack screen-only">
        <Sheet as="section" labelledBy="de-link">
          <h2 id="de-link">{t('share.link')}</h2>
          <p>{t('consent.link-what')}</p>
          <p class="address">{link}</p>
          <div class="row">
            <CopyButton view={view} text={link} words={t('share.copy-link')} />
            <LinkButton compact href={mailTo(view, who.mail, link)}>
              {t('share.mail-link')}
            </LinkButton>
          </div>
        </Sheet>
        <Sheet as="section" labelledBy="de-code">
          <h2 id="de-code">{t('share.code')}</h2>
          <p>{t('share.code-what')}</p>
          <p>
            <Code view={view} code={code} />
          </p>
          <div class="row">
            <CopyButton view={view} text={code} words={t('share.copy-code')} />
          </div>
          <p>
            <strong>{t('share.call')}</strong>
          </p>
          <p>{t('share.call-words', { address: bare(origin + paths.guarding()) })}</p>
        </Sheet>
      </div>
      <GuardianCard view={view} guardian={guardian} called={called} origin={origin} />
    </>
  );
}

function GuardianCard({ view, guardian, called, origin }: Props) {
  const { t } = view;
  const { keys, who, ends } = guardian;
  return (
    <section aria-labelledby="kaart-titel" class="flow share-card">
      <h2 id="kaart-titel" class="screen-only">
        {t('share.card')}
      </h2>
      <p class="screen-only">{t('consent.card-what', { who: who.name })}</p>
      <Sheet>
        <h3>{t('consent.card-title', { name: called })}</h3>
        <p>{t('consent.card-until', { day: lastDayOf(view, ends) })}</p>
        <Qr address={`${linkOf(guardian, origin)}#${keys.code}`} name={t('consent.card-qr')}>
          <p>{t('share.card-go-to')}</p>
          <p>
            <strong>{bare(origin + paths.guarding())}</strong>
          </p>
          <p>{t('share.card-type')}</p>
          <p>
            <Code view={view} code={showCode(keys.code)} />
          </p>
        </Qr>
      </Sheet>
      <Actions>
        <PrintButton view={view} words={t('share.print-card')} />
      </Actions>
    </section>
  );
}

const linkOf = ({ keys, who }: Guardian, origin: string): string =>
  `${origin}${paths.guardingLink(keys.link)}?taal=${who.language}`;

/** Opens the young person's own mail program: the house sends nothing and keeps nothing. */
function mailTo({ t }: View, mail: string | undefined, link: string): string {
  const subject = encodeURIComponent(t('consent.mail-subject'));
  const body = encodeURIComponent(t('consent.mail-body', { link }).replaceAll('\n', '\r\n'));
  const to = mail === undefined ? '' : encodeURIComponent(mail).replace('%40', '@');
  return `mailto:${to}?subject=${subject}&body=${body}`;
}

const bare = (address: string): string => address.replace(/^https?:\/\//, '');
