import { Fault } from '../../base/fault.ts';
import { type GrantId, readId } from '../../base/id.ts';
import { confirmShare } from '../../consent/again.ts';
import type { Again } from '../../consent/life.ts';
import { type Outside, readOutside } from '../../consent/read.ts';
import { listShares, readShare, type Share } from '../../sharing/list.ts';
import { isSensitive } from '../../sharing/scope.ts';
import { withdrawGrant } from '../../sharing/withdraw.ts';
import { isProven, isShownOnce, proveFirst } from '../own-factor.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { receiverInWords, seesInWords, untilInWords } from './in-words.ts';

/** "Wil je dit nog steeds delen?" (F47): each share that a birthday, or a time without consent, asks about again. */
export const shareAgainRoute = ownerRoute(paths.shareAgain(), {
  async get({ actor, house, view, query, show }) {
    const shares = await listShares(actor, house);
    const done = shares.find(({ id }) => id === query.get('gekozen'));
    return show(
      <AgainPage view={view} shares={shares} outside={await readOutside(actor, house)} done={done} />,
    );
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    const id = readId<GrantId>(form.get('deling') ?? undefined);
    if (id === undefined) throw new Fault('malformed', 'no share was chosen');
    if (form.get('kies') === 'nee') {
      if (!isShownOnce(asked)) return go(proveFirst(paths.shareAgain()));
      await withdrawGrant(actor, house, id);
      return go(`${paths.sharing()}?gestopt=${id}`);
    }
    const share = await readShare(actor, house, id);
    if (share && isSensitive(share.scope) && !isProven(asked)) return go(proveFirst(paths.shareAgain()));
    await confirmShare(actor, house, id);
    return go(`${paths.shareAgain()}?gekozen=${id}`);
  },
});

type Props = { view: View; shares: readonly Share[]; outside: Outside; done: Share | undefined };

function AgainPage({ view, shares, outside, done }: Props) {
  const { t } = view;
  const asking = shares.flatMap((share) => {
    const why = outside.again.get(share.id);
    return why === undefined ? [] : [{ share, why }];
  });
  const free = outside.standing === 'alone' || outside.standing === 'consented';
  return (
    <Page
      view={view}
      title={t('consent.again-title')}
      heading={t('consent.again-title')}
      lead={t(asking.length === 0 ? 'consent.again-none' : 'consent.again-lead')}
      back={paths.sharing()}
      here="sharing"
    >
      <div class="stack">
        {done === undefined ? null : (
          <Notice kind="done" status>
            <p>{t('consent.again-done', { who: done.receiver.name })}</p>
          </Notice>
        )}
        {asking.map(({ share, why }) => (
          <AgainSheet view={view} share={share} why={why} free={free} />
        ))}
      </div>
    </Page>
  );
}

/** One share, as it was given: yes needs the age of 16 or a consent, no needs nothing. */
function AgainSheet(props: { view: View; share: Share; why: Again; free: boolean }) {
  const { view, share, why, free } = props;
  const { t } = view;
  const { id, receiver, scope, ends } = share;
  const who = receiver.name;
  return (
    <Sheet as="section" labelledBy={`deel-${id}`}>
      <h2 id={`deel-${id}`}>
        <bdi>{receiverInWords(view, receiver)}</bdi>
      </h2>
      <p>{t(why === 'closed' && !free ? 'consent.again-closed-wait' : `consent.again-${why}`)}</p>
      <Rows
        rows={[
          [t('share.sees'), seesInWords(view, scope)],
          [t('share.until'), ends === undefined ? undefined : untilInWords(view, ends)],
        ]}
      />
      <Form view={view} action={paths.shareAgain()}>
        <input type="hidden" name="deling" value={id} />
        <Actions>
          {free ? (
            <Button name="kies" value="ja">
              {t('consent.again-yes', { who })}
            </Button>
          ) : null}
          <Button kind="stop" name="kies" value="nee" spoken={`${t('consent.again-no')}: ${who}`}>
            {t('consent.again-no')}
          </Button>
        </Actions>
      </Form>
    </Sheet>
  );
}
