import { AuditModule, AuditVerifier } from '@libs/audit';
import { OperationModule, OperationService, restoreBackup } from '@libs/operation';
import { cliConfig, readConfig } from '@libs/platform';
import { RegistryModule, ReplayService } from '@libs/registry';
import { parseOptions, tell, UsageError } from './command';
import { withRooms } from './context';
import { reindexCommand } from './reindex.command';

const USAGE = 'guiku restore DIR [--generation NAME]';

/**
 * `guiku restore DIR`: into an empty database and data folder. Then the audit log is verified, the effect periods are replayed and compared, and the
 * index is filled. Exit code 1 when any of that finds something.
 */
export async function restoreCommand(args: string[]): Promise<number> {
  const { options, rest } = parseOptions(args, { generation: 'value' });
  const [folder] = rest;
  if (folder === undefined || rest.length > 1) throw new UsageError(USAGE);
  const { OWNER_DATABASE_URL: ownerUrl, GUIKU_DATA_DIR: dataDir } = readConfig(cliConfig);
  const manifest = await restoreBackup({ ownerUrl, dataDir, folder, generation: options['generation'] });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  tell(
    `已恢复 ${manifest.generation}：${manifest.tables.length} 张表 ${rows} 行、文件 ${manifest.blobs.files} 个，逐表一致`,
    `${manifest.generation} restored: ${rows} rows, equal table by table`,
  );
  const wrong = await withRooms([AuditModule, RegistryModule, OperationModule], async (rooms) => {
    const audit = await rooms.get(AuditVerifier).verify((finding) => process.stdout.write(`${JSON.stringify(finding)}\n`));
    tell(`操作日志 ${audit.rows} 条，问题 ${audit.findings} 处`, `${audit.rows} audit rows, ${audit.findings} findings`);
    const { documents, differences } = await rooms.get(ReplayService).check();
    for (const difference of differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
    tell(
      `效力区间核对 ${documents} 件，不一致 ${differences.length} 处`,
      `${documents} documents replayed, ${differences.length} differences`,
    );
    await rooms.get(OperationService).restored(manifest);
    return audit.findings + differences.length;
  });
  await reindexCommand([]);
  return wrong === 0 ? 0 : 1;
}
