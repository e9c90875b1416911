/** Words that mean the same to a searcher (官方名称与同义词). */
export interface SynonymGroup {
  kind: 'place' | 'organ' | 'term';
  words: readonly string[];
}

/** Each group the bureau may change; search expands a query by the group of a word. */
export const DEFAULT_SYNONYMS: readonly SynonymGroup[] = [
  { kind: 'place', words: ['巴音郭楞蒙古自治州', '巴音郭楞州', '巴音郭楞', '巴州'] },
  { kind: 'place', words: ['新疆维吾尔自治区', '自治区', '新疆'] },
  { kind: 'place', words: ['焉耆回族自治县', '焉耆县', '焉耆'] },
  { kind: 'place', words: ['库尔勒市', '库尔勒'] },
  { kind: 'organ', words: ['人民政府办公室', '政府办公室', '政府办'] },
  { kind: 'organ', words: ['发展和改革委员会', '发展改革委', '发改委', '发改局'] },
  { kind: 'organ', words: ['人力资源和社会保障局', '人社局'] },
  { kind: 'organ', words: ['住房和城乡建设局', '住建局'] },
  { kind: 'organ', words: ['市场监督管理局', '市场监管局', '市监局'] },
  { kind: 'organ', words: ['自然资源局', '国土资源局'] },
  { kind: 'organ', words: ['生态环境局', '环境保护局', '环保局'] },
  { kind: 'organ', words: ['农业农村局', '农牧局'] },
  { kind: 'organ', words: ['文化体育广播电视和旅游局', '文旅局'] },
  { kind: 'organ', words: ['卫生健康委员会', '卫健委', '卫计委'] },
  { kind: 'organ', words: ['城市管理', '城管', '城市管理行政执法'] },
  { kind: 'organ', words: ['司法局', '司法行政部门', '法制办'] },
  { kind: 'term', words: ['行政规范性文件', '规范性文件', '红头文件'] },
  { kind: 'term', words: ['最低生活保障', '低保'] },
  { kind: 'term', words: ['住房公积金', '公积金'] },
  { kind: 'term', words: ['机动车停车', '停车'] },
  { kind: 'term', words: ['电动自行车', '电动车', '电瓶车'] },
  { kind: 'term', words: ['物业管理', '物业服务', '物业'] },
  { kind: 'term', words: ['出租汽车', '出租车', '巡游车'] },
  { kind: 'term', words: ['网络预约出租汽车', '网约车'] },
  { kind: 'term', words: ['国有土地上房屋征收', '房屋征收', '拆迁'] },
];
