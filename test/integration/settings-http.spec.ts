import { OrganQueries } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { SettingsSeed } from '@libs/settings';
import { openApi, type Browser, type TestApi } from '../support/api';

let api: TestApi;
let admin: Browser;
let office: Browser;
let drafter: Browser;
let auditor: Browser;

beforeAll(async () => {
  api = await openApi();
  await api.get(SettingsSeed).seed(SYSTEM);
  await api.account('bz-sfj', ['system_admin'], 'admin');
  await api.account('bz-gov-office', ['office'], 'office');
  await api.account('bz-fgw', ['drafter'], 'drafter');
  await api.account('bz-sfj', ['audit_admin'], 'auditor');
  [admin, office, drafter, auditor] = (await Promise.all(['admin', 'office', 'drafter', 'auditor'].map((login) => api.signIn(login)))) as [
    Browser,
    Browser,
    Browser,
    Browser,
  ];
});
afterAll(() => api.close());

const organ = async (code: string) => (await api.get(OrganQueries).byCode(code)).id;

describe('settings over HTTP', () => {
  it('are read by everybody at the desk and changed by the administrator alone', async () => {
    const years = (await drafter.get('/api/settings/calendar').expect(200)).body as { year: number; days: unknown[] }[];
    expect(years.map((year) => year.year)).toEqual([2026, 2025, 2024]);
    const year = {
      year: 2027,
      basis: '国务院办公厅关于2027年部分节假日安排的通知',
      days: [{ on: '2027-01-01', kind: 'holiday', name: '元旦' }],
    };
    await drafter.post('/api/settings/calendar', year).expect(403);
    await admin.post('/api/settings/calendar', year).expect(204);
    const twice = await admin.post('/api/settings/calendar', year).expect(409);
    expect(twice.body).toMatchObject({ code: 'calendar_year_is_published_once', title: '该年度的放假安排刚刚已由他人录入，请刷新' });
  });

  it('refuse a wrong arrangement with every reason, in words', async () => {
    const wrong = { year: 2028, basis: '', days: [{ on: '2028-01-03', kind: 'makeup', name: '元旦' }] };
    const { refusals } = (await admin.post('/api/settings/calendar', wrong).expect(409)).body as {
      refusals: { code: string; title: string }[];
    };
    expect(refusals.map((refusal) => refusal.code)).toEqual(['basis_missing', 'holidays_missing', 'makeup_is_weekday']);
    expect(refusals.every((refusal) => /[\u4e00-\u9fff]/.test(refusal.title))).toBe(true);
  });

  it('hold time limits by date', async () => {
    const limit = { key: 'review.review', level: 'county', days: 10, unit: 'working', validFrom: '2026-05-01', basis: '县里的规定' };
    await admin.post('/api/settings/limits', limit).expect(201);
    const limits = (await drafter.get('/api/settings/limits').expect(200)).body as {
      key: string;
      level: string | null;
      isHolding: boolean;
    }[];
    expect(limits.filter((item) => item.key === 'review.review').map((item) => [item.level, item.isHolding])).toEqual([
      ['county', false],
      [null, true],
    ]);
  });

  it('say the route of a document and let one organ go its own way', async () => {
    const [issuer, draftingOrgan] = [await organ('bz-gov-office'), await organ('bz-fgw')];
    const answer = await drafter.get(`/api/settings/routes/for?issuerOrganId=${issuer}&draftingOrganId=${draftingOrgan}`).expect(200);
    expect(answer.body).toMatchObject({ key: 'government', intakeByOffice: true, reviewOrganId: await organ('bz-sfj'), signingLevels: 3 });
    const routes = (await drafter.get('/api/settings/routes').expect(200)).body as {
      id: string;
      revision: number;
      signingLevels: number;
    }[];
    const { id, revision } = routes[0] ?? { id: '', revision: 0 };
    const change = {
      intake: 'direct',
      ownLegalOpinionRequired: true,
      reviewBy: 'justice_bureau',
      signingLevels: 2,
      meetingKind: '州人民政府常务会议',
      numberedBy: 'government_office',
      fairCompetition: 'market_regulator',
    };
    await admin.put(`/api/settings/routes/${id}`, { ...change, expectedRevision: revision }).expect(204);
    const stale = await admin.put(`/api/settings/routes/${id}`, { ...change, expectedRevision: revision }).expect(409);
    expect(stale.body).toMatchObject({ code: 'stale_revision' });
    await admin.put(`/api/settings/routes/${id}`, { ...change, signingLevels: 4, expectedRevision: revision + 1 }).expect(400);
  });

  it('give numbers out to the organ’s own office only', async () => {
    const reserved = await office.post('/api/settings/numbers/reserve', { kind: 'document', year: 2026 }).expect(201);
    expect(reserved.body).toMatchObject({ canonical: '巴政办规〔2026〕1号' });
    await drafter.post('/api/settings/numbers/reserve', { kind: 'document', year: 2026 }).expect(403);
    const { id } = reserved.body as { id: string };
    await office.post(`/api/settings/numbers/${id}/void`, { expectedRevision: 1, reason: '不再需要' }).expect(204);
    const organId = await organ('bz-gov-office');
    const stand = await office.get(`/api/settings/numbers/stand?organId=${organId}&kind=document&year=2026`).expect(200);
    expect(stand.body).toEqual({ next: '巴政办规〔2026〕2号', gaps: [] });
    const list = await office.get(`/api/settings/numbers?organId=${organId}&kind=document`).expect(200);
    // Of another organ's numbers neither the ledger nor the stand nor the series is there.
    await drafter.get(`/api/settings/numbers?organId=${organId}&kind=document`).expect(404);
    await drafter.get(`/api/settings/numbers/stand?organId=${organId}&kind=document&year=2026`).expect(404);
    expect((await drafter.get('/api/settings/series').expect(200)).body).toEqual([]);
    await admin.get(`/api/settings/numbers?organId=${organId}&kind=document`).expect(200);
    await office.get(`/api/settings/numbers?organId=${await organ('bz-gov')}&kind=document`).expect(200);
    expect(list.body).toMatchObject({ items: [{ canonical: '巴政办规〔2026〕1号', state: 'voided', voidReason: '不再需要' }], next: null });
  });
});

describe('the log over HTTP', () => {
  it('is the audit administrator’s alone, with names and filters', async () => {
    await admin.get('/api/audit').expect(403);
    const { items, next } = (await auditor.get('/api/audit?type=settings.*&limit=3').expect(200)).body as {
      items: { type: string; actorName: string }[];
      next: string | null;
    };
    expect(items.length).toBe(3);
    expect(next).not.toBeNull();
    expect(items.every((item) => item.type.startsWith('settings.'))).toBe(true);
    expect(items.map((item) => item.actorName)).toContain('office');
    await auditor.get(`/api/audit?type=settings.*&limit=3&after=${next ?? ''}`).expect(200);
    await auditor.get('/api/audit?type=;drop').expect(400);
  });

  it('leaves as a CSV file', async () => {
    const answer = await auditor.get('/api/audit/export?type=settings.void_number').expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = answer.text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFF时间,操作人,操作,事项类型,事项,序号,内容,校验值');
    expect(lines[1]).toContain('office,settings.void_number,issued_number');
    expect(lines.length).toBe(2);
  });
});
