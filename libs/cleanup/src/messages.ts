import type { Message, Messages } from '@libs/kernel';
import type { CampaignAction, CampaignKind, CampaignState, DeliberationResult } from './domain/campaign';
import type { Disposition, EntryAction, EntryState, ProposalFault, Reason } from './domain/entry';
import type { PlanRefusal } from './domain/plan';
import type { CampaignRefusal, EntryRefusal } from './domain/refusal';

/** Errors and refusals of the cleanup room. */
export const CLEANUP_MESSAGES = {
  campaign_refused: { zh: '清理工作当前不能办理此项操作', en: 'This cannot be done with the campaign now' },
  entry_refused: { zh: '所选清理事项当前不能办理此项操作', en: 'This cannot be done with the chosen entries now' },
  campaign_wrong_state: { zh: '清理工作不在可以办理此项操作的阶段', en: 'The campaign is not in a stage that allows this' },
  entry_wrong_state: { zh: '有事项不在可以办理此项操作的环节', en: 'An entry is not in a state that allows this' },
  entry_is_decided: { zh: '事项已经决定，不能再改', en: 'The entry has been decided and cannot change' },
  not_permitted: { zh: '您的岗位没有此项权限', en: 'Your role does not permit this' },
  not_the_running_bureau: { zh: '由组织清理的司法局办理', en: 'This is for the bureau that runs the campaign' },
  not_a_bureau: { zh: '清理工作由司法局组织', en: 'A campaign is run by a justice bureau' },
  not_the_responsible_organ: { zh: '由责任单位填报', en: 'This is for the responsible organ' },
  title_missing: { zh: '请填写清理工作名称', en: 'Give the campaign a name' },
  deadline_before_scope_day: { zh: '填报截止日早于清理基准日', en: 'The deadline is before the scope day' },
  scope_day_in_future: { zh: '清理基准日不能晚于今天', en: 'The scope day is still to come' },
  deadline_not_later: { zh: '调整后的截止日应当晚于原截止日', en: 'The new deadline must be later' },
  worklist_empty: { zh: '清理范围内没有文件', en: 'There is no document in this scope' },
  entries_not_submitted: { zh: '还有单位没有报送', en: 'Some organs have not reported yet' },
  entries_not_agreed: { zh: '还有事项没有审核', en: 'Some entries have not been reviewed yet' },
  meeting_missing: { zh: '请填写会议名称', en: 'Name the meeting' },
  meeting_in_future: { zh: '会议日期晚于今天', en: 'The meeting is still to come' },
  not_deliberated: { zh: '还没有登记审议通过的结果', en: 'No meeting has passed it yet' },
  decision_not_named: { zh: '请填写清理决定的标题', en: 'Name the decision' },
  decision_in_future: { zh: '印发、公布日期晚于今天，请在公布后登记', en: 'The days of issue and publication are still to come' },
  decision_before_meeting: { zh: '印发日期早于审议日期', en: 'Issued before the meeting' },
  published_before_issued: { zh: '公布日期早于印发日期', en: 'Published before it was issued' },
  nothing_decided: { zh: '请选择本次决定的事项', en: 'Choose the entries to decide' },
  entries_pending: { zh: '还有事项没有落实', en: 'Some entries have not been carried out yet' },
  comment_missing: { zh: '请写明意见', en: 'Say why' },
  proposal_incomplete: { zh: '清理意见没有填完整', en: 'The proposal is not complete' },
  entries_unfilled: { zh: '还有 {unfilled} 件没有填完，填完后一并报送', en: '{unfilled} entries are not filled in yet' },
  nothing_to_submit: { zh: '没有需要报送的事项', en: 'There is nothing to report' },
  organ_unknown: { zh: '没有这个单位', en: 'There is no such organ' },
  entries_cannot_take_effect: {
    zh: '有文件不能按决定变动效力，全部未予公布',
    en: 'Some documents cannot change as decided; nothing was published',
  },
  preview_outdated: { zh: '预览之后情况有变化，请重新预览', en: 'Things have changed since the preview; look again' },
  deciding_document_unknown: { zh: '文件库中没有这个清理决定', en: 'The registry has no such deciding document' },
  figures_do_not_add_up: { zh: '各项合计与清理底册不一致', en: 'The figures do not add up to the worklist' },
  entry_not_agreed: { zh: '尚未审核同意', en: 'Not agreed yet' },
  already_ended: { zh: '该日文件已不再有效，不能再作此变动', en: 'On that day the document was no longer in force' },
  not_yet_in_force: { zh: '文件尚未施行', en: 'Not in force yet' },
  entry_is_decided_once: { zh: '事项已经决定', en: 'The entry has been decided already' },
  frozen_worklist_never_changes: { zh: '清理底册确定后不再变动', en: 'A frozen worklist never changes' },
  decided_entry_never_changes: { zh: '事项已经决定，不能再改', en: 'A decided entry never changes' },

  sheet_columns_missing: { zh: '表中没有这些列：{missing}，请使用下载的填报表', en: 'The sheet lacks these columns: {missing}' },
  sheet_row_unknown: { zh: '编号不在本单位的清理底册中', en: 'This row is not on your worklist' },
  sheet_row_closed: { zh: '已报送或者不在填报阶段，不能再改', en: 'This row cannot be changed any more' },
  sheet_cell_unknown: { zh: '内容不认识', en: 'This cell says nothing that is known' },

  disposition_missing: { zh: '请选择清理意见', en: 'Choose a disposition' },
  reason_missing_for_disposition: { zh: '请选择理由', en: 'Choose a reason' },
  reason_not_of_disposition: { zh: '理由与清理意见不相符', en: 'The reason does not go with the disposition' },
  reason_text_missing: { zh: '理由选“其他”的，请写明', en: 'Say what the other reason is' },
  amendment_due_missing: { zh: '请填写修改时限', en: 'Say by when it will be amended' },
  earlier_day_missing: { zh: '请填写废止日期', en: 'Say since when it has been repealed' },
  earlier_day_in_future: { zh: '废止日期晚于今天', en: 'That day is still to come' },
  earlier_basis_missing: { zh: '请填写废止该文件的决定', en: 'Name the decision that repealed it' },
} satisfies Messages & Record<CampaignRefusal | EntryRefusal | PlanRefusal | ProposalFault, Message>;

export const CAMPAIGN_KIND_WORDS: Messages<CampaignKind> = {
  periodic: { zh: '定期清理', en: 'Periodic' },
  special: { zh: '专项清理', en: 'Special' },
  immediate: { zh: '即时清理', en: 'Immediate' },
};

/** ui-words 3 */
export const CAMPAIGN_STATE_WORDS: Messages<CampaignState> = {
  preparing: { zh: '拟定方案', en: 'Being prepared' },
  deployed: { zh: '已部署', en: 'Deployed' },
  filling: { zh: '单位填报', en: 'Being filled in' },
  review: { zh: '司法行政部门审核', en: 'Under review' },
  deliberation: { zh: '集体审议', en: 'Under deliberation' },
  published: { zh: '已公布', en: 'Published' },
  follow_up: { zh: '落实中', en: 'Being carried out' },
  archived: { zh: '已归档', en: 'Archived' },
};

export const DISPOSITION_WORDS: Messages<Disposition> = {
  KEEP: { zh: '继续有效', en: 'Keep' },
  AMEND: { zh: '修改', en: 'Amend' },
  REPEAL: { zh: '废止', en: 'Repeal' },
  LAPSE: { zh: '宣布失效', en: 'Declare lapsed' },
  ALREADY: { zh: '已明令废止', en: 'Already repealed' },
  EXCLUDE: { zh: '不纳入清理范围', en: 'Exclude' },
};

export const ENTRY_STATE_WORDS: Messages<EntryState> = {
  open: { zh: '待填报', en: 'To be filled in' },
  filled: { zh: '已填未报', en: 'Filled in' },
  submitted: { zh: '已报送', en: 'Reported' },
  returned: { zh: '退回重报', en: 'Returned' },
  agreed: { zh: '已审核', en: 'Agreed' },
  decided: { zh: '已决定待落实', en: 'Decided' },
  executed: { zh: '已落实', en: 'Carried out' },
};

export const REASON_WORDS: Messages<Reason> = {
  conflicts_with_law: { zh: '与现行法律法规不一致', en: 'Conflicts with present law' },
  replaced: { zh: '已被新规定涵盖或者替代', en: 'Covered or replaced by a newer rule' },
  subject_gone: { zh: '调整对象已消失', en: 'What it regulates is gone' },
  task_done: { zh: '工作任务已完成', en: 'Its task is done' },
  term_over: { zh: '适用期已过', en: 'Its time is over' },
  still_needed: { zh: '符合法律法规，仍需执行', en: 'Lawful and still needed' },
  partly_outdated: { zh: '部分内容不适应', en: 'Outdated in part' },
  not_normative: { zh: '不属于清理的文件类别', en: 'Not of a kind to be cleaned up' },
  other_organ: { zh: '不由本单位起草或者实施', en: 'Of another organ' },
  other: { zh: '其他', en: 'Other' },
};

export const DELIBERATION_RESULT_WORDS: Messages<DeliberationResult> = {
  passed: { zh: '原则通过', en: 'Passed' },
  passed_after_changes: { zh: '修改后通过', en: 'Passed after changes' },
  again: { zh: '再议', en: 'To be deliberated again' },
  rejected: { zh: '未通过', en: 'Not passed' },
};

export const CAMPAIGN_ACTION_WORDS: Messages<CampaignAction> = {
  edit: { zh: '修改方案', en: 'Edit' },
  freeze: { zh: '确定底册', en: 'Freeze the worklist' },
  open: { zh: '下发填报', en: 'Open for filling in' },
  postpone: { zh: '调整截止日', en: 'Postpone the deadline' },
  startReview: { zh: '转入审核', en: 'Start the review' },
  deliberate: { zh: '登记审议结果', en: 'Record the deliberation' },
  publish: { zh: '公布清理决定', en: 'Publish a decision' },
  followUp: { zh: '转入落实', en: 'Start the follow-up' },
  archive: { zh: '归档', en: 'Archive' },
};

export const ENTRY_ACTION_WORDS: Messages<EntryAction> = {
  assign: { zh: '改派责任单位', en: 'Assign to another organ' },
  fill: { zh: '填报意见', en: 'Fill in' },
  submit: { zh: '报送', en: 'Report' },
  agree: { zh: '同意', en: 'Agree' },
  change: { zh: '改为…', en: 'Change to…' },
  sendBack: { zh: '退回重报', en: 'Send back' },
};
