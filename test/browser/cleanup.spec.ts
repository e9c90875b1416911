import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { startGuiku, type RunningGuiku } from '../support/app';
import { describeInBrowser, openBrowser, type TestBrowser } from '../support/browser';
import { DeskPage } from './desk-page';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const TITLE = '键盘填报专项清理';

describeInBrowser('the worklist as a sheet', () => {
  let guiku: RunningGuiku;
  let browser: TestBrowser;
  let desk: DeskPage;
  let address = '';

  beforeAll(async () => {
    guiku = await startGuiku();
    browser = await openBrowser();
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    desk = new DeskPage(await browser.context.newPage(), guiku.desk);
    await as('sfj.qianfa');
    await desk.open('/campaigns/new');
    await desk.type('清理工作名称', TITLE);
    await desk.page.getByText(/范围内 \d+ 件/).waitFor();
    await desk.button('保存方案').click();
    await desk.command('确定底册');
    await desk.command('下发填报');
    address = new URL(desk.page.url()).pathname;
    await as('fgw.qicao');
    await desk.open(address);
    await desk.page.locator('.sheet td.at input').waitFor();
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await guiku.remove();
  }, 60_000);

  async function as(login: string): Promise<void> {
    const account = guiku.accounts.find((each) => each.login === login);
    if (!account) throw new Error(`no demo account ${login}`);
    await desk.signInAs(account.login, account.password);
  }
  const sums = async (page: Page = desk.page) => (await page.locator('.list-foot').innerText()).replace(/\s+/g, ' ');
  /** The words in the cells of one column that is filled in. */
  const column = (index: number) => desk.page.locator(`.sheet tbody tr td:nth-child(${index + 5}) .cell-words`).allInnerTexts();
  const saved = () => desk.page.getByText('已全部保存').waitFor();
  const press = async (...keys: string[]) => {
    for (const key of keys) await desk.page.keyboard.press(key);
  };
  const paste = async (text: string) => {
    await desk.page.evaluate((block) => navigator.clipboard.writeText(block), text);
    await press('Control+v');
  };

  it('is filled by typing, pasting a block, filling down and undoing; the sums at its foot are always right', async () => {
    const { page } = desk;
    await page.keyboard.type('废');
    await page.getByRole('option', { name: '废止', exact: false }).first().waitFor();
    await press('Enter'); // takes 废止 and goes down
    expect((await column(0))[0]).toBe('废止');
    await press('ArrowUp', 'Tab');
    await page.keyboard.type('1');
    await press('Enter', 'ArrowLeft');
    await saved();
    expect(await sums()).toMatch(/已填完 1 废止 1 /);
    // The row above, three rows down: both columns at once.
    await press('ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await saved();
    expect(await sums()).toMatch(/已填完 3 废止 3 /);
    await press('Control+z');
    await saved();
    expect(await sums()).toMatch(/已填完 1 废止 1 /);
    await press('ArrowUp', 'Home'); // from the block's last row to the second
    await paste('继续有效\n宣布失效\t适用期已过\n看情况\t');
    await page.getByText(/1 格的内容不认识/).waitFor();
    await saved();
    expect((await column(0)).slice(0, 4)).toEqual(['废止', '继续有效', '宣布失效', '']);
    expect(await sums()).toMatch(/已填完 3 继续有效 1 废止 1 宣布失效 1 /);
    await press('Shift+ArrowRight', 'Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('继续有效\t');
    await page.reload();
    await page.locator('.sheet td.at input').waitFor();
    expect((await column(0)).slice(0, 4)).toEqual(['废止', '继续有效', '宣布失效', '']);
  }, 120_000);

  it('shows what somebody else wrote first, and offers one’s own again', async () => {
    const other = await browser.context.newPage();
    await other.goto(guiku.desk + address);
    await other.locator('.sheet td.at input').waitFor();
    await press('Control+Home', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Home');
    await paste('修改');
    await saved();
    await other.keyboard.type('继续');
    await other.keyboard.press('Enter');
    await other.getByText('别人刚刚改了同一行').waitFor();
    expect(await other.locator('.sheet tbody td.at, .sheet tbody td').filter({ hasText: '修改' }).count()).toBeGreaterThan(0);
    await other.getByRole('button', { name: '改用我填的' }).click();
    await other.getByText('已全部保存').waitFor();
    expect(await sums(other)).toContain('继续有效 2');
    await other.close();
  }, 60_000);

  it('breaks no rule of WCAG 2.2 AA on the sheet, the figures and the list', async () => {
    const { page } = desk;
    for (const path of [address, `${address}?tab=figures`, `${address}?tab=plan`, '/campaigns']) {
      await desk.open(path);
      await page.locator('.sheet, .figure-grid, .ant-descriptions, .list-foot').first().waitFor();
      await page.evaluate(AXE); // past the page's own policy
      const found = await page.evaluate(async (levels) => {
        const axe = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
        const { violations } = await axe.run({ runOnly: levels });
        return violations.map((violation) => [violation.id, violation.nodes[0]?.html]);
      }, LEVELS);
      expect([path, found]).toEqual([path, []]);
    }
    expect(desk.complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
  }, 120_000);
});
