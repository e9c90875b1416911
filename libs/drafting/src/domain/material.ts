import type { LegalDate } from '@libs/kernel';

/** 送审材料 (国办发〔2018〕115号; domain.md 2.2, 21.8). */
export const MATERIAL_KINDS = [
  'explanation', // 起草说明
  'basis', // 制定依据
  'consultation', // 征求意见及采纳情况
  'own_legal_opinion', // 本单位合法性审核意见
  'fair_competition', // 公平竞争审查结论
  'policy_consistency', // 宏观政策取向一致性评估
  'expert', // 专家论证
  'risk', // 风险评估
  'hearing', // 听证
  'interpretation', // 政策解读材料
  'other', // 其他
] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

/** 国务院令第783号 17–18; domain.md 2.3. */
export const CONCLUSIONS = [
  'not_concerned', // 不涉及
  'conforms', // 符合
  'against', // 不符合: must not be issued
  'exception', // 适用例外规定
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export interface Material {
  id: string;
  kind: MaterialKind;
  fileId: string | null;
  fileName: string | null;
  fileHash: string | null;
  /** Why there is none; null where there is one. */
  waivedReason: string | null;
  conclusion: Conclusion | null;
  datedOn: LegalDate | null;
}

/** One thing due before review, whatever it is: the generic step. */
export interface Requirement {
  kind: MaterialKind;
  need: 'required' | 'optional';
  /** Whether a written reason may stand in its stead. */
  waivable: boolean;
  /** Who concludes it, where that is not the drafter (市监局: 国务院令第783号 14). */
  by: 'drafter' | 'market_regulator';
}

export interface Step extends Requirement {
  state: 'required' | 'optional' | 'waived' | 'done';
  reason: string | null;
  conclusion: Conclusion | null;
  datedOn: LegalDate | null;
  papers: { materialId: string; fileId: string; fileName: string }[];
}

/** What the route says about a matter's steps. */
export interface StepRules {
  ownLegalOpinionRequired: boolean;
  fairCompetition: 'market_regulator' | 'drafter';
}

/** The steps of a matter by its route, in the order of the list on the screen. */
export function requirementsOf(rules: StepRules): Requirement[] {
  const required = (kind: MaterialKind, waivable: boolean): Requirement => ({ kind, need: 'required', waivable, by: 'drafter' });
  const optional = (kind: MaterialKind): Requirement => ({ kind, need: 'optional', waivable: true, by: 'drafter' });
  return [
    required('explanation', false),
    required('basis', false),
    required('consultation', true), // urgent matters may skip it, with the reason recorded (domain.md 2.1)
    ...(rules.ownLegalOpinionRequired ? [required('own_legal_opinion', true)] : []),
    { ...required('fair_competition', true), by: rules.fairCompetition },
    ...(['policy_consistency', 'expert', 'risk', 'hearing', 'interpretation', 'other'] as const).map(optional),
  ];
}

/** How each step stands, by the papers that are there. */
export function stepsOf(requirements: readonly Requirement[], materials: readonly Material[]): Step[] {
  return requirements.map((requirement) => {
    const own = materials.filter((material) => material.kind === requirement.kind);
    const papers = own.flatMap(({ id, fileId, fileName }) =>
      fileId === null ? [] : [{ materialId: id, fileId, fileName: fileName ?? '' }],
    );
    const waived = own.find((material) => material.waivedReason !== null);
    const concluded = own.findLast((material) => material.conclusion !== null);
    // "不涉及" is a conclusion by itself; every other one rests on a paper.
    const isDone =
      papers.length > 0 ? requirement.kind !== 'fair_competition' || concluded !== undefined : concluded?.conclusion === 'not_concerned';
    return {
      ...requirement,
      state: isDone ? 'done' : waived && requirement.waivable ? 'waived' : requirement.need,
      reason: waived?.waivedReason ?? null,
      conclusion: concluded?.conclusion ?? null,
      datedOn: own.findLast((material) => material.datedOn !== null)?.datedOn ?? null,
      papers,
    };
  });
}
