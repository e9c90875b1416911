import { useRef, useState, type ReactNode } from 'react';
import { Button, Progress } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { uploadFile } from '../api/files';
import { asProblem, type Problem } from '../api/problem';
import type { FileDto } from '../api/types';
import { ProblemNotice } from '../notice/problem-notice';

/** What a bureau has: the first three are read, the others are kept and said to be not yet readable. */
const ACCEPTED = '.docx,.pdf,.txt,.html,.htm,.md,.doc,.wps,.ofd,.jpg,.png,.zip';

function useUpload(purpose: FileDto['purpose'], onUploaded: (file: FileDto) => void) {
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = (file: File | undefined) => {
    if (!file || share !== null) return;
    setShare(0);
    setProblem(null);
    uploadFile(file, purpose, setShare)
      .then(onUploaded, (error: unknown) => {
        setProblem(asProblem(error));
      })
      .finally(() => {
        setShare(null);
      });
  };
  return { share, problem, send };
}

interface DropZoneProps {
  title: string;
  hint: ReactNode;
  onUploaded: (file: FileDto) => void;
}

/** Drag a file here, or choose one; shows how far the upload is. */
export function DropZone({ title, hint, onUploaded }: DropZoneProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { share, problem, send } = useUpload('draft', onUploaded);
  return (
    <div>
      <button
        type="button"
        className={isOver ? 'drop-zone over' : 'drop-zone'}
        onClick={() => chooser.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          send(event.dataTransfer.files[0]);
        }}
      >
        <InboxOutlined aria-hidden className="drop-icon" />
        <b>{title}</b>
        <span className="hint">{hint}</span>
      </button>
      <FileChooser chooser={chooser} onChosen={send} label={title} />
      {share !== null && <Progress percent={Math.round(share * 100)} aria-label="上传进度" />}
      <ProblemNotice error={problem} />
    </div>
  );
}

interface UploadButtonProps {
  label: string;
  purpose: FileDto['purpose'];
  /** What it is for, where many such buttons stand in a list. */
  subject?: string;
  onUploaded: (file: FileDto) => void;
  type?: 'primary';
}

/** The same as a small button, for one line of a list. */
export function UploadButton({ label, purpose, subject = '', onUploaded, type }: UploadButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const { share, problem, send } = useUpload(purpose, onUploaded);
  return (
    <span className="upload-button">
      <Button
        type={type}
        size={type ? 'middle' : 'small'}
        loading={share !== null}
        aria-label={`${label}${subject}`}
        onClick={() => chooser.current?.click()}
      >
        {share === null ? label : `已传 ${Math.round(share * 100)}%`}
      </Button>
      <FileChooser chooser={chooser} onChosen={send} label={`${label}${subject}`} />
      <ProblemNotice error={problem} />
    </span>
  );
}

interface FileChooserProps {
  chooser: React.RefObject<HTMLInputElement | null>;
  label: string;
  onChosen: (file: File | undefined) => void;
}

function FileChooser({ chooser, label, onChosen }: FileChooserProps) {
  return (
    <input
      ref={chooser}
      type="file"
      hidden
      style={{ display: 'none' }} // forms of antd show file inputs, hidden or not
      accept={ACCEPTED}
      aria-label={label}
      onChange={(event) => {
        onChosen(event.target.files?.[0]);
        event.target.value = ''; // the same file may be chosen again
      }}
    />
  );
}
