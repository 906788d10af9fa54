import type { Actor, ReaderActor, ReceiverActor } from '../../access/actor.ts';
import type { House } from '../../access/perform.ts';
import { cleanText } from '../../questions/clean.ts';
import { type Reply, replyToShare } from '../../sharing/reply.ts';
import { type ReplyKind, replyKinds } from '../../sharing/reply-rows.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

/** As long as it needs to be: a reason, or what was agreed. */
const longest = 1000;

export type Typed = { kind: ReplyKind | undefined; words: string; issues: readonly Issue[] };

/** What the receiver typed to let the young person know, checked. */
export function readTyped<A extends Actor>({ form, view: { t } }: Asked<A>): Typed {
  const kind = replyKinds.find((known) => known === form.get('antwoord'));
  const words = cleanText(form.get('woorden') ?? '', longest);
  const issues: Issue[] = [];
  if (kind === undefined) issues.push({ field: 'antwoord', words: t('reply.choose') });
  if (kind === 'cannot' && words === '') issues.push({ field: 'woorden', words: t('reply.why-empty') });
  return { kind, words, issues };
}

export async function keepReply(
  { actor, house }: { actor: ReceiverActor | ReaderActor; house: House },
  { kind, words }: Typed,
): Promise<void> {
  if (kind !== undefined) await replyToShare(actor, house, { kind, words });
}

/** "Laat iets weten": read, agreed, or cannot and why. The young person sees it (F70). */
export function ReplyForm(props: {
  view: View;
  name: string;
  reply: Reply | undefined;
  action: string;
  typed?: Typed;
}) {
  const { view, name, reply, action, typed } = props;
  const { t } = view;
  const issues = typed?.issues ?? [];
  return (
    <Sheet as="section" labelledBy="laat-weten">
      <h2 id="laat-weten">{t('reply.title', { name })}</h2>
      {reply === undefined ? null : (
        <Notice kind="done">
          <p>
            {t('reply.said', { day: showDay(view.language, reply.at), what: t(`reply.kind-${reply.kind}`) })}
          </p>
        </Notice>
      )}
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={action}>
        <Radios
          name="antwoord"
          legend={t('reply.what')}
          issue={issueOf(issues, 'antwoord')}
          options={replyKinds.map((kind) => ({ value: kind, words: t(`reply.kind-${kind}`) }))}
          chosen={[typed?.kind ?? reply?.kind ?? '']}
        />
        <LongField
          view={view}
          name="woorden"
          label={t('reply.words')}
          hint={t('reply.words-hint', { name })}
          issue={issueOf(issues, 'woorden')}
          value={typed?.words ?? reply?.words ?? ''}
          maxlength={longest}
        />
        <Actions>
          <Button>{t('reply.send', { name })}</Button>
        </Actions>
      </Form>
    </Sheet>
  );
}
