/** 版本比对: two texts, article by article, then word by word inside the changed ones. */
import { align, type Alignable } from './align';
import { diffTokens, diffWording, type Segment } from './segments';
import { unitsOf } from './structure';
import { fullText, type Unit, type UnitKind } from './unit';
import { normaliseTitle } from './title';
import { Vocabulary } from './wording';

export type DiffOp = 'same' | 'changed' | 'added' | 'removed' | 'moved';

export interface DiffUnit {
  /** `moved`: same words under another number or in another place. A renumbered article whose words changed is `changed`. */
  op: DiffOp;
  kind: UnitKind;
  /** Number in the old and in the new version ("12", "224-1"); null where there is none. */
  old: string | null;
  new: string | null;
  oldPath: string | null;
  newPath: string | null;
  oldLabel: string;
  newLabel: string;
  oldText: string;
  newText: string;
  /** For `changed` what changed; otherwise one segment. */
  segments: Segment[];
}

export interface TextDiff {
  units: DiffUnit[];
  stats: Record<DiffOp, number>;
}

interface Piece extends Alignable {
  unit: Unit;
  /** What is compared; of the title its one form for matching. */
  text: string;
}

const DIVISIONS = new Set<UnitKind>(['part', 'subpart', 'chapter', 'section', 'heading']);
const scopeOf = (path: string): string => /^(?:inner|annex\d+)(?:~\d+)?(?=\/)/.exec(path)?.[0] ?? '';

/** The blank lines around a heading that is not there are no part of the text. */
const lines = (heading: string | null, text: string): string =>
  (heading === null || heading === ''
    ? text
    : text === ''
      ? heading
      : `${heading}
${text}`
  ).trim();

/** What is compared: headings of divisions, articles, and outside articles sections, items and paragraphs one by one. */
class Pieces {
  readonly found: Piece[] = [];

  constructor(private readonly words: Vocabulary) {}

  private add(unit: Unit, kind: string, key: string, text: string): void {
    this.found.push({ unit, kind, key, text, tokens: this.words.tokenise(text) });
  }

  read(units: readonly Unit[]): this {
    for (const unit of units) {
      if (/^(?:note|(?:.*\/)?toc)(?:~\d+)?$/.test(unit.path)) continue;
      if (unit.path === 'head') {
        if (unit.heading) this.add(unit, 'head', 'head', normaliseTitle(unit.heading));
        continue;
      }
      if (unit.kind === 'article') {
        this.add(unit, 'article', `${scopeOf(unit.path)}|${unit.number ?? ''}`, lines(unit.heading, fullText(unit)));
        continue;
      }
      const text = lines(unit.heading, unit.text);
      if (text !== '') this.add(unit, DIVISIONS.has(unit.kind) ? unit.kind : 'block', unit.path, text);
      this.read(unit.children);
    }
    return this;
  }
}

/** As printed: of the title not the form by which it is matched. */
const shown = (piece: Piece): string => (piece.kind === 'head' ? (piece.unit.heading ?? '') : piece.text);

function segmentsOf(a: Piece, b: Piece): Segment[] {
  return a.kind === 'head' ? diffWording(shown(a), shown(b)) : diffTokens(a.tokens, b.tokens);
}

/** Positions that keep their order, so that only what was really moved counts as moved. */
function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(values[at] ?? -1);
  return kept;
}

const whole = (op: DiffOp, was: string, is: string): Segment =>
  op === 'added' ? ['added', is] : op === 'removed' ? ['removed', was] : ['same', is];

/** Compares two texts. Formatting variants are no change (wording.ts). Never throws; cost grows with the length, not its square. */
export function diffTexts(oldText: string, newText: string): TextDiff {
  const words = new Vocabulary();
  const before = new Pieces(words).read(unitsOf(oldText)).found;
  const after = new Pieces(words).read(unitsOf(newText)).found;
  const pairs = align(before, after);
  const inOrder = longestRising(pairs.flatMap((pair) => (pair.old !== null && pair.new !== null ? [pair.old] : [])));
  const stats: Record<DiffOp, number> = { same: 0, changed: 0, added: 0, removed: 0, moved: 0 };
  const units = pairs.map((pair) => {
    const a = pair.old === null ? undefined : before[pair.old];
    const b = pair.new === null ? undefined : after[pair.new];
    const was = a ? shown(a) : '';
    const is = b ? shown(b) : '';
    let op: DiffOp = 'changed';
    if (!a) op = 'added';
    else if (!b) op = 'removed';
    else if (pair.isSame) op = a.unit.number === b.unit.number && inOrder.has(pair.old ?? -1) ? 'same' : 'moved';
    const segments: Segment[] = a && b && op === 'changed' ? segmentsOf(a, b) : [whole(op, was, is)];
    stats[op] += 1;
    return {
      op,
      kind: (b ?? a)?.unit.kind ?? 'paragraph',
      old: a?.unit.number ?? null,
      new: b?.unit.number ?? null,
      oldPath: a?.unit.path ?? null,
      newPath: b?.unit.path ?? null,
      oldLabel: a?.unit.label ?? '',
      newLabel: b?.unit.label ?? '',
      oldText: was,
      newText: is,
      segments,
    } satisfies DiffUnit;
  });
  return { units, stats };
}

/** Whether two texts differ in more than formatting. */
export function isSameWording(oldText: string, newText: string): boolean {
  const { stats } = diffTexts(oldText, newText);
  return stats.changed + stats.added + stats.removed + stats.moved === 0;
}
