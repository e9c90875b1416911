import type { VNode } from 'preact';
import { Layout, SearchBox, type Site } from './layout';

export function ErrorPage({ site, title }: { site: Site; title: string }): VNode {
  return (
    <Layout site={site} title={title} path="/" hidden ownSearch>
      <h1>{title}</h1>
      <p>可以搜索要找的文件，或者从目录查找。</p>
      <SearchBox scope="all" />
      <p>
        <a href="/">回到首页</a> · <a href="/catalogue">现行有效文件目录</a>
      </p>
    </Layout>
  );
}
