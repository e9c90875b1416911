import type { OrganDto } from '../api/types';
import type { Words } from './words';

export const ORGAN_KIND_WORDS: Words<OrganDto['kind']> = {
  government: '人民政府',
  government_office: '政府办公室',
  justice_bureau: '司法局',
  market_regulator: '市场监管部门',
  department: '部门',
  township: '乡镇（街道）',
  authorized: '法律法规授权的组织',
  external: '系统外机关',
};

export const ORGAN_LEVEL_WORDS: Words<OrganDto['level']> = {
  region: '自治区',
  prefecture: '州',
  county: '县（市）',
  township: '乡镇（街道）',
};
