import { workbook } from './xlsx';

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}

export function saveWorkbook(name: string, rows: readonly (readonly string[])[]): void {
  save(workbook(name, rows), `${name}.xlsx`);
}

/** With a byte order mark, so that Excel and WPS read it as UTF-8; a cell that looks like a formula is defused. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  save(new Blob([`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}`], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}
