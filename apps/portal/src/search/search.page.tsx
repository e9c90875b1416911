import { formatDateZh, type LegalDate } from '@libs/kernel';
import { DOC_CLASS_WORDS, STATUS_WORDS, type Status } from '@libs/registry';
import type { Facet, FoundEntry, Highlight, SearchResult, Sort } from '@libs/search';
import type { VNode } from 'preact';
import { Layout, SearchBox, type Site } from '../page/layout';
import { StatusTag } from '../page/parts';

/** What the address says of a search; every link of the page is made from it. */
export interface Asked {
  q: string;
  scope: 'valid' | 'all' | 'on';
  on: LegalDate | null;
  sort: Sort;
  filters: Partial<Record<Facet, string>>;
}

const SHOWN_FACETS: readonly [Facet, string][] = [
  ['status', '效力'],
  ['issuer', '制定机关'],
  ['region', '地区'],
  ['docClass', '文件性质'],
  ['year', '公布年份'],
  ['topic', '主题'],
];
const SORT_WORDS: Record<Sort, string> = { relevance: '按相关度', published: '按公布日期', effective: '按施行日期' };
const FACET_LENGTH = 12;

export function addressOf(asked: Asked, change: Partial<Asked> & { after?: string } = {}): string {
  const { q, scope, on, sort, filters, after } = { after: undefined, ...asked, ...change };
  const query = new URLSearchParams({ q, scope });
  if (scope === 'on' && on) query.set('on', on);
  if (sort !== 'relevance') query.set('sort', sort);
  for (const [facet, value] of Object.entries(filters)) if (value) query.set(facet, value);
  if (after) query.set('after', after);
  return `/search?${query.toString()}`;
}

interface ResultsProps {
  site: Site;
  asked: Asked;
  result: SearchResult;
}

export function ResultsPage({ site, asked, result }: ResultsProps): VNode {
  const { understood } = result;
  return (
    <Layout site={site} title={asked.q ? `搜索“${asked.q}”` : '全部文件'} path="/search" hidden ownSearch>
      <h1>{asked.q ? `搜索“${asked.q}”` : '文件'}</h1>
      <SearchBox query={asked.q} scope={asked.scope} on={asked.on ?? undefined} />
      {understood.words.length > 0 && (
        <p class="note">
          已理解为：内容含 {understood.words.join('、')}
          {understood.isRelaxed && '（没有同时含有全部词语的文件，以下含有其中大部分）'}
        </p>
      )}
      <div class="results">
        <Filters asked={asked} result={result} />
        <section aria-label="结果">
          <p>
            {result.total} 件 ·{' '}
            {(Object.keys(SORT_WORDS) as Sort[]).map((sort) => (
              <a key={sort} href={addressOf(asked, { sort })} aria-current={asked.sort === sort ? 'true' : undefined}>
                {SORT_WORDS[sort]}{' '}
              </a>
            ))}
          </p>
          {result.items.length === 0 && <NothingFound asked={asked} />}
          <ol class="list">
            {result.items.map((entry) => (
              <li key={entry.id}>
                <Found entry={entry} asked={asked} />
              </li>
            ))}
          </ol>
          {result.next && (
            <p>
              <a href={addressOf(asked, { after: result.next })}>下一页</a>
            </p>
          )}
          {result.unverified > 0 && (
            <p class="note">
              另有 {result.unverified} 件效力待核实，<a href={addressOf(asked, { scope: 'all' })}>在全部文件中查看</a>。
            </p>
          )}
        </section>
      </div>
    </Layout>
  );
}

function NothingFound({ asked }: { asked: Asked }): VNode {
  return (
    <p class="note">
      没有找到符合条件的文件。可以换一个词，或者
      {asked.scope === 'all' ? (
        '减少筛选条件'
      ) : (
        <a href={addressOf(asked, { scope: 'all', filters: {} })}>在全部文件（含已废止、失效）中查找</a>
      )}
      。
    </p>
  );
}

function Found({ entry, asked }: { entry: FoundEntry; asked: Asked }): VNode {
  const day = asked.scope === 'on' && asked.on ? `/on/${asked.on}` : '';
  const facts = [entry.number, entry.issuerName, entry.effectiveOn && `${formatDateZh(entry.effectiveOn)}起施行`];
  return (
    <>
      <h3>
        <a href={`/d/${entry.slug}${day}`}>
          <Marked text={entry.title} highlights={entry.titleHighlights} />
        </a>
      </h3>
      <StatusTag status={entry.status as Status} effectiveOn={entry.effectiveOn} />
      <p class="facts">{facts.filter(Boolean).join(' · ')}</p>
      {entry.passages.map((passage) => (
        <p class="hit" key={passage.path}>
          <a href={`/d/${entry.slug}${day}#${passage.path}`}>
            {passage.label && <strong>{passage.label}　</strong>}
            {passage.isCutBefore && '…'}
            <Marked text={passage.text} highlights={passage.highlights} />
            {passage.isCutAfter && '…'}
          </a>
        </p>
      ))}
    </>
  );
}

function Marked({ text, highlights }: { text: string; highlights: readonly Highlight[] }): VNode {
  const parts: (string | VNode)[] = [];
  let at = 0;
  for (const [start, end] of highlights) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}

function Filters({ asked, result }: { asked: Asked; result: SearchResult }): VNode {
  return (
    <details class="filters" open>
      <summary>筛选</summary>
      {SHOWN_FACETS.map(([facet, words]) => {
        const counts = result.facets[facet].filter(({ value }) => value !== '').slice(0, FACET_LENGTH);
        const chosen = asked.filters[facet];
        if (counts.length < 2 && chosen === undefined) return null;
        return (
          <section key={facet}>
            <h2>{words}</h2>
            <ul>
              {counts.map(({ value, label, count }) => {
                const isChosen = chosen === value;
                const others = Object.fromEntries(Object.entries(asked.filters).filter(([known]) => known !== facet));
                return (
                  <li key={value}>
                    <a
                      href={addressOf(asked, { filters: isChosen ? others : { ...others, [facet]: value } })}
                      aria-current={isChosen ? 'true' : undefined}
                    >
                      <span>
                        {isChosen ? '✓ ' : ''}
                        {valueWords(facet, value, label)}
                      </span>
                      <span>{count}</span>
                    </a>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </details>
  );
}

function valueWords(facet: Facet, value: string, label: string): string {
  if (facet === 'status') return (STATUS_WORDS as Record<string, { zh: string } | undefined>)[value]?.zh ?? value;
  if (facet === 'docClass') return (DOC_CLASS_WORDS as Record<string, { zh: string } | undefined>)[value]?.zh ?? value;
  return facet === 'year' ? `${value}年` : label || value;
}
