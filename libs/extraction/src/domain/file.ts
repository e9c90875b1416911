/** What a file was uploaded for. */
export const FILE_PURPOSES = ['draft', 'material', 'document', 'sealed', 'reply', 'other'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** Where a file stands: kept (已收存), being read (读取中), read (已读取), not readable (不能读取). */
export const FILE_STATES = ['stored', 'reading', 'read', 'unreadable'] as const;
export type FileState = (typeof FILE_STATES)[number];

/** States in which the reader has said its last word; reading again changes nothing (INV-X3). */
export const SETTLED: ReadonlySet<FileState> = new Set(['read', 'unreadable']);

export interface StoredFile {
  id: string;
  sha256: string;
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  /** One of the reader's FORMATS, by content. */
  format: string;
  organId: string;
  uploadedBy: string;
  uploadedAt: Date;
  purpose: FilePurpose;
  state: FileState;
  /** Why it is unreadable: a code of FAILURES in messages.ts. */
  reasonCode: string | null;
  revision: number;
}

const LONGEST_NAME = 150;
const FALLBACK = '未命名';

/**
 * The name as it is kept and offered for download: without folders, control and direction characters (a name like `说明\u202Efdp.exe`
 * shows another ending than it has), composed, at most 150 characters with its ending kept.
 */
export function tidyName(raw: string): string {
  const base = raw.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const name = base
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '');
  if (name === '') return FALLBACK;
  if (name.length <= LONGEST_NAME) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return name.slice(0, LONGEST_NAME - ending.length) + ending;
}

/** Own organ, or the system itself; files of other organs are seen through what refers to them, by that room's rule. */
export function maySee(file: Pick<StoredFile, 'organId'>, by: { id: string; organId: string }, systemId: string): boolean {
  return by.id === systemId || by.organId === file.organId;
}
