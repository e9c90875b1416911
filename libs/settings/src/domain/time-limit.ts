import { compareDates, type LegalDate } from '@libs/kernel';

/** working: 工作日 of the calendar; natural: every day counts, an end on a rest day moves to the next working day (domain.md 13.4). */
export type LimitUnit = 'working' | 'natural';
export type OrganLevel = 'region' | 'prefecture' | 'county' | 'township';

export interface TimeLimit {
  days: number;
  unit: LimitUnit;
}

interface Default extends TimeLimit {
  /** What a person reads in the settings. */
  name: string;
  basis: string;
}

/** The limits of domain.md 9.4 and 21.6; each a row that the bureau may replace from a date on. */
export const DEFAULT_LIMITS = {
  'review.accept': { days: 5, unit: 'working', name: '送审材料审查（受理或退回补正）', basis: '参照行政许可法第三十二条；可调整' },
  'review.review': {
    days: 15,
    unit: 'working',
    name: '合法性审核',
    basis: '国办发〔2018〕115号：一般不少于5个工作日，最长不超过15个工作日',
  },
  'review.review_min': { days: 5, unit: 'working', name: '合法性审核（不少于）', basis: '国办发〔2018〕115号' },
  'review.decision_min': {
    days: 7,
    unit: 'working',
    name: '重大行政决策合法性审查（不少于）',
    basis: '重大行政决策程序暂行条例第二十六条',
  },
  'review.supplement': { days: 15, unit: 'natural', name: '送审材料补正', basis: '参照法规规章备案审查条例；可调整' },
  'review.before_meeting': { days: 5, unit: 'working', name: '拟上会日期前送审（不少于，不足的提示）', basis: '国办发〔2018〕115号' },
  'consultation.public': { days: 30, unit: 'natural', name: '公开征求意见', basis: '重大行政决策程序暂行条例第十五条' },
  'publication.disclose': { days: 20, unit: 'working', name: '主动公开', basis: '政府信息公开条例第二十六条' },
  'publication.interpret': { days: 3, unit: 'working', name: '政策解读材料发布', basis: '可调整' },
  'term.evaluate': { days: 180, unit: 'natural', name: '有效期届满前评估', basis: '届满前六个月；可调整' },
  'filing.submit': { days: 30, unit: 'natural', name: '报送备案', basis: '法规规章备案审查条例第三条' },
  'filing.remind': { days: 15, unit: 'natural', name: '报送备案（剩余天数，不足的提示）', basis: '可调整' },
  'filing.accept': { days: 5, unit: 'working', name: '备案材料审查（登记、暂缓或不予登记）', basis: '可调整' },
  'filing.supplement': { days: 15, unit: 'natural', name: '备案材料补正', basis: '法规规章备案审查条例' },
  'filing.review': { days: 30, unit: 'natural', name: '备案审查', basis: '可调整（30日至2个月）' },
  'filing.correct': { days: 30, unit: 'natural', name: '纠正情况反馈', basis: '法规规章备案审查条例' },
  'cleanup.carry_out': { days: 180, unit: 'natural', name: '清理后续废止、失效落实', basis: '清理通知；可调整' },
  'suggestion.answer': { days: 60, unit: 'natural', name: '审查建议答复', basis: '可调整（15日至60日）' },
  'reconsideration.handle': { days: 30, unit: 'natural', name: '行政复议附带审查处理', basis: '行政复议法第五十六条' },
  'reconsideration.transfer': { days: 7, unit: 'working', name: '行政复议附带审查转送', basis: '行政复议法第五十六条、第八十八条' },
  'reconsideration.notify': { days: 3, unit: 'working', name: '通知制定机关答复', basis: '行政复议法第五十八条、第八十八条' },
  'reconsideration.answer': { days: 10, unit: 'working', name: '制定机关书面答复', basis: '行政复议法第五十八条、第八十八条' },
  'reconsideration.received': { days: 60, unit: 'natural', name: '接受转送机关处理', basis: '行政复议法第六十条' },
  'reminder.before': { days: 3, unit: 'working', name: '到期前提醒（提前几个工作日）', basis: '可调整' },
  'reminder.again': { days: 5, unit: 'working', name: '超期后再次提醒（间隔几个工作日）', basis: '可调整' },
  'reminder.term_second': { days: 90, unit: 'natural', name: '有效期届满前第二次提醒', basis: '届满前三个月；可调整' },
  'reminder.term_third': { days: 30, unit: 'natural', name: '有效期届满前第三次提醒', basis: '届满前一个月；可调整' },
  'reminder.term_last': { days: 7, unit: 'natural', name: '有效期届满前最后一次提醒', basis: '届满前七日；可调整' },
  'judicial_advice.answer': {
    days: 60,
    unit: 'natural',
    name: '司法建议答复',
    basis: '最高人民法院关于适用行政诉讼法的解释第一百四十九条',
  },
} as const satisfies Record<string, Default>;

export type LimitKey = keyof typeof DEFAULT_LIMITS;
export const LIMIT_KEYS = Object.keys(DEFAULT_LIMITS) as LimitKey[];

export interface LimitRow extends TimeLimit {
  id: string;
  key: string;
  /** null: every level. */
  level: OrganLevel | null;
  validFrom: LegalDate;
}

/**
 * The row that holds on `on` for `level`: one for that level before one for all; the latest `validFrom`, and of two with the same
 * day the one recorded later (ids grow with time). null when there is none.
 */
export function limitOn<Row extends LimitRow>(rows: readonly Row[], key: string, level: OrganLevel | null, on: LegalDate): Row | null {
  const holding = rows.filter(
    (row) => row.key === key && compareDates(row.validFrom, on) <= 0 && (row.level === null || row.level === level),
  );
  holding.sort(
    (a, b) => Number(b.level !== null) - Number(a.level !== null) || compareDates(b.validFrom, a.validFrom) || (a.id < b.id ? 1 : -1),
  );
  return holding[0] ?? null;
}
