/**
 * 结构 (domain.md 10.1): a text as its tree of units.
 * 1. Lines, and what each looks like (line.ts). 2. Title, number, note, contents (head.ts). 3. Which articles are headings,
 * where the distributed document and the annexes begin (plan.ts). 4. The tree (outline.ts). 5. Spans, paths, codes, faults
 * (address.ts). 6. The closing provisions (ending.ts).
 * Total: any string gives a tree whose own spans, put together, are that string.
 */
import { compareDates } from '@libs/kernel';
import { Address, type Fault } from './address';
import { parseEnding, type Ending } from './ending';
import { readHead } from './head';
import { shapeOf, splitLines } from './line';
import { TEXT_MESSAGES } from './messages';
import { readNote } from './note';
import { Outline } from './outline';
import { planText } from './plan';
import { withoutRunOn } from './run-on';
import { termEnd } from './term';
import { walk, type Unit } from './unit';

export interface ParsedText {
  title: string;
  /** Title of the document that this one prints and distributes; null where it distributes none. */
  innerTitle: string | null;
  /** Canonical (巴政办规〔2026〕1号), or null. */
  docNumber: string | null;
  units: Unit[];
  ending: Ending;
  articleCount: number;
  faults: Fault[];
}

/** How much of the end of a text without articles is read for closing provisions. */
const TAIL = 1500;
/** How much of the beginning can be title and note. */
const NOTE_LENGTH = 6000;

/** The spans whose words can be closing provisions: a notice's own body, the last articles, the end of a text without articles. */
function closingSpans(units: readonly Unit[], length: number): { start: number; end: number }[] {
  const articles = [...walk(units)].filter((unit) => unit.kind === 'article');
  const spans: { start: number; end: number }[] = [];
  const body = units.filter(
    (unit) => unit.kind !== 'heading' && unit.start < (articles[0]?.start ?? 0) && unit.kind !== 'part' && unit.kind !== 'chapter',
  );
  for (const unit of body)
    if (unit.kind === 'paragraph' || unit.kind === 'section' || unit.kind === 'item')
      spans.push({ start: unit.start, end: Math.min(unit.end, articles[0]?.start ?? length) });
  const scopes = new Map<string, Unit[]>();
  for (const article of articles) {
    const scope = article.path.includes('/') ? article.path.slice(0, article.path.indexOf('/')) : '';
    const group = scopes.get(scope);
    if (group) group.push(article);
    else scopes.set(scope, [article]);
  }
  const main = scopes.get('inner') ?? scopes.get('') ?? [...scopes.values()][0];
  if (main) for (const article of main.slice(-6)) spans.push({ start: article.start, end: article.end });
  else {
    const annex = units.find((unit) => unit.path.startsWith('annex'));
    const end = annex?.start ?? length;
    spans.push({ start: Math.max(units.find((unit) => unit.path !== 'head' && unit.path !== 'note')?.start ?? 0, end - TAIL), end });
  }
  return spans;
}

/** Reads the closing provisions where they may stand; offsets are of the whole text. */
function endingOf(text: string, units: readonly Unit[]): Ending {
  // Everything else is blanked, so that offsets stay and permits' terms in the middle are not read.
  let visible = '';
  for (const { start, end } of closingSpans(units, text.length)) {
    if (end <= visible.length) continue;
    visible = visible.padEnd(Math.max(start, visible.length), '\n');
    visible += text.slice(visible.length, end);
  }
  return withNote(parseEnding(visible), text, units);
}

/** 自公布之日起施行: the day of publication, which the note may name. */
const ON_PUBLICATION = /^自(?:本[^，。]{1,12})?(?:公布|发布|颁布|颁发)之日起?(?:施行|实施|执行|生效)$/;

/** Where the articles name no day, the note under the title may: its own 施行, or the 公布 that the articles refer to. */
function withNote(ending: Ending, text: string, units: readonly Unit[]): Ending {
  const body = units.find(({ path }) => !/^(?:head|note|toc)$/.test(path))?.start ?? text.length;
  const note = readNote(text, 0, Math.min(body, NOTE_LENGTH));
  // A 施行 later than the articles' own, or behind the first amendment, is an amendment's.
  const first = ending.effectiveOn ?? note.amended[0]?.on;
  const later = note.effective.filter(({ on }) => first !== undefined && on > first);
  const amendedOn =
    [...note.amended, ...later]
      .map(({ on }) => on)
      .sort(compareDates)
      .at(-1) ?? null;
  const isOnPublication = ON_PUBLICATION.test(ending.effectivePhrase ?? '');
  const day = note.effective[0] ?? (isOnPublication ? note.promulgated[0] : undefined);
  if (!day || ending.effectiveOn !== null) return { ...ending, amendedOn };
  const { on, start, end } = day;
  return {
    ...ending,
    amendedOn,
    effectiveOn: on,
    effectivePhrase: ending.effectivePhrase ?? text.slice(start, end).replace(/\s+/g, ''),
    validThrough: ending.validThrough ?? termEnd(on, ending.termYears, ending.termMonths),
    where: { ...ending.where, effective: ending.where.effective ?? { start, end } },
  };
}

type Structure = Omit<ParsedText, 'ending' | 'articleCount'>;

function structureOf(text: string): Structure {
  const printed = splitLines(text);
  const { lines, shapes } = withoutRunOn(text, printed, printed.map(shapeOf));
  const head = readHead(lines, shapes);
  const plan = planText(lines, shapes, head);
  const outline = new Outline(lines, shapes, plan);
  outline.apart('head', 0, head.headEnd, head.title || null);
  outline.apart('note', head.headEnd, head.noteEnd, null);
  outline.build(head.noteEnd);
  outline.cover(text.length);
  const address = new Address(text.length);
  const units = address.run(outline.roots);
  const faults = address.faults;
  if (plan.isInnerMissing)
    faults.push({ code: 'inner_missing', message: TEXT_MESSAGES.inner_missing.zh, unitPath: units[0]?.path ?? '', start: 0, end: 0 });
  return { title: head.title, innerTitle: plan.innerTitle, docNumber: head.docNumber, units, faults };
}

/** The tree alone, without its closing provisions. */
export function unitsOf(text: string): Unit[] {
  return structureOf(text).units;
}

/** Reads `text` (plain or Markdown) as a legal text. Never throws; what cannot be made out stays paragraphs. */
export function parseText(text: string): ParsedText {
  const { units, faults, ...head } = structureOf(text);
  return {
    ...head,
    units,
    ending: endingOf(text, units),
    articleCount: [...walk(units)].filter((unit) => unit.kind === 'article').length,
    faults,
  };
}
