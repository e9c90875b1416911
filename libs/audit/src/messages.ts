import type { Messages } from '@libs/kernel';
import type { Finding } from './domain/finding';

/** What verification says about a finding; the place stands before it. */
export const FINDING_WORDS = {
  rows_missing: { zh: '记录缺失', en: 'rows are missing' },
  row_edited: { zh: '记录被改动', en: 'row was edited' },
  link_broken: { zh: '与前一条记录不衔接', en: 'row does not continue the one before' },
  chain_truncated: { zh: '已封存的记录被删除', en: 'sealed rows were deleted' },
  chain_rewritten: { zh: '已封存的记录被改写（改写处在此条或者之前）', en: 'sealed rows were rewritten, at this one or before' },
  seal_edited: { zh: '封存被改动', en: 'seal was edited' },
  seal_heads_changed: { zh: '封存的内容被改动', en: 'what the seal covers was changed' },
  seals_missing: { zh: '封存缺失', en: 'seals are missing' },
  seal_differs_from_anchor: { zh: '封存与库外存证不一致', en: 'seal differs from its anchor outside the database' },
  anchor_damaged: { zh: '库外存证被改动或者损坏', en: 'anchor outside the database is damaged' },
  anchor_copy_damaged: { zh: '库外封存副本被改动或者损坏', en: 'copy of seals outside the database is damaged' },
  anchor_copy_missing: { zh: '库外封存副本缺失', en: 'copy of seals outside the database is missing' },
} satisfies Messages<Finding['code']>;
