import { FILING_KIND_WORDS, type PublicFiling } from '@libs/filing';
import type { VNode } from 'preact';
import { Layout, type Site } from '../page/layout';
import { Day, TableFrame } from '../page/parts';
import { PERIODS, type Period } from './period';

interface FilingsProps {
  site: Site;
  filter: { receiver?: string; year?: string; period?: Period; q: string };
  choices: { receivers: { id: string; name: string; count: number }[]; years: number[] };
  filings: PublicFiling[];
  total: number;
  /** Address of what follows; null at the end. */
  next: string | null;
}

/** 备案登记目录: 名称、文号、制定机关、备案日期、备案号, the latest first. */
export function FilingsPage({ site, filter, choices, filings, total, next }: FilingsProps): VNode {
  const receiver = choices.receivers.find(({ id }) => id === filter.receiver);
  const span = filter.year === undefined ? '' : `${filter.year}年${filter.period === undefined ? '' : PERIODS[filter.period]}`;
  return (
    <Layout
      site={site}
      title="备案登记目录"
      path="/filings"
      description="行政规范性文件报送备案、予以登记的目录，可以按接收备案的机关和登记的年份、季度、月份查看。"
    >
      <h1>备案登记目录</h1>
      <form class="search" action="/filings" method="get">
        <label>
          接收机关{' '}
          <select name="receiver">
            <option value="">全部</option>
            {choices.receivers.map(({ id, name, count }) => (
              <option key={id} value={id} selected={filter.receiver === id}>
                {name}（{count}）
              </option>
            ))}
          </select>
        </label>
        <label>
          登记年份{' '}
          <select name="year">
            <option value="">全部</option>
            {choices.years.map((year) => (
              <option key={year} value={year} selected={filter.year === String(year)}>
                {year}年
              </option>
            ))}
          </select>
        </label>
        <label>
          季度、月份{' '}
          <select name="period">
            <option value="">全年</option>
            {Object.entries(PERIODS).map(([code, words]) => (
              <option key={code} value={code} selected={filter.period === code}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          文件名、文号或备案号 <input name="q" maxLength={100} value={filter.q} />
        </label>
        <button type="submit">查看</button>
      </form>
      {filter.period !== undefined && filter.year === undefined && <p class="note">选择季度、月份的，请同时选择年份。</p>}
      <TableFrame label="备案登记目录">
        <table>
          <caption>
            {span}
            {receiver?.name}登记备案 {total} 件
          </caption>
          <thead>
            <tr>
              <th scope="col">文件名称</th>
              <th scope="col">文号</th>
              <th scope="col">制定机关</th>
              <th scope="col">接收机关</th>
              <th scope="col">备案号</th>
              <th scope="col">登记日期</th>
              <th scope="col">事由</th>
            </tr>
          </thead>
          <tbody>
            {filings.map((filing) => (
              <tr key={filing.id}>
                <td>
                  <a href={`/d/${filing.slug}`}>{filing.title}</a>
                </td>
                <td>{filing.docNumber ?? '—'}</td>
                <td>{filing.issuerName}</td>
                <td>{filing.receiverName}</td>
                <td>{filing.filingNumber}</td>
                <td>
                  <Day on={filing.registeredOn} />
                </td>
                <td>{FILING_KIND_WORDS[filing.kind].zh}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {filings.length === 0 && <p class="note">没有符合条件的备案。</p>}
      {next && (
        <p class="screen">
          <a href={next}>下一页</a>
        </p>
      )}
    </Layout>
  );
}
