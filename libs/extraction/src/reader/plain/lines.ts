import { DraftBlock } from '../document';

/** Levels of the parts of a statute, for headings that only their wording gives away. */
const PARTS: [RegExp, number][] = [
  [/^第[零〇○一二三四五六七八九十百千\d]+编[\s\u3000]/, 1],
  [/^第[零〇○一二三四五六七八九十百千\d]+分编[\s\u3000]/, 2],
  [/^第[零〇○一二三四五六七八九十百千\d]+章([\s\u3000]|$)/, 2],
  [/^第[零〇○一二三四五六七八九十百千\d]+节([\s\u3000]|$)/, 3],
];
const HEADING_MAX = 40;

/** The level of a line like 第二章　监督管理, or null. */
export function partLevel(text: string): number | null {
  if (text.length > HEADING_MAX || /[。；：]$/.test(text)) return null;
  return PARTS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Plain text: a line is a paragraph. */
export function readPlain(text: string): DraftBlock[] {
  return text
    .split(/[\n\f]/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
    .map((line) => blockOf(line));
}

export function blockOf(line: string): DraftBlock {
  const level = partLevel(line);
  if (level !== null) return { kind: 'heading', level, text: line };
  return { kind: 'paragraph', level: 0, text: line };
}

/** Markdown: headings, lists, tables and paragraphs; emphasis, links and quote marks taken off. */
export function readMarkdown(text: string): DraftBlock[] {
  const out: DraftBlock[] = [];
  let fenced = false;
  let table: string[] = [];
  const endTable = () => {
    if (table.length > 0) out.push({ kind: 'table', level: 0, text: table.join('\n') });
    table = [];
  };
  const withoutFrontMatter = text.replace(/^---\n[\s\S]{0,4000}?\n---\n/, '');
  for (const raw of withoutFrontMatter.split('\n')) {
    const line = raw.replace(/\s+$/, '');
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced;
      continue;
    }
    const row = /^\s*\|(.+)\|\s*$/.exec(line);
    if (!fenced && row) {
      if (!/^[\s|:-]+$/.test(line))
        table.push(
          (row[1] ?? '')
            .split('|')
            .map((cell) => inlineMarkdown(cell.trim()))
            .join('\t'),
        );
      continue;
    }
    endTable();
    if (line.trim() === '' || /^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) continue;
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    const item = /^(\s*)[-*+]\s+(.*)$/.exec(line);
    if (!fenced && heading) out.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: inlineMarkdown(heading[2] ?? '') });
    else if (!fenced && item)
      out.push({ kind: 'list', level: Math.floor((item[1]?.length ?? 0) / 2) + 1, text: inlineMarkdown(item[2] ?? '') });
    else out.push(blockOf(fenced ? line.trim() : inlineMarkdown(line.replace(/^[\s\u3000]*(>\s?)*[\s\u3000]*/, ''))));
  }
  endTable();
  return out.filter((block) => block.text !== '');
}

function inlineMarkdown(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\((?:[^()]|\([^)]*\))*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(^|[^*])\*([^*\s][^*]*)\*/g, '$1$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\\([\\`*_{}[\]()#+\-.!|])/g, '$1')
    .trim();
}
