import { Descriptions } from 'antd';
import type { CampaignDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { CLASS_WORDS, STATUS_WORDS } from '../../words/document';

/** 方案: as it was decided upon, and the seal of the frozen list. */
export function PlanPane({ campaign }: { campaign: CampaignDto }) {
  const { scope } = campaign;
  const years = scope.yearFrom || scope.yearTo ? `${scope.yearFrom ?? ''}—${scope.yearTo ?? ''}年公布` : null;
  const conditions = [
    scope.statuses?.map((status) => STATUS_WORDS[status]).join('、'),
    scope.docClasses?.map((docClass) => CLASS_WORDS[docClass]).join('、'),
    years,
    scope.topic && `主题：${scope.topic}`,
    scope.keyword && `标题含“${scope.keyword}”`,
    scope.withLower ? '包括下级政府的文件' : '不包括下级政府的文件',
    scope.addedIds?.length ? `另加 ${scope.addedIds.length} 件` : null,
    scope.removedIds?.length ? `剔除 ${scope.removedIds.length} 件` : null,
  ];
  const items = [
    ['种类', campaign.kindTitle],
    ['组织单位', campaign.organName],
    ['清理通知', campaign.noticeNumber ?? '—'],
    ['清理基准日', dateZh(campaign.scopeOn)],
    ['填报截止日', dateZh(campaign.deadlineOn)],
    ['清理范围', conditions.filter(Boolean).join('；')],
    ['清理标准', campaign.criteria ?? '—'],
    ['底册', campaign.frozenOn ? `${campaign.worklistCount ?? 0} 件，${dateZh(campaign.frozenOn)}确定` : '尚未确定'],
    ['底册校验码', campaign.worklistHash ?? '—'],
    ...campaign.deliberations.map(
      ({ heldOn, meeting, resultTitle }) => ['集体审议', `${dateZh(heldOn)} ${meeting}：${resultTitle}`] as const,
    ),
  ] as const;
  return (
    <div className="pane pane-pad">
      <Descriptions
        column={1}
        size="small"
        bordered
        items={items.map(([label, children], index) => ({ key: String(index), label, children }))}
        styles={{ label: { width: 130 } }}
      />
    </div>
  );
}
