import { useMemo, useState } from 'react';
import { Input, Modal, Select, Typography } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createUser, USERS_KEY, usersQuery, type NewUser } from '../../api/users';
import { importUsers, USER_TEMPLATE } from '../../api/imports';
import type { FirstPasswordDto, UserDto, UserImportDto, UserWithPasswordDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { OrganField } from '../../form/organ-field';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { useUrlFilters } from '../../table/url-filters';
import { codeIn, optionsOf } from '../../words/words';
import { ROLE_WORDS, rolesZh } from '../../words/roles';
import { FirstPasswords } from './first-passwords';
import { ImportButton } from './import-button';
import { UserFields } from './user-fields';
import { UserPanel } from './user-panel';

/** 用户: who may sign in, with which roles. */
export function UsersScreen() {
  const { get, set } = useUrlFilters();
  const query = useInfiniteQuery(usersQuery({ text: get('q'), role: codeIn(ROLE_WORDS, get('role')), organId: get('organ') }));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const [issued, setIssued] = useState<UserWithPasswordDto | null>(null);
  const [passwords, setPasswords] = useState<readonly FirstPasswordDto[]>([]);
  const chosen = rows.find((row) => row.id === get('user')) ?? null;
  return (
    <>
      <DataTable<UserDto>
        name="用户"
        unit="人"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.id}
        href={(row) => `/settings/users?${with_(get, row.id)}`}
        isLoading={query.isLoading}
        error={query.error}
        more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        isLoadingMore={query.isFetchingNextPage}
        empty="没有符合条件的用户。"
        filters={
          <>
            <Input.Search
              key={get('q') ?? ''}
              allowClear
              defaultValue={get('q') ?? ''}
              placeholder="姓名、用户名"
              aria-label="筛选姓名、用户名"
              style={{ width: 180 }}
              onSearch={(q) => {
                set({ q });
              }}
            />
            <OrganField
              label="按单位筛选"
              width={220}
              value={get('organ') ?? null}
              onChange={(organ) => {
                set({ organ });
              }}
            />
            <Select
              allowClear
              aria-label="按角色筛选"
              placeholder="角色"
              style={{ width: 140 }}
              options={optionsOf(ROLE_WORDS)}
              value={get('role') ?? null}
              onChange={(role: string | null) => {
                set({ role });
              }}
            />
          </>
        }
        actions={
          <>
            <ImportButton<UserImportDto>
              subject="用户"
              templateHref={USER_TEMPLATE}
              touches={[USERS_KEY]}
              send={importUsers}
              reportOf={(answer) => answer.report}
              onCommitted={(answer) => {
                setPasswords(answer.passwords);
              }}
            />
            <CommandButton<NewUser>
              label="新建用户"
              type="primary"
              name="user.new"
              touches={[USERS_KEY]}
              done="用户已建立"
              run={async (values) => {
                setIssued(await createUser(values));
              }}
            >
              <UserFields isNew />
            </CommandButton>
          </>
        }
      />
      {chosen && (
        <UserPanel
          user={chosen}
          onIssued={setIssued}
          onClose={() => {
            set({ user: null });
          }}
        />
      )}
      <FirstPasswords
        passwords={passwords}
        onClose={() => {
          setPasswords([]);
        }}
      />
      <TemporaryPassword
        issued={issued}
        onClose={() => {
          setIssued(null);
        }}
      />
    </>
  );
}

function with_(get: (name: string) => string | undefined, user: string): string {
  const params = new URLSearchParams({ user });
  for (const name of ['q', 'role', 'organ', 'sort']) {
    const value = get(name);
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** Shown this once; it must be changed at the first sign-in. */
function TemporaryPassword({ issued, onClose }: { issued: UserWithPasswordDto | null; onClose: () => void }) {
  return (
    <Modal open={issued !== null} title="临时密码" okText="已抄下" cancelButtonProps={{ hidden: true }} onOk={onClose} onCancel={onClose}>
      <p>
        {issued?.user.name}（{issued?.user.username}）的临时密码如下，只显示这一次，首次登录后必须修改：
      </p>
      <Typography.Title level={4} copyable>
        {issued?.temporaryPassword ?? ''}
      </Typography.Title>
    </Modal>
  );
}

function standing(user: UserDto): string {
  if (user.disabledAt) return '已停用';
  if (user.lockedUntil && new Date(user.lockedUntil) > new Date()) return '已锁定';
  return user.mustChangePassword ? '待改临时密码' : '正常';
}

const COLUMNS: readonly Column<UserDto>[] = [
  { key: 'name', title: '姓名', width: 110, show: (row) => row.name, words: (row) => row.name },
  { key: 'username', title: '用户名', width: 150, show: (row) => row.username, words: (row) => row.username },
  { key: 'organ', title: '单位', width: 190, show: (row) => row.organName, words: (row) => row.organName },
  { key: 'unit', title: '科室', width: 150, show: (row) => row.unit, words: (row) => row.unit ?? '' },
  { key: 'roles', title: '角色', show: (row) => rolesZh(row.roles), words: (row) => rolesZh(row.roles) },
  { key: 'phone', title: '电话', width: 130, show: (row) => row.phone, words: (row) => row.phone ?? '' },
  { key: 'standing', title: '状态', width: 110, show: standing, words: standing },
];
