import type { Message } from '@libs/kernel';
import type { OrganKind, OrganLevel } from './organ';
import type { Role } from './role';

/** A row of a filled-in table: what stands in its cells, trimmed; '' is an empty cell. */
export interface ImportRow<Key extends string> {
  /** As the spreadsheet program shows it. */
  number: number;
  values: Record<Key, string>;
}

export interface ImportColumn<Key extends string> {
  key: Key;
  title: string;
  aliases?: readonly string[];
  /** The table must have the column. */
  isRequired?: boolean;
  hint?: string;
  choices?: readonly string[];
}

/** What a person should know about one row; an error keeps the whole table out, a warning does not. */
export interface ImportFinding {
  row: number;
  /** Title of the column, where one cell is to blame. */
  column: string | null;
  severity: 'error' | 'warning';
  /** A key of IDENTITY_MESSAGES. */
  code: string;
  detail: Record<string, string | number>;
}

export interface ImportReport {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  findings: ImportFinding[];
  /** True when the rows are in; false for a dry run, and when there are errors: then nothing is. */
  isCommitted: boolean;
}

export const LEVEL_WORDS: Record<OrganLevel, Message> = {
  region: { zh: '自治区', en: 'region' },
  prefecture: { zh: '州', en: 'prefecture' },
  county: { zh: '县（市）', en: 'county' },
  township: { zh: '乡镇（街道）', en: 'township' },
};

export const KIND_WORDS: Record<OrganKind, Message> = {
  government: { zh: '人民政府', en: 'government' },
  government_office: { zh: '政府办公室', en: 'government office' },
  justice_bureau: { zh: '司法局', en: 'justice bureau' },
  market_regulator: { zh: '市场监管部门', en: 'market regulator' },
  department: { zh: '部门', en: 'department' },
  township: { zh: '乡镇（街道）', en: 'township' },
  authorized: { zh: '法律法规授权的组织', en: 'authorised organisation' },
  external: { zh: '系统外机关', en: 'external organ' },
};

export const ROLE_NAMES: Record<Role, Message> = {
  drafter: { zh: '起草经办人', en: 'drafter' },
  legal_unit: { zh: '本单位法制机构', en: 'legal unit' },
  office: { zh: '办公室', en: 'office' },
  reviewer: { zh: '承办人', en: 'reviewer' },
  second_reviewer: { zh: '复核人', en: 'second reviewer' },
  signatory: { zh: '签发人', en: 'signatory' },
  market_regulator: { zh: '市场监管部门', en: 'market regulator' },
  adviser: { zh: '法律顾问', en: 'adviser' },
  filing_clerk: { zh: '备案经办', en: 'filing clerk' },
  system_admin: { zh: '系统管理员', en: 'system administrator' },
  audit_admin: { zh: '审计管理员', en: 'audit administrator' },
};

export type OrganColumn =
  | 'code'
  | 'parent'
  | 'name'
  | 'shortName'
  | 'level'
  | 'kind'
  | 'regionCode'
  | 'prefix'
  | 'hasLegalUnit'
  | 'mayIssue'
  | 'basis'
  | 'sortOrder'
  | 'phone'
  | 'validFrom';

const YES_NO = ['是', '否'];

export const ORGAN_COLUMNS: readonly ImportColumn<OrganColumn>[] = [
  {
    key: 'code',
    title: '代码',
    aliases: ['单位代码'],
    isRequired: true,
    hint: '小写字母、数字、横线，如 bz-fgw；已有的代码表示修改该单位',
  },
  { key: 'parent', title: '上级代码', aliases: ['上级单位代码'], isRequired: true, hint: '上级单位的代码，可以是本表中的单位' },
  { key: 'name', title: '全称', aliases: ['单位全称', '单位名称'], isRequired: true },
  { key: 'shortName', title: '简称', aliases: ['单位简称'], hint: '不填时与全称相同' },
  { key: 'level', title: '层级', choices: Object.values(LEVEL_WORDS).map((words) => words.zh), hint: '不填时与上级相同' },
  { key: 'kind', title: '类别', choices: Object.values(KIND_WORDS).map((words) => words.zh), hint: '不填时为部门' },
  { key: 'regionCode', title: '行政区划代码', hint: '6 位数字，不填时与上级相同' },
  { key: 'prefix', title: '机关代字', hint: '如 巴政办' },
  { key: 'hasLegalUnit', title: '有法制机构', choices: YES_NO },
  { key: 'mayIssue', title: '可制定规范性文件', choices: YES_NO },
  { key: 'basis', title: '制定主体依据' },
  { key: 'sortOrder', title: '顺序', hint: '机构序列中的位置，整数' },
  { key: 'phone', title: '电话' },
  { key: 'validFrom', title: '设立日期', hint: '不填时为今天' },
];

export type UserColumn = 'login' | 'name' | 'organ' | 'unit' | 'roles' | 'phone';

export const USER_COLUMNS: readonly ImportColumn<UserColumn>[] = [
  {
    key: 'login',
    title: '登录名',
    aliases: ['用户名'],
    isRequired: true,
    hint: '2 至 40 位小写字母、数字、点、横线；已有的登录名表示修改该用户',
  },
  { key: 'name', title: '姓名', isRequired: true },
  { key: 'organ', title: '单位', aliases: ['单位代码', '单位名称'], isRequired: true, hint: '单位的代码、全称，或者不重名的简称' },
  { key: 'unit', title: '科室' },
  {
    key: 'roles',
    title: '角色',
    aliases: ['岗位角色'],
    isRequired: true,
    hint: `可填多个，用顿号分开：${Object.values(ROLE_NAMES)
      .map((words) => words.zh)
      .join('、')}`,
  },
  { key: 'phone', title: '电话' },
];

/** The key whose Chinese or code word this is; null when it is nobody's. */
export function keyOf<Key extends string>(words: Record<Key, Message>, typed: string): Key | null {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const found = (Object.keys(words) as Key[]).find((key) => plain(words[key].zh) === plain(typed) || key === plain(typed));
  return found ?? null;
}

/** 是 and 否 in the ways people write them; null for anything else. */
export function yesOrNo(typed: string): boolean | null {
  if (/^(是|有|可以?|1|y|yes|true|√)$/i.test(typed)) return true;
  return /^(否|无|没有|不可以?|0|n|no|false|×)$/i.test(typed) ? false : null;
}

/** 承办人、复核人 → their keys, and the words that are no role. */
export function rolesOf(typed: string): { roles: Role[]; unknown: string[] } {
  const words = typed.split(/[、，,;；/|\s]+/).filter((word) => word !== '');
  const keys = words.map((word) => ({ word, role: keyOf(ROLE_NAMES, word) }));
  const roles = keys.flatMap(({ role }) => (role === null ? [] : [role]));
  return { roles: [...new Set(roles)], unknown: keys.flatMap(({ word, role }) => (role === null ? [word] : [])) };
}
