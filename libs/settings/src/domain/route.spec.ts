import { DEFAULT_ROUTES, matchRoute, type IssuerFacts, type RouteRow } from './route';

const rows: RouteRow[] = DEFAULT_ROUTES.map((row, index) => ({ ...row, id: String(index), organId: null, sortOrder: index }));
const issuer = (kind: IssuerFacts['kind'], level: IssuerFacts['level'], hasLegalUnit = true): IssuerFacts => ({
  id: 'o',
  kind,
  level,
  hasLegalUnit,
});

describe('the route of making (domain.md 21.2)', () => {
  const summary = (facts: IssuerFacts) => {
    const row = matchRoute(rows, facts);
    return row
      ? [row.key, row.intake, row.reviewBy, row.signingLevels, row.meetingKind, row.numberedBy, row.fairCompetition].join(' ')
      : null;
  };
  it('is exactly this', () => {
    expect(summary(issuer('government', 'prefecture'))).toBe(
      'government government_office justice_bureau 3 州人民政府常务会议 government_office market_regulator',
    );
    expect(summary(issuer('government_office', 'county'))).toBe(
      'government government_office justice_bureau 2 县（市）人民政府常务会议 government_office market_regulator',
    );
    expect(summary(issuer('department', 'prefecture'))).toBe('department direct legal_unit 2 局办公会议 issuer drafter');
    expect(summary(issuer('department', 'prefecture', false))).toBe('department direct justice_bureau 3 局办公会议 issuer drafter');
    expect(summary(issuer('market_regulator', 'county'))).toBe('department direct legal_unit 2 局办公会议 issuer drafter');
    expect(summary(issuer('department', 'county', false))).toBe('county_department direct justice_bureau 2 局办公会议 issuer drafter');
    expect(summary(issuer('township', 'township', false))).toBe('township direct justice_bureau 2 乡（镇）长办公会议 issuer drafter');
    expect(summary(issuer('external', 'region'))).toBeNull();
  });
  it('is the organ’s own where it has one, and nobody else’s', () => {
    const own: RouteRow = { ...(rows[2] as RouteRow), id: 'own', organId: 'o', reviewBy: 'justice_bureau', sortOrder: 99 };
    expect(matchRoute([...rows, own], issuer('department', 'prefecture'))?.id).toBe('own');
    expect(matchRoute([...rows, own], { ...issuer('department', 'prefecture'), id: 'p' })?.id).toBe('2');
  });
});
