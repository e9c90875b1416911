import { useRef, useState, type ReactNode } from 'react';
import { Alert, Button, Modal, Space, Table, Tag } from 'antd';
import type { QueryKey } from '@tanstack/react-query';
import type { ImportReportDto } from '../../api/types';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';

interface ImportButtonProps<Answer> {
  /** What is imported, such as 单位. */
  subject: string;
  templateHref: string;
  touches: readonly QueryKey[];
  send: (file: File, dryRun: boolean) => Promise<Answer>;
  reportOf: (answer: Answer) => ImportReportDto;
  onCommitted?: (answer: Answer) => void;
}

/** 批量导入: template, a table, what would happen row by row, and only then for good. */
export function ImportButton<Answer>(props: ImportButtonProps<Answer>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        批量导入
      </Button>
      {isOpen && (
        <ImportDialog
          {...props}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function ImportDialog<Answer>(props: ImportButtonProps<Answer> & { onClose: () => void }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const check = useCommand((chosen: File) => props.send(chosen, true), { touches: [], quiet: true });
  const commit = useCommand((chosen: File) => props.send(chosen, false), {
    touches: props.touches,
    quiet: true,
    onDone: (answer) => {
      props.onCommitted?.(answer);
    },
  });
  const answer = commit.data ?? check.data;
  const report = answer === undefined ? null : props.reportOf(answer);
  const errors = report?.findings.filter((finding) => finding.severity === 'error').length ?? 0;
  const mayCommit = report !== null && !report.isCommitted && errors === 0 && report.created + report.changed > 0;
  const footer: ReactNode = report?.isCommitted ? (
    <Button type="primary" onClick={props.onClose}>
      完成
    </Button>
  ) : (
    <>
      <Button onClick={props.onClose}>返回</Button>
      <Button
        type="primary"
        disabled={!mayCommit || file === null}
        loading={commit.isPending}
        onClick={() => {
          if (file) commit.mutate(file);
        }}
      >
        确认导入
      </Button>
    </>
  );
  return (
    <Modal open title={`批量导入${props.subject}`} width={820} onCancel={props.onClose} mask={{ closable: false }} footer={footer}>
      <Space orientation="vertical" style={{ width: '100%' }}>
        <div className="hint">
          先下载模板填写；选择文件后先核对，不会改动任何内容，确认后才导入。有一行出错则全部不导入，重复导入不会重复建立。
        </div>
        <Space>
          <Button href={props.templateHref}>下载模板</Button>
          <Button
            loading={check.isPending}
            onClick={() => {
              chooser.current?.click();
            }}
          >
            选择文件（XLSX、CSV）
          </Button>
          {file?.name}
        </Space>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx,.csv"
          aria-label={`选择${props.subject}表格`}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (!chosen) return;
            setFile(chosen);
            commit.reset();
            check.mutate(chosen);
          }}
        />
        <ProblemNotice error={check.error ?? commit.error} />
        {report && <Findings report={report} errors={errors} subject={props.subject} />}
      </Space>
    </Modal>
  );
}

function Findings({ report, errors, subject }: { report: ImportReportDto; errors: number; subject: string }) {
  const { rows, created, changed, unchanged, findings, isCommitted } = report;
  const counts = `${rows} 行：新增${subject} ${created}，修改 ${changed}，不变 ${unchanged}`;
  return (
    <>
      <Alert
        type={isCommitted ? 'success' : errors > 0 ? 'error' : 'info'}
        title={
          isCommitted ? `已导入。${counts}` : errors > 0 ? `有 ${errors} 处错误，改正后再导入。${counts}` : `核对无误，可以导入。${counts}`
        }
      />
      {findings.length > 0 && (
        <Table
          size="small"
          pagination={{ pageSize: 8, showSizeChanger: false, hideOnSinglePage: true }}
          rowKey={(finding) => `${finding.row}-${finding.column ?? ''}-${finding.code}`}
          dataSource={findings}
          columns={[
            { title: '行', dataIndex: 'row', width: 60 },
            { title: '列', dataIndex: 'column', width: 150 },
            {
              title: '',
              dataIndex: 'severity',
              width: 70,
              render: (severity: string) => (severity === 'error' ? <Tag color="red">错误</Tag> : <Tag color="orange">提醒</Tag>),
            },
            { title: '说明', dataIndex: 'title' },
          ]}
        />
      )}
    </>
  );
}
