import { useEffect, useRef, useState } from 'react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { fileQuery, isSettled } from '../../api/files';
import type { FileDto } from '../../api/types';

/** Watches an uploaded file until it is read, then hands it on once; an unreadable one stays to be shown. */
export function useSettledFile(onRead: (file: FileDto) => void) {
  const [id, setId] = useState<string | null>(null);
  const query = fileQuery(id ?? '');
  const { data: file } = useQuery({ ...query, queryFn: id === null ? skipToken : query.queryFn });
  const handed = useRef<string | null>(null);
  useEffect(() => {
    if (file?.state !== 'read' || handed.current === file.id) return;
    handed.current = file.id;
    onRead(file);
  }, [file, onRead]);
  return {
    file,
    isWaiting: id !== null && (!file || !isSettled(file)),
    watch: (uploaded: FileDto) => {
      setId(uploaded.id);
    },
  };
}
