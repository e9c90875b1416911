import { Button, Modal, Space } from 'antd';
import type { FirstPasswordDto } from '../../api/types';
import { saveWorkbook } from '../../table/export';
import { printElement } from '../../text/print';

const TITLES = ['单位', '姓名', '用户名', '临时密码'];
const LIST = 'first-passwords';

/** 初始密码: shown this once, to be printed and cut apart, or kept as a table until handed out. */
export function FirstPasswords({ passwords, onClose }: { passwords: readonly FirstPasswordDto[]; onClose: () => void }) {
  const rows = passwords.map(({ organName, name, username, password }) => [organName, name, username, password]);
  return (
    <Modal
      open={passwords.length > 0}
      title={`初始密码（${passwords.length} 人）`}
      width={720}
      mask={{ closable: false }}
      closable={false}
      footer={
        <Space>
          <Button
            onClick={() => {
              printElement(LIST);
            }}
          >
            打印
          </Button>
          <Button
            onClick={() => {
              saveWorkbook('初始密码', [TITLES, ...rows]);
            }}
          >
            导出 Excel
          </Button>
          <Button type="primary" onClick={onClose}>
            已打印或已保存
          </Button>
        </Space>
      }
    >
      <p>只显示这一次，关闭后不能再查看；首次登录后必须修改。</p>
      <div className="first-passwords">
        <table id={LIST} className="plain">
          <thead>
            <tr>
              {TITLES.map((title) => (
                <th key={title}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[2]}>
                {row.map((cell, index) => (
                  <td key={TITLES[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}
