/** 文件性质 */
export const CLASS_WORDS: Record<string, string> = {
  NORMATIVE: '行政规范性文件',
  POLICY: '政策性文件',
  RULE: '政府规章',
  LOCAL_REGULATION: '地方性法规',
  INTERNAL: '内部文件',
  UNDETERMINED: '待认定',
};

/** Effect on a day (效力状态). */
export const EFFECT_WORDS: Record<string, string> = {
  NOT_YET: '尚未施行',
  IN_FORCE: '现行有效',
  PARTLY_ENDED: '现行有效（部分条款失效）',
  SUSPENDED: '停止执行',
  PARTLY_SUSPENDED: '部分条款停止执行',
  OLD_VERSION: '已被修改（旧文本）',
  REPEALED: '已废止',
  DECLARED_LAPSED: '已宣布失效',
  EXPIRED: '已到期失效',
  REVOKED: '已被撤销',
  UNKNOWN: '效力待核实',
};

const DEAD = new Set(['REPEALED', 'DECLARED_LAPSED', 'EXPIRED', 'REVOKED']);
const ALIVE = new Set(['IN_FORCE', 'PARTLY_ENDED']);

/** green in force, red-grey dead, grey anything else; the word always stands beside it. */
export function effectTone(status: string): 'good' | 'dead' | 'calm' {
  if (DEAD.has(status)) return 'dead';
  return ALIVE.has(status) ? 'good' : 'calm';
}

export const LEVEL_WORDS: Record<string, string> = { region: '自治区', prefecture: '州本级', county: '县（市）', township: '乡镇（街道）' };
