import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cliConfig, readConfig } from '@libs/platform';
import { Client } from 'pg';
import { CommandError, parseOptions, tell } from '../command';
import { readCatalogue, type Catalogue, type Relation } from './catalogue';

/** Seen from the compiled file dist/apps/cli/src/schema. */
const FILE = join(__dirname, '../../../../../docs/schema.sql');

/**
 * `guiku schema [--check]`: writes docs/schema.sql from the database's own catalogue, or compares the two. The comparison of migrations
 * with entities knows indexes and checks by name only; this one knows what they say.
 */
export async function schemaCommand(args: string[]): Promise<undefined> {
  const { options } = parseOptions(args, { check: 'flag' });
  const client = new Client({ connectionString: readConfig(cliConfig).OWNER_DATABASE_URL });
  await client.connect();
  try {
    const text = toText(await readCatalogue(client));
    if (!options['check']) {
      await writeFile(FILE, text);
      tell(`已写入 ${FILE}`, 'written');
      return;
    }
    const differences = compare(await readFile(FILE, 'utf8').catch(() => ''), text);
    if (differences.length === 0) return;
    const head =
      '数据库结构与 docs/schema.sql 不一致（- 文件，+ 数据库），请运行 guiku schema / docs/schema.sql is out of date; run `guiku schema`';
    throw new CommandError([head, ...differences.slice(0, 60)].join('\n'));
  } finally {
    await client.end();
  }
}

function toText({ extensions, relations, sequences, routines }: Catalogue): string {
  const lines = [
    '-- The schema as the migrations make it, read from the catalogue by `guiku schema`. Do not edit.',
    ...extensions.map((name) => `EXTENSION ${name}`),
    ...relations.flatMap(relationText),
    ...(sequences.length > 0 ? ['', ...sequences.map((name) => `SEQUENCE ${name}`)] : []),
    ...routines.flatMap(({ name, definition, grants }) => [
      '',
      `FUNCTION ${name}`,
      ...indented(definition.trimEnd().split('\n')),
      ...granted(grants),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function relationText(relation: Relation): string[] {
  const { name, kind, columns, constraints, indexes, triggers, definition, grants } = relation;
  return [
    '',
    `${kind.toUpperCase()} ${name}`,
    ...indented(columns),
    ...indented(constraints.map((text) => `CONSTRAINT ${text}`)),
    ...indented(indexes),
    ...indented(triggers),
    ...(definition === null ? [] : indented([`AS ${definition}`])),
    ...granted(grants),
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`.trimEnd());
}

function granted(grants: readonly string[]): string[] {
  return indented(grants.map((grant) => `GRANT ${grant}`));
}

/** The lines that stand on one side only, with the object they belong to. */
function compare(committed: string, present: string): string[] {
  const [before, after] = [placed(committed), placed(present)];
  return [
    ...[...before].filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}

/** Each line once, led by the heading above it: the order of objects and of lines says nothing. */
function placed(text: string): Set<string> {
  let heading = '';
  const lines = text.split('\n').flatMap((line) => {
    if (line !== '' && !line.startsWith(' ')) heading = line;
    return line.trim() === '' ? [] : [line === heading ? line : `${heading}: ${line.trim()}`];
  });
  return new Set(lines);
}
