import type { SearchEntry, SearchRequest } from '@libs/search';
import { entryOf } from './search-entries';

/** A way in which searching Chinese law goes wrong, and what should happen. */
export interface Pitfall {
  /** Why it is hard. */
  why: string;
  /** What is typed. */
  q: string;
  /** Numbers (no) of the documents that must be found, in this order when `isOrdered`. */
  finds: readonly number[];
  /** Documents that must not be found. */
  not?: readonly number[];
  isOrdered?: boolean;
  /** What must be marked in the first passage shown of the first document. */
  marks?: string;
  /** Where the first passage shown stands. */
  path?: string;
  more?: Partial<SearchRequest>;
}

const law = (no: number, title: string, ...articles: string[]): SearchEntry =>
  entryOf({ no: 100 + no, title, articles, more: { number: null, numberKey: null } });
const numbered = (no: number, title: string, number: string, numberKey: string, ...articles: string[]): SearchEntry =>
  entryOf({ no: 100 + no, title, articles, more: { number, numberKey } });

const LONG = '为贯彻落实上级部署，结合本州实际，现就有关事项规定如下，请各县市认真执行，如遇问题及时报告。'.repeat(1_400);

export const PITFALL_DOCUMENTS: SearchEntry[] = [
  law(1, '关于转发上级通知的函', '根据国务院办公厅有关文件，做好落实工作。'),
  law(2, '机动车管理若干规定', '机动车停车场应当配备充电设施。', '商户门前不得停放车辆。'),
  law(3, '不动产统一登记办法', '不动产登记机构应当自受理之日起办结。'),
  law(4, '高层次人才引进办法', '高层次人才可以申请住房公积金贷款。'),
  law(5, '政务公开工作要点', '编制并公布权力清单和责任清单。'),
  law(6, '合法性审核办法', '行政规范性文件应当经合法性审核。', '第十二条所称审核，包括备案审查。'),
  law(7, '林业保护办法', '护林员应当每日巡护。', '禁止毁林开垦。'),
  law(8, '关于节水的通知', '推广节水器具，鼓励中水回用。'),
  law(9, '塔里木河流域管理细则', '塔里木河流域的取水应当经批准。'),
  numbered(10, '关于印发供热管理细则的通知', '巴政办规〔2024〕37号', '巴政办规|2024|37', '依据国办发〔2018〕37号文件制定。'),
  numbered(11, '关于印发用热管理细则的通知', '巴政办规〔2024〕137号', '巴政办规|2024|137', '供热单位应当公开收费标准。'),
  numbered(12, '热力工程验收办法', '巴政发〔2024〕37号', '巴政发|2024|37', '热力工程竣工后应当组织验收。'),
  law(13, '烟花爆竹管理规定', '禁止在禁放区域内燃放烟花爆竹。', '违反规定的，由公安机关处五百元罚款。'),
  law(14, '宗教活动场所管理办法', '宗教活动场所应当建立消防安全制度。'),
  law(15, '博斯腾湖水体保护条例实施细则', '博斯腾湖湖区禁止网箱养鱼。'),
  law(16, '道路运输服务规范', '从事道路运输服务的，不得拒载。'),
  law(17, '务工人员服务办法', '为务工人员提供法律援助。'),
  law(18, '工业园区用地办法', '园区用地实行“标准地”出让。', 'PM2.5浓度应当逐年下降；ＶＯＣｓ排放应当达标。'),
  law(19, '关于〇七年以来文件清理结果的通知', '二〇〇七年以来的文件，按照本通知清理。'),
  law(20, '长文档登记管理办法', `${LONG}胡杨林更新复壮应当编制方案。`),
  law(21, '巴音郭楞蒙古自治州人民代表大会常务委员会关于加强巴音布鲁克草原生态环境保护管理和合理利用工作的决定', '草原实行划区轮牧。'),
  law(22, '行政处罚裁量基准', '从轻处罚的，应当说明理由。', '减轻处罚的，应当经集体讨论。'),
  law(23, '养犬管理规定', '携犬出户应当束犬链，并由成年人牵领。'),
  law(24, '城市绿化办法', '绿地率不得低于百分之三十。', '物业绿化养护由业主负责。', '收费标准另行制定。'),
  law(25, '物业服务收费办法', '物业服务收费实行政府指导价。'),
  law(26, '殡葬管理规定', '提倡骨灰撒散、树葬、草坪葬。'),
  law(27, '燃气管理办法', '瓶装液化石油气供应站应当取得许可。', '用户不得擅自拆卸、安装、改装燃气设施。'),
  law(28, '人民调解工作办法', '调解不得强迫当事人；“一事一档”，归档备查。'),
  law(29, '公共机构能耗办法', '能耗定额由机关事务管理部门制定。'),
  law(30, '发展规划编制办法', '州发展和改革委员会负责统筹。', '发展规划应当公开征求意见。'),
  law(31, '乡村道路建设养护办法', '村道建设养护资金由县级财政统筹安排。'),
  law(32, '医疗保障基金监管办法', '定点医药机构应当配合检查。', '骗取医保基金的，责令退回。'),
  law(33, '地名标志设置办法', '双语地名标志使用Latin字母转写，如Korla。'),
  law(34, '关于调整最低工资标准的通知', '月最低工资标准为1900元，小时最低工资标准为19元。'),
  law(35, '应急预案管理办法', '预案每三年修订一次；有下列情形之一的，及时修订：', '演练每年不少于一次。'),
];

const synonyms = [
  ['市场监督管理局', '市监局', '工商局'],
  ['行政规范性文件', '规范性文件', '红头文件'],
  ['住房公积金', '公积金'],
];

export const PITFALLS: Pitfall[] = [
  { why: 'greedy cutting makes 国务/院办/公/厅 of 国务院办公厅', q: '办公厅', finds: [1], marks: '办公厅' },
  { why: 'the same: a part of an organ’s name', q: '国务院', finds: [1] },
  { why: 'a name across a greedy cut, whole', q: '国务院办公厅', finds: [1], marks: '国务院办公厅' },
  { why: '机动/车/停车/场: a word over a cut', q: '停车场', finds: [2], marks: '停车场' },
  { why: '停车 is in 停车场 only as a part of a longer word', q: '停车', finds: [2] },
  { why: '商户 is cut apart in 商户门前', q: '商户', finds: [2], path: 'art2' },
  { why: '不动 and 动产 are parts of 不动产', q: '不动产', finds: [3] },
  { why: '高层/次 instead of 高/层次', q: '层次', finds: [4], not: [] },
  { why: 'a compound in the text, its end as the query', q: '公积金', finds: [4] },
  { why: 'Traditional query on Simplified text', q: '權力清單', finds: [5], marks: '权力清单' },
  { why: 'Traditional with variants of the same character', q: '國務院辦公廳', finds: [1] },
  { why: 'a key of four words is longer than what a synonym may be', q: '红头文件', finds: [6], more: { synonyms } },
  { why: 'a synonym inside a longer word', q: '住房公积金贷款', finds: [4], more: { synonyms } },
  { why: '第十/二条: an article’s number is cut in the middle of a numeral', q: '合法性审核办法第二条', finds: [6], path: 'art2' },
  { why: 'one character, at the end of a word', q: '林', finds: [7, 20], not: [15] },
  { why: 'one character, inside a word of the dictionary', q: '犬', finds: [23] },
  { why: 'the same two characters across the seam of two words are no word: 中水回用 has 水回', q: '中水', finds: [8], not: [9] },
  { why: 'a query of pure Han is taken for Japanese', q: '塔里木河流域', finds: [9], marks: '塔里木河流域' },
  { why: 'numbers: 37 is not 137, and the prefix counts', q: '巴政办规〔2024〕37号', finds: [10], not: [11, 12], isOrdered: true },
  { why: 'a number in other brackets and full-width digits', q: '巴政办规［２０２４］３７号', finds: [10], not: [11], isOrdered: true },
  { why: 'a number with 第 and spaces', q: '巴政发 (2024) 第 37 号', finds: [12], not: [10, 11], isOrdered: true },
  { why: 'a number that only a text cites', q: '国办发〔2018〕37号', finds: [10] },
  { why: 'a longer number begins with the shorter one', q: '巴政办规〔2024〕137号', finds: [11], not: [10] },
  { why: 'words in different articles of one document', q: '烟花爆竹 罚款', finds: [13] },
  { why: '业务 across 物业|务 must not match 道路运输服务 or 务工', q: '务工', finds: [17], not: [16] },
  { why: 'a comma or stop between two words is no phrase: 用地、实行', q: '"清单责任"', finds: [], not: [5] },
  { why: 'letters and digits: PM2.5', q: 'PM2.5', finds: [18] },
  { why: 'full-width Latin letters', q: 'VOCs', finds: [18] },
  { why: 'Latin words in any case', q: 'KORLA', finds: [33] },
  { why: '〇 is a letter, ○ a sign: both are typed', q: '二○○七年', finds: [19] },
  { why: 'an attribute is cut off after 65,536 positions', q: '胡杨林更新复壮', finds: [20], marks: '胡杨林更新复壮' },
  {
    why: 'more than ten words: a title pasted whole',
    q: '巴音郭楞蒙古自治州人民代表大会常务委员会关于加强巴音布鲁克草原生态环境保护管理和合理利用工作的决定',
    finds: [21],
    isOrdered: true,
  },
  { why: 'more than ten words that are no title', q: '草原 划区 轮牧 加强 生态 环境 保护 管理 合理 利用 工作 决定', finds: [21], not: [7] },
  { why: 'the last word is the head noun and must not be dropped', q: '物业服务收费', finds: [25], not: [24] },
  { why: '从轻 and 减轻: 轻处罚 is in both, 减轻处罚 in one', q: '减轻处罚', finds: [22], path: 'art2', marks: '减轻处罚' },
  { why: 'a question with words that no law has', q: '遛狗要牵绳吗，携犬出户束犬链', finds: [23], isOrdered: true },
  { why: 'a suffix of a word', q: '葬', finds: [26] },
  { why: 'a list with 、 between: its members are words', q: '拆卸 改装', finds: [27], path: 'art2' },
  { why: 'quotation marks in the text', q: '一事一档', finds: [28], marks: '一事一档' },
  { why: 'quotation marks in the query ask for the exact string', q: '"机关事务管理部门"', finds: [29] },
  { why: 'a short name of an organ that is written out', q: '市监局', finds: [], not: [30], more: { synonyms } },
  { why: 'the name of an organ with 和 in it', q: '发展和改革委员会', finds: [30], marks: '发展和改革委员会' },
  { why: 'words next to each other in two sentences are no word: 筹。发', q: '统筹发展', finds: [30], not: [31] },
  { why: '建设养护 is two words; one has to find them apart', q: '养护 村道', finds: [31] },
  { why: 'an abbreviation inside a run: 医保基金', q: '医保', finds: [32], path: 'art2' },
  { why: 'digits next to Han: 1900元 is not 19元', q: '1900元', finds: [34], marks: '1900元' },
  { why: 'a mark of the query syntax of a search engine', q: '预案 -演练', finds: [35] },
  { why: 'a colon and a semicolon end words', q: '及时修订', finds: [35] },
];
