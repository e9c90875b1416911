import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInBrowser, openBrowser, type TestBrowser } from '../support/browser';
import { OrganQueries, permissionsOf } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { campaignFactory } from '../support/campaign';
import { openPortal, type TestPortal } from '../support/portal';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PHONE = { width: 390, height: 844 };

describeInBrowser('the portal in a browser', () => {
  let portal: TestPortal;
  let browser: TestBrowser;
  let base = '';

  beforeAll(async () => {
    portal = await openPortal();
    await portal.app.listen(0);
    base = `http://127.0.0.1:${(portal.app.getHttpServer() as { address(): AddressInfo }).address().port}`;
    browser = await openBrowser(PHONE);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  /** A campaign that repealed one document of the county's; its public address. */
  async function campaign(): Promise<string> {
    const { staff } = portal;
    staff.clock.set(new Date());
    const { id: organId } = await staff.get(OrganQueries).byCode('kel-sfj');
    const bureau = { ...SYSTEM, organId, permissions: permissionsOf(['reviewer', 'signatory']) };
    const [document] = await staff.database.query<{ id: string }>(`SELECT id FROM document WHERE doc_number = '库政规〔2024〕1号'`);
    const { slug } = await campaignFactory(staff).repeal(document?.id ?? '', bureau);
    return `/campaigns/${slug}`;
  }

  async function open(path: string, page?: Page): Promise<Page> {
    const opened = page ?? (await browser.context.newPage());
    await opened.goto(base + path);
    return opened;
  }

  it('breaks no rule of WCAG 2.2 AA on any page, and fits a phone', async () => {
    const fire = portal.address('巴政规〔2024〕2号');
    const dogs = portal.address('库政规〔2024〕1号');
    const paths = [
      '/',
      '/latest',
      '/help',
      '/catalogue',
      '/search?q=消防',
      '/search?q=沒有這個詞',
      fire,
      portal.address('巴政办发〔2015〕22号'),
      `${fire}/on/2024-01-01`,
      `${fire}/history`,
      `${fire}/article/7`,
      `${dogs}/compare/1..2`,
      '/filings?year=2026',
      '/campaigns',
      await campaign(),
      '/nothing',
    ];
    const page = await browser.context.newPage();
    for (const path of paths) {
      await open(path, page);
      await page.evaluate(AXE); // past the page's own policy, which forbids scripts
      const { violations, overflow } = await page.evaluate(async (levels) => {
        const axe = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
        const result = await axe.run({ runOnly: levels });
        const root = document.documentElement;
        return {
          violations: result.violations.map((violation) => [violation.id, violation.nodes[0]?.html]),
          overflow: root.scrollWidth - root.clientWidth,
        };
      }, LEVELS);
      expect([path, violations, overflow]).toEqual([path, [], 0]);
    }
    await page.close();
  }, 120_000);

  it('is searched and read without a script, from the first screen', async () => {
    const bare = await browser.context.browser()?.newContext({ javaScriptEnabled: false, viewport: PHONE });
    const page = await (bare ?? browser.context).newPage();
    await open('/', page);
    expect(await page.locator('#q').evaluate((box) => box.getBoundingClientRect().bottom)).toBeLessThan(PHONE.height);
    await page.fill('#q', '消防车通道');
    await page.click('main button[type=submit]');
    await page.click('text=住宅区消防安全管理规定');
    expect(await page.title()).toContain('住宅区消防安全管理规定');
    await page.fill('#day', '2024-06-01');
    await page.click('text=查看当日有效文本');
    expect(await page.textContent('main')).toContain('尚未公布');
    await page.close();
  }, 60_000);
});
