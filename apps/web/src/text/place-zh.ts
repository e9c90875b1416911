const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

/** 十二 for 12, as articles are numbered; 1 to 9999. */
function numeralZh(number: number): string {
  const digits = Array.from(String(number), Number);
  const words = digits
    .map((digit, index) => (digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${UNITS[digits.length - 1 - index] ?? ''}`))
    .join('');
  return words.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

/** `ch2/art4` → 第四条, `ch3` → 第三章: how the text itself names the place; null for other places. */
export function placeZh(path: string): string | null {
  const [, kind, number, after] = /(?:^|\/)(art|ch)(\d+)(?:-(\d+))?$/.exec(path) ?? [];
  if (kind === undefined || number === undefined) return null;
  return `第${numeralZh(Number(number))}${kind === 'art' ? '条' : '章'}${after === undefined ? '' : `之${numeralZh(Number(after))}`}`;
}
