import { useMemo, useState } from 'react';
import { Form, Input, Select, Spin, Tree } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { importOrgans, ORGAN_TEMPLATE } from '../../api/imports';
import { createOrgan, closeOrgan, editOrgan, flatten, ORGANS_KEY, organsQuery, type NewOrgan } from '../../api/organs';
import type { ImportReportDto, OrganNodeDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { dateZh, todayInChina } from '../../form/legal-date';
import { OrganField } from '../../form/organ-field';
import { ProblemNotice } from '../../notice/problem-notice';
import { useMay } from '../../shell/session';
import { Facts } from '../../text/facts';
import { ORGAN_KIND_WORDS, ORGAN_LEVEL_WORDS } from '../../words/organ';
import { optionsOf, wordsOf } from '../../words/words';
import { ImportButton } from './import-button';
import { OrganFields } from './organ-fields';

const TOUCHES = [ORGANS_KEY];

/** 机关: the tree on the left, the chosen organ on the right. */
export function OrgansScreen() {
  const { data: trees, error } = useQuery(organsQuery);
  const [search, setSearch] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const all = useMemo(() => flatten(trees ?? []), [trees]);
  const may = useMay();
  if (error) return <ProblemNotice error={error} />;
  if (!trees) return <Spin className="page-wait" />;
  const chosen = all.find((organ) => organ.id === chosenId) ?? null;
  const found = search === '' ? null : all.filter((organ) => organ.name.includes(search) || organ.shortName.includes(search));
  return (
    <div className="two-panes">
      <div className="column pane-left">
        <div className="column-head">
          <Input
            allowClear
            placeholder={`在 ${all.length} 家机关中找`}
            aria-label="找机关"
            onChange={(event) => {
              setSearch(event.target.value.trim());
            }}
          />
        </div>
        {may('organ.admin') && (
          <div className="column-head">
            <ImportButton<ImportReportDto>
              subject="机关"
              templateHref={ORGAN_TEMPLATE}
              touches={TOUCHES}
              send={importOrgans}
              reportOf={(report) => report}
            />
          </div>
        )}
        <div className="pane">
          <Tree<TreeNode>
            treeData={found ? found.map((organ) => toTreeNode({ ...organ, children: [] })) : trees.map(toTreeNode)}
            defaultExpandedKeys={trees.flatMap((tree) => [tree.id, ...tree.children.slice(0, 1).map((child) => child.id)])}
            selectedKeys={chosenId ? [chosenId] : []}
            onSelect={([key]) => {
              setChosenId(key === undefined ? null : String(key));
            }}
            titleRender={({ organ }) => (
              <span className={organ.validTo ? 'quiet' : undefined}>
                {organ.name}
                {organ.validTo && '（已撤并）'}
              </span>
            )}
          />
        </div>
      </div>
      <div className="pane pane-pad">
        {chosen ? <OrganPage key={chosen.id} organ={chosen} all={all} /> : <p className="hint">在左侧选择机关。</p>}
      </div>
    </div>
  );
}

interface TreeNode {
  key: string;
  title: string;
  organ: OrganNodeDto;
  children: TreeNode[];
}

function toTreeNode(organ: OrganNodeDto): TreeNode {
  return { key: organ.id, title: organ.name, organ, children: organ.children.map(toTreeNode) };
}

function OrganPage({ organ, all }: { organ: OrganNodeDto; all: readonly OrganNodeDto[] }) {
  const may = useMay();
  const nameOf = (id: string | null) => all.find((each) => each.id === id)?.name ?? null;
  return (
    <>
      <div className="row block">
        <h1>{organ.name}</h1>
        {may('organ.admin') && !organ.validTo && <OrganCommands organ={organ} />}
      </div>
      <Facts
        rows={[
          ['简称', organ.shortName],
          ['层级', wordsOf(ORGAN_LEVEL_WORDS, organ.level)],
          ['类别', wordsOf(ORGAN_KIND_WORDS, organ.kind)],
          ['上级', nameOf(organ.parentId)],
          ['行政区划代码', organ.regionCode],
          ['机关代字', organ.prefix],
          ['制定主体', organ.mayIssue ? '可以制定行政规范性文件' : '不得制定行政规范性文件'],
          ['主体依据', organ.basis],
          ['法制机构', organ.hasLegalUnit ? '有' : '无'],
          ['电话', organ.phone],
          ['成立', dateZh(organ.validFrom)],
          ['撤并', dateZh(organ.validTo)],
          ['职责承继', nameOf(organ.successorId)],
        ]}
      />
    </>
  );
}

interface Closing {
  validTo: string;
  successorId?: string | null;
}

function OrganCommands({ organ }: { organ: OrganNodeDto }) {
  return (
    <>
      <CommandButton<OrganNodeDto>
        label="修改机关"
        name={`organ.${organ.id}`}
        touches={TOUCHES}
        done="已修改"
        initial={organ}
        run={(values) => editOrgan(organ, values)}
      >
        <OrganFields />
      </CommandButton>
      <CommandButton<NewOrgan>
        label="新增下级机关"
        name={`organ.${organ.id}.child`}
        touches={TOUCHES}
        done="已新增"
        initial={{
          level: organ.level,
          kind: 'department',
          regionCode: organ.regionCode,
          sortOrder: 100,
          hasLegalUnit: false,
          mayIssue: false,
          validFrom: todayInChina(),
        }}
        run={(values) => createOrgan({ ...values, parentId: organ.id })}
      >
        <div className="row">
          <Form.Item
            name="code"
            label="代码（小写字母、数字、连字符）"
            className="grow"
            rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,39}$/, message: '如 bz-mzj' }]}
          >
            <Input />
          </Form.Item>
          <Form.Item name="regionCode" label="行政区划代码" rules={[{ required: true, pattern: /^\d{6}$/, message: '六位数字' }]}>
            <Input />
          </Form.Item>
        </div>
        <div className="row">
          <Form.Item name="level" label="层级" className="grow">
            <Select options={optionsOf(ORGAN_LEVEL_WORDS)} />
          </Form.Item>
          <Form.Item name="kind" label="类别" className="grow">
            <Select options={optionsOf(ORGAN_KIND_WORDS)} />
          </Form.Item>
        </div>
        <OrganFields />
        <Form.Item name="validFrom" label="成立日期" rules={[{ required: true, message: '请填写日期' }]}>
          <DateField />
        </Form.Item>
      </CommandButton>
      <CommandButton<Closing>
        label="撤并机关"
        name={`organ.${organ.id}.close`}
        touches={TOUCHES}
        done="已记录撤并"
        danger
        hint="撤并后该机关不再制定文件；其已制定的文件不变，责任单位可以改为承继机关。"
        run={({ validTo, successorId = null }) => closeOrgan(organ, { validTo, successorId })}
      >
        <Form.Item name="validTo" label="自哪一天起不再存在" rules={[{ required: true, message: '请填写日期' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="successorId" label="由谁承继职责（可不填）">
          <OrganField />
        </Form.Item>
      </CommandButton>
    </>
  );
}
