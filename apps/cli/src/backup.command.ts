import { cliConfig, Clock, readConfig } from '@libs/platform';
import { makeBackup, OperationModule, OperationService, pruneBackups, verifyBackup } from '@libs/operation';
import { parseOptions, tell, UsageError } from './command';
import { withRooms } from './context';

const USAGE = `guiku backup DIR [--keep N]
guiku backup --verify DIR`;

/**
 * `guiku backup DIR`: a backup of the running registry; with `--keep N` all but the newest N generations go afterwards.
 * `guiku backup --verify DIR`: reads every file of every generation; one JSON object a line on standard output for each that is damaged or missing.
 * Exit code 1 when something is damaged, or was already missing in the registry when it was backed up.
 */
export async function backupCommand(args: string[]): Promise<number> {
  const { options, rest } = parseOptions(args, { verify: 'flag', keep: 'value' });
  const [folder] = rest;
  const keep = options['keep'] === undefined ? null : Number(options['keep']);
  if (folder === undefined || rest.length > 1 || (keep !== null && !(Number.isInteger(keep) && keep >= 1))) throw new UsageError(USAGE);
  return options['verify'] === undefined ? backUp(folder, keep) : verify(folder);
}

async function backUp(folder: string, keep: number | null): Promise<number> {
  const { OWNER_DATABASE_URL: ownerUrl, GUIKU_DATA_DIR: dataDir } = readConfig(cliConfig);
  return withRooms([OperationModule], async (rooms) => {
    const manifest = await makeBackup({ ownerUrl, dataDir, folder, at: rooms.get(Clock).now() });
    await rooms.get(OperationService).backedUp(manifest);
    const { generation, tables, jobs, blobs, missing } = manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${JSON.stringify({ generation, tables: tables.length, rows, jobs, blobs, missing })}\n`);
    tell(
      `已备份为 ${generation}：${tables.length} 张表 ${rows} 行、文件 ${blobs.files} 个`,
      `${rows} rows of ${tables.length} tables and ${blobs.files} files backed up as ${generation}`,
    );
    for (const hash of missing)
      tell(`文件 ${hash} 在数据文件夹中缺失或已损坏，未能备份`, `the file ${hash} is missing or damaged in the data folder`);
    if (keep !== null)
      for (const name of await pruneBackups(folder, keep)) tell(`已删除旧备份 ${name}`, `the old backup ${name} was deleted`);
    return missing.length === 0 ? 0 : 1;
  });
}

async function verify(folder: string): Promise<number> {
  const { generations } = await verifyBackup(folder);
  const findings = generations.flatMap((generation) => generation.findings);
  for (const finding of findings) process.stdout.write(`${JSON.stringify(finding)}\n`);
  const names = generations.map((generation) => generation.name).join(', ');
  tell(
    `已核对备份 ${names}，损坏或缺失 ${findings.length} 个文件`,
    `${generations.length} generations verified, ${findings.length} files damaged or missing`,
  );
  return findings.length === 0 ? 0 : 1;
}
