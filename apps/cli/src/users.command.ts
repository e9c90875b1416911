import { IdentityModule, OrganQueries, UserQueries, UserService, type Role } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { parseOptions, UsageError } from './command';
import { withRooms } from './context';
import { importUsers } from './import.command';

const USAGE = `guiku users create --login LOGIN --name NAME --organ CODE --roles ROLE[,ROLE…] [--unit UNIT] [--phone PHONE]
guiku users reset-password LOGIN
guiku users import FILE [--commit]`;

/** `guiku users create | reset-password`: prints one JSON line with the temporary password, which is shown this once. */
export async function usersCommand([action, ...args]: string[]): Promise<number | undefined> {
  if (action === 'create') return create(args);
  if (action === 'reset-password') return resetPassword(args);
  if (action === 'import') return importUsers(args, USAGE);
  throw new UsageError(USAGE);
}

async function create(args: string[]): Promise<undefined> {
  const known = { login: 'value', name: 'value', organ: 'value', roles: 'value', unit: 'value', phone: 'value' } as const;
  const { options, rest } = parseOptions(args, known);
  const { login, name, organ, roles, unit = null, phone = null } = options;
  if (!login || !name || !organ || !roles || rest.length > 0) throw new UsageError(USAGE);
  await withRooms([IdentityModule], async (rooms) => {
    const { id: organId } = await rooms.get(OrganQueries).byCode(organ);
    const user = { organId, unit, name, login, roles: roles.split(',') as Role[], phone };
    const { user: created, temporaryPassword } = await rooms.get(UserService).create(user, SYSTEM);
    process.stdout.write(`${JSON.stringify({ id: created.id, login: created.login, temporaryPassword })}\n`);
  });
}

async function resetPassword(args: string[]): Promise<undefined> {
  const { rest } = parseOptions(args, {});
  const [login] = rest;
  if (!login || rest.length > 1) throw new UsageError(USAGE);
  await withRooms([IdentityModule], async (rooms) => {
    const { id, revision } = await rooms.get(UserQueries).byLogin(login);
    const { user, temporaryPassword } = await rooms.get(UserService).resetPassword(id, revision, SYSTEM);
    process.stdout.write(`${JSON.stringify({ id, login: user.login, temporaryPassword })}\n`);
  });
}
