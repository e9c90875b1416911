import { IdentityModule, SetupService, UserQueries } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { cliConfig, readConfig } from '@libs/platform';
import { parseOptions, tell } from './command';
import { withRooms } from './context';

/** `guiku setup-link`: prints a one-time address for the first administrator; nothing when there is one already. */
export async function setupLinkCommand(args: string[]): Promise<undefined> {
  parseOptions(args, {});
  const { GUIKU_DESK_URL, GUIKU_DESK_PORT } = readConfig(cliConfig);
  await withRooms([IdentityModule], async (rooms) => {
    if (await rooms.get(UserQueries).hasAdmin()) {
      tell('系统已有管理员', 'there is an administrator already');
      return;
    }
    const token = await rooms.get(SetupService).createLink(SYSTEM);
    const desk = GUIKU_DESK_URL ?? `http://localhost:${GUIKU_DESK_PORT}`;
    process.stdout.write(`${desk.replace(/\/$/, '')}/setup?token=${token}\n`);
  });
}
