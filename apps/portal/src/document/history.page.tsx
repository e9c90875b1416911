import { addDays, formatDateZh } from '@libs/kernel';
import { EFFECT_EVENT_WORDS, type ArticleWording, type PublicDocument, type PublicEvent, type PublicVersion } from '@libs/registry';
import type { VNode } from 'preact';
import { Layout, type Site } from '../page/layout';
import { citedTitle, Day, StatusTag, TableFrame } from '../page/parts';
import { Named } from './banner';

/** What happened, in order of time, as a table: readable by every program that reads pages aloud. */
export function HistoryTable({ history }: { history: readonly PublicEvent[] }): VNode {
  if (history.length === 0) return <p class="note">没有记载。</p>;
  return (
    <TableFrame label="沿革">
      <table>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">变动</th>
            <th scope="col">依据和说明</th>
          </tr>
        </thead>
        <tbody>
          {history.map((event) => (
            <tr key={event.id}>
              <td>
                <Day on={event.on} />
              </td>
              <td>{EFFECT_EVENT_WORDS[event.type].zh}</td>
              <td>
                {event.by && <Named named={event.by} />}
                {[
                  event.by ? null : event.basis,
                  event.detail.phrase,
                  event.detail.validThrough && `有效期至${formatDateZh(event.detail.validThrough)}`,
                ]
                  .filter(Boolean)
                  .join('；')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

interface HistoryProps {
  site: Site;
  document: PublicDocument;
  history: PublicEvent[];
  versions: PublicVersion[];
}

export function HistoryPage({ site, document, history, versions }: HistoryProps): VNode {
  const title = citedTitle(document);
  return (
    <Layout site={site} title={`${title}的沿革`} path={`/d/${document.slug}/history`}>
      <h1>
        <a href={`/d/${document.slug}`}>{title}</a>的沿革
      </h1>
      <StatusTag status={document.status} effectiveOn={document.effectiveOn} />
      <HistoryTable history={history} />
      <h2>各个时期的文本</h2>
      <ul class="list">
        {versions.map((version) => (
          <li key={version.id}>
            <a href={`/d/${document.slug}/on/${version.from}`}>{formatDateZh(version.from)}起的文本</a>
            {version.to && <span class="facts">　至{formatDateZh(addDays(version.to, -1))}</span>}
          </li>
        ))}
      </ul>
    </Layout>
  );
}

interface ArticleProps {
  site: Site;
  document: PublicDocument;
  number: string;
  wordings: ArticleWording[];
}

/** 本条沿革: one article's wordings through time. */
export function ArticlePage({ site, document, number, wordings }: ArticleProps): VNode {
  const title = citedTitle(document);
  const label = wordings.at(-1)?.label ?? number;
  return (
    <Layout site={site} title={`${title}${label}`} path={`/d/${document.slug}/article/${number}`}>
      <h1>
        <a href={`/d/${document.slug}`}>{title}</a>　{label}
      </h1>
      <StatusTag status={document.status} effectiveOn={document.effectiveOn} />
      {wordings.map((wording) => (
        <section class="text" key={wording.from}>
          <h2>
            {formatDateZh(wording.from)}
            {wording.to ? `至${formatDateZh(addDays(wording.to, -1))}` : '起'}的文本
          </h2>
          <p>
            <strong>{wording.label}</strong>　{wording.text}
          </p>
        </section>
      ))}
      <p class="note">
        引用格式：《{title}》{document.docNumber ? `（${document.docNumber}）` : ''}
        {label}
      </p>
    </Layout>
  );
}
