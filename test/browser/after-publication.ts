import { textFile, type DeskPage } from './desk-page';

/** The desk and who sits at it, after a document was published. */
export interface Afterwards {
  desk: DeskPage;
  as: (login: string) => Promise<void>;
  title: string;
}

/** 报备: 政府办 sends the document to both organs above, outside the system, and records their receipts (备案回执). */
export async function fileAbove({ desk, as, title }: Afterwards): Promise<void> {
  await as('zhengfuban');
  for (const organ of ['新疆维吾尔自治区人民政府', '州人大常委会']) {
    await desk.open('/filings?direction=out');
    await desk.openMatter(title); // the worker has opened both; what is sent leaves this list
    await desk.page.getByRole('heading', { name: '报送材料' }).waitFor();
    const notice = desk.page.getByText(/报备前还需补齐/);
    for (const material of (await notice.count()) > 0 ? ((await notice.innerText()).match(/缺少([^；]+)/g) ?? []) : []) {
      const kind = material.slice('缺少'.length).trim();
      await desk.upload(`上传${kind}`, textFile(`${kind}.txt`, `${kind}：报备材料`));
      await desk.page.getByRole('link', { name: `${kind}.txt` }).waitFor();
    }
    await desk.command('报备');
    await desk.command('登记备案回执', (dialog) => desk.type('备案号', `${organ.slice(0, 2)}备〔2026〕118号`, dialog));
    await desk.page.getByText('已登记').first().waitFor();
  }
}

/** 清理: 州司法局 plans a campaign over the document alone, its department proposes to repeal it, the bureau agrees and publishes the decision. */
export async function cleanUp({ desk, as, title }: Afterwards, campaign: string): Promise<void> {
  const { page } = desk;
  await as('sfj.qianfa');
  await desk.open('/campaigns/new');
  await desk.type('清理工作名称', campaign);
  await desk.type('标题含', '无此文件'); // only what is added by hand
  await desk.type('查找要加入的文件', title);
  await page.keyboard.press('Enter');
  await desk.button('加入').first().click();
  await page.getByText('范围内 1 件').waitFor();
  await desk.button('保存方案').click();
  await desk.command('确定底册');
  await desk.command('下发填报');

  await as('fgw.qicao');
  await desk.open('/campaigns');
  await desk.openMatter(campaign);
  await page.getByLabel('第 1 号 清理意见').pressSequentially('废止');
  await page.keyboard.press('Tab');
  await page.getByLabel('第 1 号 理由', { exact: true }).pressSequentially('已被新规定');
  await page.keyboard.press('Tab');
  await desk.command('报送');

  await as('sfj.qianfa');
  await desk.open('/campaigns');
  await desk.openMatter(campaign);
  await desk.command('转入审核');
  await page.getByLabel('选第 1 号').check();
  await page.getByRole('button', { name: '同意 1 件' }).click();
  await desk.command('登记审议结果', (dialog) => desk.type('会议', '州人民政府第14次常务会议', dialog));
  await page.getByRole('tab', { name: '清理决定' }).click();
  await desk.type('清理决定标题', '巴州人民政府关于公布规范性文件清理结果的决定');
  await desk.type('文号', '巴政发〔2026〕5号');
  await page.keyboard.press('Escape');
  await desk.button('预览将要发生的变动').click();
  await page.locator('tr', { hasText: '已废止' }).first().waitFor();
  await desk.command('公布清理决定（并更新效力）');
  await page.getByText('已公布的清理决定').waitFor();
}
