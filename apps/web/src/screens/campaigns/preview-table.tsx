import type { PreviewDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';

/** 现在的效力 → 决定后的效力, a line a document; those that cannot be decided first. */
export function PreviewTable({ preview }: { preview: PreviewDto }) {
  const rows = [...preview.rows].sort((a, b) => Number(b.refusals.length > 0) - Number(a.refusals.length > 0) || a.ordinal - b.ordinal);
  return (
    <div className="preview-wrap">
      <table className="grid">
        <caption className="unseen">将要发生的变动</caption>
        <thead>
          <tr>
            <th scope="col" style={{ width: 56 }}>
              序号
            </th>
            <th scope="col">文件</th>
            <th scope="col" style={{ width: 110 }}>
              清理意见
            </th>
            <th scope="col" style={{ width: 210 }}>
              效力
            </th>
            <th scope="col" style={{ width: 300 }}>
              登记的变动
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.entryId}>
              <td>{row.ordinal}</td>
              <td title={row.title}>
                {row.title} <span className="quiet">{row.docNumber}</span>
              </td>
              <td>{row.dispositionTitle}</td>
              <td>
                {row.statusNowTitle}
                {row.statusNow !== row.statusThen && ` → ${row.statusThenTitle}`}
              </td>
              <td className={row.refusals.length > 0 ? 'tone-overdue' : undefined}>
                {row.refusals.length > 0
                  ? row.refusals.map(({ title }) => title).join('；')
                  : (row.effectTitle ?? (row.dueOn ? `${dateZh(row.dueOn)}前修改，待修改登记后生效` : '不作变动'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
