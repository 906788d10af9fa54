import type { Child } from '#jsx/jsx-runtime';
import { showCode } from '../../base/code.ts';
import type { Invitation } from '../../mirror/list.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Actions } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { CopyButton, PrintButton } from '../parts/copy.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

type Props = { view: View; invitation: Invitation; origin: string };

/**
 * Copied link, QR on the screen, spoken code, mail, printed card (C5). Link or code opens the question alone: all that there is to see is a
 * name to be called and the question.
 */
export function InvitationKeysView(props: Props & { children?: Child }) {
  const { view, invitation, origin } = props;
  const { t } = view;
  const { keys, who } = invitation;
  const link = `${origin}${paths.askedLink(keys.link)}?taal=${who.language}`;
  const code = showCode(keys.code);
  return (
    <>
      <div class="stack screen-only">
        <Sheet as="section" labelledBy="de-link">
          <h2 id="de-link">{t('mirror.link')}</h2>
          <p>{t('mirror.link-what')}</p>
          <p class="address">{link}</p>
          <div class="row">
            <CopyButton view={view} text={link} words={t('mirror.copy-link')} />
          </div>
          <Qr address={link} name={t('mirror.card-qr')} />
          <p class="soft">{t('mirror.link-who-has')}</p>
        </Sheet>
        <Sheet as="section" labelledBy="de-code">
          <h2 id="de-code">{t('mirror.code')}</h2>
          <p>{t('mirror.code-what', { address: bare(origin + paths.asked()) })}</p>
          <p>
            <Code view={view} code={code} />
          </p>
          <div class="row">
            <CopyButton view={view} text={code} words={t('mirror.copy-code')} />
          </div>
        </Sheet>
        {props.children}
      </div>
      <InvitationCard {...props} />
    </>
  );
}

/** To cut out and hand over; the only thing of this page that goes on paper. */
function InvitationCard({ view, invitation, origin }: Props) {
  const { t } = view;
  const { keys, who, asked, ends } = invitation;
  return (
    <section aria-labelledby="kaart-titel" class="flow share-card">
      <h2 id="kaart-titel" class="screen-only">
        {t('mirror.card')}
      </h2>
      <Sheet>
        <h3>{t('mirror.card-title', { name: asked.called })}</h3>
        <p>{t('mirror.card-until', { day: lastDayOf(view, ends) })}</p>
        <Qr
          address={`${origin}${paths.askedLink(keys.link)}?taal=${who.language}`}
          name={t('mirror.card-qr')}
        >
          <p>{t('mirror.card-go-to')}</p>
          <p>
            <strong>{bare(origin + paths.asked())}</strong>
          </p>
          <p>{t('mirror.card-type')}</p>
          <p>
            <Code view={view} code={showCode(keys.code)} />
          </p>
        </Qr>
      </Sheet>
      <Actions>
        <PrintButton view={view} words={t('mirror.print-card')} />
      </Actions>
    </section>
  );
}

const bare = (address: string): string => address.replace(/^https?:\/\//, '');
