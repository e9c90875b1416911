import yauzl from 'yauzl';
import { OfficeFailure } from './failure';
import { RATIO_FREE_BYTES, type PackageLimits } from './limits';

/**
 * A ZIP container opened for reading a few named entries, defensively:
 * entries are counted before anything is expanded, only asked-for entries are expanded, each is bounded by its declared and by its
 * real size, names never become paths on disk, and of entries with one name the first counts.
 */
export class Package {
  private expanded = 0;

  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly limits: PackageLimits,
  ) {}

  /** @throws OfficeFailure file_damaged, expands_too_much */
  static async open(bytes: Buffer, limits: PackageLimits): Promise<Package> {
    const zip = await yauzl
      .fromBufferPromise(withRightComment(bytes), {
        lazyEntries: true,
        decodeStrings: true,
        validateEntrySizes: true,
        strictFileNames: false,
      })
      .catch((cause: unknown) => {
        throw new OfficeFailure('file_damaged', { part: 'zip', why: reason(cause) });
      });
    if (zip.entryCount > limits.zipEntries) throw new OfficeFailure('expands_too_much', { what: 'entries', limit: limits.zipEntries });
    const entries = new Map<string, yauzl.Entry>();
    try {
      await new Promise<void>((resolve, reject) => {
        zip.on('entry', (entry: yauzl.Entry) => {
          const name = entry.fileName.replace(/^\/+/, '').toLowerCase();
          if (!entries.has(name)) entries.set(name, entry);
          zip.readEntry();
        });
        zip.on('end', resolve);
        zip.on('error', reject);
        zip.readEntry();
      });
    } catch (cause) {
      // yauzl refuses names that climb out of the container or start at a drive or the root.
      if (/^(invalid relative path|absolute path)/.test(reason(cause))) throw new OfficeFailure('file_unsafe', { what: 'path' });
      throw new OfficeFailure('file_damaged', { part: 'zip', why: reason(cause) });
    }
    return new Package(zip, entries, limits);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  /** The expanded bytes of an entry, or null when there is none of that name (names are compared without case, as Windows does). */
  async read(name: string): Promise<Buffer | null> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    if (entry.isEncrypted()) throw new OfficeFailure('file_encrypted');
    const size = entry.uncompressedSize;
    if (size > this.limits.entryBytes || this.expanded + size > this.limits.totalBytes)
      throw new OfficeFailure('expands_too_much', { what: 'size', limit: this.limits.entryBytes });
    if (size > RATIO_FREE_BYTES && size / Math.max(1, entry.compressedSize) > this.limits.ratio)
      throw new OfficeFailure('expands_too_much', { what: 'ratio', limit: this.limits.ratio });
    this.expanded += size;
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      const chunks: Buffer[] = [];
      // yauzl ends the stream with an error as soon as more bytes come than the entry declared.
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } catch (cause) {
      throw new OfficeFailure('file_damaged', { part: 'zip entry', why: reason(cause) });
    }
  }
}

/**
 * Containers cut or lengthened by a few bytes at the very end (mail gateways, disks) open in every office program: the comment's length is made
 * to fit what is there. Nothing else is repaired.
 */
function withRightComment(bytes: Buffer): Buffer {
  const trailer = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (trailer < Math.max(0, bytes.length - 65_557) || trailer + 22 > bytes.length) return bytes;
  const length = bytes.length - trailer - 22;
  if (bytes.readUInt16LE(trailer + 20) === length) return bytes;
  const fitted = Buffer.from(bytes);
  fitted.writeUInt16LE(length, trailer + 20);
  return fitted;
}

/** The parser's own words, short: they describe bytes, never text. */
function reason(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 120);
}
