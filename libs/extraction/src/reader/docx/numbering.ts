import { formatNumber } from '../numerals';
import { XmlNode, child, childrenOf, isOn, valueOf } from '../xml';
import { Styles, numberOf } from './styles';

interface Level {
  start: number;
  format: string;
  /** '第%1条': %n stands for the number of level n. */
  text: string;
  /** Restarts after a number of this or a higher level (1-based); 0: never; null: after any higher level. */
  restart: number | null;
  suffix: 'tab' | 'space' | 'nothing';
  styleId: string | null;
  legal: boolean;
}

interface Num {
  abstractId: string;
  levels: ReadonlyMap<number, Level>;
  starts: ReadonlyMap<number, number>;
  /** Levels whose start override has already had its one effect. */
  spent: Set<number>;
}

export interface NumberLabel {
  /** '第三条', '（一）'; '' for bullets. */
  text: string;
  suffix: 'tab' | 'space' | 'nothing';
}

const LEVELS = 9;

/**
 * Word's automatic numbering, counted along the document as Word does (ECMA-376 part 1, 17.9): all lists on one abstract definition share
 * its counters, a start override takes effect once, deeper levels restart after a higher one, and a style may carry the number.
 */
export class Numbering {
  private readonly nums = new Map<string, Num>();
  private readonly counters = new Map<string, (number | null)[]>();

  constructor(
    root: XmlNode | null,
    private readonly styles: Styles,
  ) {
    const abstracts = new Map<string, XmlNode>();
    for (const node of childrenOf(root, 'w:abstractNum')) abstracts.set(node.attrs['w:abstractNumId'] ?? '', node);
    const numNodes = new Map<string, XmlNode>();
    for (const node of childrenOf(root, 'w:num')) numNodes.set(node.attrs['w:numId'] ?? '', node);
    for (const [numId, node] of numNodes) {
      const own = valueOf(node, 'w:abstractNumId') ?? '';
      const abstractId = this.linked(own, abstracts, numNodes);
      this.nums.set(numId, readNum(node, abstractId, abstracts.get(abstractId)));
    }
  }

  /** The level of a list that a paragraph style is tied to, else the given one. */
  levelFor(numId: string, styleId: string, otherwise: number): number {
    for (const [index, level] of this.nums.get(numId)?.levels ?? []) if (level.styleId === styleId) return index;
    return otherwise;
  }

  /** Counts one paragraph and returns what Word prints before it; null when the list does not exist (numId 0 takes numbering off). */
  next(numId: string, index: number): NumberLabel | null {
    const num = this.nums.get(numId);
    const level = num?.levels.get(index);
    if (!num || !level) return null;
    const counters = this.counters.get(num.abstractId) ?? new Array<number | null>(LEVELS).fill(null);
    this.counters.set(num.abstractId, counters);
    const override = num.starts.get(index);
    const current = counters[index] ?? null;
    if (override !== undefined && !num.spent.has(index)) {
      counters[index] = override;
      num.spent.add(index);
    } else counters[index] = current === null ? (override ?? level.start) : current + 1;
    for (let deeper = index + 1; deeper < LEVELS; deeper++) {
      const restart = num.levels.get(deeper)?.restart ?? null;
      if (restart === null || index < restart) counters[deeper] = null;
    }
    return { text: level.format === 'bullet' ? '' : this.label(num, level, counters), suffix: level.suffix };
  }

  private label(num: Num, level: Level, counters: (number | null)[]): string {
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = num.levels.get(index);
      const value = counters[index] ?? num.starts.get(index) ?? shown?.start ?? 1;
      const format = shown?.format ?? 'decimal';
      return formatNumber(level.legal && format !== 'none' ? 'decimal' : format, value);
    });
  }

  /** Follows w:numStyleLink to the definition that really holds the levels. */
  private linked(id: string, abstracts: Map<string, XmlNode>, nums: Map<string, XmlNode>): string {
    let current = id;
    for (let hops = 0; hops < 8; hops++) {
      const style = valueOf(abstracts.get(current), 'w:numStyleLink');
      const numId = style === undefined ? null : this.styles.numberingOf(style);
      const next = numId === null ? undefined : valueOf(nums.get(numId), 'w:abstractNumId');
      if (next === undefined || next === current) return current;
      current = next;
    }
    return current;
  }
}

function readNum(node: XmlNode, abstractId: string, abstract: XmlNode | undefined): Num {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const level of childrenOf(abstract, 'w:lvl')) readLevel(level, levels);
  for (const override of childrenOf(node, 'w:lvlOverride')) {
    const index = numberOf(override.attrs['w:ilvl']) ?? 0;
    const level = child(override, 'w:lvl');
    if (level) readLevel(level, levels);
    const start = numberOf(valueOf(override, 'w:startOverride'));
    if (start !== null) starts.set(index, start);
  }
  return { abstractId, levels, starts, spent: new Set() };
}

function readLevel(node: XmlNode, into: Map<number, Level>): void {
  const index = numberOf(node.attrs['w:ilvl']) ?? 0;
  if (index < 0 || index >= LEVELS) return;
  // Newer formats stand in mc:AlternateContent with an old one as fallback: the fallback is what everyone can count.
  const alternate = child(child(node, 'mc:AlternateContent'), 'mc:Fallback');
  const suffix = valueOf(node, 'w:suff');
  into.set(index, {
    start: numberOf(valueOf(node, 'w:start')) ?? 0,
    format: valueOf(node, 'w:numFmt') ?? valueOf(alternate, 'w:numFmt') ?? 'decimal',
    text: valueOf(node, 'w:lvlText') ?? '',
    restart: numberOf(valueOf(node, 'w:lvlRestart')),
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    styleId: valueOf(node, 'w:pStyle') ?? null,
    legal: isOn(node, 'w:isLgl'),
  });
}
