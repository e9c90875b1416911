/** Whom a document is filed with (备案路线; domain.md 3.1): rows of data, resolved on the tree of organs. */
import type { IssuerKind } from './route';
import type { LimitUnit, OrganLevel } from './time-limit';

/** Classes whose documents are filed: 政府规章 by a row of its own, 行政规范性文件 by all others; 政策性文件 and 内部文件 are not. */
export const FILED_CLASSES = ['NORMATIVE', 'RULE'] as const;
export type FiledClass = (typeof FILED_CLASSES)[number];

export function isFiledClass(docClass: string): docClass is FiledClass {
  return (FILED_CLASSES as readonly string[]).includes(docClass);
}

/** own_government 本级人民政府 (of 派出机关 the one that set it up); upper_government 上一级; congress: 人大常委会; organ: named in the row. */
export const FILING_TARGETS = ['own_government', 'upper_government', 'own_congress', 'upper_congress', 'organ'] as const;
export type FilingTarget = (typeof FILING_TARGETS)[number];
/** government 政府; congress 人大; superior 上级主管部门 (垂直管理). */
export const FILING_SIDES = ['government', 'congress', 'superior'] as const;
export type FilingSide = (typeof FILING_SIDES)[number];

export interface FilingReceiverRule {
  to: FilingTarget;
  /** For `organ` only. */
  organId: string | null;
  side: FilingSide;
  /** 抄送: it gets a copy, nothing is registered there. */
  isCopy: boolean;
}

export interface FilingRouteRow {
  id: string;
  name: string;
  sortOrder: number;
  docClass: FiledClass;
  /** For this organ only; null for all that match below. */
  organId: string | null;
  issuerKinds: readonly IssuerKind[];
  issuerLevel: OrganLevel | null;
  receivers: readonly FilingReceiverRule[];
  /** A period of its own; null: the time limit `filing.submit`. */
  dueDays: number | null;
  dueUnit: LimitUnit | null;
  basis: string;
}

/** An organ as a route needs it; those that are closed are left out by whoever reads them. */
export interface RouteOrgan {
  id: string;
  code: string;
  parentId: string | null;
  kind: IssuerKind;
  level: OrganLevel;
  regionCode: string;
}

export interface FilingReceiver {
  organId: string;
  side: FilingSide;
  /** Outside the system: nobody of it signs in; its receipt (回执) is recorded by the submitter. */
  isOutside: boolean;
  /** Who handles it there (备案审查机构): the justice bureau of the receiving government; null outside. */
  officeOrganId: string | null;
  /** The bureau above, which sees the catalogue (domain.md 21.13). */
  supervisorOrganId: string | null;
}

export interface FilingCopy {
  organId: string;
  officeOrganId: string | null;
}

export interface FilingRoute {
  id: string;
  name: string;
  basis: string;
  dueDays: number | null;
  dueUnit: LimitUnit | null;
  /** Organs that may file for the issuer: itself; for a government also its office and justice bureau. */
  submitterOrganIds: string[];
  receivers: FilingReceiver[];
  copies: FilingCopy[];
}

type DefaultFilingRoute = Omit<FilingRouteRow, 'id' | 'organId' | 'sortOrder' | 'receivers'> & {
  /** The organ of a row that is for one organ only, and of a receiver that is named: by code. */
  organCode: string | null;
  receivers: readonly (Omit<FilingReceiverRule, 'organId'> & { organCode?: string })[];
};

const to = (target: FilingTarget, side: FilingSide, isCopy = false) => ({ to: target, side, isCopy });
const superior = (organCode: string) => ({ to: 'organ' as const, organCode, side: 'superior' as const, isCopy: false });
const NORMATIVE = { docClass: 'NORMATIVE', organCode: null, dueDays: null, dueUnit: null } as const;
const XINJIANG = '《新疆维吾尔自治区行政机关规范性文件备案规定》第六条';
const BY_37 = '国办发〔2018〕37号';

/** 省以下、中央垂直管理 in the prefecture: code, superior's code, whether the region manages it. */
const VERTICAL: readonly (readonly [code: string, superior: string, name: string])[] = [
  ['bz-hbj', 'xj-hbt', '州生态环境局文件（区内垂直管理）'],
  ['bz-swuj', 'xj-swuj', '州税务局文件（中央垂直管理）'],
  ['bz-qxj', 'xj-qxj', '州气象局文件（中央垂直管理）'],
  ['bz-xfjy', 'xj-xfzd', '州消防救援支队文件（中央垂直管理）'],
];

/** Every row of domain.md 3.1; the bureau may change each, and give any one organ its own. */
export const DEFAULT_FILING_ROUTES: readonly DefaultFilingRoute[] = [
  {
    name: '州人民政府规章',
    docClass: 'RULE',
    organCode: null,
    issuerKinds: ['government'],
    issuerLevel: 'prefecture',
    receivers: [
      { ...to('organ', 'government'), organCode: 'cn-gwy' },
      to('upper_government', 'government'),
      to('upper_congress', 'congress'),
      to('own_congress', 'congress'),
    ],
    dueDays: 30,
    dueUnit: 'natural',
    basis: '《中华人民共和国立法法》第一百零九条；《法规规章备案审查条例》第四条',
  },
  {
    ...NORMATIVE,
    name: '州政府及州政府办文件',
    issuerKinds: ['government', 'government_office'],
    issuerLevel: 'prefecture',
    receivers: [to('upper_government', 'government'), to('own_congress', 'congress')],
    basis: `${BY_37}；${XINJIANG}`,
  },
  {
    ...NORMATIVE,
    name: '县（市）政府及政府办文件',
    issuerKinds: ['government', 'government_office'],
    issuerLevel: 'county',
    receivers: [to('upper_government', 'government'), to('own_congress', 'congress')],
    basis: XINJIANG,
  },
  {
    ...NORMATIVE,
    name: '州级部门、授权组织和派出机关文件',
    issuerKinds: ['department', 'justice_bureau', 'market_regulator', 'authorized'],
    issuerLevel: 'prefecture',
    receivers: [to('own_government', 'government')],
    basis: BY_37,
  },
  {
    ...NORMATIVE,
    name: '县（市）部门和授权组织文件',
    issuerKinds: ['department', 'justice_bureau', 'market_regulator', 'authorized'],
    issuerLevel: 'county',
    receivers: [to('own_government', 'government')],
    basis: BY_37,
  },
  {
    ...NORMATIVE,
    name: '乡镇政府、街道办事处文件',
    issuerKinds: ['township'],
    issuerLevel: null,
    receivers: [to('own_government', 'government')],
    basis: `${BY_37}；${XINJIANG}（派出机关报设立它的人民政府）`,
  },
  ...VERTICAL.map(([organCode, above, name]) => ({
    ...NORMATIVE,
    name,
    organCode,
    issuerKinds: ['department'] as const,
    issuerLevel: 'prefecture' as const,
    receivers: [superior(above), to('own_government', 'government', true)],
    basis: '报上一级主管部门备案，抄送本级人民政府',
  })),
];

/** The row for documents of `issuer`: its own before the general ones, then by order. */
export function matchFilingRoute<Row extends FilingRouteRow>(
  rows: readonly Row[],
  issuer: Pick<RouteOrgan, 'id' | 'kind' | 'level'>,
  docClass: FiledClass,
): Row | null {
  const matching = rows.filter(
    (row) =>
      row.docClass === docClass &&
      (row.organId === issuer.id ||
        (row.organId === null && row.issuerKinds.includes(issuer.kind) && (row.issuerLevel === null || row.issuerLevel === issuer.level))),
  );
  matching.sort((a, b) => Number(b.organId !== null) - Number(a.organId !== null) || a.sortOrder - b.sortOrder);
  return matching[0] ?? null;
}

/**
 * The route with its organs found. `issuerIds`: the lead (牵头机关) first; it alone files. Null when a receiver is not to be found or
 * nobody there could handle it without being on both sides (domain.md 21.11): then the issuer has no route.
 */
export function resolveFilingRoute(row: FilingRouteRow, issuerIds: readonly string[], organs: readonly RouteOrgan[]): FilingRoute | null {
  const tree = new Map(organs.map((organ) => [organ.id, organ]));
  const issuer = tree.get(issuerIds[0] ?? '');
  if (!issuer) return null;
  const submitterOrganIds = submittersOf(issuer, organs, tree);
  const onIssuersSide = new Set([...issuerIds, ...submitterOrganIds]);
  const receivers: FilingReceiver[] = [];
  const copies: FilingCopy[] = [];
  for (const rule of row.receivers) {
    const organ = targetOf(rule, issuer, organs, tree);
    if (!organ || organ.id === issuer.id) {
      if (rule.isCopy) continue;
      return null;
    }
    const isOutside = organ.kind === 'external';
    const officeOrganId = isOutside ? null : handlerOf(organ, organs, onIssuersSide);
    if (rule.isCopy) {
      copies.push({ organId: organ.id, officeOrganId });
      continue;
    }
    if (!isOutside && officeOrganId === null) return null;
    receivers.push({
      organId: organ.id,
      side: rule.side,
      isOutside,
      officeOrganId,
      supervisorOrganId: isOutside ? null : supervisorOf(organ, organs, tree),
    });
  }
  if (receivers.length === 0) return null;
  const { id, name, basis, dueDays, dueUnit } = row;
  return { id, name, basis, dueDays, dueUnit, submitterOrganIds, receivers, copies };
}

type Tree = ReadonlyMap<string, RouteOrgan>;

function governmentOf(organ: RouteOrgan, tree: Tree): RouteOrgan | null {
  for (let at: RouteOrgan | undefined = organ; at; at = at.parentId === null ? undefined : tree.get(at.parentId)) {
    if (at.kind === 'government') return at;
  }
  return null;
}

function childOf(governmentId: string, kind: IssuerKind, organs: readonly RouteOrgan[]): RouteOrgan | null {
  return organs.find((organ) => organ.parentId === governmentId && organ.kind === kind) ?? null;
}

/** 人大常委会: bz-gov → bz-rdcwh; codes are what data and scripts rely on. */
function congressOf(government: RouteOrgan | null, organs: readonly RouteOrgan[]): RouteOrgan | null {
  const code = government?.code.replace(/-gov$/, '-rdcwh');
  return organs.find((organ) => organ.code === code && organ.kind === 'external') ?? null;
}

function targetOf(rule: FilingReceiverRule, issuer: RouteOrgan, organs: readonly RouteOrgan[], tree: Tree): RouteOrgan | null {
  if (rule.to === 'organ') return tree.get(rule.organId ?? '') ?? null;
  const own = governmentOf(issuer, tree);
  const upper = own?.parentId == null ? null : (tree.get(own.parentId) ?? null);
  switch (rule.to) {
    case 'own_government':
      return own;
    case 'upper_government':
      return upper;
    case 'own_congress':
      return congressOf(own, organs);
    case 'upper_congress':
      return congressOf(upper, organs);
  }
}

function submittersOf(issuer: RouteOrgan, organs: readonly RouteOrgan[], tree: Tree): string[] {
  if (issuer.kind !== 'government' && issuer.kind !== 'government_office') return [issuer.id];
  const government = governmentOf(issuer, tree);
  const around = government
    ? [government, childOf(government.id, 'government_office', organs), childOf(government.id, 'justice_bureau', organs)]
    : [];
  return [...new Set([issuer.id, ...around.flatMap((organ) => organ?.id ?? [])])];
}

/** The justice bureau; where that is on the issuer's side, the government's office; an organ that is no government handles itself. */
function handlerOf(receiver: RouteOrgan, organs: readonly RouteOrgan[], onIssuersSide: ReadonlySet<string>): string | null {
  const candidates =
    receiver.kind === 'government'
      ? [childOf(receiver.id, 'justice_bureau', organs), childOf(receiver.id, 'government_office', organs)]
      : [receiver];
  return candidates.find((organ) => organ && !onIssuersSide.has(organ.id))?.id ?? null;
}

function supervisorOf(receiver: RouteOrgan, organs: readonly RouteOrgan[], tree: Tree): string | null {
  const government = governmentOf(receiver, tree);
  const above = government?.parentId == null ? undefined : tree.get(government.parentId);
  return above?.kind === 'government' ? (childOf(above.id, 'justice_bureau', organs)?.id ?? null) : null;
}
