import { useEffect, useState } from 'react';
import { Button } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { fileQuery, isSettled } from '../api/files';
import type { FileDto } from '../api/types';
import { UploadButton } from './drop-zone';

interface FileFieldProps {
  value?: string | null;
  onChange?: (fileId: string | null) => void;
  label: string;
  purpose: FileDto['purpose'];
}

/** One file as a field of a form; its value is the file's id, once the file is read or found unreadable. */
export function FileField({ value = null, onChange, label, purpose }: FileFieldProps) {
  const [id, setId] = useState<string | null>(value);
  const query = fileQuery(id ?? '');
  const { data: file } = useQuery({ ...query, queryFn: id === null ? skipToken : query.queryFn });
  const settled = file && isSettled(file) ? file.id : null;
  useEffect(() => {
    if (settled !== null && settled !== value) onChange?.(settled);
  }, [settled, value, onChange]);
  if (id === null)
    return (
      <UploadButton
        label={label}
        purpose={purpose}
        onUploaded={(uploaded) => {
          setId(uploaded.id);
        }}
      />
    );
  return (
    <span className="row">
      <span>{file?.name ?? '文件'}</span>
      {settled === null && <span className="quiet">正在读取……</span>}
      <Button
        size="small"
        type="text"
        onClick={() => {
          setId(null);
          onChange?.(null);
        }}
      >
        去掉
      </Button>
    </span>
  );
}
