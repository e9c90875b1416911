/** 毛坯: a unit while the tree is built, and how the kinds nest. */
import { ENDS } from './ahead';
import type { MarkerStyle, Shape } from './line';
import type { Unit, UnitKind } from './unit';

export interface Draft extends Unit {
  style: MarkerStyle | null;
  /** `inner`, `annex2`, `head`: what a heading contributes to the paths below it. */
  slug: string | null;
  /** Paths below start anew here. */
  isScope: boolean;
  children: Draft[];
}

export const RANK: Record<UnitKind, number> = {
  heading: 0,
  part: 1,
  subpart: 2,
  chapter: 3,
  section: 4,
  article: 6,
  paragraph: 7,
  item: 8,
  subitem: 9,
};
/** 一、 headings stand between 节 and 条. */
export const HAN_SECTION = 5;
export const STYLE_ORDER: readonly MarkerStyle[] = ['一、', '（一）', '1.', '（1）', '1）', '①', 'a.'];

/** 第二条【适用范围】…, 第三条（定义）…, or a line with only a heading over the next: the heading and how much of the line it takes. */
export function articleHeading(rest: string, isSentenceNext: () => boolean): { heading: string | null; skipped: number } {
  const bracket = /^[【[(（［]\s*([^】\])）］\n]{1,30})\s*[】\])）］]\s*/.exec(rest);
  const inside = bracket?.[1] ?? '';
  if (bracket && !/^[一二三四五六七八九十百0-9０-９]+$/.test(inside) && /^(?:[【[［]|[（(][^，。；]+[）)](?=.{4}))/.test(rest)) {
    return { heading: inside.trim(), skipped: bracket[0].length };
  }
  const isBare = rest !== '' && rest.length <= 20 && /^[\u4e00-\u9fff、（）()“”]+$/.test(rest) && !ENDS.test(rest);
  return isBare && isSentenceNext() ? { heading: rest, skipped: rest.length } : { heading: null, skipped: 0 };
}

/** A heading of the second scheme (一、（一）), and the words after it on the same line. */
export function headed(shape: Shape & { is: 'item' }, isHeading: boolean): { heading: string | null; text: string } {
  const rest = shape.rest;
  if (isHeading || (rest !== '' && rest.length <= 60 && !/[。；：:，、;,]$/.test(rest) && !/[“”：]/.test(rest)))
    return { heading: rest || null, text: '' };
  const first = /^([^。；：:“”《》]{2,40})。(.+)$/s.exec(rest);
  if ((shape.style === '一、' || shape.style === '（一）') && first?.[1] && first[2] && !/，/.test(first[1]))
    return { heading: first[1], text: first[2].trim() };
  return { heading: null, text: rest };
}
