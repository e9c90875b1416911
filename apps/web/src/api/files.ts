import { queryOptions } from '@tanstack/react-query';
import { body, client, csrfHeader } from './client';
import { toProblem } from './problem';
import type { FileDto, FileTextDto } from './types';

/** Sends one file; `onProgress` hears the share that has arrived, 0 to 1. */
export function uploadFile(file: File, purpose: FileDto['purpose'], onProgress: (share: number) => void): Promise<FileDto> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('purpose', purpose);
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    request.responseType = 'json';
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status >= 200 && request.status < 300) resolve(answer as FileDto);
      else reject(toProblem(request.status, answer));
    };
    request.onerror = () => {
      reject(toProblem(0, null));
    };
    request.send(form);
  });
}

const POLL_MS = 700;

/** A file as far as it is read by now; asked again until it is read, or found unreadable. */
export function fileQuery(id: string) {
  return queryOptions({
    queryKey: ['files', id],
    queryFn: (): Promise<FileDto> => body(client.GET('/api/files/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data && isSettled(query.state.data) ? false : POLL_MS),
  });
}

/** The text as it was read, block by block. */
export function fileTextQuery(id: string) {
  return queryOptions({
    queryKey: ['files', id, 'text'],
    queryFn: (): Promise<FileTextDto> => body(client.GET('/api/files/{id}/text', { params: { path: { id } } })),
    staleTime: Infinity,
  });
}

export function isSettled(file: FileDto): boolean {
  return file.state === 'read' || file.state === 'unreadable';
}

export function fileHref(id: string): string {
  return `/api/files/${id}/content`;
}
