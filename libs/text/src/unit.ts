/** 单元: one addressable piece of a text. */
export type UnitKind = 'part' | 'subpart' | 'chapter' | 'section' | 'article' | 'paragraph' | 'item' | 'subitem' | 'heading';

export interface Unit {
  kind: UnitKind;
  /** "12", "224-1"; null where the unit bears none (title, contents, annex without number). */
  number: string | null;
  /** As printed, without spaces: 第十二条, （三）, 1.; empty for paragraphs, which bear no number in print. */
  label: string;
  /** 总则; of an article only what it prints in brackets; null where there is none. */
  heading: string | null;
  /** The unit's own words: without its label and heading, without those of its children; one line a printed paragraph. */
  text: string;
  /** Unique in the document, readable: `art224-1/par2/item3`, `inner/art5`, `annex1/sec2`. */
  path: string;
  /** 18 digits (GB/T 47277), or null where the standard has none: outside articles and their divisions, and for 之一. */
  clauseCode: string | null;
  /**
   * Offsets into the input. Children lie inside their parent, in order, and touch; what is before the first child is the
   * unit's own. So the own spans, in reading order, give the input back, exactly.
   */
  start: number;
  end: number;
  children: Unit[];
}

/** Every unit, parents before their children, in reading order. */
export function* walk(units: readonly Unit[]): Generator<Unit> {
  for (const unit of units) {
    yield unit;
    yield* walk(unit.children);
  }
}

/** The unit at `path`, or null. */
export function unitAt(units: readonly Unit[], path: string): Unit | null {
  for (const unit of walk(units)) if (unit.path === path) return unit;
  return null;
}

/** The input, put together again from the units' own spans. */
export function rebuild(text: string, units: readonly Unit[]): string {
  let result = '';
  for (const unit of walk(units)) result += text.slice(unit.start, unit.children[0]?.start ?? unit.end);
  return result;
}

/** The unit's words with those of its children, labels included below the unit itself, one line a printed paragraph. */
export function fullText(unit: Unit): string {
  if (unit.children.length === 0) return unit.text;
  const lines: string[] = unit.text === '' ? [] : [unit.text];
  for (const child of unit.children) {
    const inner = fullText(child);
    const separator = /^(?:第|[a-z0-9].*[^.、．）)]$)/.test(child.label) ? '　' : '';
    const head = [child.label + (child.label && child.heading ? separator : ''), child.heading ?? ''].join('');
    lines.push(head === '' ? inner : `${head}${child.heading && inner ? '\n' : separator}${inner}`);
  }
  return lines.filter((line) => line !== '').join('\n');
}

export interface Passage {
  path: string;
  label: string;
  heading: string | null;
  /** Headings of the divisions around it, outermost first: 第二章 制定程序. */
  within: string[];
  text: string;
  start: number;
  end: number;
}

/** Paragraphs that stand outside articles are joined up to about this many characters. */
const BLOCK_LENGTH = 600;

const isApart = (unit: Unit): boolean => unit.kind === 'heading' && /(?:^|\/)(?:head|note|toc)(?:~\d+)?$/.test(unit.path);
const isDivision = (unit: Unit): boolean => ['part', 'subpart', 'chapter', 'section', 'heading'].includes(unit.kind);
const title = (unit: Unit): string => [unit.label, unit.heading ?? ''].filter((part) => part !== '').join(' ');

function holdsArticle(unit: Unit): boolean {
  return unit.kind === 'article' || unit.children.some(holdsArticle);
}

function passage(unit: Unit, within: string[]): Passage {
  return { path: unit.path, label: unit.label, heading: unit.heading, within, text: fullText(unit), start: unit.start, end: unit.end };
}

function flatten(units: readonly Unit[], within: string[], found: Passage[]): void {
  let block: Passage | null = null;
  for (const unit of units) {
    if (isApart(unit)) continue;
    if (unit.kind === 'paragraph' || (unit.kind === 'subitem' && within.length > 0)) {
      const piece = passage(unit, within);
      piece.text = unit.label + piece.text;
      if (piece.text === '') continue;
      if (block && block.text.length + piece.text.length <= BLOCK_LENGTH) {
        block.text += `\n${piece.text}`;
        block.end = piece.end;
      } else found.push((block = { ...piece, label: '' }));
      continue;
    }
    block = null;
    if (unit.kind === 'article' || !(isDivision(unit) && (holdsArticle(unit) || unit.children.length > 0))) {
      if (unit.kind === 'article' || fullText(unit) !== '' || unit.heading) found.push(passage(unit, within));
      continue;
    }
    if (unit.text !== '') found.push({ ...passage(unit, within), text: unit.text, end: unit.children[0]?.start ?? unit.end });
    flatten(unit.children, [...within, title(unit)], found);
  }
}

/**
 * The citable units in reading order: articles; where there are none, the items of sections and blocks of paragraphs.
 * Title, contents and the note under the title are left out. The unit of search passages and of review remarks.
 */
export function flattenArticles(units: readonly Unit[]): Passage[] {
  const found: Passage[] = [];
  flatten(units, [], found);
  return found;
}
