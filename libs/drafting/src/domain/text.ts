import type { LegalDate } from '@libs/kernel';
import { flattenArticles, parseText, suggestClass, titleKind, walk, type Fault, type ParsedText } from '@libs/text';
import type { DraftClass } from './draft';

/** 文稿: which of a matter's texts this is (ui-words 2). */
export const TEXT_STAGES = [
  'submission', // 送审稿
  'revised', // 修改稿, after the opinion: what goes to the meeting
  'signed', // 签发稿, amended by the meeting
] as const;
export type TextStage = (typeof TEXT_STAGES)[number];

/** What is read from an uploaded text; each can be corrected by whoever confirms it. */
export interface ReadFacts {
  title: string;
  kind: string;
  docNumber: string | null;
  articleCount: number;
  chapterCount: number;
  annexCount: number;
  characterCount: number;
  faults: Fault[];
  effectiveOn: LegalDate | null;
  effectivePhrase: string | null;
  termYears: number | null;
  validThrough: LegalDate | null;
  interpreter: string | null;
  repeals: { title: string | null; docNumber: string | null }[];
  suggestedClass: DraftClass;
  suggestedClassReasons: string[];
}

/** Reads an uploaded text: its units, and the facts of the confirm screen. */
export function readText(text: string): { parsed: ParsedText; facts: ReadFacts } {
  const parsed = parseText(text);
  const { ending } = parsed;
  const suggestion = suggestClass(parsed);
  const all = [...walk(parsed.units)];
  const facts: ReadFacts = {
    title: bareTitle(parsed.innerTitle ?? parsed.title),
    kind: titleKind(parsed.innerTitle ?? parsed.title),
    docNumber: parsed.docNumber,
    articleCount: parsed.articleCount,
    chapterCount: all.filter((unit) => unit.kind === 'chapter').length,
    annexCount: parsed.units.filter((unit) => /^annex/.test(unit.path)).length,
    characterCount: text.length,
    faults: parsed.faults,
    effectiveOn: ending.effectiveOn,
    effectivePhrase: ending.effectivePhrase,
    termYears: ending.termYears,
    validThrough: ending.validThrough,
    interpreter: ending.interpreter,
    repeals: ending.repeals.map(({ title, docNumber }) => ({ title, docNumber })),
    suggestedClass: suggestion.docClass,
    suggestedClassReasons: suggestion.reasons,
  };
  return { parsed, facts };
}

/** The stage that a draft prints behind its title. */
const STAGE_MARK = /[（(〔[]\s*(?:送审稿|征求意见稿|审议稿|讨论稿|修改稿|签发稿|草案)\s*[）)〕\]]\s*$/;

/** A title stands in the first lines. */
const TITLE_LINES = 5;

/** The text as published: a title no longer says that it is a draft (送审稿). Nothing else is touched. */
export function publishedText(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index < TITLE_LINES ? line.replace(STAGE_MARK, '') : line))
    .join('\n');
}

/** The title as the document will bear it: without its stage (送审稿). */
export function bareTitle(title: string): string {
  return title.replace(STAGE_MARK, '').trim();
}

/** The paths at which remarks may stand: articles, or blocks where there are none. */
export function placesOf(parsed: Pick<ParsedText, 'units'>): { path: string; label: string }[] {
  return flattenArticles(parsed.units).map(({ path, label, heading }) => ({ path, label: label || heading || '' }));
}
