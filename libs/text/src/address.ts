/** 编址: gives each unit its span's end, its path and its code, and reports what is wrong with the numbering. */
import { clauseCode, type ClauseLevels } from './clause-code';
import { TEXT_MESSAGES, type FaultCode } from './messages';
import { compareNumbers, formatArticleNumber } from './numeral';
import type { Draft } from './draft';
import type { MarkerStyle } from './line';
import { isSuccessor } from './plan';
import type { Unit, UnitKind } from './unit';

export interface Fault {
  code: FaultCode;
  /** Chinese, with the numbers concerned. */
  message: string;
  unitPath: string;
  start: number;
  end: number;
}

const SEGMENT: Record<UnitKind, string> = {
  part: 'part',
  subpart: 'subpart',
  chapter: 'ch',
  section: 'sec',
  article: 'art',
  paragraph: 'par',
  item: 'item',
  subitem: 'sub',
  heading: 'heading',
};

interface Place {
  /** `inner/`, `annex1/` or empty. */
  scope: string;
  /** Path of the divisions around, or of the unit around. */
  above: string;
  levels: Partial<ClauseLevels> | null;
}

export class Address {
  readonly faults: Fault[] = [];
  private readonly taken = new Set<string>();
  /** How often each path was asked for, of those asked for again. */
  private readonly copies = new Map<string, number>();
  /** Last number of each running series: articles of a scope, chapters of a part. */
  private readonly last = new Map<string, string>();
  private annexes = 0;

  constructor(private readonly length: number) {}

  run(roots: Draft[]): Unit[] {
    this.close(roots, this.length);
    return this.addressAll(roots, { scope: '', above: '', levels: {} });
  }

  private close(units: Draft[], end: number): void {
    units.forEach((unit, index) => {
      unit.end = units[index + 1]?.start ?? end;
      if (unit.kind === 'article') collapse(unit);
      this.close(unit.children, unit.end);
    });
  }

  private unique(path: string): string {
    if (!this.taken.has(path)) {
      this.taken.add(path);
      return path;
    }
    let copy = this.copies.get(path) ?? 1;
    let result = path;
    do {
      copy += 1;
      result = `${path}~${copy}`;
    } while (this.taken.has(result));
    this.copies.set(path, copy);
    this.taken.add(result);
    return result;
  }

  private addressAll(units: Draft[], place: Place): Unit[] {
    const counts = new Map<UnitKind, number>();
    /** Number of the last item of each style among these siblings. */
    const before = new Map<MarkerStyle, string>();
    return units.map((unit) => {
      const ordinal = (counts.get(unit.kind) ?? 0) + 1;
      counts.set(unit.kind, ordinal);
      const addressed = this.address(unit, place, ordinal, unit.style === null ? undefined : before.get(unit.style));
      if (unit.style !== null && unit.number !== null) before.set(unit.style, unit.number);
      return addressed;
    });
  }

  private address(unit: Draft, place: Place, ordinal: number, before: string | undefined): Unit {
    const isArticle = unit.kind === 'article';
    let scope = place.scope;
    let path: string;
    if (unit.slug !== null) {
      const segment = unit.slug === 'annex' ? this.annexSegment(unit) : unit.slug;
      path = this.unique(unit.isScope ? segment : joined(place, segment));
      if (unit.isScope) scope = `${path}/`;
    } else {
      const number = unit.number ?? String(ordinal);
      path = this.unique(isArticle ? `${scope}art${number}` : joined(place, `${SEGMENT[unit.kind]}${number}`));
    }
    const levels = unit.isScope ? (unit.slug === 'inner' ? {} : null) : levelsOf(unit, place.levels);
    const code = unit.slug !== null || levels === null ? null : clauseCode(levels);
    this.check(unit, path, scope, place.above, before);
    const below: Place = { scope, above: unit.isScope ? '' : path, levels };
    const { kind, number, label, heading, text, start, end } = unit;
    return {
      kind,
      number,
      label,
      heading,
      text,
      path,
      clauseCode: code,
      start,
      end,
      children: this.addressAll(unit.children, below),
    };
  }

  private annexSegment(unit: Draft): string {
    this.annexes = unit.number === null ? this.annexes + 1 : Number(unit.number);
    return `annex${this.annexes}`;
  }

  private check(unit: Draft, path: string, scope: string, above: string, before: string | undefined): void {
    if (unit.number === null || unit.slug !== null || unit.kind === 'paragraph') return;
    if (unit.kind === 'article') this.series(`${scope}art`, 'article', unit, path, (number) => formatArticleNumber(number));
    else if (unit.style === null)
      this.series(`${scope}${above}/${unit.kind}`, 'division', unit, path, (number) => number.replace('-', '之'), `${scope}/${unit.kind}`);
    else {
      const series = `${scope}${above}/${unit.style}/${unit.start}`;
      if (before !== undefined) this.last.set(series, before);
      // （三） may go on from the section before: 一、（一）（二）二、（三）.
      this.series(series, 'item', unit, path, () => unit.label, `${scope}/${unit.style}`);
    }
  }

  /** Compares with the number before; `across` is the same series in the division before (chapters that run on through parts). */
  private series(
    key: string,
    kind: 'article' | 'division' | 'item',
    unit: Draft,
    path: string,
    name: (number: string) => string,
    across?: string,
  ): void {
    const number = unit.number ?? '';
    const before = this.last.get(key);
    const wider = across === undefined ? undefined : this.last.get(across);
    this.last.set(key, number);
    if (across !== undefined) this.last.set(across, number);
    if (before === undefined ? number === '1' || (wider !== undefined && isSuccessor(wider, number)) : isSuccessor(before, number)) return;
    const difference = before === undefined ? 1 : compareNumbers(number, before);
    const code: FaultCode = difference === 0 ? `${kind}_repeat` : difference > 0 ? `${kind}_gap` : `${kind}_disorder`;
    const words =
      before === undefined ? `首个序号为${name(number)}` : kind === 'item' ? unit.label : `${name(before)}之后为${name(number)}`;
    this.faults.push({
      code,
      message: `${TEXT_MESSAGES[code].zh}：${words}`,
      unitPath: path,
      start: unit.start,
      end: Math.min(unit.end, unit.start + 20),
    });
  }
}

const joined = (place: Place, segment: string): string => (place.above === '' ? `${place.scope}${segment}` : `${place.above}/${segment}`);

/** One paragraph is the article's own text; only several are 款 (a single-paragraph article is coded at 条 level). */
function collapse(article: Draft): void {
  const [only, second] = article.children;
  if (second) {
    // Print bears no number, citations do: 第二款.
    article.children.filter((child) => child.kind === 'paragraph').forEach((child, index) => (child.number = String(index + 1)));
    return;
  }
  if (only?.kind !== 'paragraph') return;
  article.text = only.text;
  article.children = only.children;
}

function levelsOf(unit: Draft, around: Partial<ClauseLevels> | null): Partial<ClauseLevels> | null {
  if (around === null) return null;
  const number = unit.number === null ? null : Number(unit.number);
  switch (unit.kind) {
    case 'part':
      return number === null || Number.isNaN(number) ? null : { part: number };
    case 'subpart':
    case 'chapter':
    case 'section':
      // 一、 headings have no level in the standard.
      if (unit.style !== null) return around;
      return number === null || Number.isNaN(number) ? null : { ...around, [unit.kind]: number };
    case 'article':
      return number === null || Number.isNaN(number) ? null : { ...around, article: number };
    case 'paragraph':
    case 'item':
    case 'subitem':
      return inside(unit, around);
    case 'heading':
      return around;
  }
}

function inside(unit: Draft, around: Partial<ClauseLevels>): Partial<ClauseLevels> | null {
  if (around.article === undefined || unit.kind === 'heading') return null;
  if (unit.kind === 'paragraph') return { ...around, paragraph: Number(unit.number) };
  const level = unit.kind === 'item' ? 'item' : 'subitem';
  if ((around[level] ?? 0) > 0 || (level === 'item' && (around.subitem ?? 0) > 0)) return null;
  return { ...around, [level]: Number(unit.number) };
}
