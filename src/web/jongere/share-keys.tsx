import { showCode } from '../../base/code.ts';
import type { Share } from '../../sharing/list.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { CopyButton, PrintButton } from '../parts/copy.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { dayInWords } from './in-words.ts';

type Props = { view: View; share: Share; called: string; origin: string };

/**
 * Mail, copied link, QR on the screen, printed card, spoken code (C5). Link and code go apart; only the card and its QR, that are
 * given by hand, hold both. The code stands behind the # there, so that it reaches no server's log.
 */
export function ShareKeysView({ view, share, called, origin }: Props) {
  const { t } = view;
  const { keys } = share;
  if (keys === undefined) return null;
  const link = origin + paths.receiveLink(keys.link);
  const code = showCode(keys.code);
  return (
    <>
      <div class="stack screen-only">
        <Sheet as="section" labelledBy="de-link">
          <h2 id="de-link">{t('share.link')}</h2>
          <p>{t('share.link-what')}</p>
          <p class="address">{link}</p>
          <div class="row">
            <CopyButton view={view} text={link} words={t('share.copy-link')} />
            <LinkButton compact href={mailTo(view, share, link)}>
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
          <p>{t('share.call-words', { address: bare(origin + paths.receive()) })}</p>
        </Sheet>
      </div>
      <ShareCard view={view} share={share} called={called} origin={origin} />
    </>
  );
}

function ShareCard({ view, share, called, origin }: Props) {
  const { t } = view;
  const { keys, receiver, ends } = share;
  if (keys === undefined) return null;
  const who = receiver.name;
  return (
    <section aria-labelledby="kaart-titel" class="flow share-card">
      <h2 id="kaart-titel" class="screen-only">
        {t('share.card')}
      </h2>
      <p class="screen-only">{t('share.card-what', { who })}</p>
      <Sheet>
        <h3>{t('share.card-title', { name: called })}</h3>
        <p>{t('share.card-for', { who, day: ends === undefined ? '' : dayInWords(view, ends) })}</p>
        <Qr address={`${origin}${paths.receiveLink(keys.link)}#${keys.code}`} name={t('share.card-qr')}>
          <p>{t('share.card-go-to')}</p>
          <p>
            <strong>{bare(origin + paths.receive())}</strong>
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

/** Opens the young person's own mail program: the house sends nothing and keeps nothing. */
function mailTo({ t }: View, { receiver }: Share, link: string): string {
  const subject = encodeURIComponent(t('share.mail-subject'));
  const body = encodeURIComponent(t('share.mail-body', { link }).replaceAll('\n', '\r\n'));
  const to = receiver.mail === undefined ? '' : encodeURIComponent(receiver.mail).replace('%40', '@');
  return `mailto:${to}?subject=${subject}&body=${body}`;
}

const bare = (address: string): string => address.replace(/^https?:\/\//, '');
