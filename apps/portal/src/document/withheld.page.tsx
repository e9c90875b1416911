import { formatDateZh } from '@libs/kernel';
import type { WithheldDocument } from '@libs/registry';
import type { VNode } from 'preact';
import { Layout, type Site } from '../page/layout';
import { citedTitle, StatusTag } from '../page/parts';

/** 下线: what remains of a document at every address below its own, while its text is withheld. */
export function WithheldPage({ site, document }: { site: Site; document: WithheldDocument }): VNode {
  const title = citedTitle(document);
  return (
    <Layout site={site} title={title} path={`/d/${document.slug}`} hidden>
      <p class="banner unknown" role="status">
        本文件的文本已于{formatDateZh(document.withheldOn)}下线，暂不提供查阅和下载。
      </p>
      <h1>{title}</h1>
      <p class="facts">{[document.docNumber, document.leadIssuerName].filter(Boolean).join(' · ')}</p>
      <p>
        <StatusTag status={document.status} effectiveOn={null} />
      </p>
      <p>下线只是不再显示文本，不改变文件的效力。需要文本的，请向制定机关申请查阅。</p>
      <p>
        <a href="/">回到首页</a> · <a href="/catalogue">现行有效文件目录</a>
      </p>
    </Layout>
  );
}
