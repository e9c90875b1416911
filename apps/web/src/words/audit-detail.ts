import { dateZh } from '../form/legal-date';
import { CLASS_WORDS, PUBLICITY_WORDS } from './document';
import { CONCLUSION_WORDS } from './draft';
import { VERDICT_WORDS } from './review';
import { rolesZh } from './roles';

/** What the fields of a recorded fact are called; the room that records it says what they mean. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  action: '操作',
  adoption: '采纳情况',
  after: '变动后',
  answers: '答复',
  articles: '条款',
  basis: '依据',
  before: '变动前',
  by: '经办',
  byNumber: '依据文号',
  byTitle: '依据文件',
  bytes: '大小',
  campaignId: '清理工作编号',
  carrier: '公布载体',
  carrierAddress: '公布载体地址',
  cause: '原因',
  clauses: '涉及条款',
  conclusion: '结论',
  corrects: '被更正的记载',
  count: '数量',
  datedOn: '落款日期',
  days: '天数',
  decision: '决定',
  decisionId: '清理决定编号',
  deskOnly: '只在办公端显示的通知',
  detail: '内容',
  disposition: '处理意见',
  docClass: '文件性质',
  docNumber: '文号',
  documentId: '文件编号',
  dueOn: '期限',
  effectiveOn: '施行日期',
  eventId: '效力变动编号',
  evidence: '依据的材料',
  explanation: '说明',
  fields: '修改的栏目',
  fileId: '上传文件编号',
  files: '文件',
  format: '格式',
  hash: '校验值',
  heldOn: '会议日期',
  id: '编号',
  intakeNumber: '收文编号',
  isOutside: '系统外机关',
  isSet: '已设邮箱',
  issuerOrganId: '制定机关编号',
  item: '清单项目',
  items: '内容',
  key: '项目',
  kind: '类别',
  length: '字数',
  letterNumber: '送审函号',
  level: '层级',
  login: '用户名',
  meeting: '会议',
  missing: '缺少',
  name: '名称',
  note: '备注',
  number: '号码',
  on: '日期',
  organId: '单位编号',
  outcome: '结果',
  path: '条款',
  phoneChanged: '修改了电话',
  problemType: '问题类型',
  publicity: '公开属性',
  publishedOn: '公布日期',
  purpose: '用途',
  reason: '理由',
  reasons: '理由',
  receiverOrganId: '接收机关编号',
  record: '记录',
  remarkId: '意见编号',
  repealed: '同时废止',
  replacement: '更正为',
  requestedBy: '申请人编号',
  responses: '答复',
  result: '结果',
  reviewerId: '承办人编号',
  revision: '修订次数',
  roles: '角色',
  round: '送审次数',
  routeKey: '制定流程',
  rows: '行数',
  severity: '程度',
  sha256: '文件校验值',
  signedOn: '成文日期',
  signer: '签发人',
  size: '大小（字节）',
  slug: '永久地址码',
  sourceDocumentId: '依据文件编号',
  subjectId: '事项编号',
  subjectType: '事项类别',
  submissionId: '送审编号',
  takedownId: '下线申请编号',
  term: '有效期',
  termYears: '有效期（年）',
  title: '标题',
  type: '类别',
  unit: '科室',
  urgentReason: '紧急理由',
  validFrom: '自何时起',
  validThrough: '有效期至',
  verdict: '审核结论',
  versionId: '文本编号',
  why: '原因',
  year: '年份',
  years: '年数',
};

/** Values that are codes, by the field they stand in. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  docClass: CLASS_WORDS,
  before: CLASS_WORDS,
  publicity: PUBLICITY_WORDS,
  verdict: VERDICT_WORDS,
  severity: { must: '应当修改', should: '建议修改' },
  adoption: { adopted: '采纳', partly: '部分采纳', rejected: '未采纳' },
  unit: { working: '工作日', natural: '自然日' },
  conclusion: CONCLUSION_WORDS,
  kind: {
    withhold: '下线',
    restore: '恢复公开',
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
  },
};

/** The detail of one fact in words: 标题：…；文号：…. A field without a name of its own is 其他, never its code. */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => [FIELD_WORDS[name] ?? '其他', valueWords(name, value)] as const)
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `${name}：${words}`)
    .join('；');
}

function valueWords(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (name === 'roles' && Array.isArray(value)) return rolesZh(value.map(String));
  if (Array.isArray(value)) return value.map((each) => valueWords(name, each)).join('、');
  if (typeof value === 'object') return `（${detailWords(value as Record<string, unknown>)}）`;
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const named = VALUE_WORDS[name]?.[text];
  return named ?? (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dateZh(text) : text);
}
