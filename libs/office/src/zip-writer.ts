import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, 00:00: the bytes of a container must not depend on when it was made. */
const NO_TIME = 0;
const NO_DATE = 0x21;

/**
 * A ZIP container of these entries in this order (PKWARE APPNOTE 4.3), the same bytes for the same entries on one version of Node.
 * For office files: names in UTF-8, no entry of 4 GiB, fewer than 65,536 entries.
 */
export function writeZip(entries: readonly { name: string; content: string | Uint8Array }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const common = commonFields(content, packed, name);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, packed]);
    // Comment length, disk, attributes: none; then where the entry begins.
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, place, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** What a local header and a directory entry share. */
function commonFields(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(NO_TIME, 6);
  fields.writeUInt16LE(NO_DATE, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}
