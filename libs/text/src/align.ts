/**
 * 对齐: which unit of the old version is which of the new one.
 * 1. Same wording: at the same number first, then anywhere. 2. Alike, next to a pair; same number and alike. 3. Most alike among the rest, found
 * through shared rare bigrams, so that a rewritten text costs no more than a changed one. 4. Same number and somewhat alike,
 * or between the same neighbours. 5. The rest is added or removed.
 */
import { fingerprint, isSameTokens, likeness, shingles, type Tokens } from './wording';

export interface Alignable {
  /** Number or other address within the kind; units of different kinds never pair. */
  key: string;
  kind: string;
  tokens: Tokens;
}

export interface Pair {
  old: number | null;
  new: number | null;
  isSame: boolean;
}

class Side {
  readonly kind: string;
  /** Kind and key. */
  readonly place: string;
  /** Equal for the same wording. */
  readonly form: number;
  readonly tokens: Tokens;
  private known: Int32Array | null = null;

  constructor(unit: Alignable) {
    this.kind = unit.kind;
    this.place = `${unit.kind}|${unit.key}`;
    this.form = fingerprint(unit.tokens);
    this.tokens = unit.tokens;
  }

  /** Made at first use: most units of two versions are the same and never asked. */
  get marks(): Int32Array {
    return (this.known ??= shingles(this.tokens));
  }
}

/** How alike two texts must be to be one unit, changed: where units may have shifted, at the same number, anywhere. */
const SHIFTED = 0.6;
const AT_NUMBER = 0.25;
const ANYWHERE = 0.45;
/** A bigram that stands in more units than this says nothing about any of them (应当). */
const RARE = 20;
const CANDIDATES = 12;
/** Of the most votes that any got. */
const WORTH_A_LOOK = 0.25;

/**
 * Which units a bigram stands in. A hash table and its chains in typed arrays: a statute has a hundred thousand bigrams, and
 * a Map of them costs more than the whole comparison.
 */
class Postings {
  /** Slot → the last entry of its bigram, plus one; 0 where it is free. Never more than half full. */
  private readonly slots: Int32Array;
  private readonly mark: Int32Array;
  private readonly unit: Int32Array;
  /** The entry before of the same bigram; -1 where there is none. */
  private readonly before: Int32Array;
  /** How many entries the bigram has, this one included. */
  private readonly count: Int32Array;

  constructor(
    private readonly sides: readonly Side[],
    isFree: (at: number) => boolean,
  ) {
    const free = sides.map((_, at) => at).filter(isFree);
    const total = free.reduce((sum, at) => sum + (sides[at]?.marks.length ?? 0), 0);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(total * 2 + 2)));
    this.mark = new Int32Array(total);
    this.unit = new Int32Array(total);
    this.before = new Int32Array(total);
    this.count = new Int32Array(total);
    let entry = 0;
    for (const at of free) {
      for (const mark of (sides[at] as Side).marks) {
        const slot = this.slotOf(mark);
        const previous = (this.slots[slot] as number) - 1;
        this.mark[entry] = mark;
        this.unit[entry] = at;
        this.before[entry] = previous;
        this.count[entry] = previous < 0 ? 1 : (this.count[previous] as number) + 1;
        this.slots[slot] = entry += 1;
      }
    }
  }

  private slotOf(mark: number): number {
    const last = this.slots.length - 1;
    for (let slot = mark & last; ; slot = (slot + 1) & last) {
      const entry = this.slots[slot] as number;
      if (entry === 0 || this.mark[entry - 1] === mark) return slot;
    }
  }

  /** Adds to `votes` what each unit of the same kind shares with `side`, rare bigrams more; the units that got any. */
  vote(side: Side, votes: Float64Array): number[] {
    const voted: number[] = [];
    for (const mark of side.marks) {
      let entry = (this.slots[this.slotOf(mark)] as number) - 1;
      const count = entry < 0 ? 0 : (this.count[entry] as number);
      if (count > RARE) continue;
      for (; entry >= 0; entry = this.before[entry] as number) {
        const to = this.unit[entry] as number;
        if (this.sides[to]?.kind !== side.kind) continue;
        if (votes[to] === 0) voted.push(to);
        votes[to] = (votes[to] as number) + 1 / count;
      }
    }
    return voted;
  }
}

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
  matching.sameNumber(AT_NUMBER);
  matching.samePlace();
  return matching.inOrder();
}
