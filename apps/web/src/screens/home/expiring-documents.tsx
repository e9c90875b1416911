import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { expiringQuery } from '../../api/documents';
import { dateZh } from '../../form/legal-date';
import { useSession } from '../../shell/session';
import { HomeBlock } from './home-block';

/** Evaluation before the term ends begins half a year before (有效期届满前6个月). */
const MONTHS = 6;

/** 本单位将到期文件: documents in the organ's charge whose term ends soon. */
export function ExpiringDocuments() {
  const { user } = useSession();
  const { data } = useQuery(expiringQuery(user.organId, dayjs().add(MONTHS, 'month').format('YYYY-MM-DD')));
  const rows = data?.items ?? [];
  return (
    <HomeBlock
      title="本单位将到期文件"
      count={rows.length}
      empty="半年内没有到期的文件。"
      rows={rows.map((row) => ({
        id: row.id,
        href: `/documents/${row.id}`,
        title: row.innerTitle ?? row.title,
        cells: [row.docNumber, `有效期至${dateZh(row.validThrough)}`],
      }))}
    />
  );
}

const TEMPLATES = ['送审函', '起草说明', '制定依据', '征求意见及采纳情况', '本单位合法性审核意见'] as const;

/** 模板下载: blank papers that go along with a draft, for Word and WPS. */
export function Templates() {
  return (
    <section className="block" aria-label="模板下载">
      <h2>模板下载</h2>
      <p className="hint">
        {TEMPLATES.map((name, index) => (
          <span key={name}>
            {index > 0 && ' · '}
            <a href={`/templates/${encodeURIComponent(name)}.rtf`} download={`${name}（模板）.rtf`}>
              {name}
            </a>
          </span>
        ))}
      </p>
    </section>
  );
}
