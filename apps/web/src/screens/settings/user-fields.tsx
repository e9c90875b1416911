import { Form, Input, Select } from 'antd';
import { OrganField } from '../../form/organ-field';
import { optionsOf } from '../../words/words';
import { ROLE_WORDS } from '../../words/roles';

/** What an administrator types of a person. */
export function UserFields({ isNew = false }: { isNew?: boolean }) {
  return (
    <>
      <div className="row">
        <Form.Item name="name" label="姓名" className="grow" rules={[{ required: true, message: '请填写姓名' }]}>
          <Input />
        </Form.Item>
        {isNew && (
          <Form.Item name="username" label="用户名" className="grow" rules={[{ required: true, message: '请填写用户名' }]}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="phone" label="电话" className="grow">
          <Input />
        </Form.Item>
      </div>
      {isNew && (
        <Form.Item name="organId" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
          <OrganField />
        </Form.Item>
      )}
      <Form.Item name="unit" label="科室">
        <Input />
      </Form.Item>
      {isNew && (
        <Form.Item name="roles" label="角色" rules={[{ required: true, message: '请选择角色' }]}>
          <Select mode="multiple" options={optionsOf(ROLE_WORDS)} />
        </Form.Item>
      )}
    </>
  );
}
