import { Warnings } from '../document';
import { XmlNode, child, childrenOf, isOn, textOf, valueOf } from '../xml';
import { Styles } from './styles';

/** Left out: the old side of tracked changes (w:del, w:moveFrom), codes, ranges without text, phonetic guides. */
const DELETED = new Set(['w:del', 'w:moveFrom']);
const INSERTED = new Set(['w:ins', 'w:moveTo']);
const COUNTED_ONLY = new Set(['w:commentReference', 'w:object', 'w:altChunk', 'w:subDoc']);

/** What one paragraph's content came to. */
export interface Inline {
  text: string;
  /** Text boxes anchored in the paragraph: nodes whose children are block elements. */
  boxes: XmlNode[];
  /** Ids of footnotes ('f3') and endnotes ('e1') called in the paragraph, in order. */
  notes: string[];
}

/**
 * Reads runs: text in its final state (tracked changes accepted), field results without field codes, one branch of alternate content.
 * Keeps the state of fields, since a field may begin in one paragraph and end in another.
 */
export class InlineReader {
  /** One entry an open field: whether we are still in its code. */
  private readonly fields: { inCode: boolean; code: string }[] = [];

  constructor(
    private readonly styles: Styles,
    private readonly warnings: Warnings,
  ) {}

  read(paragraph: XmlNode): Inline {
    const out: Inline = { text: '', boxes: [], notes: [] };
    const hidden = this.styles.paragraph(valueOf(child(paragraph, 'w:pPr'), 'w:pStyle')).hidden;
    for (const node of childrenOf(paragraph)) this.walk(node, out, hidden);
    return out;
  }

  private walk(node: XmlNode, out: Inline, hidden: boolean): void {
    if (DELETED.has(node.name)) {
      if (hasText(node)) this.warnings.add('changes_accepted');
      return;
    }
    if (INSERTED.has(node.name) && hasText(node)) this.warnings.add('changes_accepted');
    switch (node.name) {
      case 'w:pPr':
      case 'w:rPr':
      case 'w:sdtPr':
      case 'w:instrText':
      case 'w:delText':
      case 'w:delInstrText':
      case 'w:rt':
        if (node.name === 'w:instrText') this.code(node);
        return;
      case 'w:r':
        this.run(node, out, hidden);
        return;
      case 'w:t':
        this.put(textOf(node), out, hidden);
        return;
      case 'm:t':
        this.put(textOf(node), out, hidden);
        return;
      case 'w:tab':
      case 'w:ptab':
        this.put('\t', out, hidden);
        return;
      case 'w:br':
        // A page or column break is layout; only a line break parts the text.
        if (node.attrs['w:type'] === undefined || node.attrs['w:type'] === 'textWrapping') this.put('\n', out, hidden);
        return;
      case 'w:cr':
        this.put('\n', out, hidden);
        return;
      case 'w:noBreakHyphen':
        this.put('-', out, hidden);
        return;
      case 'w:sym':
        this.put(symbol(node), out, hidden);
        return;
      case 'w:fldChar':
        this.field(node);
        return;
      case 'w:footnoteReference':
        this.note('f', node, out);
        return;
      case 'w:endnoteReference':
        this.note('e', node, out);
        return;
      case 'w:txbxContent':
        if (!hidden) out.boxes.push(node);
        return;
      case 'mc:AlternateContent':
        this.alternate(node, out, hidden);
        return;
      default:
        if (COUNTED_ONLY.has(node.name))
          this.warnings.add(node.name === 'w:commentReference' ? 'comments_ignored' : 'embedded_part_skipped');
        for (const inner of childrenOf(node)) this.walk(inner, out, hidden);
    }
  }

  private run(node: XmlNode, out: Inline, hidden: boolean): void {
    const properties = child(node, 'w:rPr');
    const vanish = child(properties, 'w:vanish');
    const hide = vanish ? isOn(properties, 'w:vanish') : hidden || this.styles.hides(valueOf(properties, 'w:rStyle'));
    for (const inner of childrenOf(node)) this.walk(inner, out, hide);
  }

  /** One branch only: the same text box stands in both, as DrawingML and as VML. */
  private alternate(node: XmlNode, out: Inline, hidden: boolean): void {
    const branches = [...childrenOf(node, 'mc:Choice'), ...childrenOf(node, 'mc:Fallback')];
    const chosen = branches.find((branch) => hasText(branch)) ?? branches[0];
    if (chosen) for (const inner of childrenOf(chosen)) this.walk(inner, out, hidden);
  }

  private put(text: string, out: Inline, hidden: boolean): void {
    if (this.fields.some((field) => field.inCode)) return;
    if (hidden) {
      if (text.trim() !== '') this.warnings.add('hidden_text_dropped');
      return;
    }
    // The page numbers of a table of contents are layout, not text.
    if (this.fields.some((field) => /^\s*(PAGEREF|PAGE|NUMPAGES)\b/.test(field.code))) return;
    out.text += text;
  }

  private field(node: XmlNode): void {
    const type = node.attrs['w:fldCharType'];
    if (type === 'begin') this.fields.push({ inCode: true, code: '' });
    else if (type === 'separate') {
      const open = this.fields.at(-1);
      if (open) open.inCode = false;
    } else if (type === 'end') this.fields.pop();
  }

  private code(node: XmlNode): void {
    const open = this.fields.at(-1);
    if (open?.inCode && open.code.length < 200) open.code += textOf(node);
  }

  private note(kind: 'f' | 'e', node: XmlNode, out: Inline): void {
    const id = node.attrs['w:id'];
    if (id !== undefined) out.notes.push(kind + id);
  }
}

function hasText(node: XmlNode): boolean {
  return childrenOf(node).some((c) => (['w:t', 'w:delText', 'w:tab', 'w:sym', 'm:t'].includes(c.name) ? true : hasText(c)));
}

/** w:sym names a place in a symbol font; the few that stand for common marks are translated, the rest become a square. */
function symbol(node: XmlNode): string {
  const code = Number.parseInt(node.attrs['w:char'] ?? '', 16);
  if (Number.isNaN(code)) return '';
  if (code < 0xe000 || code > 0xf8ff) return String.fromCodePoint(Math.min(code, 0x10ffff));
  const low = code & 0xff;
  if (/wingdings/i.test(node.attrs['w:font'] ?? ''))
    return { 0xfe: '☑', 0xa8: '□', 0x52: '☑', 0x6f: '□', 0x71: '□', 0xfc: '✓', 0xfb: '✗' }[low] ?? '□';
  return low >= 0x20 && low < 0x7f ? String.fromCharCode(low) : '□';
}
