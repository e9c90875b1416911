import type { Messages } from '@libs/kernel';

/** What the portal says when a page cannot be shown. */
export const PORTAL_MESSAGES = {
  page_unknown: { zh: '没有这个页面', en: 'There is no such page' },
  document_unknown: { zh: '没有找到这份文件，可能地址有误，或者文件不公开', en: 'No such document, or it is not public' },
  document_withheld: { zh: '本文件的文本已下线，暂不提供查阅', en: 'The text of this document is withheld' },
  campaign_unknown: { zh: '没有找到这次清理，或者清理结果还没有公布', en: 'No such campaign, or nothing of it has been published' },
  article_unknown: { zh: '本文件没有这一条', en: 'The document has no such article' },
  version_unknown: { zh: '本文件没有这个时期的文本', en: 'The document has no such version' },
  day_not_readable: { zh: '日期无法识别，请写成2024-07-01的样子', en: 'The day cannot be read; write it as 2024-07-01' },
  file_unknown: { zh: '没有找到这个文件，或者不再公开', en: 'No such file, or it is no longer public' },
} satisfies Messages;
