/** ST_Xstring (ECMA-376 part 1, 22.9.2.19): characters that XML cannot carry stand as _xHHHH_, and so does an underscore that would read as one. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** What a file says → what is meant. */
export function fromXstring(text: string): string {
  return text.includes('_x') ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}

/** What is meant → what a file says. Half characters (lone surrogates) become U+FFFD. */
export function toXstring(text: string): string {
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}
