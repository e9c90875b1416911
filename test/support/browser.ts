import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium to test with: GUIKU_CHROMIUM, or the first found on the PATH; null when there is none. */
export function chromiumPath(): string | null {
  const named = process.env['GUIKU_CHROMIUM'];
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).concat(PLACES);
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** `describe` for tests in a real browser: where none is found they are skipped, and the title says why. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (chromiumPath() === null) describe.skip(`${title} [skipped: no Chromium found; install one or set GUIKU_CHROMIUM]`, tests);
  else describe(title, tests);
}

export interface TestBrowser {
  context: BrowserContext;
  close(): Promise<void>;
}

/** A browser with a fresh profile, 1366×768 (the smallest desk screen we promise) unless told otherwise. */
export async function openBrowser(viewport = { width: 1366, height: 768 }): Promise<TestBrowser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('No Chromium found: use describeInBrowser');
  const profile = mkdtempSync(join(tmpdir(), 'guiku-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
