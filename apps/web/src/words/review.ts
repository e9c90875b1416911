import type { CheckDto, RemarkDto, RemarkResponseDto, ReviewDto } from '../api/types';
import type { Words } from './words';

/** What a reader calls the values of a review; codes never show (ui-words 3, 6). */

export const VERDICT_WORDS: Words<NonNullable<ReviewDto['verdict']>> = {
  LEGAL: '合法',
  SHOULD_AMEND: '应当予以修改',
  ILLEGAL: '不合法',
  OUT_OF_SCOPE: '不属于规范性文件审核范围',
};

/** A1–A7 are the statutory seven of 国办发〔2018〕115号, the rest this bureau's own. */
export const PROBLEM_WORDS: Words<RemarkDto['problemType']> = {
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

export const SEVERITY_WORDS: Words<RemarkDto['severity']> = { must: '应当修改', should: '建议修改' };
export const ADOPTION_WORDS: Words<RemarkResponseDto['adoption']> = { adopted: '采纳', partly: '部分采纳', rejected: '未采纳' };
export const CHECK_RESULT_WORDS: Words<CheckDto['result']> = { clear: '未发现问题', problem: '发现问题' };
