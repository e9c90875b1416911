import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingModule } from '@libs/filing';
import { openContext, type TestContext } from '../support/context';

let context: TestContext;
beforeAll(async () => {
  context = await openContext({ modules: [DraftingModule, ExtractionModule, FilingModule] });
});
afterAll(() => context.close());

it('finds in the migrated database every table, column, type and nullability that the entities declare', async () => {
  const differences: string[] = [];
  for (const entity of context.db.entityMetadatas) {
    const rows = await context.database.query<{ column_name: string; is_nullable: string; udt_name: string }>(
      `SELECT column_name, is_nullable, udt_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
      [entity.tableName],
    );
    const found = new Map(rows.map((row) => [row.column_name, row]));
    for (const column of entity.columns) {
      const row = found.get(column.databaseName);
      const declared = context.db.driver.normalizeType(column);
      const name = `${entity.tableName}.${column.databaseName}`;
      if (!row) differences.push(`${name}: no such column`);
      else {
        if ((row.is_nullable === 'YES') !== column.isNullable) differences.push(`${name}: nullable is ${row.is_nullable}`);
        if (typeName(row.udt_name) !== declared + (column.isArray ? '[]' : ''))
          differences.push(`${name}: ${row.udt_name}, declared ${declared}`);
      }
      found.delete(column.databaseName);
    }
    for (const surplus of found.keys()) differences.push(`${entity.tableName}.${surplus}: not in the entity`);
  }
  expect(context.db.entityMetadatas.length).toBeGreaterThan(30);
  expect(differences).toEqual([]);
});

const TYPES: Record<string, string> = {
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
  varchar: 'character varying',
};

function typeName(udt: string): string {
  if (udt.startsWith('_')) return `${typeName(udt.slice(1))}[]`;
  return TYPES[udt] ?? udt;
}
