import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Popconfirm, Select, Space } from 'antd';
import { addressQuery, setAddressOf } from '../../api/notices';
import { editUser, enableUser, resetPassword, setRoles, USERS_KEY, type Role } from '../../api/users';
import type { UserDto, UserWithPasswordDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { instantZh } from '../../form/legal-date';
import { useCommand } from '../../notice/use-command';
import { Facts } from '../../text/facts';
import { optionsOf } from '../../words/words';
import { ROLE_WORDS, rolesZh } from '../../words/roles';
import { DisableButton } from './disable-button';
import { UserFields } from './user-fields';

interface UserPanelProps {
  user: UserDto;
  onIssued: (issued: UserWithPasswordDto) => void;
  onClose: () => void;
}

interface Roles {
  roles: Role[];
}

/** One person: facts, and what an administrator may do. */
export function UserPanel({ user, onIssued, onClose }: UserPanelProps) {
  const touches = [USERS_KEY];
  const reset = useCommand(() => resetPassword(user), { touches, onDone: onIssued });
  const address = addressQuery(user.id);
  const { data: mail } = useQuery(address);
  const enable = useCommand(() => enableUser(user), { touches, done: '已启用' });
  return (
    <Drawer open title={user.name} onClose={onClose} size={460}>
      <Facts
        rows={[
          ['用户名', user.username],
          ['单位', user.organName],
          ['科室', user.unit],
          ['角色', rolesZh(user.roles)],
          ['电话', user.phone],
          ['邮箱', mail?.email],
          ['锁定至', instantZh(user.lockedUntil)],
          ['停用于', instantZh(user.disabledAt)],
        ]}
      />
      <Space wrap style={{ marginTop: 16 }}>
        <CommandButton<UserDto>
          label="修改资料"
          name={`user.${user.id}`}
          touches={touches}
          done="已修改"
          initial={user}
          run={({ name, unit, phone }) => editUser(user, { name, unit: unit ?? null, phone: phone ?? null })}
        >
          <UserFields />
        </CommandButton>
        {mail && (
          <CommandButton<{ email?: string }>
            label="设定邮箱"
            name={`user.${user.id}.address`}
            touches={[address.queryKey]}
            done="邮箱已保存"
            hint="通知发到这个邮箱；清空则不发邮件。本人也可以在“通知方式”中修改。"
            initial={{ email: mail.email ?? '' }}
            run={({ email }) => setAddressOf(user.id, mail, email?.trim() ? email.trim() : null)}
          >
            <Form.Item name="email" label="邮箱" rules={[{ type: 'email', message: '邮箱地址的格式不正确' }]}>
              <Input type="email" maxLength={254} />
            </Form.Item>
          </CommandButton>
        )}
        <CommandButton<Roles>
          label="设定角色"
          name={`user.${user.id}.roles`}
          touches={touches}
          done="角色已设定，该用户需要重新登录"
          initial={{ roles: user.roles }}
          run={({ roles }) => setRoles(user, roles)}
        >
          <Form.Item name="roles" label="角色" rules={[{ required: true, message: '请选择角色' }]}>
            <Select mode="multiple" options={optionsOf(ROLE_WORDS)} />
          </Form.Item>
        </CommandButton>
        <Popconfirm
          title="重置后原密码立即失效。"
          okText="重置密码"
          cancelText="返回"
          onConfirm={() => {
            reset.mutate(undefined);
          }}
        >
          <Button loading={reset.isPending}>重置密码</Button>
        </Popconfirm>
        {user.disabledAt === null ? (
          <DisableButton user={user} />
        ) : (
          <Popconfirm
            title="启用后可以重新登录。"
            okText="启用用户"
            cancelText="返回"
            onConfirm={() => {
              enable.mutate(undefined);
            }}
          >
            <Button loading={enable.isPending}>启用用户</Button>
          </Popconfirm>
        )}
      </Space>
    </Drawer>
  );
}
