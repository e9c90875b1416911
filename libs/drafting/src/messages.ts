import type { Messages } from '@libs/kernel';
import type { Action, Carrier, DraftClass, Outcome, State } from './domain/draft';
import type { Conclusion, MaterialKind } from './domain/material';
import type { MissingCode } from './domain/missing';
import type { Phase } from './domain/phase';
import type { Refusal } from './domain/refusal';
import type { TextStage } from './domain/text';
import type { DraftGroupCode } from './draft-list.queries';

/** Errors and refusals of the drafting room; a code that the review room has too has the same words there. */
export const DRAFTING_MESSAGES = {
  draft_refused: { zh: '当前不能办理此项操作', en: 'This cannot be done now' },
  wrong_state: { zh: '事项已不在可以办理此项操作的环节', en: 'The matter is not in a state that allows this' },
  not_permitted: { zh: '您的岗位没有此项权限', en: 'Your role does not permit this' },
  not_the_drafting_organ: { zh: '由起草单位办理', en: 'This is for the drafting organ' },
  not_the_office: { zh: '由负责的办公室办理', en: 'This is for the office in charge' },
  reviewed_it: { zh: '您参与了本事项的审核，不能参与起草', en: 'You review this matter and cannot draft it' },
  text_is_frozen: { zh: '文稿已送审，现在不能更换', en: 'The text has been submitted and cannot be replaced now' },
  materials_are_frozen: {
    zh: '材料已送审，退回补正时才能补充',
    en: 'The materials have been submitted; they can be added to when a supplement is asked for',
  },
  something_missing: { zh: '尚有缺项，请按清单补齐', en: 'Something is missing; see the list' },
  review_is_closed: { zh: '审核已经办结，不能撤回', en: 'The review has ended and cannot be withdrawn' },
  no_supplement_asked: { zh: '没有需要补正的内容', en: 'No supplement was asked for' },
  no_opinion_yet: { zh: '审核意见尚未出具', en: 'The opinion has not been issued yet' },
  opinion_still_due: { zh: '审核尚未办结；需要修改的，请先撤回', en: 'The review is still open; withdraw it first' },
  gate_not_reviewed: { zh: '未经合法性审核，不得提交集体审议', en: 'Not reviewed: it may not go to the meeting' },
  gate_review_open: { zh: '合法性审核尚未办结，不得提交集体审议', en: 'The review is still open' },
  gate_illegal: { zh: '经审核不合法，不得提交集体审议', en: 'Reviewed and found illegal' },
  gate_out_of_scope: { zh: '不属于规范性文件审核范围，不能按规范性文件提交集体审议', en: 'Out of scope' },
  gate_unanswered: { zh: '尚有应当修改的意见没有答复', en: 'Remarks that must be followed have no answer' },
  gate_of_other_submission: { zh: '审核意见针对的不是最近一次送审的文本', en: 'The opinion is about an earlier submission' },
  revised_text_missing: { zh: '请上传按审核意见修改后的文稿，或者修改后重新送审', en: 'Upload the text as amended, or submit it again' },
  final_text_missing: { zh: '会议决定修改后通过，请先上传修改后的签发稿', en: 'It passed with amendments; upload the amended text first' },
  fair_competition_missing: { zh: '没有公平竞争审查结论', en: 'There is no fair-competition conclusion' },
  fair_competition_against: { zh: '公平竞争审查结论为不符合，不得出台', en: 'The fair-competition review is against it' },
  issuer_may_not_issue: { zh: '制定机关在公布之日不具有制定主体资格', en: 'The issuer may not issue documents on that day' },
  file_missing: { zh: '请上传文件', en: 'Upload a file' },
  conclusion_missing: { zh: '请选择公平竞争审查结论', en: 'Choose the conclusion' },
  material_unknown: { zh: '没有这份材料，可能已被删除', en: 'There is no such material' },
  not_waivable: { zh: '此项材料必须提交，不能以说明代替', en: 'This material cannot be waived' },
  reason_missing: { zh: '请写明理由', en: 'Give a reason' },
  answers_missing: { zh: '请至少答复一条意见', en: 'Answer at least one remark' },
  meeting_missing: { zh: '请写明会议名称', en: 'Name the meeting' },
  record_missing: { zh: '请写明审议情况', en: 'Record the deliberation' },
  signer_missing: { zh: '请写明签发人', en: 'Name the signer' },
  date_in_future: { zh: '日期不能晚于今天', en: 'The date cannot be in the future' },
  meeting_before_opinion: {
    zh: '会议日期早于合法性审核意见出具日期，未经审核不得审议',
    en: 'The meeting was held before the opinion was issued',
  },
  signed_before_meeting: { zh: '签发日期不能早于会议日期', en: 'It cannot be signed before the meeting' },
  number_missing: { zh: '请填写文号', en: 'Enter the number' },
  public_file_missing: {
    zh: '没有可以对外公开的文件：文稿不能自动去除修订、批注和作者信息，请上传印发件（PDF 或者 DOCX）',
    en: 'There is no file fit for the public; upload the printed edition',
  },
  address_missing: { zh: '请填写公布网址或者期号', en: 'Enter the address or issue' },
  interpretation_missing: { zh: '请上传解读材料，或者填写解读的网址', en: 'Upload the interpretation or give its address' },
  effective_date_missing: { zh: '请填写施行日期，或者写明“自公布之日起施行”', en: 'Enter the effective date or its phrase' },
  published_before_signed: { zh: '公布日期不能早于成文日期', en: 'It cannot be published before it is signed' },
  ends_before_it_starts: { zh: '有效期截止日不能早于施行日期', en: 'The term cannot end before it starts' },
  warnings_need_reason: { zh: '有需要注意的情形，请核对；确需继续的，请写明理由', en: 'There are warnings; give a reason to go on' },
  file_unreadable: { zh: '这份文件没有读出文字，请换用 Word、PDF 或者文本文件', en: 'No text could be read from this file' },
  draft_submission_is_one_a_round: { zh: '本次已经送审', en: 'This round has been submitted already' },
} satisfies Messages & Record<Refusal, unknown>;

/** What is missing before submission. */
export const MISSING_WORDS: Messages<MissingCode> = {
  title_missing: { zh: '没有文件标题', en: 'No title' },
  kind_missing: { zh: '没有文种', en: 'No kind' },
  phone_missing: { zh: '没有联系电话', en: 'No contact phone' },
  text_empty: { zh: '没有可以审核的文稿正文', en: 'There is no text to review' },
  material_missing: { zh: '缺少材料', en: 'A material is missing' },
  fair_competition_against: { zh: '公平竞争审查结论为不符合，不得出台', en: 'The fair-competition review is against it' },
  remarks_unanswered: { zh: '上一次审核意见尚未逐条答复', en: 'Remarks of the last opinion are not answered' },
  text_unchanged: { zh: '文稿还是上一次送审的文本', en: 'The text is still the one reviewed' },
};

export const DRAFT_WARNING_WORDS = {
  meeting_too_near: { zh: '距拟上会日期不足规定的工作日，可能来不及审核', en: 'The meeting leaves too few working days' },
  numbering_faulty: { zh: '条、章等编号有异常，请核对', en: 'The numbering has faults' },
  class_differs: { zh: '所选文件性质与建议不一致', en: 'The class differs from the suggested one' },
  number_year_differs: { zh: '文号年份与成文日期的年份不一致', en: 'The year of the number differs from that of signing' },
  effective_before_published: { zh: '施行日期早于公布日期', en: 'It takes effect before it is published' },
  effect_too_soon: { zh: '公布后不足30日即施行', en: 'It takes effect within 30 days' },
  term_missing: { zh: '没有写明有效期', en: 'No term of validity' },
  term_too_long: { zh: '有效期超过规定年限', en: 'The term is too long' },
  print_differs: { zh: '印发件的文字与公布文本出入较大，请核对是否传错文件', en: 'The printed edition is of another text' },
  valid_through_differs: { zh: '有效期截止日与年限不一致', en: 'The last day differs from the term' },
} satisfies Messages;

export const DRAFT_STATE_WORDS: Messages<State> = {
  drafting: { zh: '起草中', en: 'Drafting' },
  submitted: { zh: '已送审', en: 'Submitted' },
  deliberating: { zh: '待审议', en: 'To be deliberated' },
  signing: { zh: '待签发', en: 'To be signed' },
  numbering: { zh: '待编号', en: 'To be numbered' },
  publishing: { zh: '待公布', en: 'To be published' },
  published: { zh: '已公布', en: 'Published' },
  terminated: { zh: '已终止', en: 'Terminated' },
};

/** 状态, as a list shows them (ui-words 3): what is waited for. */
export const PHASE_WORDS: Messages<Phase> = {
  drafting: { zh: '起草中', en: 'Drafting' },
  at_office: { zh: '已送审待转送', en: 'At the office' },
  to_accept: { zh: '已送审待受理', en: 'To be accepted' },
  supplement: { zh: '退回补正', en: 'Waiting for a supplement' },
  in_review: { zh: '审核中', en: 'Under review' },
  declined: { zh: '不予受理', en: 'Declined' },
  opinion: { zh: '已出具意见', en: 'Opinion issued' },
  revising: { zh: '修改完善中', en: 'Being revised' },
  deliberating: { zh: '待审议', en: 'To be deliberated' },
  signing: { zh: '待签发', en: 'To be signed' },
  numbering: { zh: '待编号', en: 'To be numbered' },
  publishing: { zh: '待公布', en: 'To be published' },
  published: { zh: '已公布', en: 'Published' },
  terminated: { zh: '已终止', en: 'Terminated' },
};

export const MATERIAL_WORDS: Messages<MaterialKind> = {
  explanation: { zh: '起草说明', en: 'Explanation' },
  basis: { zh: '制定依据', en: 'Legal basis' },
  consultation: { zh: '征求意见及采纳情况', en: 'Consultation and adoption' },
  own_legal_opinion: { zh: '本单位合法性审核意见', en: 'Own legal opinion' },
  fair_competition: { zh: '公平竞争审查结论', en: 'Fair-competition conclusion' },
  policy_consistency: { zh: '宏观政策取向一致性评估', en: 'Policy consistency' },
  expert: { zh: '专家论证', en: 'Expert opinion' },
  risk: { zh: '风险评估', en: 'Risk assessment' },
  hearing: { zh: '听证', en: 'Hearing' },
  interpretation: { zh: '政策解读材料', en: 'Interpretation' },
  other: { zh: '其他', en: 'Other' },
};

export const CONCLUSION_WORDS: Messages<Conclusion> = {
  not_concerned: { zh: '不涉及', en: 'Not concerned' },
  conforms: { zh: '符合', en: 'Conforms' },
  against: { zh: '不符合', en: 'Against' },
  exception: { zh: '适用例外规定', en: 'Exception' },
};

export const OUTCOME_WORDS: Messages<Outcome> = {
  passed: { zh: '原则通过', en: 'Passed' },
  passed_amended: { zh: '修改后通过', en: 'Passed as amended' },
  again: { zh: '再议', en: 'Deliberate again' },
  rejected: { zh: '未通过', en: 'Rejected' },
};

export const CARRIER_WORDS: Messages<Carrier> = {
  website: { zh: '政府网站', en: 'Government website' },
  gazette: { zh: '政府公报', en: 'Gazette' },
  official_media: { zh: '官方媒体', en: 'Official media' },
};

export const STAGE_WORDS: Messages<TextStage> = {
  submission: { zh: '送审稿', en: 'Submitted text' },
  revised: { zh: '修改稿', en: 'Revised text' },
  signed: { zh: '签发稿', en: 'Text to be signed' },
};

export const DRAFT_CLASS_WORDS: Messages<DraftClass> = {
  NORMATIVE: { zh: '行政规范性文件', en: 'Normative document' },
  POLICY: { zh: '政策性文件', en: 'Policy document' },
  RULE: { zh: '政府规章', en: 'Rule' },
  INTERNAL: { zh: '内部文件', en: 'Internal document' },
  UNDETERMINED: { zh: '待认定', en: 'Undetermined' },
};

/** The home pages' headings (ui-words 8). */
export const DRAFT_GROUP_WORDS: Messages<DraftGroupCode> = {
  to_supplement: { zh: '待补正', en: 'Supplements asked for' },
  to_answer: { zh: '待答复意见', en: 'Remarks to answer' },
  to_table: { zh: '待提请审议', en: 'To put to the meeting' },
  to_send: { zh: '起草中、待送审', en: 'To submit' },
  on_the_way: { zh: '我的事项走到哪一步', en: 'Where my matters stand' },
  incoming: { zh: '新来文', en: 'Incoming' },
  next_meeting: { zh: '下次会议议题', en: 'For the next meeting' },
  to_deliberate: { zh: '待审议', en: 'To be deliberated' },
  to_sign: { zh: '待签发', en: 'To be signed' },
  to_number: { zh: '待编号', en: 'To be numbered' },
  to_publish: { zh: '待公布', en: 'To be published' },
  to_interpret: { zh: '解读未交', en: 'Interpretation due' },
};

/** Buttons (ui-words 4). */
export const DRAFT_ACTION_WORDS: Messages<Action> = {
  edit: { zh: '修改信息', en: 'Edit' },
  replaceText: { zh: '更换文稿', en: 'Replace the text' },
  addMaterial: { zh: '添加材料', en: 'Add a material' },
  waiveMaterial: { zh: '说明没有的理由', en: 'Say why there is none' },
  removeMaterial: { zh: '删除材料', en: 'Remove the material' },
  submit: { zh: '送审', en: 'Submit' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  resupply: { zh: '补正后重新报送', en: 'Send the supplement' },
  respond: { zh: '答复意见', en: 'Answer' },
  respondAll: { zh: '全部采纳', en: 'Adopt all' },
  revise: { zh: '修改后再送审', en: 'Revise' },
  table: { zh: '提请审议', en: 'Put to the meeting' },
  recordMeeting: { zh: '登记审议结果', en: 'Record the meeting' },
  recordSignature: { zh: '登记签发', en: 'Record the signature' },
  takeNumber: { zh: '取号', en: 'Take a number' },
  enterNumber: { zh: '填入已编文号', en: 'Enter a number' },
  voidNumber: { zh: '号码作废', en: 'Void the number' },
  publish: { zh: '登记公布', en: 'Record the publication' },
  recordInterpretation: { zh: '登记解读', en: 'Record the interpretation' },
  terminate: { zh: '终止', en: 'Terminate' },
};
