import { canonical } from '../base/json.ts';

/**
 * Where a log stood at a moment, signed by the installation. It goes along with every export: whoever rewrites the whole log later
 * cannot rewrite the one that lies at home. Hash and signature in hex, key in base64url.
 */
export type Checkpoint = {
  chain: string;
  n: number;
  hash: string;
  at: string;
  key: string;
  signature: string;
};

export type Sign = { sign(words: string): Uint8Array; readonly publicKey: string };

/** The words that are signed. What they begin with keeps the signature from meaning anything else. */
export function wordsOf({ chain, n, hash, at }: Pick<Checkpoint, 'chain' | 'n' | 'hash' | 'at'>): string {
  return canonical({ what: 'paspoort-voor-succes log checkpoint 1', chain, n, hash, at });
}

/** Signs where the log `chain` stands: at line `n` with this hash. */
export function checkpoint(
  signer: Sign,
  chain: string,
  head: { n: number; hash: Uint8Array },
  at: Date,
): Checkpoint {
  const about = { chain, n: head.n, hash: Buffer.from(head.hash).toString('hex'), at: at.toISOString() };
  const signature = Buffer.from(signer.sign(wordsOf(about))).toString('hex');
  return { ...about, key: signer.publicKey, signature };
}
