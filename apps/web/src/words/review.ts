/** What a reader calls states and values of a review; codes never show (ui-words 3, 6). */

export const REVIEW_STATE_WORDS: Record<string, string> = {
  at_office: '政府办待转',
  to_accept: '待受理',
  supplement: '退回补正',
  in_review: '审核中',
  second: '待复核',
  to_sign: '待签发',
  issued: '已出具意见',
  declined: '不予受理',
  withdrawn: '已撤回',
};

export const VERDICT_WORDS: Record<string, string> = {
  LEGAL: '合法',
  SHOULD_AMEND: '应当予以修改',
  ILLEGAL: '不合法',
  OUT_OF_SCOPE: '不属于规范性文件审核范围',
};

/** A1–A7 are the statutory seven of 国办发〔2018〕115号, the rest this bureau's own. */
export const PROBLEM_WORDS: Record<string, string> = {
  A1: '制定主体',
  A2: '超越职权',
  A3: '与上位法不一致',
  A4: '违法设定许可处罚强制征收收费',
  A5: '减损权益或增加义务',
  A6: '增加权力或减少职责',
  A7: '制定程序',
  A8: '公平竞争',
  A9: '与同级文件冲突',
  A10: '无谓证明',
  A11: '幅度期限标准',
  A12: '施行日期有效期',
  A13: '旧文件未处理',
  A14: '文字引用',
  A15: '溯及既往',
};
export const STATUTORY_COUNT = 7;

/** The checklist asks in full sentences. */
export const CHECK_WORDS: Record<string, string> = {
  A1: '制定主体是否合法',
  A2: '是否超越制定机关法定职权',
  A3: '内容是否符合宪法、法律、法规、规章和国家政策规定',
  A4: '是否违法设立行政许可、行政处罚、行政强制、行政征收、行政收费等事项',
  A5: '是否存在没有法律、法规依据减损公民、法人和其他组织合法权益或者增加其义务的情形',
  A6: '是否存在没有法律、法规依据增加本单位权力或者减少本单位法定职责的情形',
  A7: '是否违反规范性文件制定程序',
  A8: '是否经过公平竞争审查',
  A9: '是否与同级文件冲突或者重复',
  A10: '是否要求循环证明、重复证明、无谓证明',
  A11: '罚款幅度、期限、标准是否与上位法一致',
  A12: '施行日期和有效期是否规定',
  A13: '旧文件处理（废止条款）是否列明',
  A14: '文字、结构、引用是否准确',
  A15: '是否溯及既往',
};

export const SEVERITY_WORDS: Record<string, string> = { must: '应当修改', should: '建议修改' };
export const ADOPTION_WORDS: Record<string, string> = { adopted: '采纳', partly: '部分采纳', rejected: '未采纳' };
export const CHECK_RESULT_WORDS: Record<string, string> = { clear: '未发现问题', problem: '发现问题' };

/** A code's words; a code without any is a fault of ours and shows as a dash, never as itself. */
export function wordsOf(words: Readonly<Record<string, string>>, code: string | null | undefined): string {
  return code ? (words[code] ?? '—') : '';
}

export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
