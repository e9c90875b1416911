import type { Messages } from '@libs/kernel';
import type { ProblemType } from './domain/remark';
import type { Refusal } from './domain/refusal';
import type { Action, State, SubjectType, Verdict } from './domain/review';
import type { Gate } from './domain/gate';
import type { ReviewGroupCode } from './review-queue.queries';
import type { ReviewWarning } from './review.queries';

/** Errors and refusals of the review room. */
export const REVIEW_MESSAGES = {
  review_refused: { zh: '当前不能办理此项操作', en: 'This cannot be done now' },
  wrong_state: { zh: '事项已不在可以办理此项操作的环节', en: 'The matter is not in a state that allows this' },
  not_permitted: { zh: '您的岗位没有此项权限', en: 'Your role does not permit this' },
  not_the_office: { zh: '由负责转送的办公室办理', en: 'This is for the forwarding office' },
  not_the_review_organ: { zh: '由审核机构办理', en: 'This is for the review organ' },
  not_the_submitter: { zh: '由送审单位办理', en: 'This is for the submitting organ' },
  drafted_it: { zh: '您参与了起草，不能审核本事项', en: 'You drafted this and cannot review it' },
  same_unit: { zh: '起草科室不能审核本科室起草的文件，请由其他科室办理', en: 'The drafting section cannot review its own draft' },
  not_the_handler: { zh: '由承办人办理', en: 'This is for the handling reviewer' },
  handler_cannot_second: {
    zh: '承办过本事项的人（含转办前的承办人、协办人）不能复核',
    en: 'Whoever handled it cannot be the second reader',
  },
  handler_cannot_sign: { zh: '承办过本事项的人（含转办前的承办人、协办人）不能签发', en: 'Whoever handled it cannot sign' },
  second_cannot_sign: {
    zh: '实行三级办理的，复核人不能签发自己复核过的事项，请由其他签发人签发',
    en: 'With three levels the second reader cannot sign what they read',
  },
  second_level_missing: { zh: '本单位实行两级办理，请直接送签发', en: 'There is no second reading here; send it for signature' },
  second_level_needed: { zh: '须先送复核', en: 'It must be read by a second reviewer first' },
  reviewer_of_other_organ: { zh: '所选人员不在审核机构', en: 'The chosen person is not of the review organ' },
  reviewer_not_permitted: { zh: '所选人员没有审核权限', en: 'The chosen person may not review' },
  reviewer_drafted_it: { zh: '所选人员参与了起草，不能审核', en: 'The chosen person drafted this' },
  reviewer_same_unit: { zh: '所选人员与起草人同一科室，不能审核', en: 'The chosen person is of the drafting section' },
  already_the_handler: { zh: '所选人员已是承办人', en: 'That person is the handling reviewer already' },
  items_missing: { zh: '请写明需要补正的内容', en: 'Say what is to be supplemented' },
  reason_missing: { zh: '请写明理由', en: 'Give a reason' },
  days_out_of_range: { zh: '延长期限应为1至30个工作日', en: 'An extension is 1 to 30 working days' },
  remark_unknown: { zh: '没有这条审核意见，可能已被删除', en: 'There is no such remark' },
  remark_place_missing: { zh: '请写明意见针对的条款', en: 'Say which place the remark is about' },
  remark_comment_missing: { zh: '请写明问题', en: 'Say what is wrong' },
  remark_basis_missing: { zh: '应当修改的合法性问题，请写明依据', en: 'A remark that must be followed needs its legal basis' },
  response_reason_missing: { zh: '未采纳或者部分采纳的，请写明理由', en: 'Give the reason for not adopting a remark' },
  must_remark_missing: {
    zh: '结论为“应当予以修改”的，至少要有一条“应当修改”的意见',
    en: '"Should be amended" needs at least one remark that must be followed',
  },
  must_remark_open: {
    zh: '尚有“应当修改”的意见，结论不能为“合法”',
    en: 'There are remarks that must be followed; the verdict cannot be "legal"',
  },
  check_has_problem: {
    zh: '审核清单中尚有发现问题的法定事项，结论不能为“合法”',
    en: 'A statutory item is marked as a problem; the verdict cannot be "legal"',
  },
  grounds_missing: { zh: '结论为“不合法”的，请提出意见或者写明理由', en: '"Illegal" needs a remark or grounds' },
  explanation_missing: { zh: '请说明为什么不属于规范性文件审核范围', en: 'Say why this is out of scope' },
  verdict_differs: { zh: '与送签的结论不一致，如需改变请退回承办', en: 'This is not the proposed verdict; send it back to change it' },
  round_is_reviewed_once: { zh: '本次送审已在审核中', en: 'This round is under review already' },
  review_opinion_is_issued_once: { zh: '意见书已经出具', en: 'The opinion has been issued already' },
  opinion_not_issued: { zh: '意见书尚未出具', en: 'The opinion has not been issued yet' },
  subject_has_one_open_review: { zh: '本事项正在审核中', en: 'This matter is under review already' },
  issued_remark_never_changes: { zh: '意见书已经出具，意见不能再修改', en: 'The opinion has been issued; its remarks cannot change' },
  person_unknown: { zh: '没有这个人员，或者已经停用', en: 'There is no such person' },
} satisfies Messages & Record<Refusal, unknown>;

/** 状态, as a list shows them (ui-words 3). */
export const REVIEW_STATE_WORDS: Messages<State> = {
  at_office: { zh: '办公室待转', en: 'At the office' },
  to_accept: { zh: '待受理', en: 'To be accepted' },
  supplement: { zh: '退回补正', en: 'Waiting for a supplement' },
  in_review: { zh: '审核中', en: 'Under review' },
  second: { zh: '待复核', en: 'Second reading' },
  to_sign: { zh: '待签发', en: 'To be signed' },
  issued: { zh: '已出具意见', en: 'Opinion issued' },
  declined: { zh: '不予受理', en: 'Declined' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const VERDICT_MESSAGES: Messages<Verdict> = {
  LEGAL: { zh: '合法', en: 'Legal' },
  SHOULD_AMEND: { zh: '应当予以修改', en: 'Should be amended' },
  ILLEGAL: { zh: '不合法', en: 'Illegal' },
  OUT_OF_SCOPE: { zh: '不属于规范性文件审核范围', en: 'Out of scope' },
};

/** 问题类型: words on screens and papers, never the codes (ui-words 6). */
export const PROBLEM_TYPE_WORDS: Messages<ProblemType> = {
  A1: { zh: '制定主体', en: 'Issuing body' },
  A2: { zh: '超越职权', en: 'Beyond authority' },
  A3: { zh: '与上位法不一致', en: 'At odds with superior law' },
  A4: { zh: '违法设定许可处罚强制征收收费', en: 'Unlawful licence, penalty, coercion, levy or fee' },
  A5: { zh: '减损权益或增加义务', en: 'Rights reduced or duties added' },
  A6: { zh: '增加权力或减少职责', en: 'Powers added or responsibilities reduced' },
  A7: { zh: '制定程序', en: 'Procedure' },
  A8: { zh: '公平竞争', en: 'Fair competition' },
  A9: { zh: '与同级文件冲突', en: 'Conflict with a document of the same level' },
  A10: { zh: '无谓证明', en: 'Needless certificates' },
  A11: { zh: '幅度期限标准', en: 'Amounts, periods, standards' },
  A12: { zh: '施行日期有效期', en: 'Effective date and term' },
  A13: { zh: '旧文件未处理', en: 'Old documents not dealt with' },
  A14: { zh: '文字引用', en: 'Wording and citations' },
  A15: { zh: '溯及既往', en: 'Retroactivity' },
};

export const SUBJECT_TYPE_WORDS: Messages<SubjectType> = {
  draft: { zh: '规范性文件', en: 'Normative document' },
  decision: { zh: '重大行政决策', en: 'Major decision' },
  contract: { zh: '重大合同协议', en: 'Contract' },
  policy: { zh: '政策性文件', en: 'Policy document' },
  other: { zh: '其他', en: 'Other' },
};

/** What bars a matter from the meeting. */
export const GATE_WORDS: Messages<NonNullable<Gate['bar']>> = {
  not_reviewed: { zh: '未经合法性审核，不得提交集体审议', en: 'Not reviewed: it may not go to the meeting' },
  review_open: { zh: '合法性审核尚未办结，不得提交集体审议', en: 'The review is still open' },
  illegal: { zh: '经审核不合法，不得提交集体审议', en: 'Reviewed and found illegal' },
  out_of_scope: { zh: '不属于规范性文件审核范围，不能按规范性文件提交集体审议', en: 'Out of scope' },
  unanswered: { zh: '尚有应当修改的意见没有答复', en: 'Remarks that must be followed have no answer' },
};

/** What the review page warns of. */
export const REVIEW_WARNING_WORDS: Messages<ReviewWarning> = {
  meeting_too_near: { zh: '距拟上会日期不足规定的工作日', en: 'The meeting leaves too few working days' },
  too_early: { zh: '审核用时少于规定的最少工作日', en: 'Fewer working days were used than the minimum' },
  overdue: { zh: '审核已超期', en: 'The review is overdue' },
  supplement_overdue: { zh: '补正已逾期', en: 'The supplement is overdue' },
  self_drafted: {
    zh: '本局起草，应由其他科室审核并附法律顾问意见',
    en: 'Drafted by this bureau: another section reviews, with an adviser’s opinion',
  },
};

/** The home page's headings (ui-words 8). */
export const REVIEW_GROUP_WORDS: Messages<ReviewGroupCode> = {
  due: { zh: '今日到期与超期', en: 'Due today and overdue' },
  to_accept: { zh: '待受理', en: 'To be accepted' },
  mine: { zh: '我承办的', en: 'Mine' },
  second: { zh: '待复核', en: 'Second reading' },
  to_sign: { zh: '待签发', en: 'To be signed' },
  before_meeting: { zh: '上会前未办结', en: 'Open before a meeting' },
  at_office: { zh: '新来文', en: 'New at the office' },
};

/** Buttons (ui-words 4). */
export const REVIEW_ACTION_WORDS: Messages<Action> = {
  forward: { zh: '转送审核', en: 'Forward' },
  requestSupplement: { zh: '退回补正', en: 'Ask for a supplement' },
  resupply: { zh: '补正后重新报送', en: 'Send the supplement' },
  decline: { zh: '不予受理（退回）', en: 'Decline' },
  accept: { zh: '受理', en: 'Accept' },
  assign: { zh: '分办', en: 'Assign' },
  handOver: { zh: '转办', en: 'Hand over' },
  extend: { zh: '延长期限', en: 'Extend' },
  markUrgent: { zh: '标为紧急', en: 'Mark as urgent' },
  addRemark: { zh: '提意见', en: 'Add a remark' },
  editRemark: { zh: '修改意见', en: 'Edit the remark' },
  removeRemark: { zh: '删除意见', en: 'Remove the remark' },
  setCheck: { zh: '填写审核清单', en: 'Set a check' },
  allClear: { zh: '其余各项未发现问题', en: 'No problem in the rest' },
  sendForSecond: { zh: '送复核', en: 'Send for second reading' },
  sendForSign: { zh: '送签发', en: 'Send for signature' },
  sendBack: { zh: '退回承办', en: 'Send back' },
  issue: { zh: '出具意见', en: 'Issue the opinion' },
  answer: { zh: '答复意见', en: 'Answer' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
};
