import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AnchorService, AuditModule, AuditQueries, AuditVerifier, SealService, type Finding } from '@libs/audit';
import { SYSTEM } from '@libs/kernel';
import { Transactions } from '@libs/platform';
import { openContext, type TestContext } from '../support/context';
import { forgeAndVerify } from '../support/forgeries';
import { Random } from '../support/random';

describe('INV-H (attack): whoever may do anything in the database', () => {
  it('is named for every edit, deletion, reordering, truncation and recomputation, and nobody else is', async () => {
    const { clean, rounds } = await forgeAndVerify(new Random(20261122), 40, 12);
    expect(clean).toEqual([]);
    expect(rounds.filter((round) => !round.isNamed || round.accused.length > 0)).toEqual([]);
    expect(new Set(rounds.map((round) => round.what.split(' ')[0])).size).toBeGreaterThan(4);
  }, 120_000);
});

describe('INV-H (lawful): a log that nobody touched', () => {
  let context: TestContext;
  beforeEach(async () => {
    context = await openContext({ modules: [AuditModule] });
  });
  afterEach(() => context.close());

  const record = (subjectId: string, type = 'test.act', actorId = SYSTEM.id) =>
    context.get(Transactions).run((tx) => tx.record({ type, subjectType: 'test', subjectId, actorId, at: tx.now, detail: { subjectId } }));
  const seal = () => context.get(SealService).seal({ isThorough: false });
  const verify = async () => {
    const findings: Finding[] = [];
    const report = await context.get(AuditVerifier).verify((finding) => findings.push(finding));
    return { report, findings };
  };
  const folder = () => join(context.dataDir, 'anchors');

  it('verifies, and says what is not sealed and not anchored yet', async () => {
    expect((await verify()).report).toMatchObject({ rows: 0, anchored: null, findings: 0 });
    await Promise.all(Array.from({ length: 12 }, (_, n) => record(`s${n % 3}`)));
    await seal();
    await context.get(AnchorService).anchor('2026-04-01');
    await record('s0');
    await seal();
    await record('s1');
    expect((await verify()).report).toEqual({
      rows: 14,
      subjects: 3,
      seals: 2,
      anchored: { sealSeq: 1, on: '2026-04-01' },
      rowsNotAnchored: 2,
      rowsNotSealed: 1,
      findings: 0,
    });
  });

  it('is sealed once however many seal at the same time, and not at all when nothing happened', async () => {
    await record('s1');
    await Promise.all([seal(), seal(), seal()]);
    expect(await context.db.query('SELECT seq, head_count FROM audit_seal')).toEqual([{ seq: 1, head_count: 1 }]);
    expect(await seal()).toBeNull();
    expect(await context.get(SealService).seal({ isThorough: true })).toBeNull();
  });

  it('is anchored in a chain of lines, once for each day with news, and outlives a line that a power failure cut off', async () => {
    const anchors = context.get(AnchorService);
    await record('s1');
    await seal();
    await anchors.anchor('2026-04-01');
    expect(await anchors.anchor('2026-04-02')).toBeNull();
    await appendFile(join(folder(), 'anchors.jsonl'), '{"on":"2026-04-02","seal');
    await record('s2');
    await seal();
    await anchors.anchor('2026-04-03');
    expect((await anchors.lines()).map((line) => line?.on)).toEqual(['2026-04-01', '2026-04-03']);
    expect((await verify()).findings).toEqual([]);
  });

  it('whose anchors were touched says so', async () => {
    await record('s1');
    await seal();
    await context.get(AnchorService).anchor('2026-04-01');
    await record('s2');
    await seal();
    await context.get(AnchorService).anchor('2026-04-02');
    const lines = join(folder(), 'anchors.jsonl');
    const kept = await readFile(lines, 'utf8');
    await writeFile(lines, kept.replace('2026-04-01', '2026-03-01'));
    expect((await verify()).findings).toEqual([{ code: 'anchor_damaged', line: 2 }]);
    await writeFile(lines, kept);
    const copy = (await readdir(folder())).find((name) => name.startsWith('seals-')) ?? '';
    await appendFile(join(folder(), copy), '{"head":{}}\n');
    expect((await verify()).findings).toEqual([{ code: 'anchor_copy_damaged', file: copy }]);
    await rm(join(folder(), copy));
    expect((await verify()).findings).toEqual([{ code: 'anchor_copy_missing', file: copy }]);
  });

  it('is searched by subject, person, kind and time, page by page', async () => {
    const somebody = '00000000-0000-7000-8000-000000000001';
    context.clock.set('2026-04-01T02:00:00Z');
    for (let n = 0; n < 5; n += 1) await record('s1');
    context.clock.set('2026-04-02T02:00:00Z');
    await record('s2', 'review.accept', somebody);
    const queries = context.get(AuditQueries);
    const count = async (filter: Parameters<AuditQueries['search']>[0]) => (await queries.search(filter, { limit: 50 })).items.length;
    expect(await count({})).toBe(6);
    expect(await count({ subjectType: 'test', subjectId: 's1' })).toBe(5);
    expect(await count({ actorId: somebody })).toBe(1);
    expect([await count({ type: 'review.*' }), await count({ type: 'review' }), await count({ type: 'test.act' })]).toEqual([1, 0, 5]);
    expect(await count({ from: new Date('2026-04-02T00:00:00Z') })).toBe(1);
    const first = await queries.search({}, { limit: 4 });
    const second = await queries.search({}, { limit: 4, after: first.next ?? '' });
    expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(6);
    expect(second.next).toBeNull();
  });
});
