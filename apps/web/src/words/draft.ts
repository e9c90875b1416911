import type { DeliberationDto, DraftDto, PublicationDto, StepDto } from '../api/types';
import type { Words } from './words';

/** The stops of the phase line, and which phases lie at each. */
export const PHASE_STOPS: readonly { title: string; phases: readonly DraftDto['phase'][] }[] = [
  { title: '起草', phases: ['drafting'] },
  { title: '送审', phases: ['at_office', 'to_accept', 'supplement', 'declined'] },
  { title: '合法性审核', phases: ['in_review'] },
  { title: '意见与修改', phases: ['opinion', 'revising'] },
  { title: '集体审议', phases: ['deliberating'] },
  { title: '签发', phases: ['signing'] },
  { title: '编号', phases: ['numbering'] },
  { title: '公布', phases: ['publishing', 'published'] },
];

export const CONCLUSION_WORDS: Words<NonNullable<StepDto['conclusion']>> = {
  not_concerned: '不涉及',
  conforms: '符合',
  against: '不符合',
  exception: '适用例外规定',
};

export const STEP_STATE_WORDS: Words<StepDto['state']> = { required: '待补', optional: '可选', waived: '已说明理由', done: '已有' };

export const MEETING_RESULT_WORDS: Words<DeliberationDto['outcome']> = {
  passed: '原则通过',
  passed_amended: '修改后通过',
  again: '再议',
  rejected: '未通过',
};

export const CARRIER_WORDS: Words<PublicationDto['carrier']> = { website: '政府网站', gazette: '政府公报', official_media: '官方媒体' };

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
