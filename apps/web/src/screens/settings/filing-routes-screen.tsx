import { Alert, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useQuery } from '@tanstack/react-query';
import {
  changeFilingRoute,
  createFilingRoute,
  filingRoutesQuery,
  removeFilingRoute,
  routelessQuery,
  SETTINGS_KEY,
  type FilingRouteInput,
} from '../../api/settings';
import type { FilingRouteDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { OrganField } from '../../form/organ-field';
import { useMay } from '../../shell/session';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { FILED_CLASS_WORDS, SIDE_WORDS, TARGET_WORDS } from '../../words/filing';
import { UNIT_WORDS } from '../../words/settings';
import { optionsOf, wordsOf } from '../../words/words';

/** 备案路线: whose documents are filed with whom. */
export function FilingRoutesScreen() {
  const { data, error, isLoading } = useQuery(filingRoutesQuery);
  const may = useMay();
  const isAdmin = may('settings.admin');
  return (
    <DataTable<FilingRouteDto>
      name="备案路线"
      unit="种"
      columns={isAdmin ? [...COLUMNS, CHANGE] : COLUMNS}
      rows={data ?? []}
      rowKey={(row) => row.id}
      isLoading={isLoading}
      error={error}
      empty="没有备案路线。"
      actions={isAdmin ? <CreateRoute /> : null}
      filters={<Routeless />}
    />
  );
}

/** Issuers of which nothing can be published yet. */
function Routeless() {
  const { data = [] } = useQuery(routelessQuery);
  if (data.length === 0)
    return <span className="hint">每个制定机关都有备案路线。单独设置的路线优先于通用的路线；修改后只影响以后公布的文件。</span>;
  return <Alert type="warning" showIcon title={`没有备案路线、不能公布文件的机关：${data.map(({ name }) => name).join('、')}`} />;
}

function receiverWords({ to, organName, side, isCopy }: FilingRouteDto['receivers'][number]): string {
  const name = to === 'organ' ? (organName ?? '') : wordsOf(TARGET_WORDS, to).replace(/（.*）/, '');
  return `${isCopy ? '抄送' : ''}${name}${to === 'organ' && side === 'superior' ? '（主管部门）' : ''}`;
}
const receiversWords = (row: FilingRouteDto) => row.receivers.map(receiverWords).join('、');
const dueOf = (row: FilingRouteDto) => (row.dueDays === null ? '按办理期限设置' : `${row.dueDays} ${wordsOf(UNIT_WORDS, row.dueUnit)}`);

const COLUMNS: readonly Column<FilingRouteDto>[] = [
  { key: 'name', title: '适用于', width: 260, show: (row) => row.name, words: (row) => row.name },
  {
    key: 'class',
    title: '文件性质',
    width: 130,
    show: (row) => wordsOf(FILED_CLASS_WORDS, row.docClass),
    words: (row) => wordsOf(FILED_CLASS_WORDS, row.docClass),
  },
  { key: 'receivers', title: '报送', show: receiversWords, words: receiversWords },
  { key: 'due', title: '期限', width: 130, show: dueOf, words: dueOf },
  { key: 'basis', title: '依据', show: (row) => row.basis, words: (row) => row.basis },
];

const CHANGE: Column<FilingRouteDto> = {
  key: 'change',
  title: '操作',
  width: 130,
  show: (row) => <ChangeRoute route={row} />,
  words: () => '',
};

const NEW_RECEIVER = { to: 'own_government', side: 'government', isCopy: false, organId: null };

function ChangeRoute({ route }: { route: FilingRouteDto }) {
  const { receivers, dueDays, dueUnit, basis } = route;
  return (
    <span className="row">
      <CommandButton<FilingRouteInput>
        label="修改"
        size="small"
        width={760}
        name={`filing-route.${route.id}`}
        touches={[SETTINGS_KEY]}
        done="备案路线已修改"
        hint={route.name}
        initial={{ receivers, dueDays, dueUnit, basis }}
        run={(input) => changeFilingRoute(route, input)}
      >
        <RouteFields />
      </CommandButton>
      {route.organId !== null && (
        <CommandButton<object>
          label="删除"
          size="small"
          danger
          name={`filing-route.${route.id}.remove`}
          touches={[SETTINGS_KEY]}
          done="已恢复通用路线"
          hint={`删除“${route.name}”的单独路线，恢复按通用路线报备。`}
          run={() => removeFilingRoute(route)}
        />
      )}
    </span>
  );
}

function CreateRoute() {
  return (
    <CommandButton<FilingRouteInput & { organId: string; docClass: FilingRouteDto['docClass'] }>
      label="为一个机关单独设置"
      width={760}
      name="filing-route.new"
      touches={[SETTINGS_KEY]}
      done="备案路线已设置"
      initial={{ docClass: 'NORMATIVE', receivers: [NEW_RECEIVER] as FilingRouteInput['receivers'], dueDays: null, dueUnit: null }}
      run={createFilingRoute}
    >
      <div className="row top-aligned">
        <Form.Item name="organId" label="制定机关" className="grow" rules={[{ required: true, message: '请选择机关' }]}>
          <OrganField />
        </Form.Item>
        <Form.Item name="docClass" label="文件性质" className="grow">
          <Select options={optionsOf(FILED_CLASS_WORDS)} />
        </Form.Item>
      </div>
      <RouteFields />
    </CommandButton>
  );
}

function RouteFields() {
  return (
    <>
      <Form.List name="receivers">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="row top-aligned">
                <Form.Item name={[name, 'to']} label="报送" className="grow">
                  <Select options={optionsOf(TARGET_WORDS)} />
                </Form.Item>
                <Form.Item noStyle shouldUpdate>
                  {({ getFieldValue }) =>
                    getFieldValue(['receivers', name, 'to']) === 'organ' && (
                      <Form.Item name={[name, 'organId']} label="机关" className="grow">
                        <OrganField />
                      </Form.Item>
                    )
                  }
                </Form.Item>
                <Form.Item name={[name, 'side']} label="方面" style={{ width: 130 }}>
                  <Select options={optionsOf(SIDE_WORDS)} />
                </Form.Item>
                <Form.Item name={[name, 'isCopy']} label="抄送" valuePropName="checked">
                  <Switch />
                </Form.Item>
                {fields.length > 1 && (
                  <Button
                    type="link"
                    danger
                    onClick={() => {
                      remove(name);
                    }}
                  >
                    去掉
                  </Button>
                )}
              </div>
            ))}
            <Form.Item>
              <Button
                size="small"
                onClick={() => {
                  add(NEW_RECEIVER);
                }}
              >
                再加一个
              </Button>
            </Form.Item>
          </>
        )}
      </Form.List>
      <div className="row top-aligned">
        <Form.Item name="dueDays" label="报备期限（不填：按办理期限设置）">
          <InputNumber min={1} max={365} />
        </Form.Item>
        <Form.Item name="dueUnit" label="单位" style={{ width: 130 }}>
          <Select allowClear options={optionsOf(UNIT_WORDS)} />
        </Form.Item>
        <Form.Item name="basis" label="依据" className="grow" rules={[{ required: true, whitespace: true, message: '请填写依据' }]}>
          <Input />
        </Form.Item>
      </div>
    </>
  );
}
