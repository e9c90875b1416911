import { innerTitleOf, normaliseTitle, titleFlags, titleKind } from './title';

it.each([
  ['巴州人民政府办公室关于印发《巴州公共机构节能管理办法》的通知', '通知'],
  ['巴州公共机构节能管理办法（试行）', '办法'],
  ['养老服务实施细则', '细则'],
  ['关于促进就业的若干意见', '意见'],
  ['巴州人民政府令', '令'],
  ['春季防火通告', '通告'],
  ['某事项', '其他'],
])('titleKind of %s is %s', (title, kind) => {
  expect(titleKind(title)).toBe(kind);
});

it('titleFlags reads 试行, 暂行, 修订', () => {
  expect(titleFlags('管理办法（试行）')).toEqual({ isTrial: true, isInterim: false, isRevision: false });
  expect(titleFlags('行政审批暂行规定')).toEqual({ isTrial: false, isInterim: true, isRevision: false });
  expect(titleFlags('管理办法（2023年修订）')).toEqual({ isTrial: false, isInterim: false, isRevision: true });
  expect(titleFlags('关于印发《管理办法（试行）》的通知').isTrial).toBe(true);
  expect(titleFlags('驾校试行收费的通知').isTrial).toBe(false);
});

it.each([
  ['关于印发《巴州管理办法（试行）》的通知', '巴州管理办法（试行）'],
  ['巴州人民政府关于公布《巴州权责清单》的决定', '巴州权责清单'],
  ['国务院办公厅关于印发全国深化改革方案的通知', '全国深化改革方案'],
  ['关于转发《〈甲办法〉实施细则》的通知', '〈甲办法〉实施细则'],
  ['关于做好春耕生产的通知', null],
])('innerTitleOf %s', (title, inner) => {
  expect(innerTitleOf(title)).toBe(inner);
});

it('normaliseTitle gives one form to one document', () => {
  const forms = [
    '中华人民共和国公司法',
    '公司法',
    '《公司法》',
    '公司法（2023年修订）',
    '中华人民共和国公司法(2018修正)',
    '公司法〔2023修订〕',
  ].map(normaliseTitle);
  expect(new Set(forms)).toEqual(new Set(['公司法']));
  expect(normaliseTitle('关于印发《巴州管理办法（试行）》的通知')).toBe(normaliseTitle('巴州管理办法'));
});
