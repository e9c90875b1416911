import { useMemo, useState } from 'react';
import { Alert, Select, Spin, Splitter } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { draftFileHref, draftTextQuery } from '../../api/drafts';
import type { DraftDto, FileDto } from '../../api/types';
import { UploadButton } from '../../form/drop-zone';
import { instantZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { Outline } from '../../text/outline';
import { TextPane } from '../../text/text-pane';
import { passagesOf, unitsOf } from '../../text/units';
import { useSettledFile } from './settled-file';
import { DRAFT_TOUCHES, mayNow, useDraftAct } from './use-draft';

/** 文本: the text that counts now by articles, earlier ones to choose, and the upload of the next. */
export function DraftText({ draft }: { draft: DraftDto }) {
  const [textId, setTextId] = useState(draft.text.id);
  const shown = draft.texts.find((text) => text.id === textId) ?? draft.text;
  const { data, error } = useQuery(draftTextQuery(draft.id, shown.id));
  const passages = useMemo(() => passagesOf(unitsOf(data?.units ?? [])), [data]);
  const [current, setCurrent] = useState<string | null>(null);
  return (
    <div className="column">
      <div className="column-head">
        <Select
          aria-label="选择文本"
          value={shown.id}
          onChange={setTextId}
          style={{ minWidth: 280 }}
          options={draft.texts.map((text) => ({
            value: text.id,
            label: `${text.stageTitle} · ${text.fileName} · ${instantZh(text.createdAt)}`,
          }))}
        />
        <a href={draftFileHref(draft.id, shown.fileId)}>下载原件</a>
        {mayNow(draft, 'replaceText') && <NextText draft={draft} onDone={setTextId} />}
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <Splitter className="fill">
          <Splitter.Panel defaultSize="20%" min="10%" collapsible>
            <div className="pane">
              <Outline passages={passages} current={current} onChoose={setCurrent} />
            </div>
          </Splitter.Panel>
          <Splitter.Panel>
            <div className="pane">
              <TextPane passages={passages} current={current} onCurrent={setCurrent} />
            </div>
          </Splitter.Panel>
        </Splitter>
      ) : (
        !error && <Spin className="page-wait" />
      )}
    </div>
  );
}

/** 上传下一稿: waits until the file is read, then puts it in place. */
function NextText({ draft, onDone }: { draft: DraftDto; onDone: (textId: string) => void }) {
  const act = useDraftAct(draft);
  const replace = useCommand((file: FileDto) => act('replaceText', { fileId: file.id }), {
    touches: DRAFT_TOUCHES,
    done: '已换为新的文本',
    onDone: () => {
      onDone('');
    },
  });
  const reading = useSettledFile(replace.mutate);
  return (
    <span className="push row">
      {reading.file?.state === 'unreadable' && (
        <Alert type="warning" title={`“${reading.file.name}”已保存，但读不出条文：${reading.file.reason?.title ?? ''}`} />
      )}
      {reading.isWaiting && <span className="hint">已收到，正在读出条文…</span>}
      <UploadButton type="primary" label="上传下一稿" purpose="draft" onUploaded={reading.watch} />
    </span>
  );
}
