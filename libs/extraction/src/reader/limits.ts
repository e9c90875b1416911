import { SHEET_LIMITS, type SheetLimits } from '@libs/office';

/** What one reading may cost. Everything here is enforced on untrusted bytes; all sizes in bytes, times in milliseconds. */
export interface Limits extends SheetLimits {
  /** Size of the file itself. */
  fileBytes: number;
  /** Wall clock of the whole reading, process start included. */
  wallMs: number;
  /** V8 heap of the reading process, in MiB. */
  heapMb: number;
  /** Resident memory of the reading process, in MiB: buffers live outside the V8 heap. */
  rssMb: number;
  pdfPages: number;
  /** Characters of the answer. */
  textChars: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  ...SHEET_LIMITS,
  fileBytes: 50 * MB,
  wallMs: 20_000,
  heapMb: 768,
  rssMb: 1200,
  pdfPages: 2000,
  textChars: 10_000_000,
};
