import { AuditModule, AuditVerifier, FINDING_WORDS, type Finding, type VerifyReport } from '@libs/audit';
import { parseOptions, tell, UsageError } from './command';
import { withRooms } from './context';

const USAGE = 'guiku audit verify [--json]';

/**
 * `guiku audit verify`: one line on standard output for everything that was touched (with `--json` one object a line), a summary on
 * standard error (with `--json` the last line). Exit code 1 when anything was.
 */
export async function auditCommand([action, ...args]: string[]): Promise<number> {
  const { options, rest } = parseOptions(args, { json: 'flag' });
  if (action !== 'verify' || rest.length > 0) throw new UsageError(USAGE);
  const isJson = options['json'] !== undefined;
  const say = isJson ? (finding: Finding) => JSON.stringify(finding) : wordsOf;
  const report = await withRooms([AuditModule], (rooms) =>
    rooms.get(AuditVerifier).verify((finding) => process.stdout.write(`${say(finding)}\n`)),
  );
  if (isJson) process.stdout.write(`${JSON.stringify({ report })}\n`);
  else summarize(report);
  return report.findings === 0 ? 0 : 1;
}

function wordsOf(finding: Finding): string {
  const words = FINDING_WORDS[finding.code];
  return `${placeOf(finding)}：${words.zh} / ${words.en}`;
}

function placeOf(finding: Finding): string {
  if ('subjectId' in finding) {
    const rows = finding.code === 'rows_missing' ? `${finding.from}–${finding.to}` : String(finding.seq);
    const id = 'id' in finding ? `（${finding.id}）` : '';
    const seal = 'sealSeq' in finding ? `，封存 ${finding.sealSeq}${finding.source === 'anchor' ? '（库外副本）' : ''}` : '';
    return `${finding.subjectType} ${finding.subjectId} 第 ${rows} 条${id}${seal}`;
  }
  if ('sealSeq' in finding) return `封存 ${finding.sealSeq}${'on' in finding ? `（${finding.on} 存证）` : ''}`;
  if ('line' in finding) return `anchors.jsonl 第 ${finding.line} 行`;
  return 'file' in finding ? finding.file : `封存 ${finding.from}–${finding.to}`;
}

function summarize(report: VerifyReport): void {
  const { rows, subjects, seals, anchored, rowsNotAnchored, rowsNotSealed, findings } = report;
  tell(
    `已核对 ${rows} 条记录、${subjects} 个事项、${seals} 次封存，发现问题 ${findings} 处`,
    `${rows} rows of ${subjects} subjects and ${seals} seals verified, ${findings} findings`,
  );
  if (anchored) tell(`库外存证至 ${anchored.on}（封存 ${anchored.sealSeq}）`, `anchored up to ${anchored.on} (seal ${anchored.sealSeq})`);
  else tell('尚无库外存证', 'nothing is anchored outside the database yet');
  tell(
    `尚未存证的记录 ${rowsNotAnchored} 条，其中尚未封存 ${rowsNotSealed} 条`,
    `${rowsNotAnchored} rows not anchored yet, ${rowsNotSealed} of them not sealed`,
  );
}
