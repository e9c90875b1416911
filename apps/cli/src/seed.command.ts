import { IdentityModule, OrganService } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { SettingsModule, SettingsSeed } from '@libs/settings';
import { parseOptions, tell } from './command';
import { withRooms } from './context';

/** `guiku seed`: puts in the organs (机关) and settings (设置) that are missing; done twice it is done once. */
export async function seedCommand(args: string[]): Promise<undefined> {
  parseOptions(args, {});
  await seed();
}

export async function seed(): Promise<void> {
  const added = await withRooms([IdentityModule, SettingsModule], async (rooms) => {
    const organs = await rooms.get(OrganService).seed(SYSTEM);
    await rooms.get(SettingsSeed).seed(SYSTEM);
    return organs;
  });
  tell(`已录入单位 ${added} 家，设置已齐备`, `${added} organs put in, the settings are complete`);
}
