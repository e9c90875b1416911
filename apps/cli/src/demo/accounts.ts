import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OrganQueries, UserQueries, UserService, type Role } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import type { Rooms } from '../context';

/** One for all of them: the demo's people are no secret, and the banner on every screen says so. */
const PASSWORD = 'Guiku-2026-demo';

/** For the terminal that `npm start` prints the accounts on; the desk has its own words for its screens. */
const ROLE_WORDS: Record<Role, string> = {
  drafter: '起草经办人',
  legal_unit: '本单位法制机构',
  office: '办公室',
  reviewer: '承办人',
  second_reviewer: '复核人',
  signatory: '签发人',
  market_regulator: '市场监管部门',
  adviser: '法律顾问',
  filing_clerk: '备案经办',
  system_admin: '系统管理员',
  audit_admin: '审计管理员',
};

interface Account {
  login: string;
  /** Fictional. */
  name: string;
  organCode: string;
  unit: string;
  roles: Role[];
}

/** The people of the demo, in the order in which a document meets them. */
const ACCOUNTS = [
  { login: 'fgw.qicao', name: '阿依努尔', organCode: 'bz-fgw', unit: '资源节约科', roles: ['drafter'] },
  { login: 'fgw.fazhi', name: '陈志远', organCode: 'bz-fgw', unit: '法规科', roles: ['legal_unit'] },
  { login: 'fgw.qianfa', name: '刘建新', organCode: 'bz-fgw', unit: '委领导', roles: ['signatory'] },
  { login: 'fgw.bangong', name: '帕提古丽', organCode: 'bz-fgw', unit: '办公室', roles: ['office'] },
  { login: 'zjj.qicao', name: '周文博', organCode: 'bz-zjj', unit: '物业与房产科', roles: ['drafter'] },
  { login: 'nyj.qicao', name: '巴雅尔', organCode: 'bz-nyj', unit: '政策与改革科', roles: ['drafter'] },
  { login: 'zhengfuban', name: '巴特尔', organCode: 'bz-gov-office', unit: '秘书科', roles: ['office'] },
  { login: 'sfj.chengban', name: '王晓敏', organCode: 'bz-sfj', unit: '规范性文件审查科', roles: ['reviewer'] },
  { login: 'sfj.fuhe', name: '李国强', organCode: 'bz-sfj', unit: '规范性文件审查科', roles: ['second_reviewer'] },
  { login: 'sfj.qianfa', name: '古丽娜', organCode: 'bz-sfj', unit: '局领导', roles: ['signatory'] },
  { login: 'sfj.beian', name: '赛里克', organCode: 'bz-sfj', unit: '备案审查科', roles: ['filing_clerk'] },
  { login: 'scjgj', name: '赵海峰', organCode: 'bz-scjgj', unit: '竞争执法科', roles: ['market_regulator'] },
  { login: 'awati.qicao', name: '艾力', organCode: 'kel-awati', unit: '农业发展中心', roles: ['drafter'] },
  { login: 'awati.bangong', name: '热娜', organCode: 'kel-awati', unit: '党政办公室', roles: ['office'] },
  { login: 'kel.zhengfuban', name: '马晓东', organCode: 'kel-gov-office', unit: '秘书科', roles: ['office'] },
  { login: 'kel.sfj.chengban', name: '孙丽', organCode: 'kel-sfj', unit: '法治科', roles: ['reviewer'] },
  { login: 'kel.sfj.qianfa', name: '玉山江', organCode: 'kel-sfj', unit: '局领导', roles: ['signatory'] },
  { login: 'kel.sfj.beian', name: '马丽亚', organCode: 'kel-sfj', unit: '法治科', roles: ['filing_clerk'] },
  { login: 'admin', name: '系统管理员', organCode: 'bz-sfj', unit: '信息中心', roles: ['system_admin'] },
  { login: 'audit', name: '审计管理员', organCode: 'bz-sfj', unit: '督察科', roles: ['audit_admin'] },
] as const satisfies readonly (Omit<Account, 'roles'> & { roles: readonly Role[] })[];

/** Who files and fills in for the other organs: so that every act of the story has somebody who did it. Not printed; the same password. */
const CLERKS = [
  { login: 'jyj.bangong', name: '康建国', organCode: 'bz-jyj' },
  { login: 'rsj.bangong', name: '迪丽拜尔', organCode: 'bz-rsj' },
  { login: 'jtj.bangong', name: '郑海涛', organCode: 'bz-jtj' },
  { login: 'slj.bangong', name: '才仁', organCode: 'bz-slj' },
  { login: 'lt.zhengfuban', name: '吐尔洪', organCode: 'lt-gov-office' },
  { login: 'yl.zhengfuban', name: '罗明', organCode: 'yl-gov-office' },
  { login: 'rq.zhengfuban', name: '冯雪', organCode: 'rq-gov-office' },
  { login: 'qm.zhengfuban', name: '米娜娃', organCode: 'qm-gov-office' },
  { login: 'yq.zhengfuban', name: '马文忠', organCode: 'yq-gov-office' },
  { login: 'hj.zhengfuban', name: '道尔吉', organCode: 'hj-gov-office' },
  { login: 'hs.zhengfuban', name: '乌兰', organCode: 'hs-gov-office' },
  { login: 'bh.zhengfuban', name: '唐秀英', organCode: 'bh-gov-office' },
  { login: 'tashidian.bangong', name: '宋伟', organCode: 'kel-tashidian' },
] as const;

export type DemoLogin = (typeof ACCOUNTS)[number]['login'] | (typeof CLERKS)[number]['login'];
export type DemoPeople = Readonly<Record<DemoLogin, Actor>>;

/** Creates the accounts and writes them down for `npm start` to print (`demo-accounts.json` in the data folder). */
export async function createAccounts(rooms: Rooms, dataDir: string): Promise<DemoPeople> {
  const organs = rooms.get(OrganQueries);
  const people: Partial<Record<DemoLogin, Actor>> = {};
  const printed: { login: string; password: string; name: string; organ: string; roles: readonly Role[]; duties: string }[] = [];
  const clerks = CLERKS.map((clerk) => ({ ...clerk, unit: '办公室', roles: ['office'] as const }));
  for (const { login, name, organCode, unit, roles } of [...ACCOUNTS, ...clerks]) {
    const organ = await organs.byCode(organCode);
    const { user } = await rooms
      .get(UserService)
      .create({ organId: organ.id, unit, name, login, roles: [...roles], phone: '0996-2020000', password: PASSWORD }, SYSTEM);
    people[login] = await rooms.get(UserQueries).actor(user.id);
    if (clerks.some((clerk) => clerk.login === login)) continue;
    printed.push({
      login,
      password: PASSWORD,
      name,
      organ: organ.shortName,
      roles,
      duties: roles.map((role) => ROLE_WORDS[role]).join('、'),
    });
  }
  writeFileSync(join(dataDir, 'demo-accounts.json'), `${JSON.stringify(printed, null, 2)}\n`, { mode: 0o600 });
  return people as DemoPeople;
}
