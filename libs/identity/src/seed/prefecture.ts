/**
 * Departments of the prefecture (州级部门) in the order of organs:
 * code, name without the prefecture's, short name, 机关代字, own legal section.
 */
export const DEPARTMENTS: readonly (readonly [code: string, name: string, shortName: string, prefix: string, hasLegalUnit: boolean])[] = [
  ['fgw', '发展和改革委员会', '州发改委', '巴发改', true],
  ['jyj', '教育局', '州教育局', '巴教', true],
  ['kjj', '科学技术局', '州科技局', '巴科', false],
  ['gxj', '工业和信息化局', '州工信局', '巴工信', true],
  ['mzw', '民族宗教事务委员会', '州民宗委', '巴民宗', false],
  ['gaj', '公安局', '州公安局', '巴公', true],
  ['mzj', '民政局', '州民政局', '巴民', true],
  ['sfj', '司法局', '州司法局', '巴司', true],
  ['czj', '财政局', '州财政局', '巴财', true],
  ['rsj', '人力资源和社会保障局', '州人社局', '巴人社', true],
  ['zrj', '自然资源局', '州自然资源局', '巴自然资', true],
  ['hbj', '生态环境局', '州生态环境局', '巴环', true],
  ['zjj', '住房和城乡建设局', '州住建局', '巴建', true],
  ['jtj', '交通运输局', '州交通运输局', '巴交', true],
  ['slj', '水利局', '州水利局', '巴水', true],
  ['nyj', '农业农村局', '州农业农村局', '巴农', true],
  ['xmj', '畜牧兽医局', '州畜牧兽医局', '巴牧', false],
  ['swj', '商务局', '州商务局', '巴商', false],
  ['wlj', '文化体育广播电视和旅游局', '州文体广旅局', '巴文旅', true],
  ['wjw', '卫生健康委员会', '州卫健委', '巴卫', true],
  ['tyj', '退役军人事务局', '州退役军人局', '巴退役', false],
  ['yjj', '应急管理局', '州应急局', '巴应急', true],
  ['sjj', '审计局', '州审计局', '巴审', true],
  ['wsb', '外事办公室', '州外事办', '巴外', false],
  ['gzw', '人民政府国有资产监督管理委员会', '州国资委', '巴国资', true],
  ['scjgj', '市场监督管理局', '州市监局', '巴市监', true],
  ['lcj', '林业和草原局', '州林草局', '巴林草', true],
  ['tjj', '统计局', '州统计局', '巴统', false],
  ['ybj', '医疗保障局', '州医保局', '巴医保', false],
  ['szj', '数字化发展局', '州数字化发展局', '巴数', false],
  ['lsj', '粮食和物资储备局', '州粮储局', '巴粮', false],
  ['xfj', '信访局', '州信访局', '巴信', false],
  ['jgsw', '机关事务服务中心', '州机关事务中心', '巴机管', false],
  ['swuj', '税务局', '州税务局', '巴税', true],
  ['qxj', '气象局', '州气象局', '巴气', false],
  ['xfjy', '消防救援支队', '州消防救援支队', '巴消', true],
];

/** Made by the reform of organs of 2018–2019 (机构改革); the others stand since the prefecture does, as far as the seed knows. */
export const SINCE_REFORM: ReadonlySet<string> = new Set(['tyj', 'yjj', 'scjgj', 'ybj', 'zrj', 'nyj', 'wjw', 'wlj', 'lcj']);

/** Departments that the reform closed, with who took over. */
export const CLOSED: readonly (readonly [code: string, name: string, shortName: string, successor: string])[] = [
  ['gsj', '工商行政管理局', '原州工商局', 'scjgj'],
  ['zjjd', '质量技术监督局', '原州质监局', 'scjgj'],
  ['ajj', '安全生产监督管理局', '原州安监局', 'yjj'],
  ['gtj', '国土资源局', '原州国土局', 'zrj'],
];

/** Organizations that laws or regulations authorize (法律法规授权的组织), and one agency of the government. */
export const AUTHORIZED: readonly (readonly [code: string, name: string, shortName: string, prefix: string, basis: string])[] = [
  ['gjj', '住房公积金管理中心', '州公积金中心', '巴公积金', '《住房公积金管理条例》授权管理住房公积金'],
];

/** Bodies that coordinate (议事协调机构): they may not issue (domain.md 1.5). */
export const COORDINATING: readonly (readonly [code: string, name: string, shortName: string])[] = [
  ['awh', '安全生产委员会', '州安委会'],
  ['fxkh', '防汛抗旱指挥部', '州防指'],
];

/** Organs above the prefecture that receive filings and are outside the system. */
export const OUTSIDE: readonly (readonly [code: string, name: string, shortName: string])[] = [
  ['xj-rdcwh', '新疆维吾尔自治区人民代表大会常务委员会', '自治区人大常委会'],
  ['cn-gwy', '中华人民共和国国务院', '国务院'],
  ['xj-hbt', '新疆维吾尔自治区生态环境厅', '自治区生态环境厅'],
  ['xj-swuj', '国家税务总局新疆维吾尔自治区税务局', '自治区税务局'],
  ['xj-qxj', '新疆维吾尔自治区气象局', '自治区气象局'],
  ['xj-xfzd', '新疆维吾尔自治区消防救援总队', '自治区消防救援总队'],
];
