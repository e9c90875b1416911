import { useState } from 'react';
import { Checkbox, Select, Spin } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { differenceQuery } from '../../api/drafts';
import type { DraftDto } from '../../api/types';
import { ProblemNotice } from '../../notice/problem-notice';
import { Comparison, differenceWords } from '../../text/comparison';

/** 各次对照: any two texts of the matter, insertions and deletions marked. */
export function DraftDifference({ draft }: { draft: DraftDto }) {
  const inOrder = [...draft.texts].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  const [pickedFrom, setFrom] = useState<string>();
  const [pickedTo, setTo] = useState<string>();
  // Until somebody picks others: the last two, also when one is uploaded meanwhile.
  const from = pickedFrom ?? inOrder[inOrder.length - 2]?.id;
  const to = pickedTo ?? inOrder[inOrder.length - 1]?.id;
  const [onlyChanged, setOnlyChanged] = useState(true);
  const query = differenceQuery(draft.id, from ?? '', to ?? '');
  const isChosen = from !== undefined && to !== undefined && from !== to;
  const { data, error, isLoading } = useQuery({ ...query, queryFn: isChosen ? query.queryFn : skipToken });
  if (inOrder.length < 2) return <p className="hint">只有一份文本，上传下一稿后可以对照。</p>;
  const options = inOrder.map((text) => ({ value: text.id, label: `${text.stageTitle} · ${text.fileName}` }));
  return (
    <div>
      <div className="row">
        <Select aria-label="旧文本" value={from} onChange={setFrom} options={options} style={{ minWidth: 240 }} />
        <span>→</span>
        <Select aria-label="新文本" value={to} onChange={setTo} options={options} style={{ minWidth: 240 }} />
        <Checkbox
          checked={onlyChanged}
          onChange={(event) => {
            setOnlyChanged(event.target.checked);
          }}
        >
          只看变化
        </Checkbox>
        {data && <span className="hint">{differenceWords(data)}</span>}
      </div>
      <ProblemNotice error={error} />
      {isLoading && <Spin />}
      {data && <Comparison difference={data} onlyChanged={onlyChanged} />}
    </div>
  );
}
