import type { RemarkText } from '@libs/review';

/** What the demo's reviewer remarks: the faults that normative documents have most often. */
export const PERMIT: RemarkText = {
  path: 'art2',
  place: '第二条',
  quotedText: '应当取得县（市）城市管理部门的投放许可',
  problemType: 'A4',
  basisLaw: '中华人民共和国行政许可法',
  basisArticle: '第十七条',
  basisQuotation: '除本法第十四条、第十五条规定的外，其他规范性文件一律不得设定行政许可。',
  comment: '规范性文件不得设定行政许可。',
  suggestedText: '经营企业投放车辆，应当遵守县（市）城市管理部门公布的停放区域和总量信息。',
  suggestsDeletion: false,
  severity: 'must',
};
export const TERM: RemarkText = {
  path: 'art6',
  place: '第六条',
  quotedText: '本办法自公布之日起施行',
  problemType: 'A12',
  basisLaw: null,
  basisArticle: null,
  basisQuotation: null,
  comment: '未规定有效期，公布与施行之间没有间隔，建议明确施行日期和有效期。',
  suggestedText: '本办法自2027年3月1日起施行，有效期5年。',
  suggestsDeletion: false,
  severity: 'should',
};
export const DEPOSIT: RemarkText = {
  ...PERMIT,
  path: 'art5',
  place: '第五条',
  quotedText: '应当向所在街道办事处缴纳油烟治理保证金2万元',
  problemType: 'A5',
  basisLaw: '优化营商环境条例',
  basisArticle: '第二十八条',
  basisQuotation: '设立政府性基金、涉企行政事业性收费、涉企保证金，应当有法律、行政法规依据或者经国务院批准。',
  comment: '没有法律、行政法规依据增设涉企保证金。',
  suggestedText: null,
  suggestsDeletion: true,
};
export const FINE: RemarkText = {
  ...PERMIT,
  path: 'art6',
  place: '第六条',
  quotedText: '处1万元以上5万元以下的罚款',
  problemType: 'A4',
  basisLaw: '中华人民共和国行政处罚法',
  basisArticle: '第十六条',
  basisQuotation: '除法律、法规、规章外，其他规范性文件不得设定行政处罚。',
  comment: '规范性文件不得设定罚款，应当引用上位法的规定。',
  suggestedText: '违反第三条规定的，依照《中华人民共和国大气污染防治法》的规定处理。',
};
