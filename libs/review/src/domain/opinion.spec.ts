import { opinionHash, opinionHtml, opinionText, type OpinionContent } from './opinion';
import type { RemarkText } from './remark';

const remark: RemarkText = {
  path: 'art8',
  place: '第八条',
  quotedText: '公共机构应当每年缴纳节能保证金',
  problemType: 'A5',
  basisLaw: '优化营商环境条例',
  basisArticle: '第二十五条',
  basisQuotation: '设立政府性基金、涉企行政事业性收费、涉企保证金，应当有法律、行政法规依据或者经国务院批准。',
  comment: '该条没有法律、法规依据增加义务',
  suggestedText: null,
  suggestsDeletion: true,
  severity: 'must',
};
const content: OpinionContent = {
  number: '巴司审〔2026〕8号',
  reviewOrgan: '巴州司法局',
  addressee: '州发展和改革委员会',
  title: '巴州公共机构节能管理办法（送审稿）',
  round: 1,
  acceptedOn: '2026-05-24',
  issuedOn: '2026-06-05',
  verdict: 'SHOULD_AMEND',
  must: [remark],
  should: [
    {
      ...remark,
      place: '第三十二条',
      quotedText: null,
      basisLaw: null,
      basisArticle: null,
      basisQuotation: null,
      comment: '宜写明有效期',
      suggestsDeletion: false,
      suggestedText: '本办法自2026年8月1日起施行，有效期5年。',
      severity: 'should',
    },
  ],
  checks: [],
  explanation: null,
  textHash: '3f9a0000'.padEnd(64, '0'),
  handler: '甲',
  second: '乙',
  signatory: '丙',
  usedDays: 8,
  pausedDays: 0,
};

it('words the paper as the skeleton has it', () => {
  expect(opinionText(content).split('\n')).toEqual([
    '巴州司法局　　巴司审〔2026〕8号',
    '关于《巴州公共机构节能管理办法（送审稿）》的合法性审核意见',
    '州发展和改革委员会：',
    '你单位第一次送审的《巴州公共机构节能管理办法（送审稿）》及材料收悉。我单位于2026年5月24日受理。依据《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》等规定，对制定主体、权限、程序、内容等进行了审核。现提出如下意见：',
    '一、审核结论：应当予以修改。',
    '二、应当修改的意见',
    '（一）第八条“公共机构应当每年缴纳节能保证金”。《优化营商环境条例》第二十五条规定：“设立政府性基金、涉企行政事业性收费、涉企保证金，应当有法律、行政法规依据或者经国务院批准。”。该条没有法律、法规依据增加义务。建议删去。',
    '三、建议修改的意见',
    '（一）第三十二条：宜写明有效期。建议修改为：“本办法自2026年8月1日起施行，有效期5年。”。',
    '请根据本意见修改；未完全采纳的，应当在提请集体审议时书面说明理由和依据。本意见仅针对送审文本（校验码 3F9A0000）的合法性，供决策参考，属内部过程性文件。',
    '巴州司法局',
    '2026年6月5日',
    '（承办人：甲　复核人：乙　签发人：丙）',
  ]);
});
it('never says that the bureau agrees or approves', () => {
  for (const verdict of ['LEGAL', 'ILLEGAL', 'OUT_OF_SCOPE', 'SHOULD_AMEND'] as const)
    expect(opinionText({ ...content, verdict })).not.toMatch(/同意|批准制定|通过|驳回/);
  expect(opinionText({ ...content, verdict: 'ILLEGAL' })).toContain('未经修改并重新审核，不得提交集体审议');
  expect(opinionText({ ...content, verdict: 'LEGAL' })).toContain('未发现不合法情形');
});
it('changes its hash with a single word, and not with the order of members', () => {
  expect(opinionHash({ ...content })).toBe(opinionHash(Object.fromEntries(Object.entries(content).reverse()) as unknown as OpinionContent));
  expect(opinionHash({ ...content, number: '巴司审〔2026〕9号' })).not.toBe(opinionHash(content));
});
it('prints no markup from what was typed', () => {
  const html = opinionHtml({ ...content, title: '<script>alert(1)</script>' }, 'abc');
  expect(html).not.toContain('<script>');
  expect(html).toContain('内容校验码 abc');
});
it('numbers the eleventh and twentieth remark as Chinese counts', () => {
  const text = opinionText({ ...content, must: Array.from({ length: 21 }, () => remark) });
  for (const number of ['（十）', '（十一）', '（二十）', '（二十一）']) expect(text).toContain(number);
});
