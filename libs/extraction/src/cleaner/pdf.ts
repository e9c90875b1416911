import { ReadFailure } from '../reader/failure';
import type { Limits } from '../reader/limits';
import { openPdf } from '../reader/pdf/pdf';

/** Annotations that belong to the page: links, and the fields in which signatures stand. Everything else is somebody's note. */
const OF_THE_PAGE = new Set(['Link', 'Widget']);
/** Names that a PDF's properties may give away. */
const PERSONAL = ['Author', 'Title', 'Subject', 'Keywords', 'Creator', 'Producer'];

/**
 * A PDF without its document properties. They are blanked where they stand, byte for byte, so that nothing else of the file moves;
 * then the result is opened and looked at.
 * @throws ReadFailure annotations_in_file, attachments_in_file, properties_stay (locked, signed or packed), and those of the reader
 */
export async function cleanPdf(bytes: Buffer, limits: Limits): Promise<Buffer> {
  const raw = bytes.toString('latin1');
  // Of a signed file no byte may change, and in a locked one strings cannot be found: they pass only when there is nothing to clean.
  const isFixed = /\/ByteRange\s*\[/.test(raw) || /\/Encrypt\b/.test(raw);
  const cleaned = isFixed ? bytes : Buffer.from(withoutPackets(withoutInfo(raw)), 'latin1');
  await inspect(cleaned, limits);
  return cleaned;
}

async function inspect(bytes: Buffer, limits: Limits): Promise<void> {
  const document = await openPdf(bytes);
  if (document.numPages > limits.pdfPages) throw new ReadFailure('too_many_pages', { pages: document.numPages, limit: limits.pdfPages });
  const { info: properties, metadata } = await document.getMetadata();
  const info = properties as Record<string, unknown>;
  const custom = typeof info['Custom'] === 'object' && info['Custom'] !== null ? (Object.values(info['Custom']) as unknown[]) : [];
  const told = [...PERSONAL.map((name) => info[name]), ...custom].filter((value) => typeof value === 'string' && value.trim() !== '');
  if (told.length > 0 || (metadata as Iterable<unknown> | null)?.[Symbol.iterator]().next().done === false)
    throw new ReadFailure('properties_stay', { properties: told.length });
  if ((await document.getAttachments()) !== null) throw new ReadFailure('attachments_in_file');
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const annotations = (await page.getAnnotations()) as { subtype?: string }[];
    if (annotations.some(({ subtype = '' }) => !OF_THE_PAGE.has(subtype))) throw new ReadFailure('annotations_in_file', { page: number });
    page.cleanup();
  }
}

/** Every string of the information dictionaries, of earlier revisions too, as spaces of the same length. */
function withoutInfo(raw: string): string {
  let out = raw;
  for (const [, id = ''] of raw.matchAll(/\/Info\s+(\d+\s+\d+)\s+R/g)) out = blankObject(out, id, new Set());
  return out;
}

function blankObject(raw: string, id: string, seen: Set<string>): string {
  if (seen.has(id)) return raw;
  seen.add(id);
  let out = raw;
  const [number = '', generation = ''] = id.split(/\s+/);
  const head = new RegExp(`(?:^|[^0-9])${number}\\s+${generation}\\s+obj\\b`, 'g');
  for (const found of raw.matchAll(head)) {
    const from = found.index + found[0].length;
    const end = raw.indexOf('endobj', from);
    if (end < 0) continue;
    const body = out.slice(from, end);
    if (/\bstream\r?\n/.test(body)) continue;
    out = out.slice(0, from) + blankStrings(body) + out.slice(end);
    for (const [, other = ''] of body.matchAll(/(\d+\s+\d+)\s+R\b/g)) out = blankObject(out, other, seen);
  }
  return out;
}

/** (words) and <hex> as blanks of the same length; brackets inside words are balanced or escaped (ISO 32000-1, 7.3.4). */
function blankStrings(body: string): string {
  let out = '';
  for (let at = 0; at < body.length;) {
    const sign = body[at] ?? '';
    if (sign === '(') {
      const end = literalEnd(body, at);
      out += `(${' '.repeat(Math.max(0, end - at - 2))})`;
      at = end;
    } else if (sign === '<' && body[at + 1] !== '<' && body[at - 1] !== '<') {
      const end = body.indexOf('>', at);
      if (end < 0) return out + body.slice(at);
      out += `<${'20'.repeat(Math.ceil((end - at - 1) / 2)).slice(0, end - at - 1)}>`;
      at = end + 1;
    } else {
      out += sign;
      at += 1;
    }
  }
  return out;
}

/** Just behind the closing bracket. */
function literalEnd(body: string, from: number): number {
  let depth = 0;
  for (let at = from; at < body.length; at++) {
    if (body[at] === '\\') at += 1;
    else if (body[at] === '(') depth += 1;
    else if (body[at] === ')' && --depth === 0) return at + 1;
  }
  return body.length;
}

/** XMP mostly stands in the file as plain XML, so that any program finds it; where it is packed, its stream goes as a whole. */
function withoutPackets(raw: string): string {
  const blank = (packet: string) => packet.replace(/[^\r\n]/g, ' ');
  return raw
    .replace(
      /(\/Type\s*\/Metadata\b[^>]*)(\/Filter\s*\/\w+)([^>]*>>\s*stream\r?\n)([\s\S]*?)(?=endstream)/g,
      (_, head: string, filter: string, rest: string, stream: string) => head + blank(filter) + rest + ' '.repeat(stream.length),
    )
    .replace(/<\?xpacket begin=[\s\S]*?<\?xpacket end=[^>]*>/g, blank)
    .replace(/<x:xmpmeta[\s>][\s\S]*?<\/x:xmpmeta>/g, blank);
}
