import { useQuery } from '@tanstack/react-query';
import { pendingTakedownsQuery } from '../../api/takedowns';
import { instantZh } from '../../form/legal-date';
import { HomeBlock } from './home-block';

/** 待确认的下线与恢复公开: asked for by somebody else, waiting for this person. Shown only when there is one. */
export function PendingTakedowns() {
  const { data } = useQuery(pendingTakedownsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <HomeBlock
      title="待确认的下线与恢复公开"
      count={data.items.length}
      empty=""
      rows={data.items.map((row) => ({
        id: row.id,
        href: `/documents/${row.documentId}`,
        title: `《${row.title}》${row.docNumber ? `（${row.docNumber}）` : ''}`,
        cells: [row.kind === 'withhold' ? '申请下线' : '申请恢复公开', row.reason, row.requestedByName, instantZh(row.requestedAt)],
      }))}
    />
  );
}
