import { useState } from 'react';
import { Button, Input, Spin } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Problem } from '../../api/problem';
import { documentsQuery } from '../../api/documents';
import type { ScopeDto, ScopePreviewResultDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { OrganName } from '../../text/organ-name';
import { CLASS_WORDS, STATUS_WORDS } from '../../words/document';

interface ScopeListProps {
  found: ScopePreviewResultDto | null;
  problem: Problem | null;
  scope: ScopeDto;
  onScope: (scope: ScopeDto) => void;
}

/** What the scope comes to on its day; single documents may be added or taken out by hand. */
export function ScopeList({ found, problem, scope, onScope }: ScopeListProps) {
  const added = scope.addedIds ?? [];
  const removed = scope.removedIds ?? [];
  return (
    <div className="column">
      <div className="column-head">
        <b>范围内 {found?.total ?? '…'} 件</b>
        <span className="quiet">
          {found?.byClass.map(({ docClass, count }) => `${CLASS_WORDS[docClass as keyof typeof CLASS_WORDS]} ${count}`).join(' · ')}
          {added.length > 0 && ` · 另加 ${added.length}`}
          {removed.length > 0 && ` · 剔除 ${removed.length}`}
        </span>
        {(added.length > 0 || removed.length > 0) && (
          <Button
            size="small"
            className="push"
            onClick={() => {
              onScope({ ...scope, addedIds: [], removedIds: [] });
            }}
          >
            恢复逐件增减
          </Button>
        )}
      </div>
      <ProblemNotice error={problem} />
      <AddDocument
        onAdd={(id) => {
          onScope({ ...scope, addedIds: [...new Set([...added, id])], removedIds: removed.filter((each) => each !== id) });
        }}
      />
      <div className="pane">
        {found ? (
          <table className="grid scope-grid">
            <thead>
              <tr>
                <th scope="col">文件</th>
                <th scope="col" style={{ width: 120 }}>
                  责任单位
                </th>
                <th scope="col" style={{ width: 130 }}>
                  公布
                </th>
                <th scope="col" style={{ width: 90 }}>
                  效力
                </th>
                <th scope="col" style={{ width: 60 }} aria-label="剔除" />
              </tr>
            </thead>
            <tbody>
              {found.items.map((item) => (
                <tr key={item.documentId}>
                  <td title={item.title}>
                    {item.title} <span className="quiet">{item.docNumber}</span>
                  </td>
                  <td>
                    <OrganName name={item.responsibleOrganName} />
                  </td>
                  <td>{dateZh(item.publishedOn)}</td>
                  <td>{STATUS_WORDS[item.status]}</td>
                  <td>
                    <button
                      type="button"
                      className="link"
                      onClick={() => {
                        const rest = added.filter((each) => each !== item.documentId);
                        onScope({ ...scope, addedIds: rest, removedIds: [...removed, item.documentId] });
                      }}
                    >
                      剔除
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Spin className="list-wait" />
        )}
        {found && found.total > found.items.length && <p className="hint">只列前 {found.items.length} 件，其余同样在范围内。</p>}
        {found?.total === 0 && <div className="list-empty">范围内没有文件，请放宽条件。</div>}
      </div>
    </div>
  );
}

function AddDocument({ onAdd }: { onAdd: (id: string) => void }) {
  const [q, setQ] = useState('');
  const { data } = useInfiniteQuery({ ...documentsQuery({ q }), enabled: q !== '' });
  const hits = data?.pages[0]?.items.slice(0, 5) ?? [];
  return (
    <div className="scope-add">
      <Input.Search placeholder="加入其他文件：标题或者文号" allowClear onSearch={setQ} aria-label="查找要加入的文件" />
      {q !== '' && hits.length === 0 && data && <p className="hint">没有找到。</p>}
      {hits.map((hit) => (
        <p key={hit.id}>
          {hit.innerTitle ?? hit.title} <span className="quiet">{hit.docNumber}</span>{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              onAdd(hit.id);
              setQ('');
            }}
          >
            加入
          </button>
        </p>
      ))}
    </div>
  );
}
