import { Suspense, useState } from 'react';
import { Button, Spin } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { NavLink, Outlet } from 'react-router';
import { PLACE } from '../words/place';
import { Bell } from './bell';
import { useHotkeys } from './hotkeys';
import { menuFor } from './menu';
import { Palette } from './palette';
import { useSession } from './session';
import { UserMenu } from './user-menu';

/** The frame around every screen: place name, palette, person, menu. */
export function Layout() {
  const { user, demo } = useSession();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useHotkeys({
    'ctrl+k': (event) => {
      event.preventDefault();
      setPaletteOpen(true);
    },
  });
  const maySearch = user.permissions.includes('search.staff');
  return (
    <div className="desk">
      <a className="skip" href="#main">
        跳到正文
      </a>
      {demo && <div className="demo-banner">演示系统：内容均为虚构，随时可能重置，请勿录入真实事项</div>}
      <header className="top">
        <span className="place">{PLACE.deskName}</span>
        <nav className="menu" aria-label="主菜单">
          {menuFor(user.permissions).map((entry) => (
            <NavLink key={entry.path} to={entry.path} end={entry.path === '/'}>
              {entry.title}
            </NavLink>
          ))}
        </nav>
        {maySearch && (
          <Button
            className="palette-button"
            icon={<SearchOutlined aria-hidden />}
            onClick={() => {
              setPaletteOpen(true);
            }}
          >
            搜文号、标题、事项… <kbd>Ctrl+K</kbd>
          </Button>
        )}
        <Bell />
        <UserMenu />
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Spin className="page-wait" />}>
          <Outlet />
        </Suspense>
      </main>
      {maySearch && (
        <Palette
          isOpen={isPaletteOpen}
          onClose={() => {
            setPaletteOpen(false);
          }}
        />
      )}
    </div>
  );
}
