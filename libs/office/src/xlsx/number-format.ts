/** Built-in formats that show a day (ECMA-376 part 1, 18.8.30), with those that the Chinese edition adds. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Whether numbers in this format are days. `code` is the format's own text where the file defines one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  return code === undefined ? BUILT_IN_DATES.has(id) : showsDay(code);
}

/** A format shows a day when, quotations, colours and conditions aside, it asks for a year or a day, or for a month that is no minute. */
function showsDay(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general|g\/通用格式/gi, '')
    .split(';', 1)
    .join('');
  if (/[#0?]/.test(bare.replace(/s\.0+/gi, ''))) return false;
  return /[yd]/i.test(bare) || /e(?![+-])/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}
