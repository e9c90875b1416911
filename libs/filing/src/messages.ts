import type { Messages } from '@libs/kernel';
import type { FilingClock } from './domain/clock';
import type { Action, Filing, FilingKind, ItemKind, Outcome, State, Way } from './domain/filing';
import type { PaperKind } from './domain/paper';
import type { Refusal } from './domain/refusal';
import type { FilingGroupCode } from './filing-list.queries';

/** Errors and refusals of the filing room. */
export const FILING_MESSAGES = {
  filing_refused: { zh: '当前不能办理此项操作', en: 'This cannot be done now' },
  wrong_state: { zh: '事项已不在可以办理此项操作的环节', en: 'The matter is not in a state that allows this' },
  not_permitted: { zh: '您的岗位没有此项权限', en: 'Your role does not permit this' },
  not_the_filing_submitter: { zh: '由报备单位办理', en: 'This is for the filing issuer' },
  not_the_filing_office: { zh: '由接收备案的机关办理', en: 'This is for the receiving organ' },
  not_the_supervisor: { zh: '只有上一级司法行政部门可以调阅', en: 'Only the bureau above may inspect' },
  receiver_is_outside: { zh: '接收机关不在本系统内，请登记其备案回执', en: 'The receiver is outside the system; record its receipt' },
  receiver_is_inside: { zh: '接收机关在本系统内办理登记，不需要登记回执', en: 'The receiver registers it in the system itself' },
  submitted_it: { zh: '报备单位和报送人不能办理自己报送的备案', en: 'Who submitted it cannot register it' },
  drafted_the_filed: { zh: '您参与了起草，不能办理本件备案', en: 'You drafted this and cannot register its filing' },
  filing_text_missing: { zh: '缺少正式文本', en: 'The formal text is missing' },
  filing_explanation_missing: { zh: '缺少制定说明', en: 'The explanation is missing' },
  item_unknown: { zh: '没有这份材料，可能已被移除', en: 'There is no such item' },
  item_is_the_text: { zh: '正式文本不能移除', en: 'The formal text stays' },
  way_missing: { zh: '请选择报送方式', en: 'Say how it was sent' },
  sent_on_invalid: { zh: '报送日期应当在公布之后、今日之前（含当日）', en: 'The day of sending lies between publication and today' },
  receipt_number_missing: { zh: '请填写备案号', en: 'Enter the filing number' },
  receipt_organ_missing: { zh: '请填写出具回执的机关', en: 'Name the organ of the receipt' },
  receipt_date_invalid: { zh: '回执日期应当在报送之后、今日之前（含当日）', en: 'The day of the receipt lies between sending and today' },
  items_missing: { zh: '请写明需要补正的内容', en: 'Say what is to be supplemented' },
  reason_missing: { zh: '请写明理由', en: 'Give a reason' },
  filing_is_opened_once: { zh: '该件备案已经生成', en: 'This filing is open already' },
  filing_has_two_sides: { zh: '报备单位和登记机关不能是同一单位', en: 'Submitter and registrar are never one organ' },
  filing_registrar_did_not_submit: { zh: '报送人不能登记自己报送的备案', en: 'Who submitted it cannot register it' },
  filing_has_one_open_supplement: { zh: '已要求补正，尚未重新报送', en: 'A supplement was asked for already' },
} satisfies Messages & Record<Refusal, unknown>;

/** 状态 (ui-words 3). */
export const FILING_STATE_WORDS: Messages<State> = {
  to_submit: { zh: '待报备', en: 'To be filed' },
  submitted: { zh: '已报送', en: 'Submitted' },
  supplement: { zh: '待补正（暂缓登记）', en: 'Waiting for a supplement' },
  refused: { zh: '不予登记', en: 'Not registered' },
  registered: { zh: '已登记', en: 'Registered' },
  in_review: { zh: '审查中', en: 'Under filing review' },
  asking: { zh: '征询说明中', en: 'Explanation asked for' },
  passed: { zh: '审查未发现问题', en: 'No problem found' },
  to_correct: { zh: '已要求纠正', en: 'Correction required' },
  corrected: { zh: '已纠正', en: 'Corrected' },
  referred: { zh: '已提请撤销（改变）', en: 'Referred for revocation' },
  decided: { zh: '已撤销、已改变或者决定维持', en: 'Decided' },
};

/** 逾期未报: what `to_submit` is called past its due day. */
export const OVERDUE_WORDS = { zh: '逾期未报', en: 'Overdue' };

export const FILING_KIND_WORDS: Messages<FilingKind> = {
  registration: { zh: '新公布', en: 'New document' },
  amendment: { zh: '修改', en: 'Amendment' },
  repeal: { zh: '废止、失效', en: 'Repeal' },
};

export const FILING_SIDE_WORDS: Messages<Filing['side']> = {
  government: { zh: '政府', en: 'Government' },
  congress: { zh: '人大常委会', en: 'People’s congress' },
  superior: { zh: '上级主管部门', en: 'Superior department' },
};

export const WAY_WORDS: Messages<Way> = {
  system: { zh: '本系统报送', en: 'Through this system' },
  exchange: { zh: '公文交换', en: 'Document exchange' },
  delivered: { zh: '专人送达', en: 'By messenger' },
  post: { zh: '邮寄', en: 'By post' },
  platform: { zh: '上级备案平台', en: 'The receiver’s own platform' },
};

export const OUTCOME_WORDS: Messages<Outcome> = {
  registered: { zh: '予以登记', en: 'Registered' },
  supplement: { zh: '暂缓登记（补正）', en: 'To be supplemented' },
  refused: { zh: '不予登记', en: 'Not registered' },
};

/** 报送材料. */
export const ITEM_WORDS: Messages<ItemKind> = {
  text: { zh: '正式文本', en: 'Formal text' },
  explanation: { zh: '制定说明', en: 'Explanation' },
  basis: { zh: '制定依据', en: 'Legal basis' },
  opinion: { zh: '合法性审核意见', en: 'Legality opinion' },
  other: { zh: '其他材料', en: 'Other' },
};

export const PAPER_WORDS: Messages<PaperKind> = {
  report: { zh: '备案报告', en: 'Filing report' },
  registered: { zh: '备案登记通知', en: 'Notice of registration' },
  supplement: { zh: '补正通知', en: 'Notice to supplement' },
  refused: { zh: '不予登记通知', en: 'Notice of refusal' },
  urge: { zh: '催办通知', en: 'Reminder' },
};

/** What the running period is for. */
export const CLOCK_WORDS: Messages<NonNullable<FilingClock['what']>> = {
  submit: { zh: '报备期限', en: 'Filing due' },
  accept: { zh: '登记审查期限', en: 'Acceptance due' },
  supplement: { zh: '补正期限', en: 'Supplement due' },
  review: { zh: '备案审查期限', en: 'Review due' },
};

/** Buttons (ui-words 4). */
export const FILING_ACTION_WORDS: Messages<Action> = {
  addItem: { zh: '添加材料', en: 'Add an item' },
  removeItem: { zh: '移除材料', en: 'Remove the item' },
  submit: { zh: '报备', en: 'File' },
  resubmit: { zh: '补正后重新报送', en: 'Send the supplement' },
  recordReceipt: { zh: '登记备案回执', en: 'Record the receipt' },
  register: { zh: '予以登记', en: 'Register' },
  requestSupplement: { zh: '暂缓登记（补正）', en: 'Ask for a supplement' },
  refuse: { zh: '不予登记', en: 'Refuse' },
  urge: { zh: '催办', en: 'Urge' },
  startReview: { zh: '开始备案审查', en: 'Start the review' },
  closeReview: { zh: '审查未发现问题', en: 'Close without findings' },
  inspect: { zh: '调阅', en: 'Inspect' },
};

/** The home page's headings (ui-words 8). */
export const FILING_GROUP_WORDS: Messages<FilingGroupCode> = {
  to_submit: { zh: '待报备', en: 'To be filed' },
  not_filed: { zh: '应报未报', en: 'Due and not filed' },
  to_register: { zh: '待登记', en: 'To be registered' },
  to_review: { zh: '新备案待审', en: 'New filings to review' },
  review_due: { zh: '备案审查中', en: 'Under filing review' },
  awaiting_receipt: { zh: '向上报备待回执', en: 'Waiting for a receipt' },
};
