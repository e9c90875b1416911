import { DraftBlock, Warnings } from '../document';
import { XmlNode, child, childrenOf, isOn, valueOf } from '../xml';
import { InlineReader } from './inline';
import { NumberLabel, Numbering } from './numbering';
import { ParagraphStyle, Styles, numberOf, outlineOf } from './styles';

/** Elements that only wrap block content. */
const TRANSPARENT = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo', 'mc:Choice', 'mc:Fallback']);
/** A heading is short; a whole article with an outline level is a paragraph. */
const HEADING_MAX = 80;

/** Block content → text blocks, in reading order. Used for the body, for text boxes, cells and notes alike. */
export class BodyReader {
  private readonly inline: InlineReader;
  /** Text of a paragraph whose mark was deleted: it flows into the next one. */
  private carried = '';
  /** Notes called so far, in order. */
  readonly notes: string[] = [];

  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    private readonly warnings: Warnings,
  ) {
    this.inline = new InlineReader(styles, warnings);
  }

  /** Reads one block element into `out`. */
  read(node: XmlNode, out: DraftBlock[]): void {
    if (node.name === 'w:p') this.paragraph(node, out);
    else if (node.name === 'w:tbl') this.table(node, out);
    else if (node.name === 'mc:AlternateContent') {
      const branch = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
      if (branch) this.readAll(branch, out);
    } else if (TRANSPARENT.has(node.name)) this.readAll(node, out);
    else if (node.name === 'w:altChunk' || node.name === 'w:subDoc') this.warnings.add('embedded_part_skipped');
    else if (node.name === 'w:del' || node.name === 'w:moveFrom') this.warnings.add('changes_accepted');
  }

  /** What a deleted paragraph mark at the very end left over. */
  finish(out: DraftBlock[]): void {
    if (this.carried.trim() !== '') out.push({ kind: 'paragraph', level: 0, text: this.carried.trim() });
    this.carried = '';
  }

  readAll(parent: XmlNode, out: DraftBlock[]): void {
    for (const node of childrenOf(parent)) this.read(node, out);
  }

  private paragraph(node: XmlNode, out: DraftBlock[]): void {
    const properties = child(node, 'w:pPr');
    const mark = child(properties, 'w:rPr');
    const content = this.inline.read(node);
    this.notes.push(...content.notes);
    // 红头 and seals usually hang on the first paragraph: what is in the box stands before the paragraph it is anchored in.
    for (const box of content.boxes) this.inBox(box, out);
    if (child(mark, 'w:del') ?? child(mark, 'w:moveFrom')) {
      this.warnings.add('changes_accepted');
      this.carried += content.text;
      return;
    }
    const text = this.carried + content.text;
    this.carried = '';
    const style = this.styles.paragraph(valueOf(properties, 'w:pStyle'));
    const label = isOn(mark, 'w:vanish') && text.trim() === '' ? null : this.label(properties, style);
    const whole = tidy(withLabel(label, text), style);
    if (whole !== '') out.push(this.classify(whole, label, properties, style));
  }

  private inBox(box: XmlNode, out: DraftBlock[]): void {
    const carried = this.carried;
    this.carried = '';
    this.readAll(box, out);
    this.finish(out);
    this.carried = carried;
  }

  private label(properties: XmlNode | undefined, style: ParagraphStyle): NumberLabel | null {
    const own = child(properties, 'w:numPr');
    const numId = valueOf(own, 'w:numId') ?? style.numId;
    if (numId === null || numId === '0') return null;
    const fromStyle = this.numbering.levelFor(numId, style.id, style.ilvl ?? 0);
    return this.numbering.next(numId, numberOf(valueOf(own, 'w:ilvl')) ?? fromStyle);
  }

  private classify(text: string, label: NumberLabel | null, properties: XmlNode | undefined, style: ParagraphStyle): DraftBlock {
    const jc = valueOf(properties, 'w:jc');
    const centered = jc === undefined ? style.centered : jc === 'center';
    const explicit = valueOf(properties, 'w:outlineLvl');
    const outline = explicit === undefined ? style.outline : outlineOf(explicit);
    if (style.name === 'title' || style.name === '标题') return { kind: 'heading', level: 0, text: text.replace(/\n/g, ''), centered };
    if (outline !== null && text.length <= HEADING_MAX)
      return { kind: 'heading', level: outline + 1, text: text.replace(/\n/g, ''), centered };
    const listed = label !== null && !/^第.+[编篇章节条]$/.test(label.text);
    const level = numberOf(valueOf(child(properties, 'w:numPr'), 'w:ilvl')) ?? style.ilvl ?? 0;
    return listed ? { kind: 'list', level: level + 1, text, centered } : { kind: 'paragraph', level: 0, text, centered };
  }

  private table(node: XmlNode, out: DraftBlock[]): void {
    const rows = this.rows(node);
    // One cell a row is a frame round ordinary text (often the whole document): its paragraphs are read as if the table were not there.
    if (rows.every((cells) => cells.length <= 1)) {
      for (const cell of rows.flat()) this.inBox(cell, out);
      return;
    }
    const lines = rows
      .map((cells) =>
        cells
          .map((cell) => this.cell(cell))
          .join('\t')
          .trimEnd(),
      )
      .filter((line) => line.trim() !== '');
    if (lines.length > 0) out.push({ kind: 'table', level: 0, text: lines.join('\n') });
  }

  /** Rows and cells through any wrappers, without deleted ones. */
  private rows(node: XmlNode): XmlNode[][] {
    const found: XmlNode[][] = [];
    for (const row of unwrap(node, 'w:tr')) {
      if (child(child(row, 'w:trPr'), 'w:del')) this.warnings.add('changes_accepted');
      else found.push(unwrap(row, 'w:tc').filter((cell) => !child(child(cell, 'w:tcPr'), 'w:cellDel')));
    }
    return found;
  }

  private cell(node: XmlNode): string {
    const merge = child(child(node, 'w:tcPr'), 'w:vMerge');
    if (merge && merge.attrs['w:val'] !== 'restart') return '';
    const blocks: DraftBlock[] = [];
    this.inBox(node, blocks);
    return blocks.map((block) => block.text.replace(/[\t\n]+/g, ' ')).join(' ');
  }
}

function unwrap(node: XmlNode, name: string): XmlNode[] {
  return childrenOf(node).flatMap((c) => (c.name === name ? [c] : TRANSPARENT.has(c.name) ? unwrap(c, name) : []));
}

/** Number and text as they should stand in plain text: 第三条 and an em space, （一） and nothing, '1.' and a space before Latin. */
function withLabel(label: NumberLabel | null, text: string): string {
  if (label === null || label.text === '') return text;
  const rest = text.trimStart();
  if (rest === '') return label.text;
  if (/^第.+[编篇章节条款]$/.test(label.text)) return `${label.text}\u3000${rest}`;
  if (label.suffix === 'nothing' || /[、．。）：]$/.test(label.text)) return label.text + rest;
  return /[.)]$/.test(label.text) && /^[\u2e80-\u9fff]/.test(rest) ? label.text + rest : `${label.text} ${rest}`;
}

/** Outer spaces and empty lines off; the leader and page number of a typed table of contents too. */
function tidy(text: string, style: ParagraphStyle): string {
  const lines = text.split('\n').map((line) => line.replace(/[ \t\u3000]+$/, '').replace(/^[ \t\u3000]+/, ''));
  const whole = lines.filter((line) => line !== '').join('\n');
  return /^(toc|目录) ?\d/.test(style.name) ? whole.replace(/[\t.…· ]+\d*$/, '') : whole;
}
