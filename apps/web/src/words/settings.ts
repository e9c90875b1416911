import type { NumberDto, RouteDto, SeriesDto, TimeLimitDto } from '../api/types';
import type { Words } from './words';

export const UNIT_WORDS: Words<TimeLimitDto['unit']> = { working: '个工作日', natural: '日' };
export const NUMBER_KIND_WORDS: Words<SeriesDto['kind']> = {
  document: '发文字号',
  opinion: '审核意见书编号',
  registration: '登记号',
  filing: '备案号',
};
export const NUMBER_STATE_WORDS: Words<NumberDto['state']> = { reserved: '预留', assigned: '已用', voided: '作废' };
export const NUMBER_SOURCE_WORDS: Words<NumberDto['source']> = { taken: '取号', entered: '填入' };
export const INTAKE_WORDS: Words<RouteDto['intake']> = { government_office: '政府办转送', direct: '直送审核机构' };
export const REVIEW_BY_WORDS: Words<RouteDto['reviewBy']> = { justice_bureau: '司法局', legal_unit: '本单位法制机构' };
export const NUMBERED_BY_WORDS: Words<RouteDto['numberedBy']> = { government_office: '政府办', issuer: '制定机关办公室' };
export const FAIR_COMPETITION_WORDS: Words<RouteDto['fairCompetition']> = { market_regulator: '市场监管部门', drafter: '起草单位' };
export const SIGNING_WORDS: Record<number, string> = { 2: '承办 → 签发', 3: '承办 → 复核 → 签发' };
