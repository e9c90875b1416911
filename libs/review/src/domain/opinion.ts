import { canonicalJson, formatDateZh, sha256, type LegalDate } from '@libs/kernel';
import type { CheckResult, ProblemType, RemarkText } from './remark';
import type { Verdict } from './review';

/** Everything the opinion paper (合法性审核意见书) says, frozen and hashed when it is issued; the paper is made from nothing else. */
export interface OpinionContent {
  number: string;
  reviewOrgan: string;
  /** To whom: the drafting organ (送审单位). */
  addressee: string;
  title: string;
  round: number;
  acceptedOn: LegalDate;
  issuedOn: LegalDate;
  verdict: Verdict;
  must: RemarkText[];
  should: RemarkText[];
  checks: { item: ProblemType; result: CheckResult; note: string | null }[];
  explanation: string | null;
  /** SHA-256 of the text that was reviewed: the opinion is about this text alone. */
  textHash: string;
  handler: string;
  second: string | null;
  signatory: string;
  usedDays: number;
  pausedDays: number;
}

export function opinionHash(content: OpinionContent): string {
  return sha256(canonicalJson(content));
}

/** The verdicts as the paper words them (115号). */
export const VERDICT_WORDS: Record<Verdict, string> = {
  LEGAL: '合法',
  SHOULD_AMEND: '应当予以修改',
  ILLEGAL: '不合法',
  OUT_OF_SCOPE: '不属于规范性文件审核范围',
};

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 → 一 … 99 → 九十九: the paper numbers its remarks in Chinese. */
function numeral(n: number): string {
  if (n <= 10) return NUMERALS[n - 1] ?? '';
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? '' : (NUMERALS[tens - 1] ?? '')}十${n % 10 === 0 ? '' : (NUMERALS[(n % 10) - 1] ?? '')}`;
}

function ended(sentence: string): string {
  const text = sentence.trim();
  return /[。！？]$/.test(text) ? text : `${text}。`;
}

function remarkParagraph(remark: RemarkText, index: number): string {
  const quoted = remark.quotedText ? `“${remark.quotedText}”` : '';
  const law = remark.basisLaw ? (remark.basisLaw.startsWith('《') ? remark.basisLaw : `《${remark.basisLaw}》`) : '';
  const quotation = remark.basisQuotation ? `规定：“${remark.basisQuotation}”` : '';
  const basis = law ? ended(`${quotation ? '' : '依据'}${law}${remark.basisArticle ?? ''}${quotation}`) : '';
  const advice = remark.suggestsDeletion ? '建议删去。' : remark.suggestedText ? `建议修改为：“${remark.suggestedText}”。` : '';
  return `（${numeral(index + 1)}）${remark.place}${quoted ? `${quoted}。` : '：'}${basis}${ended(remark.comment)}${advice}`;
}

/** How the paper ends, by verdict: never "同意制定" or "批准" (ui-words 7). */
function closing(content: OpinionContent): string {
  const scope = `本意见仅针对送审文本（校验码 ${content.textHash.slice(0, 8).toUpperCase()}）的合法性，供决策参考，属内部过程性文件。`;
  switch (content.verdict) {
    case 'LEGAL':
      return `经审核，未发现不合法情形。${scope}`;
    case 'SHOULD_AMEND':
      return `请根据本意见修改；未完全采纳的，应当在提请集体审议时书面说明理由和依据。${scope}`;
    case 'ILLEGAL':
      return `该文件未经修改并重新审核，不得提交集体审议。${scope}`;
    case 'OUT_OF_SCOPE':
      return scope;
  }
}

export interface Paragraph {
  kind: 'letterhead' | 'title' | 'addressee' | 'heading' | 'body' | 'signature';
  text: string;
}

/** The paper as paragraphs, in the order of ui-words 7; text and printable page are made from them. */
export function opinionParagraphs(content: OpinionContent): Paragraph[] {
  const sections: [string, string[]][] = [[`审核结论：${VERDICT_WORDS[content.verdict]}。`, []]];
  if (content.must.length > 0) sections.push(['应当修改的意见', content.must.map(remarkParagraph)]);
  if (content.should.length > 0) sections.push(['建议修改的意见', content.should.map(remarkParagraph)]);
  if (content.explanation?.trim()) sections.push(['说明', [ended(content.explanation)]]);
  const body: Paragraph[] = sections.flatMap(([heading, paragraphs], index) => [
    { kind: 'heading' as const, text: `${numeral(index + 1)}、${heading}` },
    ...paragraphs.map((text) => ({ kind: 'body' as const, text })),
  ]);
  return [
    { kind: 'letterhead', text: `${content.reviewOrgan}　　${content.number}` },
    { kind: 'title', text: `关于《${content.title}》的合法性审核意见` },
    { kind: 'addressee', text: `${content.addressee}：` },
    {
      kind: 'body',
      text:
        `你单位第${numeral(content.round)}次送审的《${content.title}》及材料收悉。我单位于${formatDateZh(content.acceptedOn)}受理。` +
        '依据《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》等规定，对制定主体、权限、程序、内容等进行了审核。现提出如下意见：',
    },
    ...body,
    { kind: 'body', text: closing(content) },
    { kind: 'signature', text: content.reviewOrgan },
    { kind: 'signature', text: formatDateZh(content.issuedOn) },
    { kind: 'body', text: signers(content) },
  ];
}

function signers(content: OpinionContent): string {
  const second = content.second ? `　复核人：${content.second}` : '';
  return `（承办人：${content.handler}${second}　签发人：${content.signatory}）`;
}

export function opinionText(content: OpinionContent): string {
  return opinionParagraphs(content)
    .map((paragraph) => paragraph.text)
    .join('\n');
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** A self-contained printable page (A4, no script, nothing loaded); the hash in its foot names the frozen content. */
export function opinionHtml(content: OpinionContent, hash: string): string {
  const paragraphs = opinionParagraphs(content).map(({ kind, text }) => `<p class="${kind}">${escape(text)}</p>`);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(content.number)} 合法性审核意见</title><style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/1.75 FangSong, STFangsong, "Noto Serif CJK SC", serif; max-width: 156mm; margin: 2em auto; color: #000 }
p { margin: 0; text-indent: 2em } .letterhead, .title { text-align: center; text-indent: 0 } .letterhead { color: #c00; border-bottom: 1pt solid #c00; margin-bottom: 1em }
.title { font-size: 22pt; margin: .5em 0 1em } .addressee { text-indent: 0 } .heading { font-weight: bold } .signature { text-align: right; text-indent: 0 }
footer { margin-top: 2em; font-size: 9pt; color: #555 }
</style></head><body>
${paragraphs.join('\n')}
<footer>内容校验码 ${hash}</footer>
</body></html>
`;
}
