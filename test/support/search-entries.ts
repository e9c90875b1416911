import type { SearchEntry } from '@libs/search';

export const FOREVER = { from: '0001-01-01', to: null };

interface Given {
  no: number;
  title: string;
  articles: (string | { label: string; path: string; text: string; from?: string; to?: string | null })[];
  status?: { status: string; from: string; to: string | null }[];
  more?: Partial<SearchEntry>;
}

/** An entry of our own making, in force since 2024 unless it says otherwise. */
export function entryOf({ no, title, articles, status, more = {} }: Given): SearchEntry {
  const tail = String(no).padStart(12, '0');
  return {
    kind: 'document',
    id: `00000000-0000-7000-8000-${tail}`,
    slug: `b${String(no).padStart(9, '2')}`,
    title,
    number: `巴政办规〔2024〕${no}号`,
    numberKey: `巴政办规|2024|${no}`,
    audience: 'public',
    issuerId: '00000000-0000-7000-8000-000000000901',
    issuerName: '州人民政府办公室',
    level: 'prefecture',
    regionCode: '652800',
    docClass: 'NORMATIVE',
    titleKind: '办法',
    topic: null,
    publishedOn: '2024-01-01',
    effectiveOn: '2024-02-01',
    periods: status ?? [
      { status: 'NOT_YET', from: '0001-01-01', to: '2024-02-01' },
      { status: 'IN_FORCE', from: '2024-02-01', to: null },
    ],
    passages: articles.map((article, index) => ({
      path: `art${index + 1}`,
      label: `第${'一二三四五六七八九十'.charAt(index)}条`,
      heading: null,
      from: '2024-01-01',
      to: null,
      ...(typeof article === 'string' ? { text: article } : article),
    })),
    ...more,
  };
}

/** The contract test's corpus: small, each entry there for one question. */
export const CORPUS: SearchEntry[] = [
  entryOf({
    no: 1,
    title: '巴音郭楞蒙古自治州住宅区消防安全管理规定',
    articles: ['为了加强住宅区消防安全管理，制定本规定。', '物业服务人应当保持消防车通道畅通。', '住宅区内电动自行车应当在指定区域充电。'],
  }),
  entryOf({
    no: 2,
    title: '公共机构节能管理办法',
    articles: ['公共机构应当加强节能管理。', '节水、节电由管理单位负责。', '住宅区不适用本办法；消防另有规定。'],
    more: {
      docClass: 'POLICY',
      issuerId: '00000000-0000-7000-8000-000000000902',
      issuerName: '州发展和改革委员会',
      publishedOn: '2025-05-01',
      topic: '工业、交通',
    },
  }),
  entryOf({
    no: 3,
    title: '关于印发《城市供水管理暂行办法》的通知',
    articles: ['城市供水单位应当保证水质。', '用户应当按时缴纳水费。'],
    status: [
      { status: 'IN_FORCE', from: '0001-01-01', to: '2025-06-01' },
      { status: 'REPEALED', from: '2025-06-01', to: null },
    ],
  }),
  entryOf({
    no: 4,
    title: '牧民定居补助办法',
    articles: [
      '符合条件的牧民可以申请定居补助。',
      { label: '第二条', path: 'art2', text: '补助标准为每户三万元。', from: '2024-01-01', to: '2025-01-01' },
      { label: '第二条', path: 'art2', text: '补助标准为每户五万元。', from: '2025-01-01', to: null },
    ],
  }),
  entryOf({
    no: 5,
    title: '冬季供暖服务规范',
    articles: ['供暖期自每年十月十五日起。', '依据巴政办规〔2024〕1号第二条执行。'],
    status: [
      { status: 'NOT_YET', from: '0001-01-01', to: '2026-10-01' },
      { status: 'IN_FORCE', from: '2026-10-01', to: null },
    ],
    more: { publishedOn: '2026-03-01', effectiveOn: '2026-10-01' },
  }),
  entryOf({
    no: 6,
    title: '历史供暖收费标准',
    articles: ['供暖费按建筑面积收取。'],
    status: [{ status: 'UNKNOWN', from: '0001-01-01', to: null }],
    more: { publishedOn: '2008-01-01', effectiveOn: null },
  }),
  entryOf({ no: 7, title: '内部供暖应急预案', articles: ['供暖中断时启动预案。'], more: { audience: 'staff', docClass: 'INTERNAL' } }),
];
