import { Injectable } from '@nestjs/common';
import { dayInChina, type Actor } from '@libs/kernel';
import { Transactions, type Tx } from '@libs/platform';
import { rolesOf, USER_COLUMNS, type ImportReport, type ImportRow, type UserColumn } from '../domain/import';
import { existsOn, type Organ } from '../domain/organ';
import type { Role } from '../domain/role';
import { normalizeLogin, type User, type UserChange } from '../domain/user';
import { OrganEntity } from '../organ.entity';
import { hashPassword, temporaryPassword } from '../password';
import { UserEntity } from '../user.entity';
import { UserService } from '../user.service';
import { faulty, repeatedRows, rowByRow, type Find, type Outcome } from './row-by-row';

type Row = ImportRow<UserColumn>;

/** A first password, shown once, to be changed at the first sign-in. */
export interface FirstPassword {
  login: string;
  name: string;
  organName: string;
  password: string;
}

/** Hashes at a time: each takes a core and 19 MiB. */
const HASHES_AT_ONCE = 4;
const NO_HASH = 'dry run';

/** Users from a filled-in table (批量导入用户). */
@Injectable()
export class UserImportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UserService,
  ) {}

  /**
   * Known logins are changed where a cell says something else (an empty cell says nothing), the others created with a first password each. All or
   * nothing; done again it changes nothing, and nobody gets another password.
   */
  async import(rows: readonly Row[], isDryRun: boolean, by: Actor): Promise<{ report: ImportReport; passwords: FirstPassword[] }> {
    // What a dry run finds needs no hashes, which take long; only a table without errors gets them.
    const planned = await this.run(rows, true, by, new Map());
    if (isDryRun || planned.report.findings.some((finding) => finding.severity === 'error'))
      return { report: planned.report, passwords: [] };
    const prepared = await hashed(planned.created.map(({ login }) => login));
    const { report, created } = await this.run(rows, false, by, prepared);
    const passwords = created.map((user) => ({ ...user, password: prepared.get(user.login)?.password ?? '' }));
    return { report, passwords: report.isCommitted ? passwords : [] };
  }

  private async run(
    rows: readonly Row[],
    isDryRun: boolean,
    by: Actor,
    prepared: ReadonlyMap<string, { password: string; hash: string }>,
  ): Promise<{ report: ImportReport; created: Omit<FirstPassword, 'password'>[] }> {
    const repeated = repeatedRows(rows, (row) => normalizeLogin(row.values.login));
    const created = new Map<string, Omit<FirstPassword, 'password'>>();
    let organs: Organ[] | null = null;
    const report = await rowByRow(this.transactions, rows, isDryRun, async (tx, row, find) => {
      organs ??= await tx.db.find(OrganEntity);
      const before = repeated.get(row.number);
      if (before !== undefined) {
        find('error', 'import_key_repeated', title('login'), { before });
        throw faulty();
      }
      const read = readRow(row, organs, dayInChina(tx.now), find);
      const known = await tx.db.findOneBy(UserEntity, { login: read.login });
      if (known) return this.change(tx, known, read, find, by);
      const { organ, login } = read;
      if (row.values.name === '') find('error', 'import_cell_missing', title('name'));
      if (!organ && row.values.organ === '') find('error', 'import_cell_missing', title('organ'));
      if (read.roles.length === 0 && row.values.roles === '') find('error', 'import_cell_missing', title('roles'));
      if (read.isFaulty || !organ || row.values.name === '' || read.roles.length === 0) throw faulty();
      const passwordHash = isDryRun ? NO_HASH : prepared.get(login)?.hash;
      if (passwordHash === undefined) throw faulty(); // somebody took the login away between the two runs
      const { name, unit, phone } = row.values;
      const user = { organId: organ.id, unit: unit || null, name, login, roles: read.roles, phone: phone || null };
      await this.users.insertIn(tx, { ...user, passwordHash, mustChangePassword: true }, 'user.create', by.id);
      created.set(login, { login, name, organName: organ.shortName });
      return 'created';
    });
    return { report, created: [...created.values()] };
  }

  private async change(tx: Tx, user: User, read: ReadRow, find: Find, by: Actor): Promise<Outcome> {
    if (read.isFaulty) throw faulty();
    if (user.disabledAt) find('warning', 'import_user_is_disabled', title('login'));
    const wanted: UserChange = { ...read.change, ...(read.organ ? { organId: read.organ.id } : {}) };
    const change = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => user[key as keyof UserChange] !== value));
    const hasOtherRoles = read.roles.length > 0 && [...read.roles].sort().join() !== [...user.roles].sort().join();
    let { revision } = user;
    if (Object.keys(change).length > 0) ({ revision } = await this.users.editIn(tx, user.id, revision, change, by));
    if (hasOtherRoles) await this.users.setRolesIn(tx, user.id, revision, read.roles, by);
    return hasOtherRoles || Object.keys(change).length > 0 ? 'changed' : 'unchanged';
  }
}

interface ReadRow {
  login: string;
  organ: Organ | null;
  roles: Role[];
  change: UserChange;
  isFaulty: boolean;
}

function readRow({ values }: Row, organs: readonly Organ[], today: string, find: Find): ReadRow {
  const login = normalizeLogin(values.login);
  const organ = values.organ === '' ? null : organOf(values.organ, organs, today);
  const { roles, unknown } = rolesOf(values.roles);
  let isFaulty = false;
  const fault = (code: string, key: UserColumn, detail = {}) => {
    find('error', code, title(key), detail);
    isFaulty = true;
  };
  if (login === '') fault('import_cell_missing', 'login');
  else if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(login)) fault('user_login_is_lower_case', 'login');
  if (values.organ !== '' && !organ) fault('import_organ_unknown', 'organ', { typed: values.organ.slice(0, 40) });
  if (unknown.length > 0) fault('import_role_unknown', 'roles', { typed: unknown.join('、').slice(0, 60) });
  if (organ) warn(organ, roles, find);
  const { name, unit, phone } = values;
  const change: UserChange = { ...(name === '' ? {} : { name }), ...(unit === '' ? {} : { unit }), ...(phone === '' ? {} : { phone }) };
  return { login, organ, roles, change, isFaulty };
}

/** What is allowed and yet seldom meant. */
function warn(organ: Organ, roles: readonly Role[], find: Find): void {
  if (roles.includes('system_admin') && roles.includes('audit_admin')) find('warning', 'import_admin_audits_self', title('roles'));
  if (roles.includes('legal_unit') && !organ.hasLegalUnit) find('warning', 'import_no_legal_unit', title('roles'));
  if (roles.includes('second_reviewer') && organ.kind !== 'justice_bureau') find('warning', 'import_reviewer_elsewhere', title('roles'));
}

/** By code, full name, or a short name that one open organ has. */
function organOf(typed: string, organs: readonly Organ[], today: string): Organ | null {
  const open = organs.filter((organ) => existsOn(organ, today));
  const byName = open.find((organ) => organ.code === typed) ?? open.find((organ) => organ.name === typed);
  if (byName) return byName;
  const short = open.filter((organ) => organ.shortName === typed);
  return short.length === 1 ? (short[0] ?? null) : null;
}

async function hashed(logins: readonly string[]): Promise<Map<string, { password: string; hash: string }>> {
  const made = new Map<string, { password: string; hash: string }>();
  for (let at = 0; at < logins.length; at += HASHES_AT_ONCE)
    await Promise.all(
      logins.slice(at, at + HASHES_AT_ONCE).map(async (login) => {
        const password = temporaryPassword();
        made.set(login, { password, hash: await hashPassword(password) });
      }),
    );
  return made;
}

function title(key: UserColumn): string {
  return USER_COLUMNS.find((column) => column.key === key)?.title ?? key;
}
