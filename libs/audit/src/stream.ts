import type { DataSource, ObjectLiteral, QueryRunner } from 'typeorm';

const ROWS_AT_A_TIME = 2_000;

/** Runs `work` on one frozen view of the database (REPEATABLE READ, READ ONLY). */
export async function onSnapshot<T>(source: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await work(runner);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  } finally {
    await runner.release();
  }
}

/** The rows of a query one after another, however many: a server-side cursor, constant memory. One at a time on a runner by `name`. */
export async function* streamed<Row extends ObjectLiteral>(
  runner: QueryRunner,
  name: string,
  sql: string,
  values: unknown[] = [],
): AsyncGenerator<Row> {
  await runner.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`, values);
  for (;;) {
    const rows = (await runner.query(`FETCH ${ROWS_AT_A_TIME} FROM ${name}`)) as Row[];
    yield* rows;
    if (rows.length < ROWS_AT_A_TIME) break;
  }
  await runner.query(`CLOSE ${name}`);
}
