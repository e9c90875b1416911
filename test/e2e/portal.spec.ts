import { DataSource } from 'typeorm';
import request from 'supertest';
import { documentFactory } from '../support/documents';
import { openFilingRoom } from '../support/filing';
import { openPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openPortal();
  await portal.app.init();
}, 90_000);
afterAll(() => portal.close());

const get = (path: string) => request(portal.app.getHttpServer()).get(encodeURI(path));
const page = async (path: string) => (await get(path).expect(200)).text;
const address = (number: string) => portal.address(number);

const FIRE = '巴政规〔2024〕2号';
const DOGS = '库政规〔2024〕1号';
const ENERGY_OLD = '巴政办发〔2015〕22号';

describe('the portal', () => {
  it('shows on its first screen the places, what is new and what has ended', async () => {
    const text = await page('/');
    for (const words of ['州本级', '库尔勒市', '博湖县', '最新公布', '即将施行', '已到期失效', '现行有效行政规范性文件'])
      expect(text).toContain(words);
  });

  it('lists what was filed and registered, by receiving organ and by month, quarter and year', async () => {
    const { staff } = portal;
    staff.clock.set('2026-05-11T02:00:00Z');
    const documents = await documentFactory(staff);
    const organId = await documents.organ('bz-fgw');
    const given = { title: '州粮食应急储备管理办法', docNumber: '巴发改规〔2026〕88号', issuerIds: [organId] as [string] };
    const dated = { signedOn: '2026-05-11', publishedOn: '2026-05-11' };
    const { documentId, slug } = await documents.register({ ...given, ...dated, by: await documents.actor('bz-fgw') });
    const room = openFilingRoom(staff);
    const [number = ''] = await room.fileAndRegister(documentId, await room.person('bz-fgw', 'drafter'));
    expect(number).toBe('巴司备〔2026〕1号');
    for (const path of [
      '',
      '?year=2026',
      '?year=2026&period=q2',
      '?year=2026&period=m5',
      `?receiver=${await documents.organ('bz-gov')}`,
      `?q=${number}`,
      '?q=粮食应急',
    ]) {
      const text = await page(`/filings${path}`);
      expect([path, text.includes(number), text.includes(`/d/${slug}`)]).toEqual([path, true, true]);
    }
    for (const path of [
      '?year=2025',
      '?year=2026&period=q1',
      `?receiver=${await documents.organ('kel-gov')}`,
      '?q=没有',
      '?receiver=x&after=x',
    ]) {
      const text = await page(`/filings${path}`);
      expect([path, text.includes(`/d/${slug}`)]).toEqual([path, path.includes('after=x')]);
    }
    expect(await page('/')).toContain('href="/filings"');
  });

  it('leads from a number in any spelling to its document', async () => {
    for (const typed of ['巴政规〔2024〕2号', '巴政规[2024]2号', '巴政规(2024)2号', '巴政规（２０２４）第２號']) {
      expect((await get(`/n/${typed}`).expect(302)).headers['location']).toBe(address(FIRE));
      expect(await page(`/search?q=${typed}&scope=all`)).toContain(address(FIRE));
    }
  });

  it('finds by a word of the text, in Traditional characters too, and opens at the article', async () => {
    for (const typed of ['消防车通道', '消防車通道']) expect(await page(`/search?q=${typed}`)).toContain(`${address(FIRE)}#art`);
  });

  it('leaves what has ended out of "valid today" and shows it under "all" and "on a day"', async () => {
    const query = '公共机构节能管理暂行规定';
    expect(await page(`/search?q=${query}`)).not.toContain(address(ENERGY_OLD));
    expect(await page(`/search?q=${query}&scope=all`)).toContain(address(ENERGY_OLD));
    expect(await page(`/search?q=${query}&scope=on&on=2020-01-01`)).toContain(`${address(ENERGY_OLD)}/on/2020-01-01`);
  });

  it('says first whether a document is law, and who ended it', async () => {
    expect(await page(address(FIRE))).toContain('现行有效');
    const dead = await page(address(ENERGY_OLD));
    expect(dead).toContain('本文件已于2024年8月1日废止，不再作为行政管理的依据');
    expect(dead).toContain('巴政办规〔2024〕3号');
    expect(await page(address('巴政办发〔2009〕61号'))).toContain('效力待核实');
  });

  it('reads a document as it stood on any day', async () => {
    expect(await page(`${address(FIRE)}/on/2024-06-01`)).toContain('尚未公布');
    expect(await page(`${address(FIRE)}/on/2024-07-15`)).toContain('当日尚未施行');
    expect(await page(`${address(DOGS)}/on/2025-09-30`)).toContain('采取系犬绳等措施');
    const now = await page(address(DOGS));
    expect(now).toContain('不超过1.5米的犬绳');
    expect(now).not.toContain('采取系犬绳等措施');
    expect((await get(`${address(DOGS)}/on?day=20250930`).expect(302)).headers['location']).toBe(`${address(DOGS)}/on/2025-09-30`);
  });

  it('compares two texts and shows an article through time', async () => {
    const compared = await page(`${address(DOGS)}/compare/1..2`);
    expect(compared).toMatch(/<del>[^<]*系犬绳/);
    expect(compared).toMatch(/<ins>[^<]*犬绳牵领/);
    expect(await page(`${address(DOGS)}/article/5`)).toContain('2025年9月30日的文本');
  });

  it('lists what is in force at a place on a day', async () => {
    const list = await page('/catalogue?place=652801&on=2024-12-31');
    expect(list).toContain('库尔勒市城市养犬管理办法');
    expect(list).not.toContain('城镇居民住宅区消防');
    expect(await page('/catalogue?place=652801&on=2023-01-01')).toContain('机动车停车场');
  });

  it('gives the register to programs, as of a day', async () => {
    const { body } = (await get('/open/v1/documents?on=2024-12-31').expect(200)) as {
      body: { items: { docNumber: string; status: string }[] };
    };
    expect(body.items.find((item) => item.docNumber === FIRE)?.status).toBe('IN_FORCE');
    expect((await get(`/open/v1/documents/${address(DOGS).slice(3)}.txt?on=2025-01-01`).expect(200)).text).toContain('采取系犬绳等措施');
    expect((await get('/open/v1/documents/none').expect(404)).body).toMatchObject({ code: 'document_unknown', status: 404 });
  });

  it('answers what it does not have with a page that leads on', async () => {
    for (const path of [
      '/d/2222222222',
      '/nothing',
      `${address(FIRE)}/article/99`,
      `${address(FIRE)}/on/2024-13-40`,
      '/files/00000000-0000-7000-8000-000000000001',
    ]) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).toContain('回到首页');
    }
    expect((await get('/d/2222\0').expect(404)).text).toContain('回到首页');
    await get('/search?q=\0').expect(404);
  });

  it('never renders what a visitor typed as markup, and sets no cookie', async () => {
    const { text, headers } = await get('/search?q=<script>alert(1)</script>&on="><b>&issuer=<i>').expect(200);
    expect(text).not.toMatch(/<script|<b>|<i>/);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('INV-E: reads nothing but public relations, under a role that may nothing else', async () => {
    await expect(portal.app.get(DataSource).query('SELECT * FROM document')).rejects.toThrow(/permission denied/);
    await expect(portal.app.get(DataSource).query('SELECT slug FROM public_document LIMIT 1')).resolves.toHaveLength(1);
  });
});
