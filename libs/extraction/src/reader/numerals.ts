/** Word's automatic numbers as text (ECMA-376 part 1, 17.18.59 ST_NumberFormat), for the formats that Chinese documents use. */

const DIGITS = '〇一二三四五六七八九';
const LEGAL = { zero: '零', digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'] };
const PLAIN = { zero: '零', digits: '零一二三四五六七八九', units: ['', '十', '百', '千'] };

/** 一百零五, 二十三; 十二 rather than 一十二. Up to 99 999 999. */
function spelled(n: number, set: { zero: string; digits: string; units: string[] }): string {
  if (n === 0) return set.zero;
  if (n >= 10_000) {
    const low = n % 10_000;
    const gap = low === 0 ? '' : low < 1000 ? set.zero : '';
    return `${spelled(Math.floor(n / 10_000), set)}万${gap}${low === 0 ? '' : spelledBelow(low, set)}`;
  }
  const text = spelledBelow(n, set);
  return set === PLAIN && n >= 10 && n < 20 ? text.slice(1) : text;
}

function spelledBelow(n: number, set: { zero: string; digits: string; units: string[] }): string {
  const digits = String(n);
  let out = '';
  let zero = false;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i]);
    if (digit === 0) zero = out !== '';
    else {
      out += `${zero ? set.zero : ''}${set.digits[digit] ?? ''}${set.units[digits.length - 1 - i] ?? ''}`;
      zero = false;
    }
  }
  return out;
}

/** Every digit by itself: 一〇二. */
function positional(n: number): string {
  return String(n).replace(/\d/g, (d) => DIGITS[Number(d)] ?? d);
}

function roman(n: number): string {
  const table: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let out = '';
  let rest = n > 0 && n < 4000 ? n : 0;
  for (const [value, letters] of table) for (; rest >= value; rest -= value) out += letters;
  return out || String(n);
}

/** a … z, aa, bb: Word repeats the letter. */
function letter(n: number): string {
  if (n < 1 || n > 780) return String(n);
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

/** The n-th sign of a row of signs; the decimal number after its end. */
const row = (signs: string) => (n: number) => (n > 0 && n <= signs.length ? (signs[n - 1] ?? '') : String(n));
const circled = (n: number) =>
  n >= 1 && n <= 20
    ? String.fromCharCode(0x2460 + n - 1)
    : n > 20 && n <= 35
      ? String.fromCharCode(0x3251 + n - 21)
      : n > 35 && n <= 50
        ? String.fromCharCode(0x32b1 + n - 36)
        : String(n);

const FORMATTERS: Record<string, (n: number) => string> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: (n) => letter(n).toUpperCase(),
  lowerLetter: letter,
  // Up to 99 as spoken, then digit by digit: that is how Word's «counting» differs from its «counting thousand».
  chineseCounting: (n) => (n < 100 ? spelled(n, PLAIN) : positional(n)),
  taiwaneseCounting: (n) => (n < 100 ? spelled(n, PLAIN) : positional(n)),
  chineseCountingThousand: (n) => spelled(n, PLAIN),
  taiwaneseCountingThousand: (n) => spelled(n, PLAIN),
  japaneseCounting: (n) => spelled(n, PLAIN),
  chineseLegalSimplified: (n) => spelled(n, LEGAL),
  ideographLegalTraditional: (n) => spelled(n, { zero: '零', digits: '零壹貳參肆伍陸柒捌玖', units: ['', '拾', '佰', '仟'] }),
  ideographDigital: positional,
  japaneseDigitalTenThousand: positional,
  taiwaneseDigital: positional,
  ideographTraditional: row('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: row('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: row('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (n) => (n >= 1 && n <= 20 ? String.fromCharCode(0x2488 + n - 1) : `${n}.`),
  decimalEnclosedParen: (n) => (n >= 1 && n <= 20 ? String.fromCharCode(0x2474 + n - 1) : `(${n})`),
  decimalFullWidth: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  decimalFullWidth2: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  decimalHalfWidth: String,
  numberInDash: (n) => `- ${n} -`,
  none: () => '',
  bullet: () => '',
};

/** `n` written in one of Word's number formats; a format this table lacks is written in decimal digits, as LibreOffice does. */
export function formatNumber(format: string, n: number): string {
  return (FORMATTERS[format] ?? String)(n);
}
