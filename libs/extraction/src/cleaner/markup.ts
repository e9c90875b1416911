import { canonicalName, escapeXml, xmlText, type XmlNode } from '@libs/office';
import { SaxesParser } from 'saxes';
import { ReadFailure } from '../reader/failure';
import type { Limits } from '../reader/limits';

/** An element that can be written back: as `XmlNode` for looking, with its own tag and attributes as the file spells them. */
export interface Markup extends XmlNode {
  tag: string;
  written: Record<string, string>;
  children: (Markup | string)[];
}

/**
 * A whole part as a tree. Comments and processing instructions are not kept; a document type declaration is refused, as in the reader.
 * @throws ReadFailure file_unsafe, file_damaged, too_deeply_nested
 */
export function parseMarkup(bytes: Buffer, limits: Limits): Markup {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Markup[] = [];
  const roots: Markup[] = [];
  parser.on('doctype', () => {
    throw new ReadFailure('file_unsafe', { what: 'doctype' });
  });
  parser.on('error', (error) => {
    throw new ReadFailure('file_damaged', { part: 'xml', why: error.message.slice(0, 120) });
  });
  parser.on('opentag', (tag) => {
    if (open.length >= limits.xmlDepth) throw new ReadFailure('too_deeply_nested', { limit: limits.xmlDepth });
    const attrs: Record<string, string> = {};
    const written: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      attrs[canonicalName(attribute.uri, attribute.local)] = attribute.value;
      written[attribute.name] = attribute.value;
    }
    const node: Markup = { name: canonicalName(tag.uri, tag.local), tag: tag.name, attrs, written, children: [] };
    const parent = open.at(-1);
    if (parent) parent.children.push(node);
    else roots.push(node);
    open.push(node);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('cdata', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => open.pop());
  parser.write(xmlText(bytes)).close();
  const [root] = roots;
  if (!root) throw new ReadFailure('file_damaged', { part: 'xml', why: 'no root' });
  return root;
}

export function writeMarkup(root: Markup): Buffer {
  const parts = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  write(root, parts);
  return Buffer.from(parts.join(''));
}

function write(node: Markup, parts: string[]): void {
  parts.push('<', node.tag);
  for (const [name, value] of Object.entries(node.written)) parts.push(' ', name, '="', attributeValue(value), '"');
  if (node.children.length === 0) {
    parts.push('/>');
    return;
  }
  parts.push('>');
  for (const child of node.children) {
    if (typeof child === 'string') parts.push(characters(child));
    else write(child, parts);
  }
  parts.push('</', node.tag, '>');
}

function characters(text: string): string {
  return escapeXml(text).replace(/\r/g, '&#13;');
}

function attributeValue(text: string): string {
  return characters(text).replace(/[\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function elementsOf(node: Markup | undefined, name?: string): Markup[] {
  return (node?.children ?? []).filter(
    (child): child is Markup => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** Every element below `node`, in document order. */
export function* below(node: Markup): Generator<Markup> {
  for (const child of elementsOf(node)) {
    yield child;
    yield* below(child);
  }
}
