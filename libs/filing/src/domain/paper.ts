import { canonicalJson, formatDateZh, sha256, type LegalDate } from '@libs/kernel';
import type { FilingKind } from './filing';

/** 备案报告, 备案登记通知, 补正通知, 不予登记通知, 催报通知 (domain.md 14 T6, T7). */
export const PAPER_KINDS = ['report', 'registered', 'supplement', 'refused', 'urge'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What a paper says, frozen in the command's transaction; its page is made from this alone. */
export interface PaperContent {
  organ: string;
  number: string | null;
  title: string;
  addressee: string;
  body: string[];
  attachments: string[];
  signedOn: LegalDate;
  /** 联系人、电话 */
  contact: string | null;
}

/** The document as a paper names it. */
export interface Named {
  title: string;
  docNumber: string | null;
  publishedOn: LegalDate | null;
  effectiveOn: LegalDate | null;
  kind: FilingKind;
  change: string | null;
}

const called = ({ title, docNumber }: Pick<Named, 'title' | 'docNumber'>) => `《${title}》${docNumber === null ? '' : `（${docNumber}）`}`;

/** 备案报告 (T6). */
export function reportPaper(given: {
  document: Named;
  submitter: string;
  receiver: string;
  copies: readonly string[];
  attachments: readonly string[];
  basis: string;
  on: LegalDate;
  contact: string | null;
}): PaperContent {
  const { document, submitter, receiver, copies, attachments, basis, on, contact } = given;
  const name = called(document);
  const facts = {
    registration:
      `${name}已于${day(document.publishedOn)}公布，` +
      (document.effectiveOn === null ? '' : `自${day(document.effectiveOn)}起施行。`) +
      `依照${basis}，现报请备案。`,
    amendment: `${name}已经修改${document.change === null ? '' : `（${document.change}）`}。依照${basis}，现将修改情况和修改后的文本报请备案。`,
    repeal: `${name}已经废止（失效）${document.change === null ? '' : `（${document.change}）`}。依照${basis}，现报请备案。`,
  } satisfies Record<FilingKind, string>;
  return {
    organ: submitter,
    number: null,
    title: `关于报送${name}备案的报告`,
    addressee: receiver,
    body: [facts[document.kind], ...(copies.length > 0 ? [`抄送：${copies.join('、')}。`] : [])],
    attachments: [...attachments],
    signedOn: on,
    contact,
  };
}

interface Answer {
  document: Named;
  office: string;
  submitter: string;
  on: LegalDate;
}

/** 备案登记通知 (T7). */
export function registeredPaper({ document, office, submitter, on, number }: Answer & { number: string }): PaperContent {
  const body = [`你单位报送备案的${called(document)}收悉。经审查，属于备案范围，材料齐备，予以登记。备案号：${number}。`];
  return answer(`关于${called(document)}备案登记的通知`, { document, office, submitter, on }, body, number);
}

/** 暂缓登记（补正）通知 (T7). */
export function supplementPaper(given: Answer & { items: readonly string[]; reason: string; dueOn: LegalDate }): PaperContent {
  const { document, items, reason, dueOn } = given;
  const body = [
    `你单位报送备案的${called(document)}收悉。经审查，报送的材料不符合规定，暂缓登记。请于${formatDateZh(dueOn)}前补正以下内容后重新报送：`,
    ...items.filter((item) => item.trim()).map((item, index) => `${index + 1}. ${item.trim()}`),
    ...(reason.trim() ? [reason.trim()] : []),
  ];
  return answer(`关于${called(document)}补正备案材料的通知`, given, body, null);
}

/** 不予登记通知 (T7). */
export function refusedPaper(given: Answer & { reason: string }): PaperContent {
  const body = [
    `你单位报送备案的${called(given.document)}收悉。经审查，不予备案登记。理由：${given.reason.trim()}`,
    '报送的材料一并退回。',
  ];
  return answer(`关于${called(given.document)}不予备案登记的通知`, given, body, null);
}

/** 催报通知: text to copy, and to print. */
export function urgePaper(given: Answer & { dueOn: LegalDate | null; isOverdue: boolean; note: string | null }): PaperContent {
  const { document, dueOn, isOverdue, note } = given;
  const due = dueOn === null ? '' : isOverdue ? `报备期限（${formatDateZh(dueOn)}）已过，` : `报备期限为${formatDateZh(dueOn)}，`;
  const body = [`你单位制定的${called(document)}，${due}尚未收到备案材料。请抓紧报送。`, ...(note?.trim() ? [note.trim()] : [])];
  return answer(`关于报送${called(document)}备案材料的催办通知`, given, body, null);
}

function answer(title: string, { office, submitter, on }: Answer, body: string[], number: string | null): PaperContent {
  return { organ: office, number, title, addressee: submitter, body, attachments: [], signedOn: on, contact: null };
}

function day(on: LegalDate | null): string {
  return on === null ? '' : formatDateZh(on);
}

export function paperHash(content: PaperContent): string {
  return sha256(canonicalJson(content));
}

export function paperText(content: PaperContent): string {
  const attachments = content.attachments.map((name, index) => `${index === 0 ? '附件：' : '　　　'}${index + 1}. ${name}`);
  return [
    content.title,
    `${content.addressee}：`,
    ...content.body,
    ...attachments,
    content.organ,
    formatDateZh(content.signedOn),
    ...(content.contact === null ? [] : [`（联系人、电话：${content.contact}）`]),
  ].join('\n');
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** A self-contained printable page (A4, no script, nothing loaded). `hash` null: not sent yet, marked so. */
export function paperHtml(content: PaperContent, hash: string | null): string {
  const line = (kind: string, text: string) => `<p class="${kind}">${escape(text)}</p>`;
  const attachments = content.attachments.map((name, index) => line('attachment', `${index === 0 ? '附件：' : ''}${index + 1}. ${name}`));
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(content.title)}</title><style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/1.75 FangSong, STFangsong, "Noto Serif CJK SC", serif; max-width: 156mm; margin: 2em auto; color: #000 }
p { margin: 0; text-indent: 2em } .letterhead, .title { text-align: center; text-indent: 0 } .letterhead { color: #c00; border-bottom: 1pt solid #c00; margin-bottom: 1em }
.title { font-size: 22pt; margin: .5em 0 1em } .addressee { text-indent: 0 } .signature { text-align: right; text-indent: 0 }
.attachment:first-of-type { margin-top: 1em } .mark { color: #555; font-size: 10pt; text-indent: 0 } footer { margin-top: 2em; font-size: 9pt; color: #555 }
</style></head><body>
${hash === null ? line('mark', '（预览：报送后定稿）') : ''}
${line('letterhead', content.number === null ? content.organ : `${content.organ}　　${content.number}`)}
${line('title', content.title)}
${line('addressee', `${content.addressee}：`)}
${content.body.map((text) => line('body', text)).join('\n')}
${attachments.join('\n')}
${line('signature', content.organ)}
${line('signature', formatDateZh(content.signedOn))}
${content.contact === null ? '' : line('body', `（联系人、电话：${content.contact}）`)}
${hash === null ? '' : `<footer>内容校验码 ${hash}</footer>`}
</body></html>
`;
}
