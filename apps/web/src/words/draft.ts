/** Where a matter stands: what is waited for, not what was done (ui-words 3). */
export const PHASE_WORDS: Record<string, string> = {
  drafting: '起草中',
  at_office: '已送审，政府办待转',
  to_accept: '已送审待受理',
  supplement: '退回补正',
  in_review: '审核中',
  declined: '不予受理（退回）',
  opinion: '已出具意见',
  revising: '修改完善中',
  deliberating: '待审议',
  signing: '待签发',
  numbering: '待编号',
  publishing: '待公布',
  published: '已公布',
  terminated: '已终止（撤回）',
};

/** The stops of the phase line, and which phases lie at each. */
export const PHASE_STOPS: readonly { title: string; phases: readonly string[] }[] = [
  { title: '起草', phases: ['drafting'] },
  { title: '送审', phases: ['at_office', 'to_accept', 'supplement', 'declined'] },
  { title: '合法性审核', phases: ['in_review'] },
  { title: '意见与修改', phases: ['opinion', 'revising'] },
  { title: '集体审议', phases: ['deliberating'] },
  { title: '签发', phases: ['signing'] },
  { title: '编号', phases: ['numbering'] },
  { title: '公布', phases: ['publishing', 'published'] },
];

export const MATERIAL_WORDS: Record<string, string> = {
  explanation: '起草说明',
  basis: '制定依据',
  consultation: '征求意见及采纳情况',
  own_legal_opinion: '本单位合法性审核意见',
  fair_competition: '公平竞争审查结论',
  policy_consistency: '宏观政策取向一致性评估',
  expert: '专家论证',
  risk: '风险评估',
  hearing: '听证',
  interpretation: '政策解读材料',
  other: '其他',
};

export const CONCLUSION_WORDS: Record<string, string> = {
  not_concerned: '不涉及',
  conforms: '符合',
  against: '不符合',
  exception: '适用例外规定',
};

export const STEP_STATE_WORDS: Record<string, string> = { required: '待补', optional: '可选', waived: '已说明理由', done: '已有' };

export const MEETING_RESULT_WORDS: Record<string, string> = {
  passed: '原则通过',
  passed_amended: '修改后通过',
  again: '再议',
  rejected: '未通过',
};

export const CARRIER_WORDS: Record<string, string> = { website: '政府网站', gazette: '政府公报', official_media: '官方媒体' };

/** 文种 as titles have them. */
export const KINDS = [
  '办法',
  '规定',
  '细则',
  '实施细则',
  '实施办法',
  '实施意见',
  '意见',
  '方案',
  '通知',
  '通告',
  '公告',
  '决定',
  '规则',
  '规范',
  '标准',
];
