import { formatDateZh, type LegalDate } from '@libs/kernel';
import { DOC_CLASS_WORDS, type PublicDocument } from '@libs/registry';
import type { VNode } from 'preact';
import { Layout, type Site } from '../page/layout';
import { citedTitle, Day, DocumentList, TableFrame } from '../page/parts';
import type { Place } from './place';

interface CatalogueProps {
  site: Site;
  /** The day that the list speaks of. */
  day: LegalDate;
  filter: { place?: string; docClass?: string; year?: string };
  places: Place[];
  documents: PublicDocument[];
  total: number;
  /** Address of what follows; null at the end. */
  next: string | null;
}

/** 现行有效文件目录: the list that offices print and citizens scan; a table in order of publication. */
export function CataloguePage({ site, day, filter, places, documents, total, next }: CatalogueProps): VNode {
  return (
    <Layout site={site} title="现行有效文件目录" path="/catalogue">
      <h1>现行有效文件目录</h1>
      <form class="search" action="/catalogue" method="get">
        <label>
          地区{' '}
          <select name="place">
            <option value="">全部</option>
            {places.map((place) => {
              const code = place.href.slice(-6);
              return (
                <option key={code} value={code} selected={filter.place === code}>
                  {place.name}（{place.count}）
                </option>
              );
            })}
          </select>
        </label>
        <label>
          文件性质{' '}
          <select name="class">
            <option value="">全部</option>
            {Object.entries(DOC_CLASS_WORDS).map(([code, words]) => (
              <option key={code} value={code} selected={filter.docClass === code}>
                {words.zh}
              </option>
            ))}
          </select>
        </label>
        <label>
          公布年份 <input name="year" inputMode="numeric" pattern="[0-9]{4}" size={6} value={filter.year ?? ''} />
        </label>
        <label>
          哪一天 <input name="on" type="date" value={day} />
        </label>
        <button type="submit">查看</button>
      </form>
      <TableFrame label="现行有效文件">
        <table>
          <caption>
            {formatDateZh(day)}现行有效 {total} 件
          </caption>
          <thead>
            <tr>
              <th scope="col">文件名称</th>
              <th scope="col">文号</th>
              <th scope="col">制定机关</th>
              <th scope="col">公布</th>
              <th scope="col">施行</th>
              <th scope="col">有效期至</th>
            </tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <tr key={document.id}>
                <td>
                  <a href={`/d/${document.slug}`}>{citedTitle(document)}</a>
                </td>
                <td>{document.docNumber ?? '—'}</td>
                <td>{document.leadIssuer.name}</td>
                <td>
                  <Day on={document.publishedOn} />
                </td>
                <td>
                  <Day on={document.effectiveOn} />
                </td>
                <td>
                  <Day on={document.validThrough} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {documents.length === 0 && <p class="note">没有符合条件的文件。</p>}
      {next && (
        <p class="screen">
          <a href={next}>下一页</a>
        </p>
      )}
    </Layout>
  );
}

interface LatestProps {
  site: Site;
  latest: PublicDocument[];
  soon: PublicDocument[];
  ended: PublicDocument[];
}

export function LatestPage({ site, latest, soon, ended }: LatestProps): VNode {
  return (
    <Layout site={site} title="最新与即将施行" path="/latest">
      <h1>最新与即将施行</h1>
      <h2 id="soon">即将施行</h2>
      <DocumentList documents={soon} empty="目前没有即将施行的文件。" />
      <h2 id="latest">最新公布</h2>
      <DocumentList documents={latest} empty="还没有公布的文件。" />
      <h2 id="ended">近期废止、失效</h2>
      <DocumentList documents={ended} empty="近期没有文件废止或者失效。" />
    </Layout>
  );
}

export function HelpPage({ site }: { site: Site }): VNode {
  return (
    <Layout site={site} title="使用说明" path="/help">
      <h1>使用说明</h1>
      <h2>怎样查找</h2>
      <p>
        在搜索框输入文件名、文号或者正文里的词。文号怎样写都可以，例如“巴政办规〔2024〕3号”“巴政办规[2024]3号”“巴政办规(2024)3号”。繁体字、全角字符与简体字、半角字符同样处理。
      </p>
      <h2>效力状态</h2>
      <p>“现行有效”指当天有效；“尚未施行”指已经公布、施行日期未到；有效期届满的文件自动失效；“效力待核实”的文件不作为现行有效文件列出。</p>
      <h2>看某一天的规定</h2>
      <p>搜索时选择“看某一天的规定”并填写事情发生的日期，结果和文件页面都是那一天的文本和效力。</p>
      <h2>文本的准确性</h2>
      <p>本站文本供查阅；与政府公报或正式印发文本不一致的，以公报或正式印发文本为准。</p>
      <h2>救济途径</h2>
      <p>认为文件不合法的，对依据该文件作出的行政行为申请行政复议、提起行政诉讼时，可以一并请求审查该文件（规章除外）。</p>
    </Layout>
  );
}
