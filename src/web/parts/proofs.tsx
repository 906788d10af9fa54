import type { ProofId } from '../../base/id.ts';
import type { Proof } from '../../passport/proof.ts';
import type { Language } from '../../words/language.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

/** Where the bytes of a proof are asked for: the owner's own address, or that of who may see it. Each passes the same door. */
export type ProofAt = {
  whole: (proof: ProofId) => string;
  small: (proof: ProofId) => string;
  /** Where more can be done with it; the owner's alone. */
  page?: (proof: ProofId) => string;
};
export const ownProofs: ProofAt = { whole: paths.proofFile, small: paths.proofSmall, page: paths.proof };
/** To look at as a receiver would. */
export const ownProofsToSee: ProofAt = { whole: paths.proofFile, small: paths.proofSmall };
export const sharedProofs: ProofAt = { whole: paths.sharedProof, small: paths.sharedProofSmall };

type Shown = Omit<Proof, 'question' | 'added'>;

/** What goes with an answer, each with its owner's words beside it. Nothing plays or opens by itself. */
export function Proofs(props: { view: View; proofs: readonly Shown[]; at: ProofAt }) {
  if (props.proofs.length === 0) return null;
  return (
    <ul class="proofs">
      {props.proofs.map((proof) => (
        <li>
          <ProofShown view={props.view} proof={proof} at={props.at} />
        </li>
      ))}
    </ul>
  );
}

/** One proof: a picture that leads to the whole of it, a player, or a file to take along (A17, A21). `large`: the whole picture at once. */
export function ProofShown(props: { view: View; proof: Shown; at: ProofAt; large?: boolean }) {
  const { view, proof, at } = props;
  const name = proofName(view, proof);
  const change = at.page?.(proof.id);
  return (
    <figure class={`proof ${proof.kind}`}>
      <Inside {...props} name={name} />
      {proof.kind === 'document' ? null : (
        <figcaption>{change === undefined ? <bdi>{name}</bdi> : <a href={change}>{name}</a>}</figcaption>
      )}
    </figure>
  );
}

function Inside({ view, proof, at, name, large }: Parameters<typeof ProofShown>[0] & { name: string }) {
  const { t, language } = view;
  const whole = at.whole(proof.id);
  const label = `${t(`proofs.kind-${proof.kind}`)}: ${name}`;
  switch (proof.kind) {
    case 'image': {
      const size = { width: proof.width, height: proof.height };
      if (large === true) return <img src={whole} alt={name} {...size} />;
      return (
        <a href={at.page?.(proof.id) ?? whole}>
          <img src={at.small(proof.id)} alt={name} {...size} loading="lazy" />
        </a>
      );
    }
    case 'film':
      return (
        // biome-ignore lint/a11y/useMediaCaption: made by the young person; what it shows stands beside it in words
        <video
          controls
          preload="none"
          playsinline
          aria-label={label}
          width={proof.width}
          height={proof.height}
        >
          <source src={whole} type={proof.type} />
        </video>
      );
    case 'sound':
      return (
        // biome-ignore lint/a11y/useMediaCaption: spoken by the young person, beside the same answer in text
        <audio controls preload="none" aria-label={label}>
          <source src={whole} type={proof.type} />
        </audio>
      );
    case 'document':
      return (
        <a class="proof-file" href={at.page?.(proof.id) ?? whole} download={at.page === undefined}>
          <Icon name="paper" />
          <span>
            <bdi>{name}</bdi> <span class="soft">(pdf, {sizeInWords(language, proof.size)})</span>
          </span>
        </a>
      );
  }
}

/** What its owner says of it; of what has no words, what it is. */
export const proofName = ({ t }: View, { kind, caption }: Pick<Proof, 'kind' | 'caption'>): string =>
  caption === '' ? t(`proofs.kind-${kind}`) : caption;

export function sizeInWords(language: Language, bytes: number): string {
  const mega = bytes / (1024 * 1024);
  const [amount, unit] = mega < 1 ? [Math.ceil(bytes / 1024), 'kB'] : [mega, 'MB'];
  return `${amount.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}
