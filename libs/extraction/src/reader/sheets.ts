import { readCsv, readXlsx, type Sheet } from '@libs/office';
import { ReadFailure } from './failure';
import type { Limits } from './limits';
import { sniff } from './sniff';

/**
 * Bytes → sheets: XLSX, or CSV when they are text. Runs in the reading process only.
 * @throws ReadFailure, OfficeFailure
 */
export async function readSheetBytes(bytes: Buffer, name: string, limits: Limits): Promise<Sheet[]> {
  const found = sniff(bytes, name);
  if (found.encrypted) throw new ReadFailure('file_encrypted');
  if (found.format === 'executable') throw new ReadFailure('file_disguised', { found: 'executable' });
  if (found.format === 'xlsx') return readXlsx(bytes, limits);
  if (found.format === 'txt' || found.format === 'md') return [readCsv(bytes, limits)];
  throw new ReadFailure('not_a_sheet', { format: found.format });
}
