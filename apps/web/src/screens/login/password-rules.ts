import type { FormRule } from 'antd';

const SHORTEST = 10;

export const newPasswordRules: FormRule[] = [
  { required: true, message: '请填写新密码' },
  { min: SHORTEST, message: `不少于 ${SHORTEST} 个字符` },
];

/** The second field says the same as the first. */
export function repeatRules(first: string): FormRule[] {
  return [
    { required: true, message: '请再输入一次' },
    ({ getFieldValue }) => ({
      validator: (_, value) => (value === getFieldValue(first) ? Promise.resolve() : Promise.reject(new Error('两次输入不一致'))),
    }),
  ];
}
