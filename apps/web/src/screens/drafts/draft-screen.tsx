import { Spin, Tabs, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { draftQuery } from '../../api/drafts';
import type { DraftDto } from '../../api/types';
import { ProblemNotice } from '../../notice/problem-notice';
import { useEscape } from '../../shell/use-escape';
import { OrganName } from '../../text/organ-name';
import { DraftAnswers } from './draft-answers';
import { DraftCommands } from './draft-commands';
import { DraftDifference } from './draft-difference';
import { DraftMaterials } from './draft-materials';
import { DraftOverview } from './draft-overview';
import { DraftText } from './draft-text';
import { PhaseLine } from './phase-line';

/** One matter: where it stands, what it needs, everything about it. */
export function DraftScreen() {
  const { id = '' } = useParams();
  const { data: draft, error } = useQuery(draftQuery(id));
  useEscape('/drafts');
  if (error && !draft) return <ProblemNotice error={error} />;
  if (!draft) return <Spin className="page-wait" />;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1 title={draft.title}>{draft.title}</h1>
        <div className="facts">
          <Tag color="blue">{draft.phaseTitle}</Tag>
          {draft.verdictTitle && <span>{draft.verdictTitle}</span>}
          <OrganName name={draft.draftingOrgan.name} />
          <span>
            拟以 <OrganName name={draft.issuer.name} /> 名义印发
          </span>
          {draft.docNumber && <b>{draft.docNumber}</b>}
          {draft.isUrgent && <Tag color="orange">紧急</Tag>}
          {draft.reviewId && <Link to={`/reviews/${draft.reviewId}`}>合法性审核</Link>}
          {draft.documentId && <Link to={`/documents/${draft.documentId}`}>文件库</Link>}
        </div>
        <div className="actions">
          <DraftCommands draft={draft} />
        </div>
      </header>
      <PhaseLine draft={draft} />
      <div className="screen-body">
        <DraftTabs draft={draft} />
      </div>
    </div>
  );
}

function DraftTabs({ draft }: { draft: DraftDto }) {
  const [params, setParams] = useSearchParams();
  const remarks = draft.review?.remarks.length ?? 0;
  const open = draft.steps.filter((step) => step.state === 'required').length;
  return (
    <Tabs
      className="fill-tabs"
      size="small"
      activeKey={params.get('tab') ?? 'overview'}
      onChange={(tab) => {
        setParams({ tab }, { replace: true });
      }}
      destroyOnHidden
      items={[
        { key: 'overview', label: '概况', children: <DraftOverview draft={draft} /> },
        { key: 'materials', label: open > 0 ? `材料（缺 ${open}）` : '材料', children: <DraftMaterials draft={draft} /> },
        { key: 'answers', label: remarks > 0 ? `意见与答复 ${remarks}` : '意见与答复', children: <DraftAnswers draft={draft} /> },
        { key: 'text', label: '文本', children: <DraftText draft={draft} /> },
        { key: 'difference', label: '各次对照', children: <DraftDifference draft={draft} /> },
      ]}
    />
  );
}
