import { Alert, Button, Form, Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { setUpFirstAdministrator } from '../../api/session';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { newPasswordRules, repeatRules } from './password-rules';

interface Values {
  username: string;
  name: string;
  password: string;
  repeat: string;
}

/** The one-time link printed by the first start without demo content: sets up the first administrator (系统管理员). */
export function SetupScreen() {
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const setUp = useCommand(setUpFirstAdministrator, { touches: [], quiet: true });
  if (setUp.isSuccess) {
    return (
      <main className="entrance">
        <h1>系统管理员已设立</h1>
        <p>接下来请登录，在“设置”中建立机关和用户。</p>
        <Link to="/">去登录</Link>
      </main>
    );
  }
  return (
    <main className="entrance">
      <h1>设立第一位系统管理员</h1>
      {token === '' && <Alert type="warning" showIcon title="地址中没有一次性口令，请使用启动时显示的完整链接。" />}
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        onFinish={({ username, name, password }) => {
          setUp.mutate({ token, username, name, password });
        }}
      >
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
          <Input autoFocus autoComplete="name" />
        </Form.Item>
        <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={newPasswordRules} extra="不少于 10 个字符">
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="repeat" label="再输入一次密码" dependencies={['password']} rules={repeatRules('password')}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <ProblemNotice error={setUp.error} />
        <Button type="primary" htmlType="submit" block loading={setUp.isPending} disabled={token === ''}>
          设立管理员
        </Button>
      </Form>
    </main>
  );
}
