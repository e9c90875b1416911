/** JPEG segments that hold where, when and by whom a picture was taken: APP1 (EXIF, XMP) to APP13 (IPTC), and comments. */
const JPEG_APP1 = 0xe1;
const JPEG_APP13 = 0xed;
const JPEG_COMMENT = 0xfe;
const JPEG_SCAN = 0xda;
/** APP2 holds the colour profile: without it the picture looks another. */
const JPEG_PROFILE = 0xe2;

/** Chunks of a PNG that are words, dates or EXIF. */
const PNG_WORDS = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);
const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex');

/** The picture without what its camera or program wrote about its maker; other formats, and what does not parse, come back as they are. */
export function withoutMaker(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) === 0xffd8) return jpeg(bytes);
  return bytes.subarray(0, 8).equals(PNG_HEAD) ? png(bytes) : bytes;
}

function jpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === JPEG_SCAN) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const isWords = marker === JPEG_COMMENT || (marker >= JPEG_APP1 && marker <= JPEG_APP13 && marker !== JPEG_PROFILE);
    if (!isWords) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

function png(bytes: Buffer): Buffer {
  const kept: Buffer[] = [PNG_HEAD];
  let at = PNG_HEAD.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (!PNG_WORDS.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
