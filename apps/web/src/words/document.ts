import type { DocumentDto, DocumentFileDto, DocumentRelationDto, DocumentVersionDto, EffectCommandDto, EffectEventDto } from '../api/types';
import type { Words } from './words';

/** 文件性质 */
export const CLASS_WORDS: Words<DocumentDto['docClass']> = {
  NORMATIVE: '行政规范性文件',
  POLICY: '政策性文件',
  RULE: '政府规章',
  LOCAL_REGULATION: '地方性法规',
  INTERNAL: '内部文件',
  UNDETERMINED: '待认定',
};

/** Effect of a document on a day (效力状态). */
export const STATUS_WORDS: Words<DocumentDto['status']> = {
  NOT_YET: '尚未施行',
  IN_FORCE: '现行有效',
  PARTLY_ENDED: '现行有效（部分条款失效）',
  SUSPENDED: '停止执行',
  REPEALED: '已废止',
  DECLARED_LAPSED: '已宣布失效',
  EXPIRED: '已到期失效',
  REVOKED: '已被撤销',
  UNKNOWN: '效力待核实',
};

/** The same of a text, which may also be an old one. */
export const EFFECT_WORDS: Words<DocumentVersionDto['status']> = { ...STATUS_WORDS, OLD_VERSION: '已被修改（旧文本）' };

const DEAD = new Set(['REPEALED', 'DECLARED_LAPSED', 'EXPIRED', 'REVOKED']);
const ALIVE = new Set(['IN_FORCE', 'PARTLY_ENDED']);

/** green in force, red-grey dead, grey anything else; the word always stands beside it. */
export function effectTone(status: string): 'good' | 'dead' | 'calm' {
  if (DEAD.has(status)) return 'dead';
  return ALIVE.has(status) ? 'good' : 'calm';
}

export const LEVEL_WORDS: Record<string, string> = { region: '自治区', prefecture: '州本级', county: '县（市）', township: '乡镇（街道）' };

export const EVENT_WORDS: Words<EffectEventDto['type']> = {
  PUBLISHED: '公布',
  EFFECTIVE: '施行',
  AMENDED: '修改',
  PARTLY_REPEALED: '部分废止',
  PARTLY_LAPSED: '部分失效',
  SUSPENDED: '停止执行',
  RESUMED: '恢复执行',
  EXTENDED: '延长有效期',
  CONFIRMED_VALID: '继续有效',
  REPEALED: '废止',
  LAPSED: '失效',
  REVOKED: '被撤销',
  SUPERSEDED: '被替代',
  CORRECTED: '勘误',
  WITHHELD: '下线',
  RESTORED: '恢复公开',
  VOIDED: '记载有误，不作数',
};

/** 效力变动, as its command is called. */
export const EFFECT_ACTION_WORDS: Words<EffectCommandDto['action']> = {
  repeal: '废止',
  lapse: '宣布失效',
  revoke: '撤销',
  supersede: '被替代',
  repealPart: '部分废止',
  lapsePart: '部分失效',
  suspend: '停止执行',
  resume: '恢复执行',
  extend: '延长有效期',
  confirm: '继续有效',
  amend: '修改',
  erratum: '勘误',
};

/** Seen from this document, and from the other one. */
export const RELATION_WORDS: Record<'out' | 'in', Words<DocumentRelationDto['kind']>> = {
  out: { basis: '制定依据', cites: '引用', amends: '修改', repeals: '废止', supersedes: '替代', interprets: '解读' },
  in: { basis: '被作为依据', cites: '被引用', amends: '被修改', repeals: '被废止', supersedes: '被替代', interprets: '被解读' },
};

export const FILE_ROLE_WORDS: Words<DocumentFileDto['role']> = { original: '印发原件', formal: '正式文本', annex: '附件' };
export const PUBLICITY_WORDS: Words<DocumentDto['publicity']> = { public: '主动公开', on_request: '依申请公开', not_public: '不予公开' };
