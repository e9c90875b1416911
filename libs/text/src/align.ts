/**
 * 对齐: which unit of the old version is which of the new one.
 * 1. Same wording: at the same number first, then anywhere. 2. Same number and alike. 3. Most alike among the rest, found
 * through shared rare bigrams, so that a rewritten text costs no more than a changed one. 4. Same number and somewhat alike,
 * or between the same neighbours. 5. The rest is added or removed.
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
  /** Kind and key. */
  place: string;
  kind: string;
  form: string;
  marks: Set<string>;
}

/** How alike two texts must be to be one unit, changed: where units may have shifted, at the same number, anywhere. */
const SHIFTED = 0.6;
const AT_NUMBER = 0.25;
const ANYWHERE = 0.45;
/** A bigram that stands in more units than this says nothing about any of them (应当). */
const RARE = 20;
const CANDIDATES = 12;

const prepare = (unit: Alignable): Side => {
  const form = wording(unit.text);
  return { place: `${unit.kind}|${unit.key}`, kind: unit.kind, form, marks: shingles(form) };
};

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
  private free(trait: (side: Side) => string): (value: string) => number | undefined {
    const groups = new Map<string, number[]>();
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
    for (const trait of [(side: Side): string => `${side.place}|${side.form}`, (side: Side): string => `${side.kind}|${side.form}`]) {
      const next = this.free(trait);
      this.eachUnpaired((side, at) => {
        const there = next(trait(side));
        if (there !== undefined) this.pair(at, there);
      });
    }
  }

  /** Whether units were inserted, deleted or moved, so that the same number need not mean the same unit. */
  get hasShifted(): boolean {
    return this.old.length !== this.fresh.length || [...this.partner].some(([a, b]) => this.old[a]?.place !== this.fresh[b]?.place);
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
    const index = new Map<string, number[]>();
    this.fresh.forEach((side, at) => {
      if (this.taken.has(at)) return;
      for (const mark of side.marks) {
        const where = index.get(mark);
        if (where) where.push(at);
        else index.set(mark, [at]);
      }
    });
    const scored: { score: number; from: number; to: number }[] = [];
    this.eachUnpaired((side, from) => {
      const votes = new Map<number, number>();
      for (const mark of side.marks) {
        const where = index.get(mark);
        if (!where || where.length > RARE) continue;
        for (const to of where) if (this.fresh[to]?.kind === side.kind) votes.set(to, (votes.get(to) ?? 0) + 1 / where.length);
      }
      for (const [to] of [...votes].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES)) {
        const other = this.fresh[to];
        const score = other ? likeness(side.marks, other.marks) : 0;
        if (score >= ANYWHERE) scored.push({ score: score + (other?.place === side.place ? 0.05 : 0), from, to });
      }
    });
    for (const { from, to } of scored.sort((a, b) => b.score - a.score)) {
      if (!this.partner.has(from) && !this.taken.has(to)) this.pair(from, to);
    }
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
      pairs.push({ old: from ?? null, new: at, isSame: from !== undefined && this.old[from]?.form === side.form });
      pairs.push(...(behind.get(at) ?? []));
    });
    return pairs;
  }
}

/** Pairs the units of two versions; every unit of either stands in exactly one pair. */
export function align(before: readonly Alignable[], after: readonly Alignable[]): Pair[] {
  const matching = new Matching(before.map(prepare), after.map(prepare));
  matching.sameWording();
  matching.sameNumber(matching.hasShifted ? SHIFTED : AT_NUMBER);
  matching.mostAlike();
  matching.sameNumber(AT_NUMBER);
  matching.samePlace();
  return matching.inOrder();
}
