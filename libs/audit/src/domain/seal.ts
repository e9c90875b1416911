import { canonicalJson, sha256 } from '@libs/kernel';

/** The head of a subject's chain at the time of a seal. */
export interface SealedHead {
  subjectType: string;
  subjectId: string;
  seq: number;
  hash: string;
}

/** One link of the global chain over all subjects' chains (INV-H). */
export interface Seal {
  seq: number;
  sealedAt: Date;
  previous: string | null;
  headsHash: string;
  headCount: number;
  hash: string;
}

/** Running hash over heads in their order (subject type, then id, by bytes), so that any number of them needs no memory. */
export const NO_HEADS = sha256('guiku.audit.heads');
export function foldHead(hash: string, head: SealedHead): string {
  return sha256(`${hash}\n${canonicalJson([head.subjectType, head.subjectId, head.seq, head.hash])}`);
}

/** The hash of a seal: over what it says and the hash of the seal before. */
export function sealHash(seal: Omit<Seal, 'hash'>): string {
  const { seq, sealedAt, previous, headsHash, headCount } = seal;
  return sha256(canonicalJson({ seq, sealedAt: sealedAt.toISOString(), previous, headsHash, headCount }));
}

/** The next link after `last`, over `heads`. */
export function nextSeal(last: Pick<Seal, 'seq' | 'hash'> | null, heads: readonly SealedHead[], sealedAt: Date): Seal {
  const unhashed = {
    seq: (last?.seq ?? 0) + 1,
    sealedAt,
    previous: last?.hash ?? null,
    headsHash: heads.reduce(foldHead, NO_HEADS),
    headCount: heads.length,
  };
  return { ...unhashed, hash: sealHash(unhashed) };
}
