import { SaxesParser } from 'saxes';
import { OfficeFailure } from './failure';
import type { PackageLimits } from './limits';

export interface XmlNode {
  /** Canonical prefix and local name: `w:p` whatever prefix the file uses; names of other vocabularies stand without prefix. */
  name: string;
  attrs: Record<string, string>;
  children: (XmlNode | string)[];
}

/** Transitional and strict OOXML use different namespace names for one vocabulary. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x:',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x:',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r:',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://www.w3.org/XML/1998/namespace': 'xml:',
};

/** `w:p` for an element or attribute of a known vocabulary, its bare local name for one of another. */
export function canonicalName(uri: string, local: string): string {
  return (PREFIXES[uri] ?? '') + local;
}

/**
 * Parses XML in one pass and hands over each subtree whose root `isUnit` accepts (name, and the names above it, outermost first); what lies
 * outside the units is not kept, so a long document never stands in memory as one tree. A document type declaration is refused: with it go
 * external entities (XXE) and entity bombs.
 * @throws OfficeFailure file_unsafe, file_damaged, too_deeply_nested
 */
export function eachUnit(
  bytes: Buffer,
  limits: PackageLimits,
  isUnit: (name: string, above: readonly string[]) => boolean,
  handle: (node: XmlNode) => void,
): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const above: string[] = [];
  let open: XmlNode[] = [];
  parser.on('doctype', () => {
    throw new OfficeFailure('file_unsafe', { what: 'doctype' });
  });
  parser.on('error', (error) => {
    throw new OfficeFailure('file_damaged', { part: 'xml', why: error.message.slice(0, 120) });
  });
  parser.on('opentag', (tag) => {
    const name = canonicalName(tag.uri, tag.local);
    if (above.length >= limits.xmlDepth) throw new OfficeFailure('too_deeply_nested', { limit: limits.xmlDepth });
    const parent = open.at(-1);
    if (parent || isUnit(name, above)) {
      const attrs: Record<string, string> = {};
      for (const attribute of Object.values(tag.attributes)) attrs[canonicalName(attribute.uri, attribute.local)] = attribute.value;
      const node: XmlNode = { name, attrs, children: [] };
      parent?.children.push(node);
      open.push(node);
    }
    above.push(name);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('cdata', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => {
    above.pop();
    const node = open.pop();
    if (node && open.length === 0) {
      open = [];
      handle(node);
    }
  });
  parser.write(xmlText(bytes)).close();
}

/** A whole, small part (styles, numbering, relationships) as one tree; null when the part is absent. */
export function parseXml(bytes: Buffer | null, limits: PackageLimits): XmlNode | null {
  let root: XmlNode | null = null;
  if (bytes)
    eachUnit(
      bytes,
      limits,
      () => true,
      (node) => (root = node),
    );
  return root;
}

/** The characters of a part, as a parser can take them. */
export function xmlText(bytes: Buffer): string {
  return cleanXml(decodeXml(bytes));
}

/** Office parts are UTF-8 or UTF-16 (ECMA-376 part 2); anything that is not valid in them is replaced, and seen by the parser. */
function decodeXml(bytes: Buffer): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

export function child(node: XmlNode | null | undefined, name: string): XmlNode | undefined {
  return node?.children.find((c): c is XmlNode => typeof c !== 'string' && c.name === name);
}

export function childrenOf(node: XmlNode | null | undefined, name?: string): XmlNode[] {
  return (node?.children ?? []).filter((c): c is XmlNode => typeof c !== 'string' && (name === undefined || c.name === name));
}

export function textOf(node: XmlNode): string {
  return node.children.map((c) => (typeof c === 'string' ? c : textOf(c))).join('');
}

/** Characters that XML 1.0 forbids, taken out before parsing: Word never writes them, damaged exporters do. */
function cleanXml(raw: string): string {
  return raw.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Text as the content of an element or of a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
