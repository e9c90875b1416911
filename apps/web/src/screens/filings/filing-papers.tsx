import { Typography } from 'antd';
import { paperHref } from '../../api/filings';
import type { FilingDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';

/** Reports and notices as they were frozen: to open and print, and (催办) to copy. */
export function FilingPapers({ filing }: { filing: FilingDto }) {
  if (filing.papers.length === 0) return null;
  return (
    <section className="block">
      <h2>文书</h2>
      {filing.papers.map((paper) => (
        <p key={paper.id}>
          <span className="quiet">
            {dateZh(paper.issuedOn)} {paper.issuedByName}{' '}
          </span>
          <a href={paperHref(filing.id, paper.id)} target="_blank" rel="noreferrer" title={paper.title}>
            {paper.kindTitle}
          </a>{' '}
          <Typography.Text copyable={{ text: paper.text, tooltips: ['复制文字', '已复制'] }} />
          <span className="hint"> 校验码 {paper.hash.slice(0, 8)}</span>
        </p>
      ))}
    </section>
  );
}
