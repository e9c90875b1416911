import { Button, Form, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { SESSION_KEY, changePassword } from '../../api/session';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { useSession } from '../../shell/session';
import { newPasswordRules, repeatRules } from './password-rules';

interface Values {
  current: string;
  next: string;
  repeat: string;
}

/** Changing one's password; whoever still has a temporary one comes here first. All other sessions end. */
export function PasswordScreen() {
  const { user } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const change = useCommand(changePassword, {
    touches: [],
    quiet: true,
    done: '密码已修改',
    onDone: (session) => {
      queries.setQueryData(SESSION_KEY, session);
      void navigate('/');
    },
  });
  return (
    <main className="entrance">
      <h1>修改密码</h1>
      {user.mustChangePassword && <p>您使用的是临时密码，请先设置自己的密码。</p>}
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        onFinish={({ current, next }) => {
          change.mutate({ current, next });
        }}
      >
        <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: '请填写现在的密码' }]}>
          <Input.Password autoFocus autoComplete="current-password" size="large" />
        </Form.Item>
        <Form.Item name="next" label="新密码" rules={newPasswordRules} extra="不少于 10 个字符；可以用一句只有您知道的话">
          <Input.Password autoComplete="new-password" size="large" />
        </Form.Item>
        <Form.Item name="repeat" label="再输入一次新密码" dependencies={['next']} rules={repeatRules('next')}>
          <Input.Password autoComplete="new-password" size="large" />
        </Form.Item>
        <ProblemNotice error={change.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={change.isPending}>
          修改密码
        </Button>
        {!user.mustChangePassword && (
          <p className="spaced">
            <Link to="/">返回我的工作</Link>
          </p>
        )}
      </Form>
    </main>
  );
}
