import type { Message, Messages } from '@libs/kernel';
import type { NoticeKind } from './domain/notice';

/** What a notice says; the title of its matter stands beside it. */
export const NOTICE_KIND_WORDS = {
  'review.forward': { zh: '收到送审来文，请转送', en: 'A submission to forward' },
  'review.accept': { zh: '有新的送审事项，请审查材料并受理', en: 'A submission to accept' },
  'review.assigned': { zh: '事项已交由您承办', en: 'A review was given to you' },
  'review.resupplied': { zh: '起草单位已补正', en: 'The supplement has come' },
  'review.second': { zh: '请复核', en: 'A review to read a second time' },
  'review.sign': { zh: '请签发审核意见', en: 'An opinion to sign' },
  'review.sentBack': { zh: '审核意见被退回，请修改', en: 'An opinion was sent back' },
  'review.answered': { zh: '起草单位已答复审核意见', en: 'The remarks were answered' },
  'review.withdrawn': { zh: '起草单位已撤回送审', en: 'The submission was withdrawn' },
  'draft.supplement': { zh: '送审材料被退回，请补正', en: 'A supplement is asked for' },
  'draft.accepted': { zh: '送审已受理，审核期限开始计算', en: 'The submission was accepted' },
  'draft.declined': { zh: '送审不予受理', en: 'The submission was declined' },
  'draft.opinion': { zh: '合法性审核意见已出具', en: 'The opinion is out' },
  'draft.deliberate': { zh: '提请审议，请安排会议', en: 'A draft to deliberate' },
  'draft.meeting': { zh: '审议结果已登记', en: 'The meeting has decided' },
  'draft.number': { zh: '已签发，请编号', en: 'A document to number' },
  'draft.publish': { zh: '已编号，请公布并登记', en: 'A document to publish' },
  'draft.published': { zh: '文件已公布', en: 'The document is published' },
  'filing.submit': { zh: '文件已公布，请在期限内报送备案', en: 'A document to be filed' },
  'filing.register': { zh: '收到报送备案的文件，请审查登记', en: 'A filing to register' },
  'filing.registered': { zh: '报送备案的文件已登记', en: 'The filing is registered' },
  'filing.supplement': { zh: '报送备案的材料被退回，请补正', en: 'A filing needs a supplement' },
  'filing.refused': { zh: '报送备案的文件不予登记', en: 'The filing was refused' },
  'filing.urged': { zh: '备案机构催办，请尽快报送备案', en: 'The filing is urged' },
  'cleanup.fill': { zh: '清理工作开始填报，请提出清理意见', en: 'A cleanup worklist to fill in' },
  'cleanup.postponed': { zh: '清理填报的截止日已调整', en: 'The deadline of a cleanup has moved' },
  'cleanup.submitted': { zh: '有单位报送了清理意见，请审核', en: 'Cleanup proposals have come in' },
  'cleanup.returned': { zh: '清理意见被退回，请重新填报', en: 'Cleanup proposals were sent back' },
  'cleanup.decided': { zh: '清理决定已公布', en: 'The cleanup is decided' },
  'takedown.requested': { zh: '有人申请下线或者恢复公开，请确认', en: 'A takedown to confirm' },
  'takedown.decided': { zh: '下线或者恢复公开的申请已办结', en: 'The takedown request was decided' },
  'due.review': { zh: '合法性审核期限提醒', en: 'A review is due' },
  'due.supplement': { zh: '补正期限提醒', en: 'A supplement is due' },
  'due.filing': { zh: '备案期限提醒', en: 'A filing is due' },
  'due.cleanup': { zh: '清理期限提醒', en: 'A cleanup duty is due' },
  'due.term': { zh: '文件有效期将届满，请评估后延续、修订或者任其失效', en: 'A term ends' },
} satisfies Messages<NoticeKind>;

export const NOTICE_MESSAGES = {
  notice_setting_email_is_an_address: { zh: '邮箱地址的格式不正确', en: 'This is no mail address' },
  notice_kind_unknown: { zh: '没有这一类通知', en: 'There is no such kind of notice' },
} satisfies Record<string, Message>;
