import { formatDateZh, type LegalDate } from '@libs/kernel';
import type { PublicDocument } from '@libs/registry';
import type { VNode } from 'preact';
import { Layout, SearchBox, type Site } from '../page/layout';
import { DocumentList } from '../page/parts';
import type { Place } from './place';

interface HomeProps {
  site: Site;
  today: LegalDate;
  places: Place[];
  /** Normative documents in force today. */
  inForce: number;
  latest: PublicDocument[];
  soon: PublicDocument[];
  ended: PublicDocument[];
}

export function HomePage({ site, today, places, inForce, latest, soon, ended }: HomeProps): VNode {
  return (
    <Layout
      site={site}
      title="首页"
      path="/"
      home
      description={`查询${site.name}收录的行政规范性文件和政策性文件，可以查看任何一天的有效文本。`}
    >
      <section class="first">
        <h1>{site.name}</h1>
        <SearchBox />
        <ul class="quick">
          <li>
            <a href="/catalogue">现行有效目录</a>
          </li>
          <li>
            <a href="/latest">最新与即将施行</a>
          </li>
          <li>
            <a href="/latest#ended">近期废止、失效</a>
          </li>
          <li>
            <a href="/help">使用说明</a>
          </li>
        </ul>
      </section>
      <h2>按地区查看</h2>
      <ul class="places">
        {places.map((place) => (
          <li key={place.href}>
            <a href={place.href}>
              {place.name} {place.count} 件
            </a>
          </li>
        ))}
      </ul>
      <div class="two">
        <section>
          <h2>最新公布</h2>
          <DocumentList documents={latest} empty="还没有公布的文件。" />
        </section>
        <section>
          {soon.length > 0 && (
            <>
              <h2>即将施行</h2>
              <DocumentList documents={soon} empty="" />
            </>
          )}
          <h2>近期废止、失效</h2>
          <DocumentList documents={ended} empty="近期没有文件废止或者失效。" />
        </section>
      </div>
      <p class="note">
        现行有效行政规范性文件 {inForce} 件 · 更新至{formatDateZh(today)}
      </p>
    </Layout>
  );
}
