/** 标题: what a document's title says about it. */
import { foldForSearch } from './fold';

export const TITLE_KINDS = [
  '令',
  '决定',
  '公告',
  '通告',
  '通知',
  '意见',
  '办法',
  '规定',
  '细则',
  '规则',
  '方案',
  '措施',
  '目录',
  '清单',
  '标准',
  '其他',
] as const;
export type TitleKind = (typeof TITLE_KINDS)[number];

/** What stands in brackets behind a title, and bare year editions. */
const SUFFIX =
  /[（(【〔[]\s*(?:试行|暂行|修订|修正|草案|送审稿|征求意见稿|讨论稿|审议稿|[0-9０-９二〇一九零○]{4}\s*年?\s*(?:修订|修正|版|修改|第?.{0,3}次?修[订正])版?|修订版|修订稿|试用版?|[0-9]{4}-[0-9]{2}-[0-9]{2})\s*[）)】〕\]]\s*$/;

/** The title without its bracketed suffixes. */
function withoutSuffix(title: string): string {
  let bare = title.trim();
  for (let next = bare.replace(SUFFIX, '').trim(); next !== bare; next = bare.replace(SUFFIX, '').trim()) bare = next;
  return bare;
}

/** The kind word a title ends in (domain.md 1.7b). */
export function titleKind(title: string): TitleKind {
  const bare = withoutSuffix(title).replace(/[》〉]+$/, '');
  if (/[号號]?令(?:第.*号)?$/.test(bare)) return '令';
  return TITLE_KINDS.find((kind) => bare.endsWith(kind)) ?? '其他';
}

export interface TitleFlags {
  /** 试行 */
  isTrial: boolean;
  /** 暂行 */
  isInterim: boolean;
  /** 修订, 修正, （2023年修订） */
  isRevision: boolean;
}

/** 试行, 暂行 and 修订 as the title marks them; of a notice's title also those of the document it issues. */
export function titleFlags(title: string): TitleFlags {
  return {
    isTrial: /[（(【〔[][^）)】〕\]]*试行[^）)】〕\]]*[）)】〕\]]|试行(?:办法|规定|细则|规则|方案|意见|条例|标准)/.test(title),
    isInterim: /[（(【〔[][^）)】〕\]]*暂行[^）)】〕\]]*[）)】〕\]]|暂行(?:办法|规定|细则|规则|方案|意见|条例|标准)/.test(title),
    isRevision: /[（(【〔[][^）)】〕\]]*修[订正][^）)】〕\]]*[）)】〕\]]|^修订/.test(title),
  };
}

const WRAPPER = /(?:印发|颁布|发布|公布|颁发|下发|批转|转发|批准)(?:实施|执行|施行|试行)?\s*(.+?)\s*的?\s*(?:通知|公告|决定|通告|令|函)$/;

/** The title of the document that a notice prints and distributes (印发《X》的通知 → X); null when it distributes none. */
export function innerTitleOf(title: string): string | null {
  const bare = withoutSuffix(title);
  const wrapped = WRAPPER.exec(bare)?.[1];
  if (wrapped === undefined) return null;
  const marked = /^(?:[^《〈]*?)[《〈](.+)[》〉][^《〈》〉]*$/.exec(wrapped)?.[1];
  const inner = (marked ?? wrapped).replace(/[》〉].*[《〈].*$/, '').trim();
  // 转发《…》的通知 passes on a notice of others: its inner title may be a wrapper in its turn.
  return inner.length >= 2 ? inner : null;
}

/**
 * One form of a title for matching: folded, without 中华人民共和国, title marks, year of revision and spaces; a notice
 * that distributes a document is matched by that document's title.
 */
export function normaliseTitle(title: string): string {
  let bare = withoutSuffix(title.trim().replace(/^[《〈]([^《》]*)[》〉]$/, '$1'));
  for (let depth = 0; depth < 3; depth += 1) {
    const inner = innerTitleOf(bare);
    if (inner === null) break;
    bare = withoutSuffix(inner);
  }
  return foldForSearch(withoutSuffix(bare))
    .replace(/中华人民共和国/g, '')
    .replace(/[\s《》"'()·、,，:：-]/g, '');
}
