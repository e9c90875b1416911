import type { UserDto } from '../api/types';
import { wordsOf, type Words } from './words';

/** Roles as people know them (ui-words 1). */
export const ROLE_WORDS: Words<UserDto['roles'][number]> = {
  drafter: '起草经办人',
  legal_unit: '本单位法制机构',
  office: '办公室',
  reviewer: '承办人',
  second_reviewer: '复核人',
  signatory: '签发人',
  market_regulator: '市场监管部门',
  adviser: '法律顾问',
  filing_clerk: '备案经办',
  system_admin: '系统管理员',
  audit_admin: '审计管理员',
};

export function rolesZh(roles: readonly string[]): string {
  return roles.map((role) => wordsOf(ROLE_WORDS, role)).join('、');
}
