import type { Messages } from '@libs/kernel';

/** What any door may answer, whatever the room. */
export const PLATFORM_MESSAGES = {
  not_found: { zh: '没有找到，或者您无权查看', en: 'Not found, or not yours to see' },
  stale_revision: {
    zh: '您打开之后内容已被他人修改，请刷新后再操作',
    en: 'Somebody changed this after you opened it; reload and try again',
  },
  invalid_input: { zh: '填写内容有误，请按提示修改', en: 'Some fields are not right' },
  unauthenticated: { zh: '请先登录', en: 'Please sign in' },
  forbidden: { zh: '您的岗位没有此项权限', en: 'Your role does not permit this' },
  csrf_missing: { zh: '页面已过期，请刷新后再操作', en: 'The page has expired; reload it' },
  too_many_requests: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  payload_too_large: { zh: '内容过大，无法接收', en: 'The content is too large' },
  unavailable: { zh: '系统暂时无法处理，请稍后再试', en: 'The system cannot do this right now' },
  internal: { zh: '系统出现故障，已记录，请联系管理员', en: 'Something went wrong; it has been logged' },
  not_an_empty_database: {
    zh: '数据库中已有用户，演示内容只能装入空数据库',
    en: 'There are users already; demo content goes into an empty database only',
  },
  config_invalid: { zh: '配置有误', en: 'The configuration is not right' },
} satisfies Messages;
