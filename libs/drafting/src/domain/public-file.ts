import type { Draft } from './draft';

/** Which file goes public with the document; `missing`: none that may. */
export type PublicFile = 'none' | 'as_is' | 'cleaned' | 'print' | 'missing';

/** Formats that bear nothing but their text: neither authors nor changes nor comments. */
const BARE = ['text/plain', 'text/markdown'];

/** A draft's file goes public as it is only where it is bare text; otherwise cleaned, or the printed edition in its stead. */
export function publicFileOf(
  draft: Pick<Draft, 'docClass'>,
  text: { fileHash: string; mediaType: string },
  edition: { origin: 'cleaned' | 'print'; sourceHash: string } | null,
): PublicFile {
  if (draft.docClass === 'INTERNAL') return 'none';
  if (edition?.origin === 'print') return 'print';
  if (edition?.sourceHash === text.fileHash) return 'cleaned';
  return BARE.some((mediaType) => text.mediaType.startsWith(mediaType)) ? 'as_is' : 'missing';
}

/** A printed edition has a head, a number and a date besides; of its text at least so much has to be there. */
const SHARE = 0.9;

/** Whether a printed edition is of another text: too few of the published lines stand in it. Null stands for a scan, of which nothing is known. */
export function isOfAnotherText(published: string, printed: string | null): boolean {
  if (printed === null) return false;
  const bare = (text: string) => text.replace(/[\s\u3000]+/g, '');
  const whole = bare(printed);
  const lines = published
    .split('\n')
    .map(bare)
    .filter((line) => line.length > 5);
  return lines.length > 0 && lines.filter((line) => whole.includes(line)).length < SHARE * lines.length;
}
