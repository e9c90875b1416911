import request from 'supertest';
import { permissionsOf, OrganQueries } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import { campaignFactory, proposal } from '../support/campaign';
import { openPortal, type TestPortal } from '../support/portal';

const FIRE = '巴政规〔2024〕2号';
const DOGS = '库政规〔2024〕1号';
const DECISION = '《巴音郭楞蒙古自治州人民政府关于公布文件清理结果的决定》（巴政发〔2026〕5号）';

let portal: TestPortal;
let bureau: Actor;
let slug = '';
let open = '';

beforeAll(async () => {
  portal = await openPortal();
  await portal.app.init();
  const { staff } = portal;
  // The portal asks for today by its own clock: the campaign is of today.
  staff.clock.set(new Date());
  const { id: organId } = await staff.get(OrganQueries).byCode('bz-sfj');
  bureau = { ...SYSTEM, organId, permissions: permissionsOf(['reviewer', 'signatory']) };
  const factory = campaignFactory(staff);
  const rows = await staff.database.query<{ id: string; doc_number: string }>('SELECT id, doc_number FROM document');
  const idOf = (number: string) => rows.find((row) => row.doc_number === number)?.id ?? '';
  const scope = (await factory.queries.get(await factory.create(bureau), bureau)).campaign.scope;
  const id = await factory.create(bureau, {
    title: '2026年规范性文件专项清理',
    scope: { ...scope, keyword: '无此文件', withLower: true, addedIds: [idOf(FIRE), idOf(DOGS)] },
  });
  await factory.act(id, { action: 'freeze' }, bureau);
  await factory.act(id, { action: 'open' }, bureau);
  const replacement = '《巴音郭楞蒙古自治州消防安全条例》（巴政规〔2026〕1号）';
  await factory.settle(
    id,
    (row) => (row.documentId === idOf(FIRE) ? proposal('REPEAL', { replacement }) : proposal('AMEND', { dueOn: '2099-12-31' })),
    bureau,
  );
  slug = (await factory.queries.get(id, bureau)).campaign.slug;
  open = await get(`/campaigns/${slug}`).then((answer) => String(answer.status));
  const chosen = (await factory.rows(id, bureau)).map((row) => row.id);
  await factory.publish(id, chosen, bureau, { title: '巴音郭楞蒙古自治州人民政府关于公布文件清理结果的决定' });
  await portal.index();
}, 120_000);
afterAll(() => portal.close());

const get = (path: string) => request(portal.app.getHttpServer()).get(encodeURI(path));
const page = async (path: string) => (await get(path).expect(200)).text;

describe('what a campaign decided, on the portal', () => {
  it('stands under /campaigns with its catalogues once it is published, not before', async () => {
    expect(open).toBe('404');
    expect(await page('/campaigns')).toContain(`/campaigns/${slug}`);
    const text = await page(`/campaigns/${slug}`);
    for (const words of ['2026年规范性文件专项清理', '继续有效文件目录', '修改文件目录', '废止和宣布失效文件目录', '待修改', DECISION]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(portal.address(FIRE));
    expect(text).not.toMatch(/<script/);
    expect((await get('/campaigns/2222222222').expect(404)).text).toContain('回到首页');
  });

  it('puts the red banner with the deciding document and the replacement on what it repealed', async () => {
    const text = await page(portal.address(FIRE));
    expect(text).toMatch(/class="banner dead"/);
    expect(text).toContain('不再作为行政管理的依据');
    expect(text).toContain(`废止依据：${DECISION}`);
    expect(text).toContain('替代文件：《巴音郭楞蒙古自治州消防安全条例》（巴政规〔2026〕1号）');
    expect(await page(portal.address(DOGS))).toContain('现行有效');
  });

  it('takes it out of "valid today" and keeps it under "all" and "valid on an earlier day"', async () => {
    const query = encodeURIComponent('城镇居民住宅区消防安全管理规定');
    expect(await page(`/search?q=${decodeURIComponent(query)}`)).not.toContain(portal.address(FIRE));
    expect(await page(`/search?q=${decodeURIComponent(query)}&scope=all`)).toContain(portal.address(FIRE));
    expect(await page(`/search?q=${decodeURIComponent(query)}&scope=on&on=2025-06-01`)).toContain(portal.address(FIRE));
  });
});
