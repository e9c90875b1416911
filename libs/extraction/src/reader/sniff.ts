import { decodeText } from '@libs/office';
import { Format } from './document';

/** What the bytes are, whatever the name says. */
export interface Sniffed {
  format: Format;
  mediaType: string;
  /** OLE2 container that holds an encrypted OOXML package, or a ZIP whose main part is encrypted. */
  encrypted: boolean;
}

const MEDIA_TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain',
  html: 'text/html',
  md: 'text/markdown',
  doc: 'application/msword',
  wps: 'application/vnd.ms-works',
  ofd: 'application/ofd',
  rtf: 'application/rtf',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  zip: 'application/zip',
  image: 'application/octet-stream',
  executable: 'application/octet-stream',
  unknown: 'application/octet-stream',
};

const IMAGES: [string, string][] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['0000000c6a502020', 'image/jp2'],
];
/** ELF, Mach-O (thin and universal, which Java classes share), Windows shortcut, scripts with an interpreter line. */
const EXECUTABLES = ['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '4c0000000114020000000000c0000000'];
const OLE2 = 'd0cf11e0a1b11ae1';

/** Which extensions a format may rightly have. */
const EXTENSIONS: Partial<Record<Format, readonly string[]>> = {
  docx: ['docx', 'docm', 'dotx', 'dotm', 'wps'],
  pdf: ['pdf'],
  txt: ['txt', 'text', 'md', 'markdown', 'csv', 'log'],
  md: ['md', 'markdown', 'txt'],
  html: ['html', 'htm', 'xhtml', 'mht'],
};

/** Recognises a file by its content; the name only chooses between kinds that share their bytes (md and txt, doc and wps). Never expands anything. */
export function sniff(bytes: Buffer, name: string): Sniffed {
  const of = (format: Format, encrypted = false): Sniffed => ({ format, mediaType: MEDIA_TYPES[format], encrypted });
  const head = bytes.subarray(0, 64).toString('hex');
  const extension = extensionOf(name);
  if (head.startsWith('504b0304') || head.startsWith('504b0506') || head.startsWith('504b0708')) return of(sniffZip(bytes, extension));
  if (head.startsWith(OLE2)) return sniffOle(bytes, extension, of);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return of('pdf');
  const image = IMAGES.find(([magic]) => head.startsWith(magic));
  if (image) return { format: 'image', mediaType: image[1], encrypted: false };
  if (isExecutable(bytes, head)) return of('executable');
  const start = bytes
    .subarray(0, 4096)
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (/^\s*\{\\rtf/.test(start)) return of('rtf');
  const text = decodeText(bytes.subarray(0, 65_536));
  if (text === null) return of('unknown');
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|meta|title|div|p|table|h[1-6])\b/i.test(text.text))
    return of('html');
  if (extension === 'md' || extension === 'markdown') return of('md');
  return of('txt');
}

/** Whether a person who saw only the name was told something else than what the bytes are. */
export function nameDisagrees(format: Format, name: string): boolean {
  const fitting = EXTENSIONS[format];
  const extension = extensionOf(name);
  return fitting !== undefined && extension !== '' && !fitting.includes(extension);
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function isExecutable(bytes: Buffer, head: string): boolean {
  if (EXECUTABLES.some((magic) => head.startsWith(magic))) return true;
  if (head.startsWith('2321')) return true;
  // MZ alone is also how a text may begin: a program has binary bytes in its first block.
  return head.startsWith('4d5a') && bytes.subarray(0, 512).includes(0);
}

function sniffZip(bytes: Buffer, extension: string): Format {
  const names = zipNames(bytes);
  const has = (name: string) => names.has(name);
  if (has('[content_types].xml')) {
    const all = [...names];
    if (all.some((name) => name.startsWith('word/') || /^[^/]*document\d*\.xml$/.test(name))) return 'docx';
    if (all.some((name) => name.startsWith('xl/'))) return 'xlsx';
    if (all.some((name) => name.startsWith('ppt/'))) return 'pptx';
  }
  if (has('ofd.xml')) return 'ofd';
  const first = bytes.subarray(30, 120).toString('latin1');
  if (first.startsWith('mimetypeapplication/vnd.oasis.opendocument.text') || (has('mimetype') && has('content.xml'))) return 'odt';
  // A damaged directory names nothing: then the name may say what it once was, so that the answer is «damaged» and not «a ZIP archive».
  if (names.size === 0 && ['docx', 'docm', 'dotx', 'wps'].includes(extension)) return 'docx';
  return has('word/document.xml') ? 'docx' : 'zip';
}

/** Entry names of the central directory, lower case; empty when the directory is not where the trailer says. */
function zipNames(bytes: Buffer): Set<string> {
  const names = new Set<string>();
  const tail = Math.max(0, bytes.length - 65_557);
  const trailer = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (trailer < tail || trailer + 22 > bytes.length) return names;
  let at = bytes.readUInt32LE(trailer + 16);
  for (let n = 0; n < 5000 && at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50; n++) {
    const length = bytes.readUInt16LE(at + 28);
    names.add(
      bytes
        .subarray(at + 46, at + 46 + length)
        .toString('utf8')
        .replace(/\\/g, '/')
        .replace(/^\/+/, '')
        .toLowerCase(),
    );
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

/** Stream names stand in the directory of a compound file as UTF-16: enough to tell what it holds. */
function sniffOle(bytes: Buffer, extension: string, of: (format: Format, encrypted?: boolean) => Sniffed): Sniffed {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return of('docx', true);
  if (holds('WordDocument')) return of(extension === 'wps' ? 'wps' : 'doc');
  if (holds('Workbook')) return of('xls');
  if (holds('PowerPoint Document')) return of('ppt');
  return of(extension === 'wps' ? 'wps' : extension === 'doc' ? 'doc' : 'unknown');
}
