import { Button, Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { SESSION_KEY, signOut } from '../api/session';
import { useCommand } from '../notice/use-command';
import { rolesZh } from '../words/roles';
import { useSession } from './session';

/** Who is signed in, and the way to the password and out. */
export function UserMenu() {
  const { user } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = useCommand(signOut, {
    touches: [SESSION_KEY],
    onDone: () => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
      void navigate('/');
    },
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'roles', label: `${user.organName}${user.unit ? ` · ${user.unit}` : ''} · ${rolesZh(user.roles)}`, disabled: true },
          { type: 'divider' },
          { key: 'password', label: '修改密码' },
          { key: 'leave', label: '退出' },
        ],
        onClick: ({ key }) => {
          if (key === 'password') void navigate('/password');
          if (key === 'leave') leave.mutate(undefined);
        },
      }}
    >
      <Button type="text" className="user-button">
        {user.organName} · {user.name} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
