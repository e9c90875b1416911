import { csrfHeader } from './client';
import { toProblem } from './problem';
import type { ImportReportDto, UserImportDto } from './types';

export const ORGAN_TEMPLATE = '/api/organ-import/template';
export const USER_TEMPLATE = '/api/user-import/template';

export function importOrgans(file: File, dryRun: boolean): Promise<ImportReportDto> {
  return send<ImportReportDto>('/api/organ-import', file, dryRun);
}

export function importUsers(file: File, dryRun: boolean): Promise<UserImportDto> {
  return send<UserImportDto>('/api/user-import', file, dryRun);
}

async function send<Answer>(path: string, file: File, dryRun: boolean): Promise<Answer> {
  const form = new FormData();
  form.append('dryRun', String(dryRun));
  form.append('file', file, file.name);
  const response = await fetch(path, { method: 'POST', body: form, headers: csrfHeader(), credentials: 'same-origin' }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (!response?.ok) throw toProblem(response?.status ?? 0, answer);
  return answer as Answer;
}
