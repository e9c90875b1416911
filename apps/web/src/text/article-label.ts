const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一 … 1260 → 一千二百六十 */
function numeral(n: number): string {
  const places: [number, string][] = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ];
  let rest = n;
  let written = '';
  for (const [size, name] of places) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit > 0) written += (size === 10 && digit === 1 && written === '' ? '' : (DIGITS[digit] ?? '')) + name;
    else if (written !== '' && rest > 0 && !written.endsWith('零')) written += '零';
  }
  return written + (DIGITS[rest] ?? '');
}

/** How an article's number prints: `12` → 第十二条, `224-1` → 第二百二十四条之一. */
export function articleLabel(number: string): string {
  const [article = '', branch] = number.split('-');
  if (!/^\d{1,4}$/.test(article)) return number;
  return `第${numeral(Number(article))}条${branch === undefined ? '' : `之${numeral(Number(branch))}`}`;
}
