import { NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { DomainError } from '@libs/kernel';
import { InvalidInput, toProblem } from './problem';

describe('a problem', () => {
  it('has a status by its kind, a stable code and words for its reader', () => {
    const refusal = new DomainError('conflict', 'stale_revision', { expected: 1, current: 2 });
    expect(toProblem(refusal, 'zh')).toEqual({
      type: 'urn:guiku:problem:stale_revision',
      title: '您打开之后内容已被他人修改，请刷新后再操作',
      status: 409,
      code: 'stale_revision',
      detail: { expected: 1, current: 2 },
    });
    expect(toProblem(refusal, 'en')?.title).toMatch(/reload/);
  });

  it('fills numbers into its words, and has words for a code that has none', () => {
    expect(toProblem(new DomainError('invalid', 'password_too_short', { minimum: 10 }), 'zh')?.title).toBe('密码应为 10 至 128 位');
    expect(toProblem(new DomainError('conflict', 'never_heard_of', {}), 'zh')).toMatchObject({
      status: 409,
      title: '当前情况下不能这样办理',
    });
  });

  it('names each reason of a refusal', () => {
    const refusals = ['own_roles', { code: 'role_missing', path: 'roles' }];
    expect(toProblem(new DomainError('conflict', 'conflict', { action: 'x', refusals }), 'zh')).toMatchObject({
      detail: { action: 'x' },
      refusals: [
        { code: 'own_roles', title: '不能修改自己的岗位角色，请由其他系统管理员办理' },
        { code: 'role_missing', title: '请至少选择一个岗位角色', path: 'roles' },
      ],
    });
  });

  it('says which field is wrong', () => {
    const fault = new InvalidInput([{ field: 'name', title: { zh: '请填写', en: 'Required' } }]);
    expect(toProblem(fault, 'zh')).toMatchObject({ status: 400, code: 'invalid_input', fields: [{ field: 'name', title: '请填写' }] });
  });

  it('is made of Nest’s and Express’s own failures too, but not of a bug', () => {
    expect(toProblem(new NotFoundException(), 'zh')).toMatchObject({ status: 404, code: 'not_found' });
    expect(toProblem(new PayloadTooLargeException(), 'zh')).toMatchObject({ status: 413, code: 'payload_too_large' });
    expect(toProblem(Object.assign(new Error('too large'), { status: 413, expose: true }), 'zh')).toMatchObject({ status: 413 });
    expect(toProblem(Object.assign(new SyntaxError('bad JSON'), { status: 400, expose: true }), 'zh')).toMatchObject({
      code: 'invalid_input',
    });
    const mangledCursor = Object.assign(new Error('invalid input syntax for type uuid'), { driverError: { code: '22P02' } });
    expect(toProblem(mangledCursor, 'zh')).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(toProblem(Object.assign(new Error('syntax error'), { driverError: { code: '42601' } }), 'zh')).toBeNull();
    expect(toProblem(new TypeError('undefined is not a function'), 'zh')).toBeNull();
    expect(toProblem(Object.assign(new Error('secret'), { status: 404 }), 'zh')).toBeNull();
  });
});
