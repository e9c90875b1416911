import { Form, Select, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { disableUser, openMattersQuery, USERS_KEY } from '../../api/users';
import type { UserDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { ProblemNotice } from '../../notice/problem-notice';
import { rolesZh } from '../../words/roles';

/** 停用用户: what the person has in hand goes to somebody of the same organ who may take it. */
export function DisableButton({ user }: { user: UserDto }) {
  return (
    <CommandButton<{ successorId?: string | null }>
      label="停用用户"
      name={`user.${user.id}.disable`}
      danger
      touches={[USERS_KEY]}
      done="已停用"
      hint="停用后立即退出，不能再登录；办理过的事项不变。"
      run={({ successorId }) => disableUser(user, successorId ?? null)}
    >
      <OpenMatters user={user} />
    </CommandButton>
  );
}

function OpenMatters({ user }: { user: UserDto }) {
  const { data, error } = useQuery(openMattersQuery(user));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Spin />;
  if (data.matters.length === 0) return <p>该用户没有在办事项。</p>;
  return (
    <>
      <p>该用户还有 {data.matters.length} 件在办事项，停用时一并移交：</p>
      <ul>
        {data.matters.map((matter) => (
          <li key={matter.id}>
            {matter.kind === 'review' ? '审核：' : '起草：'}
            {matter.title}
          </li>
        ))}
      </ul>
      <Form.Item name="successorId" label="接手人（同一单位、可以办理全部在办事项）" rules={[{ required: true, message: '请选择接手人' }]}>
        <Select
          options={data.successors.map((each) => ({ value: each.id, label: `${each.name}　${each.unit ?? ''}　${rolesZh(each.roles)}` }))}
          notFoundContent="同一单位没有可以接手的人，请先新建用户或者设定角色"
        />
      </Form.Item>
    </>
  );
}
