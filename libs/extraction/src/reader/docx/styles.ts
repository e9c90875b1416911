import { XmlNode, child, childrenOf, isOn, valueOf } from '../xml';

/** What a paragraph style says, with everything it inherits. */
export interface ParagraphStyle {
  id: string;
  name: string;
  /** 0–8, or null for body text. */
  outline: number | null;
  numId: string | null;
  ilvl: number | null;
  centered: boolean;
  hidden: boolean;
}

const PLAIN: ParagraphStyle = { id: '', name: '', outline: null, numId: null, ilvl: null, centered: false, hidden: false };

/** The paragraph styles of styles.xml. */
export class Styles {
  private readonly nodes = new Map<string, XmlNode>();
  private readonly resolved = new Map<string, ParagraphStyle>();
  private defaultId: string | undefined;

  constructor(root: XmlNode | null) {
    for (const style of childrenOf(root, 'w:style')) {
      const id = style.attrs['w:styleId'];
      if (id === undefined) continue;
      this.nodes.set(id, style);
      if (style.attrs['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(style.attrs['w:default'] ?? '')) this.defaultId ??= id;
    }
  }

  /** The style of a paragraph; without an id, or with an unknown one, the document's default. */
  paragraph(id: string | undefined): ParagraphStyle {
    return this.resolve(id !== undefined && this.nodes.has(id) ? id : this.defaultId, new Set());
  }

  /** numId of a numbering style (w:numStyleLink points at one). */
  numberingOf(styleId: string): string | null {
    return valueOf(child(child(this.nodes.get(styleId), 'w:pPr'), 'w:numPr'), 'w:numId') ?? null;
  }

  /** Whether the character style hides its text. */
  hides(characterStyleId: string | undefined): boolean {
    const properties = child(this.nodes.get(characterStyleId ?? ''), 'w:rPr');
    return isOn(properties, 'w:vanish');
  }

  private resolve(id: string | undefined, seen: Set<string>): ParagraphStyle {
    if (id === undefined || seen.has(id)) return PLAIN;
    const known = this.resolved.get(id);
    if (known) return known;
    const node = this.nodes.get(id);
    if (!node) return PLAIN;
    seen.add(id);
    const base = this.resolve(valueOf(node, 'w:basedOn'), seen);
    const properties = child(node, 'w:pPr');
    const numbering = child(properties, 'w:numPr');
    const name = (valueOf(node, 'w:name') ?? '').toLowerCase();
    const style: ParagraphStyle = {
      id,
      name,
      outline: outlineOf(valueOf(properties, 'w:outlineLvl')) ?? headingByName(name) ?? base.outline,
      numId: valueOf(numbering, 'w:numId') ?? base.numId,
      ilvl: numberOf(valueOf(numbering, 'w:ilvl')) ?? base.ilvl,
      centered: child(properties, 'w:jc') ? valueOf(properties, 'w:jc') === 'center' : base.centered,
      hidden: child(child(node, 'w:rPr'), 'w:vanish') ? isOn(child(node, 'w:rPr'), 'w:vanish') : base.hidden,
    };
    if (valueOf(properties, 'w:outlineLvl') === '9') style.outline = null;
    this.resolved.set(id, style);
    return style;
  }
}

/** w:outlineLvl as 0–8; 9 means body text. */
export function outlineOf(value: string | undefined): number | null {
  const level = numberOf(value);
  return level !== null && level >= 0 && level <= 8 ? level : null;
}

export function numberOf(value: string | undefined): number | null {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) ? number : null;
}

/** «heading 2», 标题 2: the built-in names mean an outline level even where the style does not spell it out. */
function headingByName(name: string): number | null {
  const found = /^(?:heading|标题)\s*([1-9])$/.exec(name);
  return found ? Number(found[1]) - 1 : null;
}
