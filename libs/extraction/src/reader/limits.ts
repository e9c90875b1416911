/** What one reading may cost. Everything here is enforced on untrusted bytes; all sizes in bytes, times in milliseconds. */
export interface Limits {
  /** Size of the file itself. */
  fileBytes: number;
  /** Wall clock of the whole reading, process start included. */
  wallMs: number;
  /** V8 heap of the reading process, in MiB. */
  heapMb: number;
  /** Resident memory of the reading process, in MiB: buffers live outside the V8 heap. */
  rssMb: number;
  /** Entries of a ZIP container. */
  zipEntries: number;
  /** One expanded ZIP entry. */
  entryBytes: number;
  /** All ZIP entries that are expanded for one reading. */
  totalBytes: number;
  /** Expanded : packed, looked at only above RATIO_FREE_BYTES: office XML of ordinary documents packs 10 to 60 times. */
  ratio: number;
  /** Nesting of XML elements. */
  xmlDepth: number;
  pdfPages: number;
  /** Characters of the answer. */
  textChars: number;
}

const MB = 1024 * 1024;

/** Entries that expand to no more than this are harmless whatever their ratio. */
export const RATIO_FREE_BYTES = 16 * MB;

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 50 * MB,
  wallMs: 20_000,
  heapMb: 768,
  rssMb: 1200,
  zipEntries: 5000,
  entryBytes: 128 * MB,
  totalBytes: 192 * MB,
  ratio: 200,
  xmlDepth: 256,
  pdfPages: 2000,
  textChars: 10_000_000,
};
