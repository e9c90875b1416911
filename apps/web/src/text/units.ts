/** A unit of a parsed text (章、条、款…), as the API gives it. */
export interface Unit {
  kind: string;
  /** "12", "224-1"; null where the unit bears none. */
  number?: string | null;
  label: string;
  heading?: string | null;
  text: string;
  path: string;
  children: readonly Unit[];
}

/** What a reader steps through: divisions as headings, articles (or blocks) as passages. */
export interface Passage {
  path: string;
  /** Of an article; what a comparison names it by. */
  article: string | null;
  label: string;
  heading: string | null;
  text: string;
  isHeading: boolean;
  depth: number;
}

const DIVISIONS = new Set(['part', 'subpart', 'chapter', 'section', 'heading']);

/** The words of a unit with everything below it, one line a printed paragraph, labels of items included. */
function whole(unit: Unit): string {
  const inner = unit.children.map((child) => {
    const separator = /^第/.test(child.label) ? '　' : '';
    return `${child.label}${child.heading ? `${child.heading}\n` : separator}${whole(child)}`;
  });
  return [unit.text, ...inner].filter((line) => line !== '').join('\n');
}

/** Divisions become headings, everything below an article stays with its article. */
export function passagesOf(units: readonly Unit[], depth = 0): Passage[] {
  return units.flatMap((unit): Passage[] => {
    const { path, label } = unit;
    // A title is its own heading, and prints once.
    const heading = unit.heading && unit.heading !== unit.text ? unit.heading : null;
    const article = unit.kind === 'article' ? (unit.number ?? null) : null;
    if (!DIVISIONS.has(unit.kind)) return [{ path, article, label, heading, text: whole(unit), isHeading: false, depth }];
    return [{ path, article, label, heading, text: unit.text, isHeading: true, depth }, ...passagesOf(unit.children, depth + 1)];
  });
}

/** Paths of a passage and of what lies below it: a remark on `art8/par2` belongs to `art8`. */
export function isWithin(path: string | null | undefined, passage: string): boolean {
  return path === passage || (path?.startsWith(`${passage}/`) ?? false);
}

/** Units of an answer whose description cannot say more than "objects". */
export function unitsOf(units: readonly object[]): Unit[] {
  return units as Unit[];
}
