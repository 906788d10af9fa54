import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { addProof, longestCaption } from '../../passport/proof.ts';
import { cleanProof } from '../../proofs/clean.ts';
import { largest, type Refusal } from '../../proofs/kinds.ts';
import type { ProofKind, Question } from '../../questions/model.ts';
import { proofKindsOf } from '../../questions/proofs.ts';
import type { Key } from '../../words/catalogs.ts';
import { showWait } from '../../words/text.ts';
import { tooOften } from '../faults.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { FileField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Recorder, Uploading } from '../parts/recorder.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { SafetyLine } from './safety-line.tsx';

/**
 * A proof or a spoken answer with a question (F17, F22): a page of its own, so that what was typed at the question is kept before. A plain
 * form with a file; a script shows how far it is, tries again when the line is back, and records on the device.
 */
export const addProofRoute = ownerRoute(pattern.addProof, {
  takesFile: true,
  microphone: true,
  get: (asked) => asked.show(<AddPage asked={asked} question={questionOf(asked)} issues={[]} />),
  async post(asked) {
    const question = questionOf(asked);
    const refused = await take(asked, question);
    if (refused === undefined) return done(asked, paths.question(question.chapter, question.id));
    const { t, language } = asked.view;
    const words =
      typeof refused === 'number'
        ? t('proofs.refused-often', { when: showWait(language, refused) })
        : t(`proofs.refused-${refused}`);
    const issues = [{ field: 'bestand', words }];
    const answer = asked.byScript
      ? asked.json({ message: words }, 422)
      : asked.show(<AddPage asked={asked} question={question} issues={issues} />, 422);
    return typeof refused === 'number' ? tooOften(answer, refused) : answer;
  },
});

/** A number: so many were added that the next one has to wait so long. */
type Refused = Refusal | 'none' | 'busy' | 'slow' | 'full' | number;

async function take(asked: Asked<OwnerActor>, question: Question): Promise<Refused | undefined> {
  const { actor, house, desk, form, file } = asked;
  if (typeof file === 'string') return file;
  const wait = await desk.limits.count('proof-add', actor.owner);
  if (wait > 0) return wait;
  const cleaned = await cleanProof(file.bytes, proofKindsOf(question));
  if ('refusal' in cleaned) return cleaned.refusal;
  const caption = (form.get('bijschrift') ?? '').trim();
  const mark = form.get('eens') || randomUUID();
  const added = await addProof(actor, house, question, cleaned, { caption, mark });
  return added === 'full' ? 'full' : undefined;
}

const done = ({ byScript, json, go }: Asked<OwnerActor>, to: string): Response =>
  byScript ? json({ go: to }) : go(to);

/** A question that takes no proof has no such page. */
function questionOf({ params, view }: Asked<OwnerActor>): Question {
  const question = view.catalog.question(params.question ?? '');
  if (question === undefined || question.chapter !== params.chapter || proofKindsOf(question).length === 0)
    throw new Fault('not-there', 'no question that takes a proof');
  return question;
}

/** What the way to this page is called, by what this question asks for. */
export function addWords(question: Question): Key {
  const kinds = proofKindsOf(question);
  if (kinds.includes('document')) return 'proofs.go-paper';
  return kinds.includes('image') ? 'proofs.go' : 'proofs.go-sound';
}

type Props = { asked: Asked<OwnerActor>; question: Question; issues: readonly Issue[] };

function AddPage({ asked: { view, form }, question, issues }: Props) {
  const { t, language } = view;
  const kinds = proofKindsOf(question);
  const title = t(addWords(question));
  const sensitive = question.sensitiveTopic || question.chapter === 'nodig';
  const name = view.catalog.askedAtStart.has(question.id) ? t('proofs.my-name') : '';
  const seen = kinds.some((kind) => kind !== 'sound');
  return (
    <Page
      view={view}
      title={title}
      heading={title}
      lead={t('proofs.at-question', { question: question.title[language] })}
      back={paths.question(question.chapter, question.id)}
      here="passport"
      quickExit={sensitive}
      fault={issues.length > 0}
      voice
    >
      <ErrorSummary view={view} issues={issues} />
      {kinds.includes('image') || kinds.includes('film') ? <Notice>{t('proofs.others')}</Notice> : null}
      <Uploading view={view} largest={Math.max(...kinds.map((kind) => largest[kind]))}>
        <Form view={view} action={paths.addProof(question.chapter, question.id)} once={randomUUID()} files>
          <div class="fields">
            {kinds.includes('sound') ? <Recorder view={view} /> : null}
            <FileField
              view={view}
              name="bestand"
              label={t('proofs.file')}
              hint={<Hints view={view} kinds={kinds} />}
              accept={kinds.map((kind) => accepted[kind]).join(',')}
              issue={issueOf(issues, 'bestand')}
            />
            <TextField
              view={view}
              name="bijschrift"
              label={t(seen ? 'proofs.caption' : 'proofs.caption-sound')}
              hint={t('proofs.caption-hint')}
              value={form.get('bijschrift') ?? name}
              maxlength={longestCaption}
              autocapitalize="sentences"
              optional
            />
          </div>
          <Actions>
            <Button kind="main">{t('proofs.keep')}</Button>
          </Actions>
          <p class="soft">{t('proofs.stripped')}</p>
        </Form>
      </Uploading>
      {sensitive ? <SafetyLine view={view} /> : null}
    </Page>
  );
}

/** Names of kinds that phones know: with these, an iPhone gives a jpg and not its own kind of photo. */
const accepted: Readonly<Record<ProofKind, string>> = {
  image: 'image/jpeg,image/png,image/webp',
  document: 'application/pdf',
  film: 'video/mp4,video/quicktime,video/webm',
  sound: 'audio/mpeg,audio/mp4,audio/x-m4a,audio/webm',
};

function Hints({ view: { t }, kinds }: { view: View; kinds: readonly ProofKind[] }) {
  return (
    <>
      {kinds.map((kind) => (
        <span class="hint-line">{t(`proofs.hint-${kind}`, { mb: largest[kind] / (1024 * 1024) })}</span>
      ))}
    </>
  );
}
