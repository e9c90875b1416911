/** 候选: the units of a version as sets of bigrams, and which of them share rare ones. */
import { fingerprint, shingles, type Tokens } from './wording';

export interface Alignable {
  /** Number or other address within the kind; units of different kinds never pair. */
  key: string;
  kind: string;
  tokens: Tokens;
}

/** A bigram that stands in more units than this says nothing about any of them (应当). */
const RARE = 20;

export class Side {
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

/**
 * Which units a bigram stands in. A hash table and its chains in typed arrays: a statute has a hundred thousand bigrams, and
 * a Map of them costs more than the whole comparison.
 */
export class Postings {
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
