import { suggestClass } from './classify';
import { parseText } from './structure';

it.each([
  [
    '某州停车管理办法\n巴政规〔2024〕1号\n第一条 单位和个人应当遵守本办法。\n第二条 不得占道。\n第三条 责令改正。\n第四条 本办法自2024年1月1日起施行，有效期5年。',
    'NORMATIVE',
  ],
  ['某州就业若干措施\n一、给予补贴。\n二、支持创业。\n三、优化服务。', 'POLICY'],
  ['某州政府第三次常务会议纪要\n会议研究了有关事项。', 'INTERNAL'],
  ['关于表彰先进单位的通报\n决定对十个单位予以表彰。', 'INTERNAL'],
])('%s', (text, docClass) => {
  const suggestion = suggestClass(parseText(text));
  expect(suggestion.docClass).toBe(docClass);
  expect(suggestion.reasons.length).toBeGreaterThan(0);
});
