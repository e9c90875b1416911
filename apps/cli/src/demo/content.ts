import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@libs/platform';

export interface DemoText {
  /** Name of the file without its ending. */
  name: string;
  /** `制定机关: …` lines before the first empty line; none for drafts. */
  head: Readonly<Record<string, string | undefined>>;
  text: string;
}

/** The texts of a folder of `apps/cli/demo`, in the order of their names. */
export function demoTexts(folder: 'documents' | 'drafts'): DemoText[] {
  const place = join(projectRoot(), 'apps/cli/demo', folder);
  return readdirSync(place)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => split(name.slice(0, -4), readFileSync(join(place, name), 'utf8')));
}

function split(name: string, content: string): DemoText {
  const [first = '', ...rest] = content.split('\n\n');
  const lines = first.split('\n').map((line) => /^([^\s:：]+): (.+)$/.exec(line));
  if (!lines.every((line) => line !== null)) return { name, head: {}, text: content.trim() };
  return { name, head: Object.fromEntries(lines.map(([, key = '', value = '']) => [key, value])), text: rest.join('\n\n').trim() };
}
