import type { Styles } from '../reader/docx/styles';
import { ReadFailure } from '../reader/failure';
import { child, isOn, valueOf } from '../reader/xml';
import { below, elementsOf, type Markup } from './markup';

/** Gone with everything in it: the old side of changes, comments, what settings tell of people, machines and templates. */
const DROPPED = new Set([
  ...['w:del', 'w:moveFrom', 'w:delText', 'w:delInstrText', 'w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:numberingChange'],
  ...['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference', 'w:annotationRef'],
  ...['Ins', 'Del', 'MoveFrom', 'MoveTo'].flatMap((kind) => [`w:customXml${kind}RangeStart`, `w:customXml${kind}RangeEnd`]),
  ...['w:moveFromRangeStart', 'w:moveFromRangeEnd', 'w:moveToRangeStart', 'w:moveToRangeEnd'],
  ...['r', 'p', 'sect', 'tbl', 'tblGrid', 'tr', 'tc'].map((kind) => `w:${kind}${kind === 'tblGrid' ? '' : 'Pr'}Change`),
  ...['w:tblPrExChange', 'w:proofErr', 'w:permStart', 'w:permEnd', 'w:rsids', 'w:rsid', 'w:placeholder', 'w:dataBinding', 'dataBinding'],
  ...['w:attachedTemplate', 'w:attachedSchema', 'w:schemaLibrary', 'w:docVars', 'w:mailMerge', 'w:trackRevisions', 'w:revisionView'],
  ...['w:documentProtection', 'w:writeProtection', 'w:saveThroughXslt', 'w:activeWritingStyle', 'w:smartTagPr', 'w:customXmlPr'],
  ...['docId', 'chartTrackingRefBased', 'w:smartTagType'],
]);
/** Only the wrapping goes: the new side of changes, and marks for other programs. */
const UNWRAPPED = new Set(['w:ins', 'w:moveTo', 'w:smartTag', 'w:customXml']);
/** Content that lies in another file inside this one: nobody has looked at what is in it. */
const EMBEDDED = new Set(['w:altChunk', 'w:subDoc', 'w:object', 'w:control', 'OLEObject']);
const TELLING = /^(?:rsid\w*|author|initials|paraId|textId|durableId|userId|providerId)$/;
/** A place on somebody's computer. */
const LOCAL_PATH = /^(?:[A-Za-z]:[\\/]|\\\\|file:)/i;
const LOCAL_PATH_QUOTED = /"(?:[A-Za-z]:[\\/]|\\\\|file:)[^"]*"/gi;

/**
 * Cleans one part of WordprocessingML in place: all changes accepted, comments, hidden text and what tells of people taken out. Reads
 * changes and hiding as the reader does (`reader/docx`), so that the text stays the one that was read.
 * @throws ReadFailure embedded_part where the part carries another file
 */
export function cleanPart(root: Markup, styles: Styles): void {
  root.written = tellingNothing(root);
  root.children = cleanChildren(root, styles, false);
}

function cleanChildren(parent: Markup, styles: Styles, isHidden: boolean): (Markup | string)[] {
  const kept: (Markup | string)[] = [];
  /** What a paragraph with a deleted mark hands on to the one after it. */
  let carried: (Markup | string)[] = [];
  let carrier: Markup | null = null;
  for (const node of parent.children) {
    if (typeof node === 'string') {
      kept.push(node);
      continue;
    }
    const isMerged = node.name === 'w:p' && hasDeletedMark(node);
    for (const cleaned of clean(node, styles, isHidden)) {
      if (typeof cleaned === 'string' || cleaned.name !== 'w:p') {
        if (carrier) kept.push(...leftOver(carrier, carried));
        [carried, carrier] = [[], null];
        kept.push(cleaned);
        continue;
      }
      prepend(cleaned, carried);
      if (isMerged) [carried, carrier] = [cleaned.children.filter((inner) => typeof inner === 'string' || inner.name !== 'w:pPr'), cleaned];
      else {
        [carried, carrier] = [[], null];
        kept.push(cleaned);
      }
    }
  }
  if (carrier) kept.push(...leftOver(carrier, carried));
  // A cell ends with a paragraph, whatever was deleted in it.
  if (parent.name === 'w:tc' && !kept.some((node) => typeof node !== 'string' && node.name === 'w:p'))
    kept.push({ ...parent, name: 'w:p', tag: parent.tag.replace(/tc$/, 'p'), attrs: {}, written: {}, children: [] });
  return kept;
}

/** The node as it stays: itself, its children in its stead, or nothing. */
function clean(node: Markup, styles: Styles, isHidden: boolean): (Markup | string)[] {
  if (DROPPED.has(node.name)) return [];
  if (EMBEDDED.has(node.name)) throw new ReadFailure('embedded_part');
  if (UNWRAPPED.has(node.name)) return cleanChildren(node, styles, isHidden);
  if (node.name === 'w:tr' && child(child(node, 'w:trPr'), 'w:del')) return [];
  if (node.name === 'w:tc' && child(child(node, 'w:tcPr'), 'w:cellDel')) return [];
  let hides = isHidden;
  if (node.name === 'w:p') hides = styles.paragraph(valueOf(child(node, 'w:pPr'), 'w:pStyle')).hidden;
  if (node.name === 'w:r' && isHiddenRun(node, styles, isHidden)) {
    // The marks of a field stand in runs too: without one of them the rest would be a torso.
    const marks = elementsOf(node).filter((inner) => inner.name === 'w:fldChar');
    if (marks.length === 0) return [];
    node.children = marks;
  }
  node.written = tellingNothing(node);
  node.children = cleanChildren(node, styles, hides);
  if (node.name === 'w:instrText')
    node.children = node.children.map((text) => (typeof text === 'string' ? text.replace(LOCAL_PATH_QUOTED, '""') : text));
  // A table whose rows were all deleted is no table any more.
  if (node.name === 'w:tbl' && ![...below(node)].some((inner) => inner.name === 'w:tr')) return [];
  return [node];
}

function isHiddenRun(run: Markup, styles: Styles, isHidden: boolean): boolean {
  const properties = child(run, 'w:rPr');
  return child(properties, 'w:vanish') ? isOn(properties, 'w:vanish') : isHidden || styles.hides(valueOf(properties, 'w:rStyle'));
}

function hasDeletedMark(paragraph: Markup): boolean {
  const mark = child(child(paragraph, 'w:pPr'), 'w:rPr');
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
}

function prepend(paragraph: Markup, content: (Markup | string)[]): void {
  if (content.length === 0) return;
  const at = paragraph.children.findIndex((node) => typeof node !== 'string' && node.name === 'w:pPr') + 1;
  paragraph.children.splice(at, 0, ...content);
}

/** A deleted mark with no paragraph after it to flow into: what is left stays a paragraph of its own. */
function leftOver(carrier: Markup, content: (Markup | string)[]): Markup[] {
  return content.some((node) => typeof node !== 'string') ? [carrier] : [];
}

function tellingNothing(node: Markup): Record<string, string> {
  const kept = Object.entries(node.written).filter(([name]) => name.startsWith('xmlns') || !TELLING.test(name.split(':').at(-1) ?? ''));
  return Object.fromEntries(kept.map(([name, value]) => [name, LOCAL_PATH.test(value) ? '' : value]));
}
