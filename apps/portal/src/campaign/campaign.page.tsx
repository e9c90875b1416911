import { CAMPAIGN_KIND_WORDS, DISPOSITION_WORDS, type PublicCampaign, type PublicDecision, type PublicEntry } from '@libs/cleanup';
import { formatDateZh } from '@libs/kernel';
import type { VNode } from 'preact';
import { Named } from '../document/banner';
import { Layout, type Site } from '../page/layout';
import { Day, TableFrame } from '../page/parts';

export function CampaignListPage({ site, campaigns }: { site: Site; campaigns: readonly PublicCampaign[] }): VNode {
  return (
    <Layout site={site} title="文件清理结果" path="/campaigns" description="行政规范性文件和政策性文件清理决定及目录">
      <h1>文件清理结果</h1>
      {campaigns.length === 0 && <p class="note">还没有公布清理结果。</p>}
      <ul class="list">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <h3>
              <a href={`/campaigns/${campaign.slug}`}>{campaign.title}</a>
            </h3>
            <p class="facts">
              {CAMPAIGN_KIND_WORDS[campaign.kind].zh} · {campaign.organName} · 清理基准日{formatDateZh(campaign.scopeOn)} ·{' '}
              {formatDateZh(campaign.publishedOn)}公布
              {campaign.decisionCount > 1 && ` · 清理决定 ${campaign.decisionCount} 个`}
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

/** The three catalogues (domain.md 4.4): 继续有效, 修改, 废止和宣布失效. */
const CATALOGUES: readonly { id: string; title: string; of: readonly PublicEntry['disposition'][]; remark: string }[] = [
  { id: 'keep', title: '继续有效文件目录', of: ['KEEP'], remark: '确认日期' },
  { id: 'amend', title: '修改文件目录', of: ['AMEND'], remark: '修改进展' },
  { id: 'end', title: '废止和宣布失效文件目录', of: ['REPEAL', 'LAPSE', 'ALREADY'], remark: '废止、失效日期' },
];

interface CampaignProps {
  site: Site;
  campaign: PublicCampaign;
  decisions: readonly PublicDecision[];
  entries: readonly PublicEntry[];
}

export function CampaignPage({ site, campaign, decisions, entries }: CampaignProps): VNode {
  const { title, kind, noticeNumber, organName, scopeOn } = campaign;
  return (
    <Layout site={site} title={title} path={`/campaigns/${campaign.slug}`}>
      <h1>{title}</h1>
      <p class="facts">
        {CAMPAIGN_KIND_WORDS[kind].zh} · 组织清理：{organName}
        {noticeNumber && ` · 清理通知：${noticeNumber}`} · 清理基准日：{formatDateZh(scopeOn)}
      </p>
      <h2 id="decisions">清理决定</h2>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <Named named={{ slug: decision.documentSlug, title: decision.title, docNumber: decision.docNumber }} />，
            {formatDateZh(decision.publishedOn)}公布
          </li>
        ))}
      </ul>
      <ul class="tools screen">
        {CATALOGUES.map(({ id, title: name, of }) => (
          <li key={id}>
            <a href={`#${id}`}>
              {name}（{entries.filter(({ disposition }) => of.includes(disposition)).length} 件）
            </a>
          </li>
        ))}
      </ul>
      {CATALOGUES.map((catalogue) => (
        <Catalogue key={catalogue.id} {...catalogue} entries={entries.filter(({ disposition }) => catalogue.of.includes(disposition))} />
      ))}
      <p class="note">废止和宣布失效的文件，自所列日期起一律停止执行，不再作为行政管理的依据。目录只列公开的文件。</p>
    </Layout>
  );
}

interface CatalogueProps {
  id: string;
  title: string;
  remark: string;
  entries: readonly PublicEntry[];
}

function Catalogue({ id, title, remark, entries }: CatalogueProps): VNode {
  return (
    <section>
      <h2 id={id}>{title}</h2>
      {entries.length === 0 ? (
        <p class="note">没有列入本目录的文件。</p>
      ) : (
        <TableFrame label={title}>
          <table>
            <caption>{`${title}，共 ${entries.length} 件`}</caption>
            <thead>
              <tr>
                <th scope="col">序号</th>
                <th scope="col">文件名称</th>
                <th scope="col">文号</th>
                <th scope="col">公布日期</th>
                <th scope="col">制定机关</th>
                <th scope="col">责任单位</th>
                <th scope="col">清理意见</th>
                <th scope="col">{remark}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry, index) => (
                <tr key={entry.slug}>
                  <td>{index + 1}</td>
                  <td>
                    <a href={`/d/${entry.slug}`}>{entry.title}</a>
                  </td>
                  <td>{entry.docNumber ?? '—'}</td>
                  <td>
                    <Day on={entry.publishedOn} />
                  </td>
                  <td>{entry.issuerName}</td>
                  <td>{entry.responsibleOrganName}</td>
                  <td>{DISPOSITION_WORDS[entry.disposition].zh}</td>
                  <td>{entry.disposition === 'AMEND' ? entry.isAmended ? '已修改' : '待修改' : <Day on={entry.effectOn} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </section>
  );
}
