import { startGuiku, type RunningGuiku } from '../support/app';
import { describeInBrowser, openBrowser, type TestBrowser } from '../support/browser';
import { DeskPage, firstDraft, textFile } from './desk-page';

/** Who does what on a route of two levels, and what the route asks for. */
interface Route {
  title: string;
  issuer: string;
  drafter: string;
  reviewer: string;
  signatory: string;
  office: string;
  papers: readonly string[];
  number: RegExp;
}

const DEPARTMENT: Route = {
  title: '巴音郭楞蒙古自治州喀拉玉尔衮项目节能审查办法',
  issuer: '巴音郭楞蒙古自治州发展和改革委员会',
  drafter: 'fgw.qicao',
  reviewer: 'fgw.fazhi',
  signatory: 'fgw.qianfa',
  office: 'fgw.bangong',
  papers: ['起草说明', '制定依据'],
  number: /巴发改规〔\d{4}〕\d+号/,
};
const TOWNSHIP: Route = {
  title: '阿瓦提乡塔里木垦区集市管理办法',
  issuer: '阿瓦提乡人民政府',
  drafter: 'awati.qicao',
  reviewer: 'kel.sfj.chengban',
  signatory: 'kel.sfj.qianfa',
  office: 'awati.bangong',
  papers: ['起草说明', '制定依据'],
  number: /\S+〔\d{4}〕\d+号/,
};

describeInBrowser('the other routes, by clicking', () => {
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

  async function send({ title, issuer, drafter, papers }: Route): Promise<void> {
    await as(drafter);
    await desk.page.getByRole('link', { name: '上传送审稿' }).click();
    await desk.upload('把送审稿拖到这里，或者点击选择文件', firstDraft());
    await desk.page.getByText(/共 \d+ 条/).waitFor();
    await desk.type('标题', title);
    await desk.type('文种', '办法');
    await desk.page.getByLabel('拟以谁名义印发').fill(issuer);
    await desk.page.locator('.ant-select-tree-title', { hasText: issuer }).first().click();
    await desk.type('联系电话', '0996-2020000');
    await desk.button('保存，去备齐材料').click();
    await desk.page.getByRole('heading', { name: '送审材料' }).waitFor();
    for (const paper of papers) {
      await desk.upload(`上传${paper}`, textFile(`${paper}.txt`, `${paper}：说明`));
      await desk.page.getByRole('link', { name: `${paper}.txt` }).waitFor();
    }
    await desk.command('写明理由', (dialog) => desk.type('理由', '突发事件应对，时间紧迫', dialog));
    await desk.command('登记结论');
    await desk.page.getByRole('link', { name: '送审…' }).click();
    await desk.page.getByText('材料齐全，可以送审').waitFor();
    await desk.button('送审').click();
    await desk.page.getByText('已送审待受理').first().waitFor();
  }

  async function review({ title, reviewer, signatory }: Route): Promise<void> {
    const open = async (login: string) => {
      await as(login);
      await desk.open('/reviews');
      await desk.openMatter(title);
      await desk.page.getByText('正文（送审稿）').waitFor();
    };
    await open(reviewer);
    await desk.command('受理');
    await desk.page.getByText('还剩 15 个工作日').first().waitFor();
    await desk.command('送签发', (dialog) => desk.choose('审核结论', '合法', dialog));
    await open(signatory);
    await desk.command('出具意见');
    await desk.page.getByRole('dialog', { name: /合法性审核意见书/ }).waitFor();
  }

  /** From the meeting to the portal; returns the number. */
  async function decide({ title, drafter, office, number }: Route): Promise<string> {
    await as(drafter);
    await desk.openMatter(title);
    await desk.command('提请审议');
    await as(office);
    await desk.openMatter(title);
    await desk.command('登记审议结果', (dialog) => desk.type('审议情况（会议纪要摘要，不同意见如实载明）', '原则通过', dialog));
    await desk.command('登记签发', (dialog) => desk.type('签发人', '主要负责人', dialog));
    await desk.command('取号');
    await desk.page.locator('main', { hasText: number }).waitFor();
    const given = number.exec(await desk.page.locator('main').innerText())?.[0] ?? '';
    await desk.command('登记公布', async (dialog) => {
      await desk.type('网址或者期号', 'https://www.example.gov.cn/1', dialog);
      await desk.date('施行日期', '20270301', dialog);
      const reason = dialog.getByLabel('理由', { exact: true });
      await reason.or(desk.page.locator('.publication-checked')).first().waitFor();
      if (await reason.isVisible()) await reason.fill('已经核对');
    });
    await desk.page.getByText('已公布').first().waitFor();
    return given;
  }

  /** What the citizen downloads is a clean copy, not the file with its authors. */
  async function citizenReads({ title }: Route, number: string): Promise<void> {
    const { page } = desk;
    const found = page.getByRole('link', { name: title }).first();
    for (let tries = 0; tries < 60; tries++) {
      await page.goto(`${guiku.portal}/search?q=${encodeURIComponent(number)}`);
      if ((await found.count()) > 0) break;
      await page.waitForTimeout(500);
    }
    await found.click();
    await page.waitForURL(/\/d\//);
    expect(await page.locator('body').innerText()).toContain(number);
    const href = await page.getByRole('link', { name: /下载原件/ }).getAttribute('href');
    const file = await (await page.request.get(`${guiku.portal}${href ?? ''}`)).body();
    expect([file.subarray(0, 2).toString(), file.includes('docProps')]).toEqual(['PK', false]);
  }

  it.each([
    ['department', DEPARTMENT],
    ['township', TOWNSHIP],
  ])(
    'a %s’s document goes from the upload to the portal',
    async (_, route) => {
      await send(route);
      await review(route);
      await citizenReads(route, await decide(route));
      expect(desk.complaints).toEqual([]);
    },
    240_000,
  );
});
