/**
 * Characters that must not survive into legal text: they are invisible, reorder what follows, or break other programs.
 * Zero-width space/joiner/BOM, bidi marks, overrides and isolates, soft hyphen, word joiner, interlinear marks.
 */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Fonts of many PDF files name their glyphs after the radicals block (⼈⺠ for 人民): the same sign to the eye, another to every search.
 * The Kangxi radicals have compatibility mappings in Unicode; of the radicals supplement only the whole characters are mapped here.
 */
const RADICAL = /[\u2e80-\u2fd5]/g;
const SUPPLEMENT = new Map(
  [
    '⺠民',
    '⺟母',
    '⺝月',
    '⺓幺',
    '⺌小',
    '⺊卜',
    '⺁厂',
    '⺇几',
    '⺎兀',
    '⺏尢',
    '⺕彐',
    '⺘扌',
    '⺡氵',
    '⺩王',
    '⺫罒',
    '⺬示',
    '⺭礻',
    '⺮竹',
    '⺯糸',
    '⺰纟',
    '⺱网',
    '⺷羊',
    '⺻聿',
    '⺼月',
    '⺾艹',
    '⻁虎',
    '⻂衤',
    '⻄西',
    '⻅见',
    '⻆角',
    '⻉贝',
    '⻋车',
    '⻌辶',
    '⻍辶',
    '⻎辶',
    '⻏阝',
    '⻐钅',
    '⻑长',
    '⻒镸',
    '⻓长',
    '⻔门',
    '⻖阝',
    '⻗雨',
    '⻘青',
    '⻙韦',
    '⻚页',
    '⻛风',
    '⻜飞',
    '⻝食',
    '⻞食',
    '⻟飠',
    '⻠饣',
    '⻢马',
    '⻣骨',
    '⻤鬼',
    '⻥鱼',
    '⻦鸟',
    '⻧卤',
    '⻨麦',
    '⻩黄',
    '⻪黾',
    '⻫斉',
    '⻬齐',
    '⻭歯',
    '⻮齿',
    '⻯竜',
    '⻰龙',
    '⻱龜',
    '⻲亀',
    '⻳龟',
  ].map((pair): [string, string] => [pair[0] ?? '', pair[1] ?? '']),
);

/** Text without invisible and control characters, radicals as the characters they show, all line ends '\n', no-break space as space; and how many were taken out. */
export function cleanText(raw: string): { text: string; removed: number } {
  const unified = raw.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u00a0\u2007\u202f]/g, ' ');
  const text = unified
    .replace(RADICAL, (sign) => SUPPLEMENT.get(sign) ?? sign.normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\ufffd');
  const bare = unified.replace(LONE_SURROGATE, '\ufffd');
  return { text, removed: bare.length - text.length };
}

const WIDE =
  '\\u2e80-\\u2fdf\\u3000-\\u30ff\\u31c0-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u2014\\u2018\\u2019\\u201c\\u201d\\u2026\\ud840-\\udfff';
const ENDS_WIDE = new RegExp(`[${WIDE}]$`);
const STARTS_WIDE = new RegExp(`^[${WIDE}]`);

/** Joins two pieces of one paragraph that a line or page end parted: no space where Chinese meets anything, one between Latin words. */
export function joinPieces(left: string, right: string): string {
  const a = left.trimEnd();
  const b = right.trimStart();
  if (a === '' || b === '') return a + b;
  if (ENDS_WIDE.test(a) || STARTS_WIDE.test(b)) return a + b;
  if (/[A-Za-z]-$/.test(a) && /^[a-z]/.test(b)) return a.slice(0, -1) + b;
  if (/[/\-–@]$/.test(a) || /^[/\-–@,.;:)\]]/.test(b)) return a + b;
  if (/\d$/.test(a) && /^\d/.test(b)) return a + b;
  return `${a} ${b}`;
}
