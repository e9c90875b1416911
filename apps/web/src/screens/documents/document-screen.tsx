import { useMemo, useState } from 'react';
import { Alert, Spin, Splitter } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { documentQuery, versionTextQuery } from '../../api/documents';
import type { DocumentDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { dateZh, todayInChina } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useEscape } from '../../shell/use-escape';
import { useUrlFilters } from '../../table/url-filters';
import { Outline } from '../../text/outline';
import { usePaneSizes } from '../../text/pane-sizes';
import { TextPane } from '../../text/text-pane';
import { passagesOf, unitsOf } from '../../text/units';
import { EFFECT_WORDS, effectTone } from '../../words/document';
import { EffectTag } from '../../words/effect-tag';
import { wordsOf } from '../../words/words';
import { DocumentEffects } from './document-effects';
import { DocumentFacts } from './document-facts';
import { DocumentHistory } from './document-history';

/** One document: versions and timeline, text, facts. */
export function DocumentScreen() {
  const { id = '' } = useParams();
  const { get, set } = useUrlFilters();
  const on = get('on');
  const { data, error } = useQuery(documentQuery(id, on));
  useEscape('/documents');
  if (error && !data) return <ProblemNotice error={error} />;
  if (!data) return <Spin className="page-wait" />;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1 title={data.title}>{data.title}</h1>
        <div className="facts">
          {data.docNumber && <b>{data.docNumber}</b>}
          <EffectTag status={data.status} />
          <span>{data.leadIssuerName}</span>
        </div>
        <div className="actions">
          <DocumentEffects document={data} />
          <span className="quiet">看哪一天</span>
          <span style={{ width: 150 }}>
            <DateField
              label="看哪一天"
              placeholder="今日"
              value={on ?? null}
              onChange={(day) => {
                set({ on: day });
              }}
            />
          </span>
        </div>
      </header>
      <DeadLine document={data} on={on ?? todayInChina()} />
      <DocumentPanes key={data.id} document={data} on={on ?? todayInChina()} />
    </div>
  );
}

/** The line on top of a document that is no longer in force: by what, and what replaces it. */
function DeadLine({ document, on }: { document: DocumentDto; on: string }) {
  if (document.isWithheld) return <Alert banner type="warning" title="本文件已下线，公众网站不显示其文本。" />;
  if (effectTone(document.status) !== 'dead') return null;
  const ending = document.events
    .filter((event) => ['REPEALED', 'LAPSED', 'REVOKED'].includes(event.type) && event.correctedBy === null)
    .pop();
  const source = ending?.sourceTitle
    ? `依据：《${ending.sourceTitle}》${ending.sourceNumber ? `（${ending.sourceNumber}）` : ''}。`
    : (ending?.basis ?? '');
  const heir = document.relations.find((relation) => relation.direction === 'in' && relation.kind === 'supersedes');
  return (
    <Alert
      banner
      type="error"
      title={`${dateZh(on)}：${wordsOf(EFFECT_WORDS, document.status)}，不再作为行政管理的依据。${source}${heir?.title ? `替代文件：《${heir.title}》${heir.docNumber ? `（${heir.docNumber}）` : ''}。` : ''}`}
    />
  );
}

function DocumentPanes({ document, on }: { document: DocumentDto; on: string }) {
  const sizes = usePaneSizes('document', ['22%', '50%', '28%']);
  const stood = document.versions.filter((version) => version.from !== null && version.from <= on).pop() ?? document.versions[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const versionId = chosen ?? stood?.id;
  const query = versionTextQuery(document.id, versionId ?? '');
  const { data: text, error } = useQuery({ ...query, queryFn: versionId === undefined ? skipToken : query.queryFn });
  const passages = useMemo(() => passagesOf(unitsOf(text?.units ?? [])), [text]);
  const [current, setCurrent] = useState<string | null>(null);
  return (
    <Splitter className="screen-body" onResizeEnd={sizes.keep}>
      <Splitter.Panel defaultSize={sizes.at(0)} min="12%" collapsible>
        <div className="pane pane-pad">
          <DocumentHistory document={document} versionId={versionId} onVersion={setChosen} />
          <h2>目录</h2>
          <Outline passages={passages} current={current} onChoose={setCurrent} />
        </div>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={sizes.at(1)} min="25%">
        <div className="pane">
          <ProblemNotice error={error} />
          {chosen !== null && chosen !== stood?.id && <Alert banner type="info" title="这不是所选日期有效的文本。" />}
          <TextPane passages={passages} current={current} onCurrent={setCurrent} />
        </div>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={sizes.at(2)} min="18%">
        <div className="pane pane-pad">
          <DocumentFacts document={document} />
        </div>
      </Splitter.Panel>
    </Splitter>
  );
}
