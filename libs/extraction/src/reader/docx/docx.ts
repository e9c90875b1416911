import { Package } from '@libs/office';
import { DraftBlock, Warnings } from '../document';
import { ReadFailure } from '../failure';
import { Limits } from '../limits';
import { XmlNode, childrenOf, eachUnit, parseXml } from '../xml';
import { BodyReader } from './body';
import { Numbering } from './numbering';
import { Styles } from './styles';

const SEPARATORS = new Set(['separator', 'continuationSeparator', 'continuationNotice']);

/**
 * A WordprocessingML package (docx, docm, dotx) → blocks. Headers, footers, comments and macros are left out; the text is the final state.
 * @throws ReadFailure file_damaged and those of Package and eachUnit
 */
export async function readDocx(pkg: Package, limits: Limits, warnings: Warnings): Promise<DraftBlock[]> {
  const main = await mainPart(pkg, limits);
  const bytes = await pkg.read(main);
  if (!bytes || bytes.length === 0) throw new ReadFailure('file_damaged', { part: 'main document' });
  const parts = await relations(pkg, main, limits);
  const part = (type: string, fallback: string) => pkg.read(parts.get(type) ?? directory(main) + fallback);

  const styles = new Styles(parseXml(await part('styles', 'styles.xml'), limits));
  const numbering = new Numbering(parseXml(await part('numbering', 'numbering.xml'), limits), styles);
  const body = new BodyReader(styles, numbering, warnings);
  const blocks: DraftBlock[] = [];
  let chars = 0;
  eachUnit(
    bytes,
    limits,
    (_, above) => above.length === 2 && above[0] === 'w:document' && above[1] === 'w:body',
    (node) => {
      const from = blocks.length;
      body.read(node, blocks);
      for (const block of blocks.slice(from)) chars += block.text.length;
      if (chars > limits.textChars) throw new ReadFailure('too_much_text', { limit: limits.textChars });
    },
  );
  body.finish(blocks);
  if (pkg.names().some((name) => name.endsWith('vbaproject.bin'))) warnings.add('macros_ignored');

  if (body.notes.length > 0) {
    const notes = new Map<string, XmlNode>();
    for (const [kind, type, file, element] of [
      ['f', 'footnotes', 'footnotes.xml', 'w:footnote'],
      ['e', 'endnotes', 'endnotes.xml', 'w:endnote'],
    ] as const) {
      for (const note of childrenOf(parseXml(await part(type, file), limits), element))
        if (!SEPARATORS.has(note.attrs['w:type'] ?? '')) notes.set(kind + (note.attrs['w:id'] ?? ''), note);
    }
    appendNotes(body, notes, blocks, warnings);
  }
  return blocks;
}

/** Notes stand after the text, numbered in the order of their calls: inside an article they would become part of its wording. */
function appendNotes(body: BodyReader, notes: ReadonlyMap<string, XmlNode>, blocks: DraftBlock[], warnings: Warnings): void {
  const called = [...new Set(body.notes)];
  called.forEach((id, index) => {
    const note = notes.get(id);
    const own: DraftBlock[] = [];
    if (note) body.readAll(note, own);
    if (own.length === 0) return;
    warnings.add('notes_moved_to_end');
    blocks.push({ kind: 'paragraph', level: 0, text: `［注${index + 1}］${own.map((block) => block.text).join('\n')}` });
  });
}

/** The main part is named by the package's relationships; 'word/document.xml' only by habit. */
export async function mainPart(pkg: Package, limits: Limits): Promise<string> {
  const root = parseXml(await pkg.read('_rels/.rels'), limits);
  for (const relation of childrenOf(root)) {
    if (relation.attrs.TargetMode === 'External' || !(relation.attrs.Type ?? '').endsWith('/officeDocument')) continue;
    const target = (relation.attrs.Target ?? '').replace(/^\/+/, '');
    if (pkg.has(target)) return target;
  }
  return 'word/document.xml';
}

/** Relationship type (last word) → part name, for parts inside the package; external targets are never followed. */
async function relations(pkg: Package, main: string, limits: Limits): Promise<Map<string, string>> {
  const folder = directory(main);
  const root = parseXml(await pkg.read(`${folder}_rels/${main.slice(folder.length)}.rels`), limits);
  const found = new Map<string, string>();
  for (const relation of childrenOf(root)) {
    if (relation.attrs.TargetMode === 'External') continue;
    const target = relation.attrs.Target ?? '';
    const name = target.startsWith('/') ? target.slice(1) : folder + target;
    const type = (relation.attrs.Type ?? '').split('/').at(-1) ?? '';
    if (!found.has(type) && pkg.has(name)) found.set(type, name);
  }
  return found;
}

function directory(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}
