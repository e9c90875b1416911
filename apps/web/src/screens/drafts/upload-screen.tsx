import { Alert, Button, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { fileHref, fileQuery, isSettled } from '../../api/files';
import type { FileDto } from '../../api/types';
import { DropZone } from '../../form/drop-zone';
import { ProblemNotice } from '../../notice/problem-notice';
import { useEscape } from '../../shell/use-escape';
import { ConfirmPane } from './confirm-pane';

/** 上传送审稿: choose a file, wait until it is read, confirm what was read. The address holds the file, so one may leave and come back. */
export function UploadScreen() {
  const [params, setParams] = useSearchParams();
  const fileId = params.get('file');
  useEscape('/drafts');
  const toFile = (file: FileDto) => {
    setParams({ file: file.id });
  };
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>上传送审稿</h1>
        <div className="facts">
          <span>先上传，再核对读出的内容，只需填写五项</span>
        </div>
      </header>
      <div className="screen-body">
        {fileId ? (
          <UploadedFile
            fileId={fileId}
            onAgain={() => {
              setParams({});
            }}
          />
        ) : (
          <div className="pane narrow-page">
            <DropZone
              title="把送审稿拖到这里，或者点击选择文件"
              hint="可读出条文：DOCX、PDF（文字版）、TXT；DOC、WPS、OFD 和扫描件可以保存，暂不能读出条文"
              onUploaded={toFile}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function UploadedFile({ fileId, onAgain }: { fileId: string; onAgain: () => void }) {
  const { data: file, error } = useQuery(fileQuery(fileId));
  if (error) return <ProblemNotice error={error} />;
  if (!file || !isSettled(file)) {
    return (
      <div className="page-wait">
        <Spin />
        <p>{file ? `“${file.name}”已收到，正在读出条文…` : '正在查看文件…'}</p>
        <p className="hint">可以离开本页，稍后回到这个地址继续。</p>
      </div>
    );
  }
  if (file.state === 'read') return <ConfirmPane file={file} onAgain={onAgain} />;
  return (
    <div className="narrow-page">
      <Alert
        type="warning"
        showIcon
        title={`“${file.name}”已保存，但读不出条文`}
        description={
          <>
            <p>{file.reason?.title ?? '原因不明。'}</p>
            <p>
              原件已原样保存（<a href={fileHref(file.id)}>下载核对</a>）。请另存为 DOCX 或文字版 PDF 后重新上传。
            </p>
          </>
        }
        action={
          <Button type="primary" onClick={onAgain}>
            重新上传
          </Button>
        }
      />
    </div>
  );
}
