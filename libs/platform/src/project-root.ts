import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout's folder: the same whether this runs compiled (`dist/libs/…`) or from source (tests). */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'nest-cli.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('Guiku runs from its checkout: nest-cli.json was not found above the program');
    folder = above;
  }
  return folder;
}
