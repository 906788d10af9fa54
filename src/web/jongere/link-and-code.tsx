import type { Child } from '#jsx/jsx-runtime';
import { showCode } from '../../base/code.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { CopyButton, PrintButton } from '../parts/copy.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

type Props = {
  view: View;
  /** The whole link, and the code as it is kept. */
  link: string;
  code: string;
  /** The whole address where somebody types the code. */
  at: string;
  /** A mail program's letter with the link: to whom, if that is known, and the words. */
  mail: { to: string | undefined; subject: string; body: string };
  linkWhat: string;
  card: { what: string; title: string; line: string; qr: string };
  /** One more way, before the card. */
  children?: Child;
};

/**
 * Mail, copied link, QR on the screen, printed card, spoken code (C5). Link and code go apart; only the card and its QR, that are
 * given by hand, hold both. The code stands behind the # there, so that it reaches no server's log.
 */
export function LinkAndCode(props: Props) {
  const { view, link, code, at, mail, linkWhat, children } = props;
  const { t } = view;
  return (
    <>
      <div class="stack screen-only">
        <Sheet as="section" labelledBy="de-link">
          <h2 id="de-link">{t('share.link')}</h2>
          <p>{linkWhat}</p>
          <p class="address">{link}</p>
          <div class="row">
            <CopyButton view={view} text={link} words={t('share.copy-link')} />
            <LinkButton compact href={mailTo(mail)}>
              {t('share.mail-link')}
            </LinkButton>
          </div>
        </Sheet>
        <Sheet as="section" labelledBy="de-code">
          <h2 id="de-code">{t('share.code')}</h2>
          <p>{t('share.code-what')}</p>
          <p>
            <Code view={view} code={showCode(code)} />
          </p>
          <div class="row">
            <CopyButton view={view} text={showCode(code)} words={t('share.copy-code')} />
          </div>
          <p>
            <strong>{t('share.call')}</strong>
          </p>
          <p>{t('share.call-words', { address: bare(at) })}</p>
        </Sheet>
        {children}
      </div>
      <Card {...props} />
    </>
  );
}

/** To cut out and give by hand; the only thing of the page that goes on paper. */
function Card({ view, link, code, at, card }: Props) {
  const { t } = view;
  return (
    <section aria-labelledby="kaart-titel" class="flow share-card">
      <h2 id="kaart-titel" class="screen-only">
        {t('share.card')}
      </h2>
      <p class="screen-only">{card.what}</p>
      <Sheet>
        <h3>{card.title}</h3>
        <p>{card.line}</p>
        <Qr address={`${link}#${code}`} name={card.qr}>
          <p>{t('share.card-go-to')}</p>
          <p>
            <strong>{bare(at)}</strong>
          </p>
          <p>{t('share.card-type')}</p>
          <p>
            <Code view={view} code={showCode(code)} />
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
function mailTo({ to, subject, body }: Props['mail']): string {
  const whom = to === undefined ? '' : encodeURIComponent(to).replace('%40', '@');
  const words = encodeURIComponent(body.replaceAll('\n', '\r\n'));
  return `mailto:${whom}?subject=${encodeURIComponent(subject)}&body=${words}`;
}

const bare = (address: string): string => address.replace(/^https?:\/\//, '');
