import type { OwnerActor } from '../../access/actor.ts';
import type { Standing } from '../../consent/life.ts';
import { readOutside } from '../../consent/read.ts';
import { giveShare } from '../../look/copy.ts';
import { previewShare } from '../../look/preview.ts';
import type { SharedLook } from '../../look/shared.ts';
import type { Given } from '../../sharing/give.ts';
import type { Share } from '../../sharing/list.ts';
import { isEmpty, isSensitive } from '../../sharing/scope.ts';
import { SharedPassport } from '../ontvanger/shared-passport.tsx';
import { isProven, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { DutchBeside } from '../parts/dutch-beside.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ownProofsToSee } from '../parts/proofs.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { amountInWords } from './in-words.ts';
import { canGive, FirstThis } from './outside-lines.tsx';
import { ownShare } from './own-share.ts';

/** "Kijk wat zij zien" (F82, U36): the receiver's own page; for a draft, with the button that starts it. */
export const sharePreviewRoute = ownerRoute(pattern.grantPreview, {
  get: async (asked) => showPreview(asked, await ownShare(asked)),
  async post(asked) {
    const share = await ownShare(asked);
    const { standing } = await readOutside(asked.actor, asked.house);
    if (share.state === 'draft' && !canGive(standing, share)) return showPreview(asked, share);
    // What is extra protected is shared by who shows that it is they (security.md); then back to this page.
    if (isSensitive(share.scope) && !isProven(asked))
      return asked.go(proveFirst(paths.grantPreview(share.id)));
    const given = await giveShare(asked.actor, asked.house, share.id);
    return given === 'given' ? asked.go(paths.grant(share.id)) : showPreview(asked, share, given);
  },
});

async function showPreview(asked: Asked<OwnerActor>, share: Share, refused?: Given): Promise<Response> {
  const { actor, house, view } = asked;
  const look = await previewShare(actor, house, share.id, view.language);
  const { standing } = await readOutside(actor, house);
  const page = <PreviewPage view={view} share={share} look={look} refused={refused} standing={standing} />;
  return asked.show(page, refused === undefined ? 200 : 422);
}

type Props = {
  view: View;
  share: Share;
  look: SharedLook;
  refused: Given | undefined;
  standing: Standing;
};

function PreviewPage({ view, share, look, refused, standing }: Props) {
  const { t } = view;
  const who = share.receiver.name;
  const draft = share.state === 'draft';
  const empty = isEmpty(share.scope);
  return (
    <Page
      view={view}
      title={t('share.look')}
      heading={empty ? t('share.preview-title', { who }) : undefined}
      back={draft ? paths.grantWhat(share.id) : paths.sharing()}
      here="sharing"
      wide
      fault={refused !== undefined}
    >
      <div class="stack">
        <Notice kind={empty || refused !== undefined ? 'mind' : 'info'} status={refused !== undefined}>
          <p>{sayAbove(view, who, draft, empty, refused)}</p>
          {draft && !empty ? (
            <p>
              <Link href="#deel">{t('share.preview-to-end')}</Link>
            </p>
          ) : null}
        </Notice>
        {empty ? null : <SharedPassport view={view} look={look} at={ownProofsToSee} />}
        {!draft ? null : empty || canGive(standing, share) ? (
          <GiveForm view={view} share={share} />
        ) : (
          <FirstThis view={view} share={share} standing={standing} />
        )}
      </div>
    </Page>
  );
}

function sayAbove(
  { t }: View,
  who: string,
  draft: boolean,
  empty: boolean,
  refused: Given | undefined,
): string {
  if (empty) return t('share.preview-empty', { who });
  if (refused === 'end-is-over') return t('share.preview-over');
  if (refused === 'closed') return t('inbox.preview-closed', { who });
  return t(draft ? 'share.preview-lead' : 'share.preview-now', { who });
}

/** The button names who and what (U41); above it what cannot be undone (F89). */
function GiveForm({ view, share }: { view: View; share: Share }) {
  const { t } = view;
  const { id, scope, receiver } = share;
  return (
    <section id="deel" aria-labelledby="deel-titel" class="flow screen-only">
      <h2 id="deel-titel">{t('share.honest')}</h2>
      <p>{t('share.honest-what')}</p>
      <DutchBeside view={view} keys={['share.honest-what']} />
      <Form view={view} action={paths.grantPreview(id)}>
        <Actions>
          {isEmpty(scope) ? null : (
            <Button kind="main">
              {t('share.give', { what: amountInWords(view, scope), who: receiver.name })}
            </Button>
          )}
          <LinkButton href={paths.grantWhat(id)}>
            {t(isEmpty(scope) ? 'share.choose' : 'share.change')}
          </LinkButton>
        </Actions>
      </Form>
    </section>
  );
}
