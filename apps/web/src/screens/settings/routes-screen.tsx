import { Form, Input, Select, Switch } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { changeRoute, routesQuery, SETTINGS_KEY, type RouteChange } from '../../api/settings';
import type { RouteDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { useMay } from '../../shell/session';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { optionsOf, wordsOf } from '../../words/words';
import { FAIR_COMPETITION_WORDS, INTAKE_WORDS, NUMBERED_BY_WORDS, REVIEW_BY_WORDS, SIGNING_WORDS } from '../../words/settings';

/** 制定流程: who forwards, who reviews, how many sign, who decides, who numbers. */
export function RoutesScreen() {
  const { data, error, isLoading } = useQuery(routesQuery);
  const may = useMay();
  const columns = may('settings.admin') ? [...COLUMNS, CHANGE] : COLUMNS;
  return (
    <DataTable<RouteDto>
      name="制定流程"
      unit="种"
      columns={columns}
      rows={data ?? []}
      rowKey={(row) => row.id}
      isLoading={isLoading}
      error={error}
      empty="没有流程。"
      filters={<span className="hint">修改后只影响以后建立的起草事项。</span>}
    />
  );
}

const words = (map: Readonly<Record<string, string>>, pick: (row: RouteDto) => string) => ({
  show: (row: RouteDto) => wordsOf(map, pick(row)),
  words: (row: RouteDto) => wordsOf(map, pick(row)),
});

const COLUMNS: readonly Column<RouteDto>[] = [
  { key: 'name', title: '适用于', show: (row) => row.name, words: (row) => row.name },
  { key: 'intake', title: '收文', width: 110, ...words(INTAKE_WORDS, (row) => row.intake) },
  { key: 'review', title: '审核机构', width: 130, ...words(REVIEW_BY_WORDS, (row) => row.reviewBy) },
  {
    key: 'signing',
    title: '签发层级',
    width: 160,
    show: (row) => SIGNING_WORDS[row.signingLevels],
    words: (row) => SIGNING_WORDS[row.signingLevels] ?? '',
  },
  { key: 'meeting', title: '集体审议', width: 190, show: (row) => row.meetingKind, words: (row) => row.meetingKind },
  { key: 'numbered', title: '编号', width: 120, ...words(NUMBERED_BY_WORDS, (row) => row.numberedBy) },
  { key: 'fair', title: '公平竞争审查', width: 120, ...words(FAIR_COMPETITION_WORDS, (row) => row.fairCompetition) },
];

const CHANGE: Column<RouteDto> = { key: 'change', title: '操作', width: 80, show: (row) => <ChangeRoute route={row} />, words: () => '' };

function ChangeRoute({ route }: { route: RouteDto }) {
  return (
    <CommandButton<RouteChange>
      label="修改"
      size="small"
      name={`route.${route.id}`}
      touches={[SETTINGS_KEY]}
      done="流程已修改"
      initial={{ ...route, signingLevels: route.signingLevels === 2 ? 2 : 3 }}
      run={(change) => changeRoute(route, change)}
    >
      <div className="row top-aligned">
        <Form.Item name="intake" label="收文" className="grow">
          <Select options={optionsOf(INTAKE_WORDS)} />
        </Form.Item>
        <Form.Item name="reviewBy" label="审核机构" className="grow">
          <Select options={optionsOf(REVIEW_BY_WORDS)} />
        </Form.Item>
        <Form.Item name="signingLevels" label="签发层级" className="grow">
          <Select options={[2, 3].map((value) => ({ value, label: SIGNING_WORDS[value] }))} />
        </Form.Item>
      </div>
      <Form.Item name="meetingKind" label="集体审议的会议" rules={[{ required: true, message: '请填写会议名称' }]}>
        <Input />
      </Form.Item>
      <div className="row top-aligned">
        <Form.Item name="numberedBy" label="编号" className="grow">
          <Select options={optionsOf(NUMBERED_BY_WORDS)} />
        </Form.Item>
        <Form.Item name="fairCompetition" label="公平竞争审查" className="grow">
          <Select options={optionsOf(FAIR_COMPETITION_WORDS)} />
        </Form.Item>
        <Form.Item name="ownLegalOpinionRequired" label="须有本单位合法性审核意见" valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    </CommandButton>
  );
}
