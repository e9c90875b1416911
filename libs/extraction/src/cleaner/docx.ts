import { childrenOf, escapeXml, parseXml, writeZip, type Package } from '@libs/office';
import { mainPart } from '../reader/docx/docx';
import { Styles } from '../reader/docx/styles';
import { ReadFailure } from '../reader/failure';
import type { Limits } from '../reader/limits';
import { cutEnds } from './line-end';
import { below, elementsOf, parseMarkup, writeMarkup, type Markup } from './markup';
import { withoutMaker } from './picture';
import { cleanPart } from './word-part';

const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE_DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

/** Parts by the last word of their relationship's type. Whatever is in none of these lists is left behind, or refused where it is shown. */
const WORDS = new Set(['styles', 'numbering', 'settings', 'fontTable', 'header', 'footer', 'footnotes', 'endnotes']);
const AS_IT_IS = new Set(['theme', 'font']);
/** They belong to the part without being named in it. */
const IMPLIED = new Set(['styles', 'numbering', 'settings', 'fontTable', 'footnotes', 'endnotes', 'theme']);

interface Part {
  name: string;
  content: Buffer;
  /** '' where the ending of the name says it. */
  type: string;
}

interface Relation {
  id: string;
  type: string;
  kind: string;
  target: string;
  isExternal: boolean;
}

/**
 * Writes a WordprocessingML package anew with what its readers are meant to see: changes accepted, no comments, no properties, no macros, no
 * parts that nothing shows. The ends of lines in `cut` are taken off.
 * @throws ReadFailure embedded_part, and those of the reader
 */
export async function cleanDocx(pkg: Package, limits: Limits, cut: readonly string[]): Promise<Buffer> {
  const main = await mainPart(pkg, limits);
  const types = await contentTypes(pkg, limits);
  const ofMain = await relationsOf(pkg, main, limits);
  const stylesPart = ofMain.find((relation) => relation.kind === 'styles')?.target ?? `${folderOf(main)}styles.xml`;
  const writer = new PackageWriter(pkg, limits, types, new Styles(parseXml(await pkg.read(stylesPart), limits)));
  await writer.add(main, 'officeDocument', (root) => {
    cutEnds(root, cut);
  });
  return writer.finish(main);
}

class PackageWriter {
  private readonly entries = new Map<string, Part>();
  private noteIds = new Map<'footnotes' | 'endnotes', Set<string>>();

  constructor(
    private readonly pkg: Package,
    private readonly limits: Limits,
    private readonly types: (part: string) => string,
    private readonly styles: Styles,
  ) {}

  async add(name: string, kind: string, change: (root: Markup) => void = () => undefined): Promise<void> {
    if (this.entries.has(name.toLowerCase())) return;
    const bytes = await this.pkg.read(name);
    if (!bytes) throw new ReadFailure('file_damaged', { part: kind });
    const entry = { name, content: bytes, type: kind === 'officeDocument' ? MAIN_TYPE : this.types(name) };
    this.entries.set(name.toLowerCase(), entry);
    if (kind === 'image') entry.content = withoutMaker(bytes);
    if (kind !== 'officeDocument' && !WORDS.has(kind)) return;
    const root = parseMarkup(bytes, this.limits);
    cleanPart(root, this.styles);
    if (kind === 'footnotes' || kind === 'endnotes') dropUncalled(root, this.noteIds.get(kind) ?? new Set());
    change(root);
    if (kind === 'officeDocument') this.noteIds = calledNotes(root);
    entry.content = writeMarkup(root);
    await this.addRelated(name, root);
  }

  /** The parts that a part shows, and its relationships anew: those of deleted content go with it. */
  private async addRelated(name: string, root: Markup): Promise<void> {
    const shown = shownIds(root);
    const kept: Relation[] = [];
    const relations = await relationsOf(this.pkg, name, this.limits);
    for (const relation of [...relations, ...(root.name === 'w:document' ? byHabit(this.pkg, name, relations) : [])]) {
      const isShown = shown.has(relation.id);
      if (!isShown && !IMPLIED.has(relation.kind)) continue;
      if (relation.isExternal) {
        kept.push({ ...relation, target: /^(?:https?|mailto):/i.test(relation.target) ? relation.target : 'about:blank' });
        continue;
      }
      if (relation.kind === 'hyperlink') kept.push(relation);
      else if (WORDS.has(relation.kind) || AS_IT_IS.has(relation.kind) || relation.kind === 'image') {
        await this.add(relation.target, relation.kind);
        kept.push({ ...relation, target: `/${relation.target}` });
      } else throw new ReadFailure('embedded_part', { kind: relation.kind.slice(0, 40) });
    }
    if (kept.length === 0) return;
    const part = relationsPart(name);
    this.entries.set(part.toLowerCase(), { name: part, content: relationsXml(kept), type: '' });
  }

  finish(main: string): Buffer {
    const parts = [...this.entries.values()];
    const root = relationsXml([{ id: 'rId1', type: OFFICE_DOCUMENT, kind: 'officeDocument', target: main, isExternal: false }]);
    const overrides = parts
      .filter(({ type }) => type !== '')
      .map(({ name, type }) => `<Override PartName="/${escapeXml(name)}" ContentType="${escapeXml(type)}"/>`);
    const contents =
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
    return writeZip([{ name: '[Content_Types].xml', content: Buffer.from(contents) }, { name: '_rels/.rels', content: root }, ...parts]);
  }
}

/** Part name → content type, by its own entry or by its ending. */
async function contentTypes(pkg: Package, limits: Limits): Promise<(part: string) => string> {
  const root = parseXml(await pkg.read('[Content_Types].xml'), limits);
  const own = new Map<string, string>();
  const byEnding = new Map<string, string>();
  for (const { name, attrs } of childrenOf(root)) {
    if (name === 'Override') own.set((attrs['PartName'] ?? '').replace(/^\//, '').toLowerCase(), attrs['ContentType'] ?? '');
    if (name === 'Default') byEnding.set((attrs['Extension'] ?? '').toLowerCase(), attrs['ContentType'] ?? '');
  }
  return (part) => own.get(part.toLowerCase()) ?? byEnding.get(part.toLowerCase().split('.').at(-1) ?? '') ?? 'application/xml';
}

async function relationsOf(pkg: Package, part: string, limits: Limits): Promise<Relation[]> {
  const folder = folderOf(part);
  return childrenOf(parseXml(await pkg.read(relationsPart(part)), limits)).flatMap(({ attrs }) => {
    const isExternal = attrs['TargetMode'] === 'External';
    const target = attrs['Target'] ?? '';
    const type = attrs['Type'] ?? '';
    const kind = type.split('/').at(-1) ?? '';
    const isPart = !isExternal && !target.startsWith('#');
    const name = isPart ? inFolder(folder, target) : target;
    return isPart && !pkg.has(name) ? [] : [{ id: attrs['Id'] ?? '', type, kind, target: name, isExternal }];
  });
}

/** Parts that stand where they always stand and that nothing refers to: the reader takes them, so they are the document's. */
function byHabit(pkg: Package, main: string, known: readonly Relation[]): Relation[] {
  const base = OFFICE_DOCUMENT.slice(0, OFFICE_DOCUMENT.lastIndexOf('/') + 1);
  return ['styles', 'numbering', 'footnotes', 'endnotes']
    .filter((kind) => !known.some((relation) => relation.kind === kind) && pkg.has(`${folderOf(main)}${kind}.xml`))
    .map((kind) => ({ id: `habit-${kind}`, type: base + kind, kind, target: `${folderOf(main)}${kind}.xml`, isExternal: false }));
}

/** `../media/a.png` seen from `word/` → `media/a.png`. */
function inFolder(folder: string, target: string): string {
  const steps = target.startsWith('/') ? target.slice(1).split('/') : (folder + target).split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function relationsXml(relations: readonly Relation[]): Buffer {
  const rows = relations.map(
    ({ id, type, target, isExternal }) =>
      `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  );
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}">${rows.join('')}</Relationships>`,
  );
}

/** Ids of relationships that the part names anywhere: r:id, r:embed, o:relid … */
function shownIds(root: Markup): Set<string> {
  const ids = new Set<string>();
  for (const node of [root, ...below(root)])
    for (const [name, value] of Object.entries(node.attrs)) if (name.startsWith('r:') || name === 'relid') ids.add(value);
  return ids;
}

function calledNotes(root: Markup): Map<'footnotes' | 'endnotes', Set<string>> {
  const called = new Map([
    ['footnotes' as const, new Set<string>()],
    ['endnotes' as const, new Set<string>()],
  ]);
  for (const { name, attrs } of below(root)) {
    if (name === 'w:footnoteReference') called.get('footnotes')?.add(attrs['w:id'] ?? '');
    if (name === 'w:endnoteReference') called.get('endnotes')?.add(attrs['w:id'] ?? '');
  }
  return called;
}

/** A note whose call was deleted is deleted text too; separators are no notes. */
function dropUncalled(root: Markup, called: ReadonlySet<string>): void {
  const kept = new Set(elementsOf(root).filter(({ attrs }) => attrs['w:type'] !== undefined || called.has(attrs['w:id'] ?? '')));
  root.children = root.children.filter((node) => typeof node === 'string' || kept.has(node));
}

function relationsPart(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}
