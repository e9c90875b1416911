import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { startGuiku, type RunningGuiku } from '../support/app';
import { describeInBrowser, openBrowser, type TestBrowser } from '../support/browser';
import { cleanUp, fileAbove } from './after-publication';
import { DeskPage, firstDraft, textFile } from './desk-page';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const TITLE = '巴音郭楞蒙古自治州喀拉玉尔衮消防车通道管理办法';
const WORDS = '喀拉玉尔衮标识';
const CAMPAIGN = '喀拉玉尔衮专项清理';

describeInBrowser('the way of a document on the desk', () => {
  let guiku: RunningGuiku;
  let browser: TestBrowser;
  let desk: DeskPage;

  beforeAll(async () => {
    guiku = await startGuiku();
    browser = await openBrowser();
    desk = new DeskPage(await browser.context.newPage(), guiku.desk);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await guiku.remove();
  }, 60_000);

  const as = async (login: string) => {
    const account = guiku.accounts.find((each) => each.login === login);
    if (!account) throw new Error(`no demo account ${login}`);
    await desk.signInAs(account.login, account.password);
  };
  const text = async () => (await desk.page.locator('main').innerText()).replace(/\s+/g, ' ');

  async function uploadAndConfirm(): Promise<void> {
    await as('fgw.qicao');
    await desk.page.getByRole('link', { name: '上传送审稿' }).click();
    await desk.upload('把送审稿拖到这里，或者点击选择文件', firstDraft());
    await desk.page.getByText(/共 \d+ 条/).waitFor();
    await desk.type('标题', TITLE);
    await desk.type('文种', '办法');
    await desk.page.getByLabel('拟以谁名义印发').fill('巴音郭楞蒙古自治州人民政府办公室');
    await desk.page.locator('.ant-select-tree-title', { hasText: '巴音郭楞蒙古自治州人民政府办公室' }).first().click();
    await desk.type('联系电话', '0996-2020000');
    await desk.button('保存，去备齐材料').click();
    await desk.page.getByRole('heading', { name: '送审材料' }).waitFor();
  }

  async function completeAndSubmit(): Promise<void> {
    await desk.page.getByRole('link', { name: '送审…' }).click();
    await desk.page.getByText(/还缺 \d+ 项/).waitFor();
    expect(await text()).toContain('起草说明');
    await desk.page.getByRole('link', { name: '去补' }).first().click();
    for (const title of ['起草说明', '制定依据', '本单位合法性审核意见']) {
      await desk.upload(`上传${title}`, textFile(`${title}.txt`, `${title}：说明`));
      await desk.page.getByRole('link', { name: `${title}.txt` }).waitFor();
    }
    await desk.command('写明理由', (dialog) => desk.type('理由', '突发事件应对，时间紧迫', dialog));
    await desk.command('登记结论');
    await send();
  }

  async function send(): Promise<void> {
    await desk.page.getByRole('link', { name: '送审…' }).click();
    await desk.page.getByText('材料齐全，可以送审').waitFor();
    await desk.button('送审').click();
    await desk.page.getByText('已送审待转送').first().waitFor();
  }

  async function forward(): Promise<void> {
    await as('zhengfuban');
    await desk.openMatter(TITLE);
    await desk.command('转送审核', (dialog) => desk.type('收文编号（可不填）', '2026-113', dialog));
    await desk.page.getByText('待受理').first().waitFor();
  }

  async function openReview(login: string): Promise<void> {
    await as(login);
    await desk.open('/reviews');
    await desk.openMatter(TITLE);
    await desk.page.getByText('正文（送审稿）').waitFor();
  }

  async function conclude(verdict: string): Promise<void> {
    await desk.command('送复核', (dialog) => desk.choose('审核结论', verdict, dialog));
    await openReview('sfj.fuhe');
    await desk.command('送签发');
    await openReview('sfj.qianfa');
    await desk.command('出具意见');
    await desk.page.getByRole('dialog', { name: /合法性审核意见书/ }).waitFor();
    expect(await desk.page.locator('#opinion-paper').innerText()).toContain(`审核结论：${verdict}`);
  }

  it('goes from an uploaded file to a citizen who finds it, is filed, and is repealed by a campaign', async () => {
    await uploadAndConfirm();
    await completeAndSubmit();
    await forward();

    // The reviewer accepts, asks for a supplement (the clock stops), gets it, writes a remark on selected words.
    await openReview('sfj.chengban');
    await desk.command('受理');
    await desk.page.getByText('还剩 15 个工作日').first().waitFor();
    await desk.command('退回补正', async (dialog) => {
      await desk.type('需要补正的内容（每行一项）', '专家论证意见', dialog);
      await desk.type('理由', '专业性较强', dialog);
    });
    await desk.page.getByText('期限暂停').first().waitFor();
    await as('fgw.qicao');
    await desk.openMatter(TITLE);
    await desk.page.getByRole('tab', { name: /材料/ }).click();
    await desk.upload('上传专家论证', textFile('专家论证.txt', '专家论证意见'));
    await desk.page.getByRole('link', { name: '专家论证.txt' }).waitFor();
    await desk.command('补正后重新报送');

    await openReview('sfj.chengban');
    await desk.page.keyboard.press('j');
    await desk.page.locator('.passage.current').dblclick();
    await desk.page.keyboard.press('m');
    expect(await desk.page.getByLabel('原文', { exact: true }).inputValue()).not.toBe('');
    await desk.type('问题', '没有法律、法规依据增加义务');
    await desk.type('依据（法律、法规名称）', '优化营商环境条例');
    await desk.page.getByLabel('建议删去').check();
    await desk.page.keyboard.press('Control+Enter');
    await desk.page.locator('.remark', { hasText: '没有法律、法规依据增加义务' }).waitFor();
    await desk.page.keyboard.press('2');
    await desk.button('其余各项未发现问题').click();
    await desk.page.getByText(/已核 15 项/).waitFor();
    await conclude('应当予以修改');

    // The drafter adopts everything, uploads the next round, sees the difference, sends it again.
    await as('fgw.qicao');
    await desk.openMatter(TITLE);
    await desk.page.getByRole('tab', { name: /意见与答复/ }).click();
    await desk.button('全部采纳').click();
    await desk.page.getByText('均已答复').waitFor();
    await desk.command('修改后再送审');
    await desk.page.getByRole('tab', { name: '文本', exact: true }).click();
    await desk.upload('上传下一稿', textFile('修改稿.txt', await revised()));
    await desk.page.getByText('已换为新的文本').waitFor();
    await desk.page.getByRole('tab', { name: '各次对照' }).click();
    await desk.page.locator('.comparison ins', { hasText: WORDS }).first().waitFor();
    await send();
    await forward();
    await openReview('sfj.chengban');
    await desk.command('受理');
    await desk.page.locator('.text-pane ins', { hasText: WORDS }).first().waitFor();
    await conclude('合法');

    // The office: meeting, signature, number, publication.
    await as('fgw.qicao');
    await desk.openMatter(TITLE);
    await desk.command('提请审议');
    await as('zhengfuban');
    await desk.openMatter(TITLE);
    await desk.command('登记审议结果', (dialog) => desk.type('审议情况（会议纪要摘要，不同意见如实载明）', '原则通过', dialog));
    await desk.command('登记签发', (dialog) => desk.type('签发人', '州长', dialog));
    await desk.command('取号');
    await desk.page.locator('main', { hasText: /巴政办规〔\d{4}〕\d+号/ }).waitFor();
    const number = /巴政办规〔\d{4}〕\d+号/.exec(await text())?.[0] ?? '';
    expect(number).not.toBe('');
    await desk.command('登记公布', async (dialog) => {
      await desk.type('网址或者期号', 'https://www.xjbz.gov.cn/1', dialog);
      await desk.date('施行日期', '20270301', dialog);
      const reason = dialog.getByLabel('理由', { exact: true });
      await reason.or(desk.page.locator('.publication-checked')).first().waitFor();
      if (await reason.isVisible()) await reason.fill('已经核对');
    });
    await desk.page.getByText('已公布').first().waitFor();

    await citizenFinds(number);
    const afterwards = { desk, as, title: TITLE };
    await fileAbove(afterwards);
    await cleanUp(afterwards, CAMPAIGN);
    await citizenSeesTheEnd();
    expect(desk.complaints).toEqual([]);
  }, 420_000);

  it('breaks no rule of WCAG 2.2 AA on its main screens', async () => {
    const visits: [login: string, paths: string[]][] = [
      ['fgw.qicao', ['/', '/drafts', '/drafts/new', '/documents']],
      ['sfj.chengban', ['/', '/reviews']],
      ['admin', ['/settings/organs', '/settings/users', '/settings/calendar', '/settings/limits', '/settings/routes']],
    ];
    for (const [login, paths] of visits) {
      await as(login);
      for (const path of paths) {
        await desk.open(path);
        await desk.page.waitForLoadState('networkidle');
        await desk.page.evaluate(AXE); // past the page's own policy, which forbids foreign scripts
        const found = await desk.page.evaluate(async (levels) => {
          const axe = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
          return (await axe.run({ runOnly: levels })).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
        }, LEVELS);
        expect([path, found]).toEqual([path, []]);
      }
    }
  }, 120_000);

  it('goes through a list by the keyboard and comes back to where it was', async () => {
    await as('sfj.chengban');
    await desk.open('/documents?status=IN_FORCE');
    await desk.page.locator('.grid tbody tr').nth(2).waitFor();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await desk.page.keyboard.press(key);
    await desk.page.waitForURL(/documents\/.+/);
    await desk.page.locator('.passage').first().waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForURL(/status=IN_FORCE/);
    await desk.page.keyboard.press('/');
    await desk.page.locator('[aria-label="筛选标题、文号"]:focus').waitFor();
    await desk.page.keyboard.type('巴政规[2024]2号');
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.grid tbody tr:only-child', { hasText: '巴政规〔2024〕2号' }).waitFor();
  }, 60_000);

  it('shows one clear page below the browser floor', async () => {
    const page = await browser.context.newPage();
    await page.addInitScript('delete String.prototype.replaceAll');
    await page.goto(guiku.desk);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('浏览器版本过低，无法打开本系统');
    expect(await page.locator('#desk').count()).toBe(0);
    await page.close();
  });

  /** The stored text with another wording of its fourth article. */
  async function revised(): Promise<string> {
    const id = /drafts\/([0-9a-f-]+)/.exec(desk.page.url())?.[1] ?? '';
    const old = await desk.page.evaluate(async (draftId) => {
      const read = async (path: string) => (await fetch(path)).json() as Promise<{ text: { id: string } & string }>;
      const draft = await read(`/api/drafts/${draftId}`);
      return (await read(`/api/drafts/${draftId}/texts/${draft.text.id}`)).text;
    }, id);
    return old.replace(/(第四条[\s　]*)[^\n]*/, `$1物业服务人应当保持消防车通道畅通，并在显著位置设置${WORDS}。`);
  }

  /** The red banner names the decision; the document is not among what is valid today, and is under 全部; the campaign lists it. */
  async function citizenSeesTheEnd(): Promise<void> {
    const { page } = desk;
    const found = page.getByRole('link', { name: new RegExp('喀拉玉尔衮') });
    const search = `${guiku.portal}/search?q=${encodeURIComponent(WORDS)}`;
    await page.goto(search);
    for (let tries = 0; tries < 20 && (await found.count()) > 0; tries++) {
      await page.waitForTimeout(500); // the worker tells the index after the commit
      await page.reload();
    }
    expect(await found.count()).toBe(0);
    await page.goto(`${search}&scope=all`);
    await found.first().click();
    await page.getByText(/本文件已于\d{4}年\d+月\d+日废止，不再作为行政管理的依据/).waitFor();
    expect(await page.locator('main').innerText()).toContain('巴政发〔2026〕5号');
    await page.goto(`${guiku.portal}/campaigns`);
    await page.getByRole('link', { name: CAMPAIGN }).click();
    await page.getByText(TITLE).first().waitFor();
  }

  /** Without logging in: by a word in the text, by the number in any spelling, in Traditional characters; on an earlier day. */
  async function citizenFinds(number: string): Promise<void> {
    const { page } = desk;
    const spellings = [number, number.replace('〔', '[').replace('〕', ']'), number.replace('〔', '(').replace('〕', ')')];
    for (const query of [WORDS, ...spellings, '消防車通道管理辦法']) {
      await page.goto(`${guiku.portal}/search?q=${encodeURIComponent(query)}`);
      const found = page.getByRole('link', { name: new RegExp('喀拉玉尔衮') }).first();
      // The worker publishes to the index after the commit.
      for (let tries = 0; tries < 20 && (await found.count()) === 0; tries++) {
        await page.waitForTimeout(500);
        await page.reload();
      }
      expect([query, await found.count()]).toEqual([query, 1]);
    }
    await page
      .getByRole('link', { name: new RegExp('喀拉玉尔衮') })
      .first()
      .click();
    await page.waitForURL(/\/d\//);
    expect(await page.locator('body').innerText()).toContain(number);
    const address = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
    await page.goto(`${guiku.portal}${address}/on/2026-01-01`);
    expect(await page.locator('body').innerText()).toMatch(/尚未公布|还没有公布|未公布/);
  }
});
