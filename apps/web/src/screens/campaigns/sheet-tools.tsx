import { useRef, useState } from 'react';
import { App, Button, Modal } from 'antd';
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { readWorksheet } from '../../api/campaigns';
import { uploadFile } from '../../api/files';
import type { CampaignDto, EntryDto, SheetDifferenceDto } from '../../api/types';
import { useCommand } from '../../notice/use-command';
import type { Autosave } from './autosave';
import { EMPTY_PROPOSAL } from './grid-cells';

interface SheetToolsProps {
  campaign: CampaignDto;
  rows: readonly EntryDto[];
  saver: Autosave;
}

/** 下载 Excel 填报 · 上传填好的 Excel → 先看差异 → 填入. */
export function SheetTools({ campaign, rows, saver }: SheetToolsProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const { message } = App.useApp();
  const [found, setFound] = useState<SheetDifferenceDto | null>(null);
  const read = useCommand(
    async (file: File) => {
      const { id } = await uploadFile(file, 'other', () => undefined);
      setFound(await readWorksheet(campaign.id, id));
    },
    { touches: [] },
  );
  const apply = () => {
    if (!found) return;
    const known = new Set(rows.map(({ id }) => id));
    const changes = found.changes.filter(({ entryId }) => known.has(entryId));
    saver.edit(changes.map(({ entryId, proposal }) => ({ id: entryId, proposal: { ...EMPTY_PROPOSAL, ...proposal } })));
    setFound(null);
    void message.success(`已填入 ${changes.length} 件；可按 Ctrl+Z 撤销`);
  };
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} href={`/api/campaigns/${campaign.id}/worksheet`}>
        下载 Excel 填报
      </Button>
      <Button icon={<UploadOutlined aria-hidden />} loading={read.isPending} onClick={() => chooser.current?.click()}>
        上传填好的 Excel
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx,.csv"
        hidden
        aria-label="选择填好的 Excel"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) read.mutate(file);
        }}
      />
      <Modal
        open={found !== null}
        title="填好的 Excel 与现有内容的差异"
        width={900}
        okText={`填入 ${found?.changes.length ?? 0} 件`}
        cancelText="不填入"
        okButtonProps={{ disabled: (found?.changes.length ?? 0) === 0 }}
        onOk={apply}
        onCancel={() => {
          setFound(null);
        }}
      >
        {found && <Difference found={found} />}
      </Modal>
    </>
  );
}

function Difference({ found }: { found: SheetDifferenceDto }) {
  return (
    <>
      <p>
        {found.changes.length} 件有变化，{found.same} 件与现有内容相同
        {found.faults.length > 0 && `，${found.faults.length} 处不能填入`}。
      </p>
      {found.faults.length > 0 && (
        <ul className="reasons tone-overdue">
          {found.faults.map((fault) => (
            <li key={`${fault.line} ${fault.cell ?? ''}`}>
              表中第 {fault.line} 行{fault.title && `《${fault.title}》`}
              {fault.cell && ` ${fault.cell}`}：{fault.reason}
            </li>
          ))}
        </ul>
      )}
      <div className="preview-wrap">
        <table className="grid">
          <thead>
            <tr>
              <th scope="col" style={{ width: 56 }}>
                序号
              </th>
              <th scope="col">文件</th>
              <th scope="col">变化</th>
            </tr>
          </thead>
          <tbody>
            {found.changes.map((change) => (
              <tr key={change.entryId}>
                <td>{change.ordinal}</td>
                <td title={change.title}>{change.title}</td>
                <td className="wrap">
                  {change.cells.map((cell) => (
                    <div key={cell.title}>
                      {cell.title}：{cell.before !== '' && <del>{cell.before}</del>}{' '}
                      <ins>{cell.after === '' ? '（清空）' : cell.after}</ins>
                    </div>
                  ))}
                  {change.faults.length > 0 && <div className="tone-soon">还缺：{change.faults.map(({ title }) => title).join('；')}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
