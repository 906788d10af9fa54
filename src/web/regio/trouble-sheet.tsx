import type { StaffActor } from '../../access/actor.ts';
import type { Draft } from '../../method/draft.ts';
import type { Trouble } from '../../method/screen.ts';
import type { Reviewed } from '../../questions/addition.ts';
import { Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { HardLines } from './hard-lines.tsx';
import { seenField } from './own-draft.ts';

/** What was hard to read and stays, each with its reason. */
export function ReviewedPart({ view, reviewed }: { view: View; reviewed: readonly Reviewed[] }) {
  if (reviewed.length === 0) return null;
  return (
    <Disclosure words={view.t('sets.reviewed', { count: reviewed.length })}>
      <ul>
        {reviewed.map(({ text, reason }) => (
          <li>
            <q>{text}</q> <span class="soft">{reason}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

type TroubleProps = {
  asked: Asked<StaffActor>;
  draft: Draft;
  trouble: Trouble;
  n: number;
  issues: readonly Issue[];
};

/** What is the matter, what would help, and the way to it. A text that is only hard can stay, with a reason. */
export function TroubleSheet(props: TroubleProps) {
  const { view } = props.asked;
  const { t } = view;
  const { trouble } = props;
  const { what, id } = trouble.about;
  const there = { question: paths.setQuestion, words: paths.setWords, cards: paths.setCards }[what](id);
  return (
    <Sheet tone="rose">
      {trouble.kind === 'hard' ? <HardPart {...props} hard={trouble.hard} /> : null}
      {trouble.kind === 'heavy' ? <p>{t('sets.heavy')}</p> : null}
      {'word' in trouble ? (
        <>
          <p>
            <q>{trouble.text}</q>
          </p>
          <p>{t(`sets.${trouble.kind}`, { word: trouble.word })}</p>
        </>
      ) : null}
      <p>
        <Link href={there}>{t('sets.mend')}</Link>
      </p>
    </Sheet>
  );
}

function HardPart({
  asked,
  draft,
  n,
  issues,
  hard,
}: TroubleProps & { hard: Extract<Trouble, { kind: 'hard' }>['hard'] }) {
  const { view } = asked;
  const { t } = view;
  const name = `reden-${n}`;
  return (
    <>
      <HardLines view={view} hard={hard} />
      <Disclosure words={t('sets.let-stay')} open={issueOf(issues, name) !== undefined}>
        <Form view={view} action={paths.setCheck()}>
          <input type="hidden" name={seenField} value={String(draft.revision)} />
          <input type="hidden" name="tekst" value={hard.text} />
          <input type="hidden" name="nummer" value={String(n)} />
          <TextField
            view={view}
            name={name}
            label={t('sets.reason')}
            hint={t('sets.reason-hint')}
            issue={issueOf(issues, name)}
            maxlength={200}
          />
          <Button name="doe" value="laat" compact spoken={`${t('sets.let-stay')}: ${hard.text}`}>
            {t('sets.let-stay')}
          </Button>
        </Form>
      </Disclosure>
    </>
  );
}
