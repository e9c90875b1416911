import type { Organ, OrganKind } from '../domain/organ';
import { COUNTIES, COUNTY_DEPARTMENTS, type CountySeed } from './counties';
import { AUTHORIZED, CLOSED, COORDINATING, DEPARTMENTS, OUTSIDE, SINCE_REFORM } from './prefecture';

export interface OrganSeed extends Omit<Organ, 'id' | 'parentId' | 'successorId' | 'revision'> {
  parent: string | null;
  successor: string | null;
}

/** The day the prefecture was founded; the default of every organ whose own day the seed does not know. */
const FOUNDED = '1954-06-23';
const REFORM = '2019-01-01';
const PREFECTURE = '巴音郭楞蒙古自治州';

const BY_LAW = {
  government: '《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》：县级以上地方各级人民政府',
  office: '经本级政府同意，政府办公机构可以代本级政府制定',
  department: '县级以上人民政府工作部门',
  township: '《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》：乡、民族乡、镇的人民政府',
  street: '市辖区、不设区的市人民政府的派出机关',
  coordinating: '议事协调机构不得制定行政规范性文件',
  outside: '不在本系统制定文件，仅接收备案',
} as const;

const SPECIAL: Readonly<Record<string, OrganKind>> = { sfj: 'justice_bureau', scjgj: 'market_regulator' };

function organ(
  seed: Pick<OrganSeed, 'code' | 'name' | 'shortName' | 'level' | 'kind' | 'regionCode' | 'sortOrder'> & Partial<OrganSeed>,
): OrganSeed {
  return {
    parent: null,
    prefix: null,
    hasLegalUnit: false,
    mayIssue: true,
    basis: null,
    phone: null,
    validFrom: FOUNDED,
    validTo: null,
    successor: null,
    ...seed,
  };
}

function prefectureOrgans(): OrganSeed[] {
  const at = { level: 'prefecture', regionCode: '652800', parent: 'bz-gov' } as const;
  return [
    organ({
      ...at,
      code: 'bz-gov',
      parent: 'xj-gov',
      name: `${PREFECTURE}人民政府`,
      shortName: '州人民政府',
      kind: 'government',
      prefix: '巴政',
      basis: BY_LAW.government,
      sortOrder: 10,
    }),
    organ({
      ...at,
      code: 'bz-gov-office',
      name: `${PREFECTURE}人民政府办公室`,
      shortName: '州政府办',
      kind: 'government_office',
      prefix: '巴政办',
      hasLegalUnit: true,
      basis: BY_LAW.office,
      sortOrder: 10,
    }),
    ...DEPARTMENTS.map(([code, name, shortName, prefix, hasLegalUnit], index) =>
      organ({
        ...at,
        code: `bz-${code}`,
        name: PREFECTURE + name,
        shortName,
        kind: SPECIAL[code] ?? 'department',
        prefix,
        hasLegalUnit,
        basis: BY_LAW.department,
        sortOrder: 20 + index * 10,
        validFrom: SINCE_REFORM.has(code) ? REFORM : FOUNDED,
      }),
    ),
    ...AUTHORIZED.map(([code, name, shortName, prefix, basis], index) =>
      organ({
        ...at,
        code: `bz-${code}`,
        name: PREFECTURE + name,
        shortName,
        kind: 'authorized',
        prefix,
        basis,
        sortOrder: 600 + index * 10,
      }),
    ),
    ...COORDINATING.map(([code, name, shortName], index) =>
      organ({
        ...at,
        code: `bz-${code}`,
        name: PREFECTURE + name,
        shortName,
        kind: 'department',
        mayIssue: false,
        basis: BY_LAW.coordinating,
        sortOrder: 700 + index * 10,
      }),
    ),
    ...CLOSED.map(([code, name, shortName, successor], index) =>
      organ({
        ...at,
        code: `bz-${code}`,
        name: PREFECTURE + name,
        shortName,
        kind: 'department',
        basis: BY_LAW.department,
        validTo: REFORM,
        successor: `bz-${successor}`,
        sortOrder: 800 + index * 10,
      }),
    ),
  ];
}

function countyOrgans(county: CountySeed, place: number): OrganSeed[] {
  const { code, regionCode, name, mark } = county;
  const government = `${code}-gov`;
  const at = { level: 'county', regionCode, parent: government } as const;
  const isCity = name.endsWith('市');
  const shortPlace = name.replace('回族自治县', '县');
  return [
    organ({
      ...at,
      code: government,
      parent: 'bz-gov',
      name: `${name}人民政府`,
      shortName: `${shortPlace}人民政府`,
      kind: 'government',
      prefix: `${mark}政`,
      basis: BY_LAW.government,
      sortOrder: 900 + place * 10,
    }),
    organ({
      ...at,
      code: `${government}-office`,
      name: `${name}人民政府办公室`,
      shortName: `${shortPlace}政府办`,
      kind: 'government_office',
      prefix: `${mark}政办`,
      basis: BY_LAW.office,
      sortOrder: 10,
    }),
    ...COUNTY_DEPARTMENTS.map(([department, title, shortName, prefix], index) =>
      organ({
        ...at,
        code: `${code}-${department}`,
        name: name + title,
        shortName: shortPlace + shortName,
        kind: SPECIAL[department] ?? 'department',
        prefix: mark + prefix,
        hasLegalUnit: department === 'sfj' || department === 'gaj',
        basis: BY_LAW.department,
        sortOrder: 20 + index * 10,
        validFrom: SINCE_REFORM.has(department) ? REFORM : FOUNDED,
      }),
    ),
    ...(isCity
      ? [
          organ({
            ...at,
            code: 'kel-jkq',
            level: 'prefecture',
            parent: 'bz-gov',
            name: '库尔勒经济技术开发区管理委员会',
            shortName: '库尔勒经开区管委会',
            kind: 'authorized',
            prefix: '库开管',
            basis: '法规授权的开发区管理机构',
            sortOrder: 890,
          }),
        ]
      : []),
    ...county.townships.map(([township, title], index) =>
      organ({
        ...at,
        code: `${code}-${township}`,
        level: 'township',
        name: name + title,
        shortName: title.replace(/(人民政府|办事处)$/, ''),
        kind: 'township',
        prefix: townshipPrefix(county, title),
        basis: title.endsWith('办事处') ? BY_LAW.street : BY_LAW.township,
        sortOrder: 500 + index * 10,
      }),
    ),
  ];
}

/** 库阿政 for 库尔勒市阿瓦提乡: a default, so that a township can number its documents before it settles its own; as many characters as it takes to tell its neighbours apart. */
function townshipPrefix({ mark, townships }: CountySeed, title: string): string {
  let length = 1;
  while (townships.filter(([, other]) => other.startsWith(title.slice(0, length))).length > 1) length += 1;
  return `${mark}${title.slice(0, length)}${title.endsWith('办事处') ? '街' : '政'}`;
}

/** The organs of the prefecture as the product ships them; the bureau corrects them on the screen. Parents come before children. */
export const ORGAN_SEED: readonly OrganSeed[] = [
  organ({
    code: 'xj-gov',
    name: '新疆维吾尔自治区人民政府',
    shortName: '自治区人民政府',
    level: 'region',
    kind: 'external',
    regionCode: '650000',
    mayIssue: false,
    basis: BY_LAW.outside,
    sortOrder: 10,
  }),
  ...OUTSIDE.map(([code, name, shortName], index) =>
    organ({
      code,
      name,
      shortName,
      level: 'region',
      kind: 'external',
      regionCode: code === 'cn-gwy' ? '000000' : '650000',
      mayIssue: false,
      basis: BY_LAW.outside,
      sortOrder: 11 + index,
    }),
  ),
  organ({
    code: 'bz-rdcwh',
    name: `${PREFECTURE}人民代表大会常务委员会`,
    shortName: '州人大常委会',
    level: 'prefecture',
    kind: 'external',
    regionCode: '652800',
    mayIssue: false,
    basis: BY_LAW.outside,
    sortOrder: 20,
  }),
  ...COUNTIES.map(({ code, regionCode, name }, index) =>
    organ({
      code: `${code}-rdcwh`,
      // Beside their prefecture's, so that the tree of organs stays a short one.
      parent: 'bz-rdcwh',
      name: `${name}人民代表大会常务委员会`,
      shortName: `${name.replace('回族自治县', '县')}人大常委会`,
      level: 'county',
      kind: 'external',
      regionCode,
      mayIssue: false,
      basis: BY_LAW.outside,
      sortOrder: 10 + index * 10,
    }),
  ),
  ...prefectureOrgans(),
  ...COUNTIES.flatMap(countyOrgans),
];
