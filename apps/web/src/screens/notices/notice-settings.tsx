import { useState } from 'react';
import { Alert, Button, Checkbox, Drawer, Form, Input } from 'antd';
import { setAddress, setNoticeKinds, SETTING_TOUCHES } from '../../api/notices';
import type { NoticeSettingDto } from '../../api/types';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';

/** 通知方式: one's own address, and which kinds are also mailed. */
export function NoticeSettings({ setting, onClose }: { setting: NoticeSettingDto; onClose: () => void }) {
  const [mailed, setMailed] = useState(() => setting.kinds.filter((each) => each.isMailed).map((each) => each.kind));
  const address = useCommand((email: string | null) => setAddress(setting, email), {
    touches: SETTING_TOUCHES,
    done: '邮箱已保存',
    quiet: true,
  });
  const deskOnly = setting.kinds.map((each) => each.kind).filter((kind) => !mailed.includes(kind));
  const kinds = useCommand(() => setNoticeKinds(setting, deskOnly), { touches: SETTING_TOUCHES, done: '已保存' });
  return (
    <Drawer open title="通知方式" size={480} onClose={onClose}>
      {!setting.isMailSetUp && <Alert type="info" showIcon title="本系统尚未接通邮件服务器，通知只在本页显示。" />}
      <Form<{ email?: string }>
        layout="vertical"
        style={{ margin: '16px 0 28px' }}
        initialValues={{ email: setting.email ?? '' }}
        onFinish={({ email }) => {
          address.mutate(email?.trim() ? email.trim() : null);
        }}
      >
        <Form.Item name="email" label="接收通知的邮箱（不填则不发邮件）" rules={[{ type: 'email', message: '邮箱地址的格式不正确' }]}>
          <Input type="email" autoComplete="email" maxLength={254} />
        </Form.Item>
        <ProblemNotice error={address.error} />
        <Button htmlType="submit" loading={address.isPending}>
          保存邮箱
        </Button>
      </Form>
      <section className="block">
        <h2>哪些通知同时发邮件</h2>
        <p className="hint">所有通知都在本页显示。邮件只写事项名称、期限和链接。</p>
        <Checkbox.Group className="checks-column" value={mailed} onChange={setMailed}>
          {setting.kinds.map((each) => (
            <Checkbox key={each.kind} value={each.kind}>
              {each.words}
            </Checkbox>
          ))}
        </Checkbox.Group>
        <p>
          <Button
            type="primary"
            loading={kinds.isPending}
            onClick={() => {
              kinds.mutate(undefined);
            }}
          >
            保存
          </Button>
        </p>
      </section>
    </Drawer>
  );
}
