/** 用语: what readers are told. Code → words; a code without words does not compile. */
import type { Message } from '@libs/kernel';

export const TEXT_MESSAGES = {
  article_gap: { zh: '条号不连续', en: 'An article number is missing' },
  article_repeat: { zh: '条号重复', en: 'An article number occurs twice' },
  article_disorder: { zh: '条号顺序颠倒', en: 'An article number is out of order' },
  division_gap: { zh: '编、章、节序号不连续', en: 'A part, chapter or section number is missing' },
  division_repeat: { zh: '编、章、节序号重复', en: 'A part, chapter or section number occurs twice' },
  division_disorder: { zh: '编、章、节序号顺序颠倒', en: 'A part, chapter or section number is out of order' },
  item_gap: { zh: '项、目序号不连续', en: 'An item number is missing' },
  item_repeat: { zh: '项、目序号重复', en: 'An item number occurs twice' },
  item_disorder: { zh: '项、目序号顺序颠倒', en: 'An item number is out of order' },
  inner_missing: {
    zh: '标题称印发其他文件，正文中未找到该文件',
    en: 'The title says that a document is distributed, but its text was not found',
  },
} satisfies Record<string, Message>;

export type FaultCode = keyof typeof TEXT_MESSAGES;
