import { Suspense } from 'react';
import { Spin } from 'antd';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { useSession, type Permission } from '../../shell/session';

const PAGES: readonly { path: string; title: string; needs: Permission }[] = [
  { path: 'organs', title: '机关', needs: 'organ.read' },
  { path: 'users', title: '用户', needs: 'user.admin' },
  { path: 'calendar', title: '工作日历', needs: 'settings.read' },
  { path: 'limits', title: '办理期限', needs: 'settings.read' },
  { path: 'numbers', title: '文号序列', needs: 'settings.read' },
  { path: 'routes', title: '制定流程', needs: 'settings.read' },
  { path: 'filing-routes', title: '备案路线', needs: 'settings.read' },
  { path: 'status', title: '系统状态', needs: 'status.read' },
  { path: 'audit', title: '操作日志', needs: 'audit.read' },
];

/** 设置: what the bureau edits, one page each, only what the role may open. */
export function SettingsScreen() {
  const { user } = useSession();
  const { pathname } = useLocation();
  const pages = PAGES.filter((page) => user.permissions.includes(page.needs));
  const first = pages[0];
  if (/^\/settings\/?$/.test(pathname) && first) return <Navigate to={first.path} replace />;
  return (
    <div className="with-side">
      <nav className="side" aria-label="设置">
        {pages.map((page) => (
          <NavLink key={page.path} to={page.path}>
            {page.title}
          </NavLink>
        ))}
      </nav>
      <div className="side-body">
        <Suspense fallback={<Spin className="page-wait" />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
