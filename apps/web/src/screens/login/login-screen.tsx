import { Button, Form, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { SESSION_KEY, signIn } from '../../api/session';
import type { DemoAccountDto, SessionDto } from '../../api/types';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { PLACE } from '../../words/place';
import { rolesZh } from '../../words/roles';

interface Credentials {
  username: string;
  password: string;
}

/** Shown in place of any screen while nobody is signed in; the address stays, so that one arrives where one wanted to go. */
export function LoginScreen({ session }: { session: SessionDto }) {
  const [form] = Form.useForm<Credentials>();
  const queries = useQueryClient();
  const enter = useCommand(signIn, {
    touches: [],
    quiet: true,
    onDone: (entered) => {
      queries.setQueryData(SESSION_KEY, entered);
    },
  });
  return (
    <main className="entrance">
      <h1>{PLACE.deskName}</h1>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => {
          enter.mutate(values);
        }}
      >
        <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
          <Input autoFocus autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <ProblemNotice error={enter.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          登录
        </Button>
      </Form>
      {session.demo && session.demoAccounts.length > 0 && (
        <DemoAccounts
          accounts={session.demoAccounts}
          onChoose={(account) => {
            form.setFieldsValue({ username: account.username, password: account.password });
            form.submit();
          }}
        />
      )}
      <p className="hint">忘记密码请联系本单位系统管理员重置。</p>
    </main>
  );
}

function DemoAccounts({ accounts, onChoose }: { accounts: readonly DemoAccountDto[]; onChoose: (account: DemoAccountDto) => void }) {
  return (
    <section className="demo-accounts" aria-label="演示账号">
      <h2>演示账号（点击即登录）</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              onClick={() => {
                onChoose(account);
              }}
            >
              <b>{account.username}</b>
              <span>
                {account.organName} · {account.name} · {rolesZh(account.roles)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
