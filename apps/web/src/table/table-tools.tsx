import { Button, Dropdown } from 'antd';
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons';
import type { ColumnChoice } from './column-choice';
import type { Column } from './column';
import { saveCsv, saveWorkbook } from './export';

interface TableToolsProps<Row> {
  name: string;
  columns: readonly Column<Row>[];
  choice: ColumnChoice<Row>;
  rows: readonly Row[];
}

/** Column choice and the export of exactly what is shown: these columns, these rows, this order. */
export function TableTools<Row>({ name, columns, choice, rows }: TableToolsProps<Row>) {
  const cells = () => [choice.shown.map((column) => column.title), ...rows.map((row) => choice.shown.map((column) => column.words(row)))];
  return (
    <div className="list-tools">
      <Dropdown
        trigger={['click']}
        menu={{
          items: columns.map((column) => ({ key: column.key, label: column.title })),
          selectable: true,
          multiple: true,
          selectedKeys: choice.shown.map((column) => column.key),
          onClick: ({ key, domEvent }) => {
            domEvent.stopPropagation();
            choice.toggle(key);
          },
        }}
      >
        <Button icon={<SettingOutlined aria-hidden />} aria-label="选择列" title="选择列" />
      </Dropdown>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: '导出 Excel' },
            { key: 'csv', label: '导出 CSV' },
          ],
          onClick: ({ key }) => {
            (key === 'xlsx' ? saveWorkbook : saveCsv)(name, cells());
          },
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />} disabled={rows.length === 0}>
          导出
        </Button>
      </Dropdown>
    </div>
  );
}
