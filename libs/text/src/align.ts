/**
 * 对齐: which unit of the old version is which of the new one.
 * 1. Same wording: at the same number first, then anywhere. 2. Alike, next to a pair; same number and alike. 3. Most alike among the rest, found
 * through shared rare bigrams, so that a rewritten text costs no more than a changed one. 4. Same number and somewhat alike,
 * or between the same neighbours. 5. The rest is added or removed.
 */
import { Postings, Side, type Alignable } from './postings';
import { isSameTokens, likeness } from './wording';

export type { Alignable };

export interface Pair {
  old: number | null;
  new: number | null;
  isSame: boolean;
}

/** How alike two texts must be to be one unit, changed: where units may have shifted, at the same number, anywhere. */
const SHIFTED = 0.6;
const AT_NUMBER = 0.25;
const ANYWHERE = 0.45;
/** Between the same neighbours, and of how many units at most. */
const IN_GAP = 0.3;
const SMALL_GAP = 8;
const CANDIDATES = 12;
/** Of the most votes that any got. */
const WORTH_A_LOOK = 0.25;

class Matching {
  private readonly partner = new Map<number, number>();
  private readonly taken = new Set<number>();

  constructor(
    private readonly old: readonly Side[],
    private readonly fresh: readonly Side[],
  ) {}

  private pair(a: number, b: number): void {
    this.partner.set(a, b);
    this.taken.add(b);
  }

  /** Free units of the new version by some trait, in order; each is handed out once. */
  private free<T extends string | number>(trait: (side: Side) => T): (value: T) => number | undefined {
    const groups = new Map<T, number[]>();
    for (let at = this.fresh.length - 1; at >= 0; at -= 1) {
      const side = this.fresh[at];
      if (!side || this.taken.has(at)) continue;
      const group = groups.get(trait(side));
      if (group) group.push(at);
      else groups.set(trait(side), [at]);
    }
    return (value) => {
      const group = groups.get(value);
      while (group && group.length > 0 && this.taken.has(group.at(-1) ?? -1)) group.pop();
      return group?.at(-1);
    };
  }

  private eachUnpaired(work: (side: Side, at: number) => void): void {
    this.old.forEach((side, at) => {
      if (!this.partner.has(at)) work(side, at);
    });
  }

  sameWording(): void {
    const atPlace = this.free((side) => side.place);
    this.eachUnpaired((side, at) => {
      const there = atPlace(side.place);
      if (there !== undefined && this.fresh[there]?.form === side.form) this.pair(at, there);
    });
    const anywhere = this.free((side) => side.form);
    this.eachUnpaired((side, at) => {
      const there = anywhere(side.form);
      if (there !== undefined && this.fresh[there]?.kind === side.kind) this.pair(at, there);
    });
  }

  /** Whether units were inserted, deleted or moved, so that the same number need not mean the same unit. */
  get hasShifted(): boolean {
    return this.old.length !== this.fresh.length || [...this.partner].some(([a, b]) => this.old[a]?.place !== this.fresh[b]?.place);
  }

  /** Next to a pair, on the same side of both: what was changed between two that were not. */
  nextToPairs(): void {
    const tryPair = (at: number, there: number): void => {
      const [side, other] = [this.old[at], this.fresh[there]];
      if (!side || !other || this.partner.has(at) || this.taken.has(there) || side.kind !== other.kind) return;
      if (likeness(side.marks, other.marks) >= SHIFTED) this.pair(at, there);
    };
    for (let at = 0; at < this.old.length; at += 1) {
      const before = at === 0 ? -1 : this.partner.get(at - 1);
      if (before !== undefined) tryPair(at, before + 1);
    }
    for (let at = this.old.length - 1; at >= 0; at -= 1) {
      const after = at === this.old.length - 1 ? this.fresh.length : this.partner.get(at + 1);
      if (after !== undefined) tryPair(at, after - 1);
    }
  }

  sameNumber(floor: number): void {
    const next = this.free((side) => side.place);
    this.eachUnpaired((side, at) => {
      const there = next(side.place);
      const other = there === undefined ? undefined : this.fresh[there];
      if (there !== undefined && other && likeness(side.marks, other.marks) >= floor) this.pair(at, there);
    });
  }

  mostAlike(): void {
    const index = new Postings(this.fresh, (at) => !this.taken.has(at));
    const votes = new Float64Array(this.fresh.length);
    const scored: { score: number; from: number; to: number }[] = [];
    this.eachUnpaired((side, from) => {
      const voted = index.vote(side, votes);
      const best = voted.reduce((most, to) => Math.max(most, votes[to] ?? 0), 0);
      const likely = voted.filter((to) => (votes[to] ?? 0) >= best * WORTH_A_LOOK).sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0));
      for (const to of likely.slice(0, CANDIDATES)) {
        const other = this.fresh[to];
        const score = other ? likeness(side.marks, other.marks) : 0;
        if (score >= ANYWHERE) scored.push({ score: score + (other?.place === side.place ? 0.05 : 0), from, to });
      }
      for (const to of voted) votes[to] = 0;
    });
    for (const { from, to } of scored.sort((a, b) => b.score - a.score)) {
      if (!this.partner.has(from) && !this.taken.has(to)) this.pair(from, to);
    }
  }

  /** What is left between two pairs on either side: the most alike of those few, though rewritten. */
  insideGaps(): void {
    for (let from = 0; from < this.old.length; from += 1) {
      if (this.partner.has(from)) continue;
      let to = from;
      while (to < this.old.length && !this.partner.has(to)) to += 1;
      const after = (from === 0 ? -1 : (this.partner.get(from - 1) ?? -1)) + 1;
      const until = to === this.old.length ? this.fresh.length : (this.partner.get(to) ?? 0);
      if (to - from <= SMALL_GAP && until > after && until - after <= SMALL_GAP) this.bestInGap(from, to, after, until);
      from = to;
    }
  }

  private bestInGap(from: number, to: number, after: number, until: number): void {
    const scored: { score: number; at: number; there: number }[] = [];
    for (let at = from; at < to; at += 1) {
      for (let there = after; there < until; there += 1) {
        const [side, other] = [this.old[at], this.fresh[there]];
        if (!side || !other || this.taken.has(there) || side.kind !== other.kind) continue;
        const score = likeness(side.marks, other.marks);
        if (score >= IN_GAP) scored.push({ score, at, there });
      }
    }
    for (const { at, there } of scored.sort((a, b) => b.score - a.score))
      if (!this.partner.has(at) && !this.taken.has(there)) this.pair(at, there);
  }

  /** The same number between the same neighbours: rewritten, however little of it is left. */
  samePlace(): void {
    const next = this.free((side) => side.place);
    this.eachUnpaired((side, at) => {
      const there = next(side.place);
      if (there === undefined) return;
      const isAfter = at === 0 ? there === 0 : this.partner.get(at - 1) === there - 1;
      const isBefore = at === this.old.length - 1 ? there === this.fresh.length - 1 : this.partner.get(at + 1) === there + 1;
      if (isAfter && isBefore) this.pair(at, there);
    });
  }

  private isSame(from: number, side: Side): boolean {
    const old = this.old[from];
    return old?.form === side.form && isSameTokens(old.tokens, side.tokens);
  }

  /** In the order of the new version; what was removed stands behind its predecessor. */
  inOrder(): Pair[] {
    const origin = new Map([...this.partner].map(([a, b]) => [b, a]));
    const behind = new Map<number, Pair[]>();
    let anchor = -1;
    this.old.forEach((_, at) => {
      const there = this.partner.get(at);
      if (there !== undefined) {
        anchor = there;
        return;
      }
      const group = behind.get(anchor) ?? [];
      group.push({ old: at, new: null, isSame: false });
      behind.set(anchor, group);
    });
    const pairs = [...(behind.get(-1) ?? [])];
    this.fresh.forEach((side, at) => {
      const from = origin.get(at);
      pairs.push({ old: from ?? null, new: at, isSame: from !== undefined && this.isSame(from, side) });
      pairs.push(...(behind.get(at) ?? []));
    });
    return pairs;
  }
}

/** Pairs the units of two versions; every unit of either stands in exactly one pair. */
export function align(before: readonly Alignable[], after: readonly Alignable[]): Pair[] {
  const matching = new Matching(
    before.map((unit) => new Side(unit)),
    after.map((unit) => new Side(unit)),
  );
  matching.sameWording();
  matching.nextToPairs();
  matching.sameNumber(matching.hasShifted ? SHIFTED : AT_NUMBER);
  matching.mostAlike();
  matching.insideGaps();
  matching.sameNumber(AT_NUMBER);
  matching.samePlace();
  return matching.inOrder();
}
