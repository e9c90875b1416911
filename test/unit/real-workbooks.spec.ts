/** The workbook reader on workbooks that other programs wrote: those embedded in documents of the real data. Where it is missing, the suite says so. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Package, SHEET_LIMITS, cellText, readXlsx } from '@libs/office';

const FOLDER = join(process.env['GUIKU_TEST_DATA'] ?? join(__dirname, '../../../shared/data'), 'files');

it('reads workbooks embedded in real documents', async () => {
  if (!existsSync(FOLDER)) {
    process.stderr.write(`real-workbooks: ${FOLDER} is not there (GUIKU_TEST_DATA), not run on it\n`);
    return;
  }
  let filled = 0;
  let read = 0;
  for (const part of ['odd', 'zh-other'])
    for (const name of readdirSync(join(FOLDER, part)).filter((file) => file.endsWith('.docx'))) {
      const pkg = await Package.open(readFileSync(join(FOLDER, part, name)), SHEET_LIMITS).catch(() => null);
      for (const entry of pkg?.names().filter((file) => file.endsWith('.xlsx')) ?? []) {
        const sheets = await readXlsx((await pkg?.read(entry)) ?? Buffer.alloc(0));
        const cells = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells));
        filled += cells.filter((cell) => cellText(cell) !== '').length;
        read += 1;
      }
    }
  expect(read).toBeGreaterThanOrEqual(5);
  expect(filled).toBeGreaterThan(read * 3);
});
