import { DraftBlock } from '../document';
import { blockOf } from './lines';

/** Their content is not text for a reader. */
const SKIPPED = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'select', 'button', 'iframe', 'object', 'nav']);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'pre',
  'center',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'caption',
  'hr',
  'address',
  'figure',
  'figcaption',
  'fieldset',
  'body',
  'html',
]);
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: '\u3000',
  thinsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  laquo: '«',
  raquo: '»',
  bull: '•',
  copy: '©',
  reg: '®',
  deg: '°',
  permil: '‰',
  yen: '¥',
  shy: '',
  zwj: '',
  zwnj: '',
  minus: '−',
  divide: '÷',
};
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[!?][^>]*>|<(\/?)([A-Za-z][A-Za-z0-9:]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|<|[^<]+/g;

/** HTML, well formed or not → blocks. Nothing is executed or fetched; markup that is not understood is dropped, its text kept. */
export function readHtml(html: string): DraftBlock[] {
  const out: DraftBlock[] = [];
  let line = '';
  let heading = 0;
  let listDepth = 0;
  let inItem = false;
  let skip: string | null = null;
  let table: string[][] | null = null;
  let tables = 0;
  const flush = () => {
    const text = line
      .split('\n')
      .map((part) => part.replace(/[ \t]+/g, ' ').replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
      .filter((part) => part !== '')
      .join('\n');
    line = '';
    if (text === '') return;
    if (heading > 0) out.push({ kind: 'heading', level: heading, text: text.replace(/\n/g, '') });
    else if (inItem) out.push({ kind: 'list', level: Math.max(1, listDepth), text });
    else out.push(...text.split('\n').map(blockOf));
  };
  const endCell = () => {
    const row = table?.at(-1);
    const text = line.replace(/\s+/g, ' ').trim();
    line = '';
    if (row && row.length > 0) row[row.length - 1] = [row.at(-1) ?? '', text].filter((part) => part !== '').join(' ');
  };
  for (const token of html.matchAll(TOKEN)) {
    const [whole, cdata, slash, rawName] = token;
    if (rawName === undefined) {
      if (skip === null && !whole.startsWith('<!') && !whole.startsWith('<?')) line += entities(whole).replace(/[\n\r\t]+/g, ' ');
      else if (skip === null && cdata !== undefined) line += cdata;
      continue;
    }
    const name = rawName.toLowerCase();
    const closing = slash === '/';
    if (skip !== null) {
      if (closing && name === skip) skip = null;
      continue;
    }
    if (SKIPPED.has(name)) {
      if (!closing && !(token[4] ?? '').endsWith('/')) skip = name;
      continue;
    }
    if (name === 'br') line += table ? ' ' : '\n';
    if (name === 'table') {
      if (!closing) {
        if (tables === 0) {
          flush();
          table = [];
        } else endCell();
        tables += 1;
      } else if (tables > 0) {
        endCell();
        tables -= 1;
        if (tables === 0) {
          pushTable(table ?? [], out);
          table = null;
        }
      }
    } else if (table) {
      if (tables === 1 && !closing && name === 'tr') {
        endCell();
        table.push([]);
      } else if (tables === 1 && !closing && (name === 'td' || name === 'th')) {
        endCell();
        if (table.length === 0) table.push([]);
        table.at(-1)?.push('');
      } else if (BLOCKS.has(name)) endCell();
    } else if (BLOCKS.has(name)) {
      flush();
      if (/^h[1-6]$/.test(name)) heading = closing ? 0 : Number(name[1]);
      if (name === 'ul' || name === 'ol') listDepth = Math.max(0, listDepth + (closing ? -1 : 1));
      if (name === 'li') inItem = !closing;
      if ((name === 'ul' || name === 'ol') && closing) inItem = listDepth > 0;
    }
  }
  if (table) {
    endCell();
    pushTable(table, out);
  }
  flush();
  return out;
}

/** A table of one column is layout. */
function pushTable(rows: string[][], out: DraftBlock[]): void {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  if (filled.every((row) => row.length <= 1)) out.push(...filled.flat().map(blockOf));
  else out.push({ kind: 'table', level: 0, text: filled.map((row) => row.join('\t').trimEnd()).join('\n') });
}

function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));?/g, (whole, dec?: string, hex?: string, named?: string) => {
    if (named !== undefined) return ENTITIES[named] ?? whole;
    const code = dec !== undefined ? Number(dec) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
}
