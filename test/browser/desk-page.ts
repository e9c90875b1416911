import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { draftDocx } from '../fixtures/files/draft-files';

const DATA = process.env['GUIKU_TEST_DATA'] ?? join(__dirname, '../../../shared/data');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A person's hands on the desk: what they click and type, by the words on the screen. */
export class DeskPage {
  /** Everything the browser complained about. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    private readonly base: string,
  ) {
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path);
  }

  /** Signs in as somebody else; the address stays. */
  async signInAs(username: string, password: string): Promise<void> {
    await this.page.context().clearCookies();
    await this.open('/');
    await this.page.getByLabel('用户名').fill(username);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.button('登录').click();
    await this.page.getByRole('navigation', { name: '主菜单' }).waitFor();
  }

  button(name: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  /** Opens a matter from a list or a home page by its title. */
  async openMatter(title: string): Promise<void> {
    const row = this.page.locator('tbody tr', { hasText: title }).first();
    await row.locator('td').first().waitFor();
    const link = row.getByRole('link', { name: title });
    await ((await link.count()) > 0 ? link : row.getByText(title)).first().click();
  }

  /** Presses a command's button, fills its dialog, sends it, and waits until it is done. */
  async command(name: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
    await this.button(name).first().click();
    const dialog = this.page.getByRole('dialog', { name });
    await dialog.waitFor();
    await fill?.(dialog);
    await this.button(name, dialog).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Chooses in a drop-down by the words of the choice. */
  async choose(label: string, option: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByLabel(label, { exact: true }).click();
    await this.page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
  }

  async type(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByLabel(label, { exact: true }).fill(text);
  }

  /** Types a date the way a clerk does and leaves the field. */
  async date(label: string, typed: string, within: Page | Locator = this.page): Promise<void> {
    const field = within.getByLabel(label, { exact: true });
    await field.fill(typed);
    await field.press('Enter');
  }

  /** Hands a file to the chooser that bears this label. */
  async upload(label: string, file: Upload): Promise<void> {
    await this.page.locator(`input[type="file"][aria-label="${label}"]`).setInputFiles(file);
  }
}

export function textFile(name: string, text: string): Upload {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') };
}

interface Listed {
  file: string;
  ext: string;
  articles?: number;
}

/** A real DOCX with articles where the shared data is there, else our own small one. */
export function firstDraft(): Upload {
  const manifest = join(DATA, 'files/manifest.jsonl');
  const lines = existsSync(manifest) ? readFileSync(manifest, 'utf8').split('\n') : [];
  const listed = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Listed);
  const real = listed.find(({ file, ext, articles = 0 }) => file.startsWith('real-zh/') && ext === 'docx' && articles >= 10);
  if (!real) return { name: '送审稿.docx', mimeType: DOCX, buffer: draftDocx() };
  return { name: basename(real.file), mimeType: DOCX, buffer: readFileSync(join(DATA, 'files', real.file)) };
}
