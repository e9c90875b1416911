import { bareTitle, placesOf, readText } from './text';

const TEXT = `巴音郭楞蒙古自治州公共机构节能管理办法（送审稿）

第一章　总则
第一条　为了推动公共机构节能，根据《公共机构节能条例》，制定本办法。
第二条　本州公共机构应当遵守本办法。
第二章　附则
第三条　本办法自2026年8月1日起施行，有效期5年。《巴州公共机构节能管理暂行办法》（巴政办发〔2015〕22号）同时废止。
`;

it('reads from the text what the confirm screen shows', () => {
  expect(readText(TEXT).facts).toMatchObject({
    title: '巴音郭楞蒙古自治州公共机构节能管理办法',
    kind: '办法',
    articleCount: 3,
    chapterCount: 2,
    faults: [],
    effectiveOn: '2026-08-01',
    termYears: 5,
    validThrough: '2031-07-31',
    repeals: [{ title: '巴州公共机构节能管理暂行办法', docNumber: '巴政办发〔2015〕22号' }],
    suggestedClass: 'NORMATIVE',
  });
});
it('names the places a remark may stand at', () => {
  expect(placesOf(readText(TEXT).parsed).map((place) => place.label)).toEqual(['第一条', '第二条', '第三条']);
});
it('takes the stage off a title and leaves 试行 on', () => {
  expect([bareTitle('某办法（送审稿）'), bareTitle('某办法(草案)'), bareTitle('某办法（试行）')]).toEqual([
    '某办法',
    '某办法',
    '某办法（试行）',
  ]);
});
it('reads nothing from nothing', () => {
  expect(readText('').facts).toMatchObject({ title: '', articleCount: 0, characterCount: 0 });
});
