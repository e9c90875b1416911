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

/** Repeals are found by ending.ts; here amendment, authority (根据《甲》…制定本办法) and plain citation are told apart. */
export function relationOf(text: string, start: number, end: number): CitationRelation {
  const [from, to] = sentenceBounds(text, start, end);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  if (
    /^[^。；“]{0,60}?(?:修改为|作(?:出)?(?:如下|以下)?修[改正]|作相应修改|增加[一二三四五六七八九十两]+[条款项目]|予以修改|修订如下|改为|删去)/.test(
      after,
    ) &&
    /(?:^|[，、将对把在》“（(]|\d[.．、]|[一二三四五六七八九十]、)\s*$/.test(before)
  )
    return 'amends';
  const isAuthority = /(?:根据|依据|依照|按照|遵照)[^。；]*$/.exec(before);
  if (
    isAuthority &&
    /制定|(?:修|制)订|结合[^。]{0,30}实际|(?:作|做)(?:出)?(?:如下|以下)(?:规定|决定|解释|批复|通知)|(?:规定|解释|通知|批复|答复|公告|决定)如下|提出(?:如下|以下)意见|印发/.test(
      after,
    ) &&
    !/(?:处罚|追究|执行|办理|处理)/.test(isAuthority[0])
  )
    return 'basis';
  return 'cites';
}
