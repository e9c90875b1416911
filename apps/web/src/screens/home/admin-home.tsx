import { Link } from 'react-router';
import { useMay, type Permission } from '../../shell/session';

const PAGES: readonly [path: string, title: string, words: string, needs: Permission][] = [
  ['/settings/users', '用户', '新建用户、设定角色、重置密码、停用', 'user.admin'],
  ['/settings/organs', '机关', '机构序列、制定主体清单、撤并与承继', 'organ.admin'],
  ['/settings/calendar', '工作日历', '每年放假安排公布后录入，期限随即重算', 'settings.admin'],
  ['/settings/limits', '办理期限', '受理、审核、补正等期限', 'settings.admin'],
  ['/settings/numbers', '文号序列', '起始号、断号、作废号', 'settings.admin'],
  ['/settings/routes', '制定流程', '谁转送、谁审核、几级签发', 'settings.admin'],
  ['/settings/filing-routes', '备案路线', '谁的文件向谁报备、抄送谁、几日内报送', 'settings.admin'],
  ['/settings/audit', '操作日志', '谁在何时办了什么', 'audit.read'],
];

/** 系统管理员, 审计管理员: the ways in, nothing of the substance. */
export function AdminHome() {
  const may = useMay();
  return (
    <section className="block">
      <h2>系统管理</h2>
      <table className="grid home-grid">
        <tbody>
          {PAGES.filter(([, , , needs]) => may(needs)).map(([path, title, words]) => (
            <tr key={path}>
              <td>
                <Link to={path}>{title}</Link>
              </td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
