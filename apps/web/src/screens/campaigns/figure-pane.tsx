import { useState } from 'react';
import { Drawer, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { cleanupWordsQuery, entriesQuery, figuresQuery, type EntryFilter } from '../../api/campaigns';
import type { CampaignDto, FigureRowDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { dateZh, todayInChina } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { CLASS_WORDS } from '../../words/document';
import { wordsOf } from '../../words/words';

interface Asked extends EntryFilter {
  title: string;
}

/** 清理统计: class × disposition × 拟/已, as at the end of a day; every figure opens the list behind it. */
export function FigurePane({ campaign }: { campaign: CampaignDto }) {
  const [on, setOn] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error } = useQuery(figuresQuery(campaign.id, on));
  const { data: words } = useQuery(cleanupWordsQuery);
  if (error) return <ProblemNotice error={error} />;
  if (!data || !words) return <Spin className="page-wait" />;
  const line = (row: FigureRowDto) => {
    const name = row.docClass === '' ? '合计' : wordsOf(CLASS_WORDS, row.docClass);
    const ofClass = row.docClass === '' ? {} : { docClass: row.docClass };
    const open = (count: number, title: string, filter: EntryFilter) =>
      count === 0 ? (
        <span className="quiet">0</span>
      ) : (
        <button
          type="button"
          className="link"
          aria-label={`${name} ${title} ${count} 件`}
          onClick={() => {
            setAsked({ ...filter, ...ofClass, title: `${name} · ${title} ${count} 件` });
          }}
        >
          {count}
        </button>
      );
    return (
      <tr key={row.docClass} className={row.docClass === '' ? 'sum' : undefined}>
        <th scope="row">{name}</th>
        {words.dispositions.flatMap(({ code, title }) => {
          const cell = row.cells.find(({ disposition }) => disposition === code) ?? { pending: 0, done: 0 };
          const filter = { disposition: code as NonNullable<EntryFilter['disposition']> };
          return [
            <td key={`${code} pending`} className="right">
              {open(cell.pending, `拟${title}`, { ...filter, done: false })}
            </td>,
            <td key={`${code} done`} className="right">
              {open(cell.done, `已${title}`, { ...filter, done: true })}
            </td>,
          ];
        })}
        <td className="right">{open(row.unfilled, '待填', { disposition: 'none' })}</td>
        <td className="right">{open(row.total, '全部', {})}</td>
      </tr>
    );
  };
  return (
    <div className="pane pane-pad">
      <div className="row">
        <span>截至</span>
        <DateField value={on ?? todayInChina()} onChange={setOn} label="截至哪一天" width={160} />
        <span>
          共 {data.total} 件：已落实 {data.done} 件，待落实 {data.pending} 件{data.sum.unfilled > 0 && `，待填 ${data.sum.unfilled} 件`}。
        </span>
        {data.total === 0 && <span className="quiet">当日尚未确定底册。</span>}
      </div>
      <table className="grid figure-grid">
        <caption className="unseen">{dateZh(data.on)}清理统计</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              文件性质
            </th>
            {words.dispositions.map(({ code, title }) => (
              <th key={code} scope="colgroup" colSpan={2}>
                {title}
              </th>
            ))}
            <th scope="col" rowSpan={2}>
              待填
            </th>
            <th scope="col" rowSpan={2}>
              合计
            </th>
          </tr>
          <tr>
            {words.dispositions.flatMap(({ code }) => [
              <th key={`${code} pending`} scope="col">
                拟
              </th>,
              <th key={`${code} done`} scope="col">
                已
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(line)}
          {line(data.sum)}
        </tbody>
      </table>
      <Drawer
        open={asked !== null}
        title={asked?.title}
        size={720}
        onClose={() => {
          setAsked(null);
        }}
      >
        {asked && <Behind campaignId={campaign.id} asked={asked} on={data.on} />}
      </Drawer>
    </div>
  );
}

/** The list behind one figure, of the same day. */
function Behind({ campaignId, asked, on }: { campaignId: string; asked: Asked; on: string }) {
  const { disposition, docClass, done } = asked;
  const filter = { ...(disposition === undefined ? {} : { disposition }), ...(docClass === undefined ? {} : { docClass }) };
  const { data, error } = useQuery(entriesQuery(campaignId, { ...filter, ...(done === undefined ? {} : { done }), on }));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Spin />;
  return (
    <ol className="behind">
      {data.map((row) => (
        <li key={row.id} value={row.ordinal}>
          <Link to={`/documents/${row.documentId}`}>{row.title}</Link> <span className="quiet">{row.docNumber}</span>
          <br />
          <span className="quiet">
            {row.issuerName} · 责任单位 {row.organName}
            {row.executedOn && ` · ${dateZh(row.executedOn)}落实`}
          </span>
        </li>
      ))}
    </ol>
  );
}
