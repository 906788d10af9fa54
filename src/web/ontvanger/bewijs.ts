import { pattern } from '../paths.ts';
import { sendProof } from '../proof-file.ts';
import { receiverRoute } from '../route.ts';

/** A proof that goes with a shared answer: the same door, the same share, a line in the owner's log for each time (P63). */
export const sharedProofRoute = receiverRoute(pattern.sharedProof, {
  get: (asked) => sendProof(asked, 'whole'),
});
export const sharedProofSmallRoute = receiverRoute(pattern.sharedProofSmall, {
  get: (asked) => sendProof(asked, 'preview'),
});
