/**
 * 对齐: which unit of the old version is which of the new one.
 * 1. Same wording: once in each version, or at the same number. 2. Same number, alike. 3. Most alike among the rest, found
 * through shared rare bigrams, so that a rewritten text costs no more than a changed one. 4. The rest is added or removed.
 */
import { likeness, shingles, wording } from './wording';

export interface Alignable {
  /** Number or other address within the kind; units of different kinds never pair. */
  key: string;
  kind: string;
  text: string;
}

export interface Pair {
  old: number | null;
  new: number | null;
  isSame: boolean;
}

interface Side {
  key: string;
  kind: string;
  form: string;
  marks: Set<string>;
}

/** Alike enough to be one article, changed, at the same number and anywhere. */
const AT_NUMBER = 0.25;
const ANYWHERE = 0.45;
const CANDIDATES = 12;

const prepare = (unit: Alignable): Side => {
  const form = wording(unit.text);
  return { key: unit.key, kind: unit.kind, form, marks: shingles(form) };
};

export function align(before: readonly Alignable[], after: readonly Alignable[]): Pair[] {
  const old = before.map(prepare);
  const fresh = after.map(prepare);
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (a: number, b: number): void => {
    partner.set(a, b);
    taken.add(b);
  };
  sameWording(old, fresh, pair, partner, taken);
  // A number that both versions have, where neither side found its wording elsewhere.
  const byKey = new Map<string, number[]>();
  fresh.forEach((side, index) => {
    if (!taken.has(index)) byKey.set(`${side.kind}|${side.key}`, [...(byKey.get(`${side.kind}|${side.key}`) ?? []), index]);
  });
  const mayShift =
    old.length !== fresh.length || old.some((side, index) => partner.has(index) && fresh[partner.get(index) ?? -1]?.key !== side.key);
  const floor = mayShift ? ANYWHERE : AT_NUMBER;
  for (const pass of mayShift ? [0.6] : [floor]) {
    old.forEach((side, index) => {
      if (partner.has(index)) return;
      const candidate = byKey.get(`${side.kind}|${side.key}`)?.find((other) => !taken.has(other));
      const other = candidate === undefined ? undefined : fresh[candidate];
      if (candidate !== undefined && other && likeness(side.marks, other.marks) >= pass) pair(index, candidate);
    });
  }
  mostAlike(old, fresh, pair, partner, taken);
  old.forEach((side, index) => {
    if (partner.has(index)) return;
    const candidate = byKey.get(`${side.kind}|${side.key}`)?.find((other) => !taken.has(other));
    const other = candidate === undefined ? undefined : fresh[candidate];
    if (candidate !== undefined && other && likeness(side.marks, other.marks) >= AT_NUMBER) pair(index, candidate);
  });
  return ordered(old, fresh, partner, taken);
}

function sameWording(
  old: Side[],
  fresh: Side[],
  pair: (a: number, b: number) => void,
  partner: Map<number, number>,
  taken: Set<number>,
): void {
  const forms = new Map<string, number[]>();
  fresh.forEach((side, index) => forms.set(`${side.kind}|${side.form}`, [...(forms.get(`${side.kind}|${side.form}`) ?? []), index]));
  // At its own number first, then in order: 「（删除）」 may stand ten times.
  for (const atNumber of [true, false]) {
    old.forEach((side, index) => {
      if (partner.has(index)) return;
      const candidate = forms
        .get(`${side.kind}|${side.form}`)
        ?.find((other) => !taken.has(other) && (!atNumber || fresh[other]?.key === side.key));
      if (candidate !== undefined) pair(index, candidate);
    });
  }
}

function mostAlike(
  old: Side[],
  fresh: Side[],
  pair: (a: number, b: number) => void,
  partner: Map<number, number>,
  taken: Set<number>,
): void {
  const index = new Map<string, number[]>();
  fresh.forEach((side, at) => {
    if (taken.has(at)) return;
    for (const mark of side.marks) {
      const where = index.get(mark);
      if (where) where.push(at);
      else index.set(mark, [at]);
    }
  });
  const scored: [number, number, number][] = [];
  old.forEach((side, at) => {
    if (partner.has(at)) return;
    // Only rare bigrams vote: 应当 stands in every article.
    const votes = new Map<number, number>();
    for (const mark of side.marks) {
      const where = index.get(mark);
      if (!where || where.length > 20) continue;
      for (const other of where) if (fresh[other]?.kind === side.kind) votes.set(other, (votes.get(other) ?? 0) + 1 / where.length);
    }
    for (const [other] of [...votes].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES)) {
      const candidate = fresh[other];
      if (!candidate) continue;
      const score = likeness(side.marks, candidate.marks);
      if (score >= ANYWHERE) scored.push([score + (candidate.key === side.key ? 0.05 : 0), at, other]);
    }
  });
  for (const [, a, b] of scored.sort((x, y) => y[0] - x[0])) if (!partner.has(a) && !taken.has(b)) pair(a, b);
}

/** In the order of the new version; what was removed stands where it stood, behind its predecessor. */
function ordered(old: Side[], fresh: Side[], partner: Map<number, number>, taken: Set<number>): Pair[] {
  const origin = new Map([...partner].map(([a, b]) => [b, a]));
  const behind = new Map<number, number[]>();
  let anchor = -1;
  old.forEach((_, index) => {
    const there = partner.get(index);
    if (there !== undefined) anchor = there;
    else behind.set(anchor, [...(behind.get(anchor) ?? []), index]);
  });
  const removed = (at: number): Pair[] => (behind.get(at) ?? []).map((index) => ({ old: index, new: null, isSame: false }));
  const pairs = removed(-1);
  fresh.forEach((side, index) => {
    const from = origin.get(index);
    pairs.push({ old: from ?? null, new: index, isSame: from !== undefined && taken.has(index) && old[from]?.form === side.form });
    pairs.push(...removed(index));
  });
  return pairs;
}
