import type { OrganLevel } from './time-limit';

/** The routes of making (制定流程) of domain.md 21.2. */
export const ROUTE_KEYS = ['government', 'department', 'county_department', 'township', 'joint'] as const;
export type RouteKey = (typeof ROUTE_KEYS)[number];

/** The kinds of organ that issue documents. */
export type IssuerKind =
  'government' | 'government_office' | 'justice_bureau' | 'market_regulator' | 'department' | 'township' | 'authorized' | 'external';

/** One row of `making_route`: which issuers it is for, and how their documents are made. */
export interface RouteRow {
  id: string;
  key: RouteKey;
  name: string;
  /** Lower is looked at first. */
  sortOrder: number;
  /** For this organ only; null for all that match below. */
  organId: string | null;
  issuerKinds: readonly IssuerKind[];
  issuerLevel: OrganLevel | null;
  /** Only for issuers with (true) or without (false) a legal section of their own; null for both. */
  hasLegalUnit: boolean | null;
  /** government_office: 政府办转送; direct: 直送审核机构 (domain.md 21.3). */
  intake: 'government_office' | 'direct';
  /** Whether the drafting department's own legal section gives its opinion before (domain.md 21.1). */
  ownLegalOpinionRequired: boolean;
  reviewBy: 'justice_bureau' | 'legal_unit';
  /** 3: 承办 → 复核 → 签发; 2: 承办 → 签发 (domain.md 21.14). */
  signingLevels: 2 | 3;
  /** The meeting that decides (集体审议), as it is called. */
  meetingKind: string;
  numberedBy: 'government_office' | 'issuer';
  /** Who concludes the fair competition review (公平竞争审查): 国务院令第783号. */
  fairCompetition: 'market_regulator' | 'drafter';
}

type DefaultRoute = Omit<RouteRow, 'id' | 'organId' | 'sortOrder'>;

const DEPARTMENT_KINDS: readonly IssuerKind[] = ['department', 'justice_bureau', 'market_regulator', 'authorized'];

const GOVERNMENT: Omit<DefaultRoute, 'name' | 'issuerLevel' | 'signingLevels' | 'meetingKind'> = {
  key: 'government',
  issuerKinds: ['government', 'government_office'],
  hasLegalUnit: null,
  intake: 'government_office',
  ownLegalOpinionRequired: true,
  reviewBy: 'justice_bureau',
  numberedBy: 'government_office',
  fairCompetition: 'market_regulator',
};
const DEPARTMENT: Omit<DefaultRoute, 'key' | 'name' | 'issuerLevel' | 'hasLegalUnit' | 'reviewBy' | 'signingLevels'> = {
  issuerKinds: DEPARTMENT_KINDS,
  intake: 'direct',
  ownLegalOpinionRequired: false,
  meetingKind: '局办公会议',
  numberedBy: 'issuer',
  fairCompetition: 'drafter',
};

/** domain.md 21.2, 21.3, 21.14; each row the bureau may change, and give any one organ its own. */
export const DEFAULT_ROUTES: readonly DefaultRoute[] = [
  { ...GOVERNMENT, name: '州政府及州政府办文件', issuerLevel: 'prefecture', signingLevels: 3, meetingKind: '州人民政府常务会议' },
  { ...GOVERNMENT, name: '县（市）政府及政府办文件', issuerLevel: 'county', signingLevels: 2, meetingKind: '县（市）人民政府常务会议' },
  {
    ...DEPARTMENT,
    key: 'department',
    name: '州级部门文件',
    issuerLevel: 'prefecture',
    hasLegalUnit: true,
    reviewBy: 'legal_unit',
    signingLevels: 2,
  },
  {
    ...DEPARTMENT,
    key: 'department',
    name: '州级部门文件（无法制机构，由司法局审核）',
    issuerLevel: 'prefecture',
    hasLegalUnit: false,
    reviewBy: 'justice_bureau',
    signingLevels: 3,
  },
  {
    ...DEPARTMENT,
    key: 'department',
    name: '县（市）部门文件',
    issuerLevel: 'county',
    hasLegalUnit: true,
    reviewBy: 'legal_unit',
    signingLevels: 2,
  },
  {
    ...DEPARTMENT,
    key: 'county_department',
    name: '县（市）部门文件（无法制机构，由县（市）司法局审核）',
    issuerLevel: 'county',
    hasLegalUnit: false,
    reviewBy: 'justice_bureau',
    signingLevels: 2,
  },
  {
    ...DEPARTMENT,
    key: 'township',
    name: '乡镇、街道文件',
    issuerKinds: ['township'],
    issuerLevel: null,
    hasLegalUnit: null,
    reviewBy: 'justice_bureau',
    signingLevels: 2,
    meetingKind: '乡（镇）长办公会议',
  },
];

export interface IssuerFacts {
  id: string;
  kind: IssuerKind;
  level: OrganLevel;
  hasLegalUnit: boolean;
}

/** The row for `issuer`: its own before the general ones, then by order; null when it has no route (an outside organ). */
export function matchRoute<Row extends RouteRow>(rows: readonly Row[], issuer: IssuerFacts): Row | null {
  const matching = rows.filter(
    (row) =>
      row.organId === issuer.id ||
      (row.organId === null &&
        row.issuerKinds.includes(issuer.kind) &&
        (row.issuerLevel === null || row.issuerLevel === issuer.level) &&
        (row.hasLegalUnit === null || row.hasLegalUnit === issuer.hasLegalUnit)),
  );
  matching.sort((a, b) => Number(b.organId !== null) - Number(a.organId !== null) || a.sortOrder - b.sortOrder);
  return matching[0] ?? null;
}
