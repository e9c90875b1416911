import { formatDateZh, type LegalDate } from '@libs/kernel';
import {
  DOC_CLASS_WORDS,
  STATUS_WORDS,
  type PublicDocument,
  type PublicEvent,
  type PublicFile,
  type PublicRelation,
  type PublicText,
  type PublicVersion,
} from '@libs/registry';
import type { VNode } from 'preact';
import { Layout, type Site } from '../page/layout';
import { citedTitle, Day } from '../page/parts';
import { Contents, Text } from '../page/text';
import { Banner, Named } from './banner';
import { HistoryTable } from './history.page';

interface DocumentProps {
  site: Site;
  document: PublicDocument;
  text: PublicText | null;
  history: PublicEvent[];
  versions: PublicVersion[];
  relations: PublicRelation[];
  files: PublicFile[];
  day: LegalDate;
  today: LegalDate;
  /** The permanent address as an SVG picture. */
  qrCode: string;
}

const RELATION_WORDS: Record<PublicRelation['kind'], { out: string; in: string }> = {
  basis: { out: '制定依据', in: '作为依据被引用于' },
  cites: { out: '引用', in: '被引用' },
  amends: { out: '修改', in: '被修改' },
  repeals: { out: '废止', in: '被废止' },
  supersedes: { out: '替代', in: '被替代' },
  interprets: { out: '解读', in: '被解读' },
};

export function DocumentPage(props: DocumentProps): VNode {
  const { site, document, text, history, day, today } = props;
  const title = citedTitle(document);
  const isToday = day === today;
  const path = `/d/${document.slug}${isToday ? '' : `/on/${day}`}`;
  return (
    <Layout
      site={site}
      title={title}
      path={`/d/${document.slug}`}
      hidden={!isToday}
      description={`${title}（${document.docNumber ?? '无文号'}），${document.leadIssuer.name}`}
    >
      <Banner document={document} history={history} day={day} today={today} stood={text} />
      <h1>{title}</h1>
      {document.innerTitle && <p class="facts">{document.title}</p>}
      <Facts document={document} history={history} />
      <Tools {...props} />
      {text === null ? (
        <p class="banner unknown">{formatDateZh(day)}本文件尚未公布，没有可以查看的文本。</p>
      ) : (
        <div class="document">
          <Contents units={text.units} base={path} />
          <article>
            <ClauseNotes clauses={text.clauses} text={text} />
            <Text units={text.units} slug={document.slug} day={isToday ? '' : `/on/${day}`} />
          </article>
        </div>
      )}
      <Relations relations={props.relations} />
      <h2 id="history">沿革</h2>
      <HistoryTable history={history} />
      <p class="note">本页文本供查阅；与政府公报或正式印发文本不一致的，以公报或正式印发文本为准。</p>
      <p class="note">认为本文件不合法的：对依据本文件作出的行政行为申请行政复议、提起行政诉讼时，可以一并请求审查本文件（规章除外）。</p>
      <p class="note">
        永久地址：<span class="address">{`${site.address}/d/${document.slug}`}</span>
      </p>
      <div dangerouslySetInnerHTML={{ __html: props.qrCode }} />
    </Layout>
  );
}

function Facts({ document, history }: { document: PublicDocument; history: PublicEvent[] }): VNode {
  const published = history.find(({ type }) => type === 'PUBLISHED');
  const rows: [string, VNode | string | null][] = [
    ['文号', document.docNumber],
    ['制定机关', document.leadIssuer.name],
    ['责任单位', document.responsibleOrgan.id === document.leadIssuer.id ? null : document.responsibleOrgan.name],
    ['文件性质', DOC_CLASS_WORDS[document.docClass].zh],
    ['成文日期', document.signedOn && <Day on={document.signedOn} />],
    ['公布日期', <Day key="published" on={document.publishedOn} />],
    ['施行日期', document.effectiveOn && <Day on={document.effectiveOn} />],
    ['有效期至', document.validThrough && <Day on={document.validThrough} />],
    ['公布载体', [published?.detail.carrier, published?.detail.carrierAddress].filter(Boolean).join('，') || null],
    ['登记号', document.registrationNumber],
    ['主题分类', document.topic],
  ];
  return (
    <dl class="dl">
      {rows.map(([name, value]) =>
        value ? (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ) : null,
      )}
    </dl>
  );
}

function Tools({ document, versions, files, day, text }: DocumentProps): VNode {
  const first = versions[0];
  const last = versions.at(-1);
  return (
    <div class="screen">
      <ul class="tools">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/files/${file.id}`}>
              下载{file.role === 'annex' ? '附件' : '原件'}：{file.name}（{sizeOf(file.size)}）
            </a>
          </li>
        ))}
        {text && (
          <li>
            <a href={`/open/v1/documents/${document.slug}.txt?on=${day}`}>下载文本</a>
          </li>
        )}
        {first && last && versions.length > 1 && (
          <li>
            <a href={`/d/${document.slug}/compare/${first.ordinal}..${last.ordinal}`}>新旧对照</a>
          </li>
        )}
        <li>
          <a href={`/d/${document.slug}/history`}>本文件沿革</a>
        </li>
      </ul>
      <form class="search" action={`/d/${document.slug}/on`} method="get">
        <label class="day" for="day">
          看某一天的规定：事情发生在哪一天？
          <input id="day" name="day" type="date" value={day} required />
        </label>
        <button type="submit">查看当日有效文本</button>
      </form>
    </div>
  );
}

function ClauseNotes({ clauses, text }: { clauses: PublicText['clauses']; text: PublicText }): VNode | null {
  const found = Object.entries(clauses);
  if (found.length === 0) return null;
  const label = (path: string): string => text.articles.find((article) => article.path === path)?.label ?? path;
  return <p class="banner dead">{found.map(([path, status]) => `${label(path)}：${STATUS_WORDS[status].zh}`).join('；')}</p>;
}

function Relations({ relations }: { relations: PublicRelation[] }): VNode | null {
  if (relations.length === 0) return null;
  return (
    <section>
      <h2>相关文件</h2>
      <ul class="list">
        {relations.map((relation, at) => (
          <li key={at}>
            {RELATION_WORDS[relation.kind][relation.direction]}：<Named named={relation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
