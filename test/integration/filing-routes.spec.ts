import { IdentityModule, OrganQueries, OrganService } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import { RegistryModule } from '@libs/registry';
import { FilingRouteQueries, FilingRouteService, SettingsModule, SettingsSeed } from '@libs/settings';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, type DocumentFactory } from '../support/documents';

let context: TestContext;
let documents: DocumentFactory;
let routes: FilingRouteQueries;
beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, SettingsModule, RegistryModule] });
  documents = await documentFactory(context);
  routes = context.get(FilingRouteQueries);
});
afterAll(() => context.close());

/** receiver (handled by) [above], outside ones with *; then copies. */
async function routeOf(code: string, docClass: 'NORMATIVE' | 'RULE' = 'NORMATIVE', others: string[] = []): Promise<string> {
  const ids = await Promise.all([code, ...others].map((one) => documents.organ(one)));
  const route = await routes.routeOf(ids, docClass);
  if (!route) return 'none';
  const organs = context.get(OrganQueries);
  const codeOf = async (id: string | null) => (id === null ? '' : (await organs.get(id)).code);
  const receivers = await Promise.all(
    route.receivers.map(async ({ organId, isOutside, officeOrganId, supervisorOrganId }) => {
      const above = supervisorOrganId === null ? '' : `[${await codeOf(supervisorOrganId)}]`;
      return `${await codeOf(organId)}${isOutside ? '*' : `(${await codeOf(officeOrganId)})${above}`}`;
    }),
  );
  const copies = await Promise.all(route.copies.map(({ organId }) => codeOf(organId)));
  return [...receivers, ...copies.map((copy) => `copy ${copy}`)].join(' ');
}

describe('every row of domain.md 3.1', () => {
  it.each([
    ['自治州人民政府规章', 'bz-gov', 'RULE', 'cn-gwy* xj-gov* xj-rdcwh* bz-rdcwh*'],
    ['州政府规范性文件', 'bz-gov', 'NORMATIVE', 'xj-gov* bz-rdcwh*'],
    ['州政府办规范性文件', 'bz-gov-office', 'NORMATIVE', 'xj-gov* bz-rdcwh*'],
    ['州政府部门', 'bz-fgw', 'NORMATIVE', 'bz-gov(bz-sfj)'],
    ['州市场监管部门', 'bz-scjgj', 'NORMATIVE', 'bz-gov(bz-sfj)'],
    ['州司法局自己的文件，由政府办办理', 'bz-sfj', 'NORMATIVE', 'bz-gov(bz-gov-office)'],
    ['县市政府', 'kel-gov', 'NORMATIVE', 'bz-gov(bz-sfj) kel-rdcwh*'],
    ['县市政府办', 'yq-gov-office', 'NORMATIVE', 'bz-gov(bz-sfj) yq-rdcwh*'],
    ['县市部门', 'kel-fgw', 'NORMATIVE', 'kel-gov(kel-sfj)[bz-sfj]'],
    ['县市司法局自己的文件，由县市政府办办理', 'kel-sfj', 'NORMATIVE', 'kel-gov(kel-gov-office)[bz-sfj]'],
    ['乡镇政府', 'kel-shanghu', 'NORMATIVE', 'kel-gov(kel-sfj)[bz-sfj]'],
    ['街道办（派出机关）', 'kel-tuanjie', 'NORMATIVE', 'kel-gov(kel-sfj)[bz-sfj]'],
    ['开发区管委会（派出机关）', 'kel-jkq', 'NORMATIVE', 'bz-gov(bz-sfj)'],
    ['授权组织', 'bz-gjj', 'NORMATIVE', 'bz-gov(bz-sfj)'],
    ['区内垂直管理部门', 'bz-hbj', 'NORMATIVE', 'xj-hbt* copy bz-gov'],
    ['中央垂直：税务', 'bz-swuj', 'NORMATIVE', 'xj-swuj* copy bz-gov'],
    ['中央垂直：气象', 'bz-qxj', 'NORMATIVE', 'xj-qxj* copy bz-gov'],
    ['中央垂直：消防', 'bz-xfjy', 'NORMATIVE', 'xj-xfzd* copy bz-gov'],
  ] as const)('%s', async (_name, code, docClass, expected) => {
    expect(await routeOf(code, docClass)).toBe(expected);
  });
  it('联合制定: the lead files, once', async () => {
    expect(await routeOf('bz-fgw', 'NORMATIVE', ['bz-jyj'])).toBe('bz-gov(bz-sfj)');
    // The bureau among the issuers does not register it.
    expect(await routeOf('bz-fgw', 'NORMATIVE', ['bz-sfj'])).toBe('bz-gov(bz-gov-office)');
  });
  it('reaches every organ that may issue', async () => {
    expect(await routes.withoutRoute()).toEqual([]);
  });
  it('lets a government’s office and bureau file for it, but nobody file for a department', async () => {
    const codes = async (code: string) => {
      const route = await routes.routeOf([await documents.organ(code)], 'NORMATIVE');
      const organs = await context.get(OrganQueries).find(route?.submitterOrganIds ?? []);
      return organs.map((organ) => organ.code).sort();
    };
    expect(await codes('kel-gov')).toEqual(['kel-gov', 'kel-gov-office', 'kel-sfj']);
    expect(await codes('bz-fgw')).toEqual(['bz-fgw']);
  });
});

describe('an issuer without a route', () => {
  let by: Actor;
  beforeAll(async () => {
    by = await documents.actor('bz-sfj');
    const parentId = await documents.organ('xj-gov');
    await context.get(OrganService).create(
      {
        code: 'new-organ',
        parentId,
        name: '新设机关',
        shortName: '新设机关',
        level: 'region',
        kind: 'department',
        regionCode: '650000',
        prefix: null,
        hasLegalUnit: false,
        mayIssue: true,
        basis: '测试',
        sortOrder: 1,
        phone: null,
        validFrom: '2020-01-01',
      },
      SYSTEM,
    );
  });
  const register = async (docClass: 'NORMATIVE' | 'POLICY' | 'RULE' | 'INTERNAL') =>
    documents.register({ issuerIds: [await documents.organ('new-organ')], docClass });

  it('is named before anything of it can be registered; classes that are not filed need none', async () => {
    expect(await routes.withoutRoute()).toEqual([{ id: await documents.organ('new-organ'), name: '新设机关' }]);
    const before = await context.database.query('SELECT count(*) FROM document');
    await expect(register('NORMATIVE')).rejects.toMatchObject({ code: 'issuer_without_filing_route', detail: { organ: '新设机关' } });
    await expect(register('RULE')).rejects.toMatchObject({ code: 'issuer_without_filing_route' });
    expect(await context.database.query('SELECT count(*) FROM document')).toEqual(before);
    await expect(register('POLICY')).resolves.toBeDefined();
    await expect(register('INTERNAL')).resolves.toBeDefined();
    await expect(
      documents.register({ issuerIds: [await documents.organ('new-organ')], processUnknown: true, docNumber: null }),
    ).resolves.toBeDefined();
  });
  it('may publish when the bureau has given it one', async () => {
    const service = context.get(FilingRouteService);
    const superior = { to: 'organ', organId: await documents.organ('xj-gov'), side: 'government', isCopy: false } as const;
    const change = { receivers: [superior], dueDays: 15, dueUnit: 'working', basis: '测试' } as const;
    const organId = await documents.organ('new-organ');
    const faulty = { receivers: [{ ...superior, isCopy: true }], dueDays: 15, dueUnit: null, basis: ' ' };
    await expect(service.createFor(organId, 'NORMATIVE', faulty, by)).rejects.toMatchObject({
      code: 'filing_route_refused',
      detail: { refusals: ['filing_receiver_missing', 'filing_due_incomplete', 'filing_basis_missing'] },
    });
    const id = await service.createFor(organId, 'NORMATIVE', change, by);
    await expect(service.createFor(organId, 'NORMATIVE', change, by)).rejects.toMatchObject({ code: 'filing_route_own_is_one' });
    expect(await routeOf('new-organ')).toBe('xj-gov*');
    await expect(register('NORMATIVE')).resolves.toBeDefined();
    await service.change(id, 1, { ...change, dueDays: null, dueUnit: null }, by);
    await expect(service.change(id, 1, change, by)).rejects.toMatchObject({ code: 'stale_revision' });
    await service.remove(id, 2, by);
    expect(await routeOf('new-organ')).toBe('none');
    const general = (await routes.list()).find((route) => route.organId === null);
    await expect(service.remove(general?.id ?? '', general?.revision ?? 0, by)).rejects.toMatchObject({ code: 'route_is_general' });
  });
  it('and the seed puts nothing in twice', async () => {
    const before = (await routes.list()).length;
    await context.get(SettingsSeed).seed(SYSTEM);
    expect((await routes.list()).length).toBe(before);
  });
});
