import type { OwnerActor } from '../../access/actor.ts';
import { readOutside } from '../../consent/read.ts';
import { readChoices } from '../../look/choices.ts';
import { moveShareEnd } from '../../sharing/extend.ts';
import { stands } from '../../sharing/life.ts';
import type { Share } from '../../sharing/list.ts';
import { isSensitive } from '../../sharing/scope.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { chosenEnd, EndChoice, type EndChosen, readEnd } from './end-choice.tsx';
import { untilInWords } from './in-words.ts';
import { ownShare } from './own-share.ts';

/** Another last day for a share that stands: a new choice, never by itself (U40). */
export const longerRoute = ownerRoute(pattern.grantLonger, {
  async get(asked) {
    const share = await ownShare(asked);
    if (!stands(share.state)) return asked.go(paths.grant(share.id));
    // What asks its owner something first widens in nothing (F47).
    if ((await readOutside(asked.actor, asked.house)).again.has(share.id))
      return asked.go(paths.shareAgain());
    if (isSensitive(share.scope) && !isProven(asked))
      return asked.go(proveFirst(paths.grantLonger(share.id)));
    const { intake } = await readChoices(asked.actor, asked.house);
    return longerPage(asked, share, intake, chosenEnd(share, intake, asked.view.now), []);
  },
  async post(asked) {
    const { actor, house, form, view } = asked;
    const share = await ownShare(asked);
    const { intake } = await readChoices(actor, house);
    const { chosen, ends, issue } = readEnd(view, form, intake);
    if (ends === undefined || issue !== undefined)
      return longerPage(asked, share, intake, chosen, issue === undefined ? [] : [issue]);
    if (isSensitive(share.scope) && !isProven(asked))
      return asked.go(proveFirst(paths.grantLonger(share.id)));
    await moveShareEnd(actor, house, share.id, ends);
    return asked.go(paths.grant(share.id));
  },
});

function longerPage(
  { view, show }: Asked<OwnerActor>,
  share: Share,
  intake: string | undefined,
  chosen: EndChosen,
  issues: readonly Issue[],
): Response {
  const { t } = view;
  const who = share.receiver.name;
  return show(
    <Page
      view={view}
      title={t('news.longer')}
      heading={t('news.longer-title', { who })}
      lead={
        share.ends === undefined ? undefined : t('news.longer-now', { until: untilInWords(view, share.ends) })
      }
      back={paths.grant(share.id)}
      here="sharing"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.grantLonger(share.id)}>
        <EndChoice view={view} intake={intake} chosen={chosen} issues={issues} />
        <Actions>
          <Button kind="main">{t('news.longer-keep')}</Button>
        </Actions>
      </Form>
    </Page>,
    issues.length > 0 ? 422 : 200,
  );
}
