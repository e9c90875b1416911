import type { Permission } from './session';

export interface MenuEntry {
  path: string;
  title: string;
  /** Any one of these opens it; none: everybody. */
  needs: readonly Permission[];
}

/** The top menu (screens.md): only what exists, only what the role may open. */
export const MENU: readonly MenuEntry[] = [
  { path: '/', title: '我的工作', needs: [] },
  { path: '/drafts', title: '起草与送审', needs: ['draft.read'] },
  { path: '/reviews', title: '合法性审核', needs: ['review.read'] },
  { path: '/documents', title: '文件库', needs: ['document.read'] },
  { path: '/filings', title: '备案', needs: ['filing.read'] },
  { path: '/campaigns', title: '清理', needs: ['cleanup.read'] },
  { path: '/settings', title: '设置', needs: ['settings.read', 'organ.admin', 'user.admin', 'audit.read'] },
];

export function menuFor(permissions: readonly Permission[]): readonly MenuEntry[] {
  return MENU.filter((entry) => entry.needs.length === 0 || entry.needs.some((need) => permissions.includes(need)));
}
