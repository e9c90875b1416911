import { DraftBlock } from './document';

/** Words a normative document's title ends with (domain.md 1; 《党政机关公文处理工作条例》第八条 for the kinds of official papers). */
const ENDINGS =
  /(办法|规定|规则|细则|条例|规范|规程|准则|标准|制度|章程|通知|通告|公告|公报|意见|决定|决议|命令|令|批复|函|报告|请示|议案|纪要|方案|规划|计划|纲要|措施|目录|清单|指南|指引|法|宪法|法典|解释|预案|若干政策|政策|实施意见|说明)(（[^（）]{1,20}）|\([^()]{1,20}\))?$/;
const NOT_TITLE =
  /^(第[一二三四五六七八九十百\d]+[章节条]|目\s*录$|附件|附\s*[:：]|[一二三四五六七八九十]+、|（|\(|\d|抄送|索引号|发文|来源|时间|日期|文号|签发人|主题词)|[。；：，]$|文件$|HYPERLINK/;
const DOC_NUMBER = /[〔[［(（]\s*(19|20)\d\d\s*[〕\]］)）]\s*第?\s*\d+\s*号$/;
const SEARCHED = 40;
const LONGEST = 80;

/**
 * The title as far as layout and wording tell it, or null. A suggestion for the person who uploads; the structure parser of `@libs/text`
 * decides on its own. Lines of one title that stand one below the other are joined.
 */
export function pickTitle(blocks: readonly DraftBlock[]): string | null {
  const marked = blocks.slice(0, SEARCHED).find((block) => block.kind === 'heading' && block.level === 0);
  if (marked) return squeeze(marked.text);
  const head = blocks.slice(0, SEARCHED).filter((block) => block.kind !== 'table');
  const end = head.findIndex((block) => /^第[一1]条/.test(block.text));
  const lines = (end > 0 ? head.slice(0, end) : head).flatMap((block) =>
    block.text.split('\n').map((text) => ({ text: squeeze(text), centered: block.centered === true, size: block.size ?? 0 })),
  );
  for (let i = 0; i < lines.length; i++) {
    let title = '';
    // A title runs over at most four lines; each of them could be its last.
    for (let j = i; j < Math.min(lines.length, i + 4); j++) {
      const line = lines[j];
      const first = lines[i];
      if (!line || !first || NOT_TITLE.test(line.text) || DOC_NUMBER.test(line.text)) break;
      if (j > i && (line.centered !== first.centered || Math.abs(line.size - first.size) > 1.5)) break;
      title += line.text;
      if (title.length > LONGEST) break;
      if (ENDINGS.test(title) && !/[。；]/.test(title)) return withIssuer(lines, i, title);
    }
  }
  const first = lines.find((line) => line.text !== '' && !DOC_NUMBER.test(line.text));
  return first && first.text.length > 1 && first.text.length <= LONGEST && !NOT_TITLE.test(first.text) && !/[。；，：]$/.test(first.text)
    ? first.text
    : null;
}

/** The blocks with the paragraph that is the title as a heading of level 0; a heading of the file's own, and a title over several blocks, stay as they are. */
export function markTitle(blocks: readonly DraftBlock[], title: string | null): DraftBlock[] {
  const at = blocks.findIndex((block) => block.kind !== 'table' && squeeze(block.text) === title);
  return blocks.map((block, i) =>
    i === at && i < SEARCHED && block.kind === 'paragraph' ? { ...block, kind: 'heading', level: 0 } : block,
  );
}

/** 关于…的通知 without its issuer: the issuer stands on the line above. */
function withIssuer(lines: readonly { text: string }[], index: number, title: string): string {
  const above = lines[index - 1]?.text ?? '';
  const issuer =
    /^关于/.test(title) && /(政府|局|厅|委员会|办公室|部|院|会|司|署|办|机关)$/.test(above) && above.length <= 40 && !/文件$/.test(above);
  return issuer ? above + title : title;
}

/** 关 于 → 关于: letter-spaced titles are layout. */
function squeeze(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u2e80-\u9fff（）《》〔〕“”、])[ \u3000]+(?=[\u2e80-\u9fff（）《》〔〕“”、])/g, '')
    .trim();
}
