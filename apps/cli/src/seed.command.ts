import { IdentityModule, OrganService } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { parseOptions, tell } from './command';
import { withRooms } from './context';

/** `guiku seed`: puts in the organs (机关) that are missing; done twice it is done once. */
export async function seedCommand(args: string[]): Promise<undefined> {
  parseOptions(args, {});
  await seed();
}

export async function seed(): Promise<void> {
  const added = await withRooms([IdentityModule], (rooms) => rooms.get(OrganService).seed(SYSTEM));
  tell(`已录入单位 ${added} 家`, `${added} organs put in`);
}
