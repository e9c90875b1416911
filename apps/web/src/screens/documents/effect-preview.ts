import type { DocumentDto, EffectCommandDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';

export interface EffectValues extends Omit<EffectCommandDto, 'expectedRevision'> {
  /** 文号 of the document that does it, as typed. */
  sourceNumber?: string;
}

const DEAD: Partial<Record<EffectValues['action'], string>> = { repeal: '已废止', lapse: '已宣布失效', revoke: '已被撤销' };

/** What will stand after the record, said before it: from which day, for what, and what the public sees. */
export function effectPreview(
  document: Pick<DocumentDto, 'title' | 'validThrough'>,
  values: Partial<EffectValues>,
  clauses: string,
): string | null {
  const { action, on } = values;
  if (!action || !on) return null;
  const name = `《${document.title}》`;
  const from = `自${dateZh(on)}起，`;
  const parts = clauses === '' ? '全文' : clauses;
  const last = values.validThrough ? `有效期至${dateZh(values.validThrough)}（含当日）` : '长期有效';
  const dead = DEAD[action];
  if (dead) return `${from}${name}的效力状态为“${dead}”，不再作为行政管理的依据；此前发生的事情仍可按当时的文本查询。`;
  switch (action) {
    case 'supersede':
      return `${from}${name}被替代；公众网站显示替代文件。`;
    case 'repealPart':
      return `${from}${name}的${clauses === '' ? '所选条款' : clauses}废止，其余条款继续有效。`;
    case 'lapsePart':
      return `${from}${name}的${clauses === '' ? '所选条款' : clauses}失效，其余条款继续有效。`;
    case 'suspend':
      return `${from}${name}${parts}停止执行，直至恢复执行。`;
    case 'resume':
      return `${from}${name}${parts}恢复执行。`;
    case 'extend':
      return `${name}${document.validThrough ? `原有效期至${dateZh(document.validThrough)}，` : ''}延长后${last}。`;
    case 'confirm':
      return `${name}经确认继续有效${values.validThrough ? `，${last}` : ''}。`;
    case 'amend':
      return `${from}以下文本为${name}的现行文本；原文本保留，标为“已被修改（旧文本）”。`;
    case 'erratum':
      return `${name}的文字按以下文本勘误；原文本保留，可以对照。`;
    default:
      return null;
  }
}
