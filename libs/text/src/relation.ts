/** 引用关系: what the sentence around a citation does with the document. */
export type CitationRelation = 'basis' | 'cites' | 'repeals' | 'amends';

/** A sentence is looked for this far to either side: nothing legible is longer, and the cost stays linear. */
const REACH = 1500;

const sentenceBounds = (text: string, start: number, end: number): [number, number] => {
  const floor = Math.max(0, start - REACH);
  const window = text.slice(floor, start);
  const stop = Math.max(...['。', '；', '\n'].map((mark) => window.lastIndexOf(mark)));
  const after = /^[^。；\n]*/.exec(text.slice(end, end + REACH))?.[0] ?? '';
  return [floor + stop + 1, end + after.length];
};

/** The words without titles and remarks in brackets: their own verbs say nothing about this sentence. */
const bare = (text: string): string =>
  text
    .replace(/《[^》]*》/g, '《》')
    .replace(/〈[^〉]*〉/g, '')
    .replace(/（[^（）]*）|\([^()]*\)/g, '');

const CHANGES =
  /^[^。；“]{0,60}?(?:“[^”]{0,100}”[^。；“]{0,30}?){0,3}(?:修改为|作(?:出)?(?:如下|以下)?修[改正]|作相应修改|增加[一二三四五六七八九十两]+[条款项目]|予以修改|修订如下|改为|删去)/;
const CHANGED_THING = /(?:^|[，、将对把在》“（(]|\d[.．、]|[一二三四五六七八九十]、)\s*$/;
/** 修改《甲》, 修改《甲》《乙》等: the title is the verb's object. */
const CHANGES_AHEAD = /(?:修改|修订|修正)(?:《》[、，和及]?)*$/;
/** The verb that governs a title is the last one before it: 根据《甲》，参照《乙》. */
const GOVERNS = /根据|依据|依照|按照|遵照|参照|结合|违反|符合|适用|废止|属于/g;
const AUTHORITY = new Set(['根据', '依据', '依照', '按照', '遵照']);
const MAKES =
  /制定|(?:修|制)订|结合[^。]{0,30}实际|(?:作|做)(?:出)?(?:如下|以下)(?:修改|补充)?(?:规定|决定|解释|批复|通知|安排|答复|公告|通告)|(?:规定|解释|通知|批复|答复|公告|通告|决定|安排)如下|提出(?:如下|以下)意见|印发/;
/** 根据《…决定》第二次修正: a text's history. */
const HISTORY = /^\s*(?:第[一二三四五六七八九十\d]+次)?修[正订改](?!本|为)/;

/** Repeals are found by ending.ts; here amendment, authority (根据《甲》…制定本办法) and plain citation are told apart. */
export function relationOf(text: string, start: number, end: number): CitationRelation {
  const [from, to] = sentenceBounds(text, start, end);
  const before = bare(text.slice(from, start));
  const after = text.slice(end, to);
  if ((CHANGES.test(after) && CHANGED_THING.test(before)) || CHANGES_AHEAD.test(before)) return 'amends';
  const verb = [...before.matchAll(GOVERNS)].at(-1);
  if (!verb || !AUTHORITY.has(verb[0]) || HISTORY.test(after) || !MAKES.test(after)) return 'cites';
  return /处罚|追究|执行|办理|处理/.test(before.slice(verb.index)) ? 'cites' : 'basis';
}
