import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type ProofId, readId } from '../../base/id.ts';
import { changeCaption, longestCaption, type Proof, readProofs, removeProof } from '../../passport/proof.ts';
import { allowance } from '../../proofs/kinds.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { ownProofs, ownProofsToSee, ProofShown, Proofs, sizeInWords } from '../parts/proofs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { sendProof } from '../proof-file.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { addWords } from './bewijs-bij.tsx';

/** One "Toevoegen" for all that is no text (P57), and everything that was added so far. */
export const proofsRoute = ownerRoute(paths.proofs(), {
  async get({ actor, house, view, show }) {
    const { proofs, used } = await readProofs(actor, house);
    return show(<ProofsPage view={view} proofs={proofs} used={used.bytes} />);
  },
});

export const proofFileRoute = ownerRoute(pattern.proofFile, { get: (asked) => sendProof(asked, 'whole') });
export const proofSmallRoute = ownerRoute(pattern.proofSmall, {
  get: (asked) => sendProof(asked, 'preview'),
});

/** One proof, large: its words can be changed, and it can be taken away. */
export const proofRoute = ownerRoute(pattern.proof, {
  get: async (asked) => asked.show(<ProofPage view={asked.view} proof={await ownProof(asked)} />),
  async post(asked) {
    const { actor, house, form, go, show, view } = asked;
    const proof = await ownProof(asked);
    const question = view.catalog.question(proof.question);
    const back = question === undefined ? paths.proofs() : paths.question(question.chapter, question.id);
    if (form.get('doe') === 'weg') return show(<SurePage view={view} proof={proof} />);
    if (form.get('doe') === 'zeker') await removeProof(actor, house, proof.id);
    else await changeCaption(actor, house, proof.id, (form.get('bijschrift') ?? '').trim());
    return go(back);
  },
});

/** The proof that an address names, when it is this owner's. Else the fault `not-there`, whether it exists or not. */
async function ownProof({ actor, house, params }: Asked<OwnerActor>): Promise<Proof> {
  const id = readId<ProofId>(params.proof);
  const { proofs } = await readProofs(actor, house);
  const proof = proofs.find((one) => one.id === id);
  if (proof === undefined) throw new Fault('not-there', 'no such proof of this owner');
  return proof;
}

function ProofsPage({ view, proofs, used }: { view: View; proofs: readonly Proof[]; used: number }) {
  const { t, language } = view;
  const mega = (bytes: number): number => Math.ceil(bytes / (1024 * 1024));
  const taking = view.catalog.questions.filter(({ proofs }) => proofs !== undefined);
  const having = view.catalog.questions.filter(({ id }) => proofs.some((proof) => proof.question === id));
  return (
    <Page
      view={view}
      title={t('proofs.title')}
      heading={t('proofs.title')}
      lead={t('proofs.lead')}
      back={paths.home()}
      here="passport"
    >
      <div class="stack">
        <Sheet as="section" labelledBy="erbij">
          <h2 id="erbij">{t('proofs.add-where')}</h2>
          <p>{t('proofs.add-where-what')}</p>
          <ul class="question-list">
            {taking.map((question) => (
              <li>
                <a href={paths.addProof(question.chapter, question.id)}>
                  {t('proofs.go-at', { what: t(addWords(question)), question: question.title[language] })}
                </a>
              </li>
            ))}
          </ul>
        </Sheet>
        {having.map((question) => (
          <Sheet as="section" labelledBy={`bij-${question.id}`}>
            <h2 id={`bij-${question.id}`} class="asked">
              {question.title[language]}
            </h2>
            <Proofs
              view={view}
              proofs={proofs.filter((one) => one.question === question.id)}
              at={ownProofs}
            />
          </Sheet>
        ))}
        {proofs.length === 0 ? <p>{t('proofs.empty')}</p> : null}
        <p class="soft">{t('proofs.used', { used: mega(used), most: mega(allowance.bytes) })}</p>
      </div>
    </Page>
  );
}

type OneProps = { view: View; proof: Proof };

function ProofPage({ view, proof }: OneProps) {
  const { t, language } = view;
  const question = view.catalog.question(proof.question);
  const title = t(`proofs.kind-${proof.kind}`);
  const size = sizeInWords(language, proof.size);

  return (
    <Page
      view={view}
      title={title}
      heading={title}
      lead={question && t('proofs.at-question', { question: question.title[language] })}
      back={question ? paths.question(question.chapter, question.id) : paths.proofs()}
      here="passport"
      quickExit={question?.sensitiveTopic === true}
    >
      <div class="stack">
        <ProofShown view={view} proof={proof} at={ownProofsToSee} large />
        <p class="soft">
          {t('proofs.added', { day: showDay(language, proof.added), size })}{' '}
          {proof.kind === 'film' || proof.kind === 'sound' ? t('proofs.no-play') : null}
        </p>
        <p>
          <a class="link" href={paths.proofFile(proof.id)} download>
            {t('proofs.download', { what: title, size })}
          </a>
        </p>
        <Form view={view} action={paths.proof(proof.id)}>
          <TextField
            view={view}
            name="bijschrift"
            label={t(proof.kind === 'sound' ? 'proofs.caption-sound' : 'proofs.caption')}
            hint={t('proofs.caption-hint')}
            value={proof.caption}
            maxlength={longestCaption}
            autocapitalize="sentences"
            optional
          />
          <Actions>
            <Button kind="main">{t('proofs.keep')}</Button>
            <Button kind="quiet" name="doe" value="weg" icon="cross">
              {t('proofs.remove')}
            </Button>
          </Actions>
        </Form>
      </div>
    </Page>
  );
}

function SurePage({ view, proof }: OneProps) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('proofs.remove-title')}
      heading={t('proofs.remove-title')}
      lead={t('proofs.remove-what')}
      here="passport"
    >
      <ProofShown view={view} proof={proof} at={ownProofsToSee} />
      <Form view={view} action={paths.proof(proof.id)}>
        <Actions>
          <Button kind="stop" name="doe" value="zeker">
            {t('proofs.remove-sure')}
          </Button>
          <LinkButton href={paths.proof(proof.id)}>{t('proofs.remove-not')}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
