import { Injectable } from '@nestjs/common';
import { dayInChina, parseDateInput, type Actor } from '@libs/kernel';
import { Transactions, type Tx } from '@libs/platform';
import {
  KIND_WORDS,
  keyOf,
  LEVEL_WORDS,
  ORGAN_COLUMNS,
  yesOrNo,
  type ImportReport,
  type ImportRow,
  type OrganColumn,
} from '../domain/import';
import type { Organ, OrganChange } from '../domain/organ';
import { OrganEntity } from '../organ.entity';
import { OrganService } from '../organ.service';
import { faulty, repeatedRows, rowByRow, type Find, type Outcome } from './row-by-row';

type Row = ImportRow<OrganColumn>;

/** Organs from a filled-in table (批量导入单位). */
@Injectable()
export class OrganImportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly organs: OrganService,
  ) {}

  /**
   * Known codes are changed where a cell says something else (an empty cell says nothing), the others created, parents before children whatever their
   * order. All or nothing; done again it changes nothing.
   */
  import(rows: readonly Row[], isDryRun: boolean, by: Actor): Promise<ImportReport> {
    const repeated = repeatedRows(rows, (row) => row.values.code);
    return rowByRow(this.transactions, parentsFirst(rows), isDryRun, async (tx, row, find) => {
      const before = repeated.get(row.number);
      if (before !== undefined) {
        find('error', 'import_key_repeated', title('code'), { before });
        throw faulty();
      }
      return this.put(tx, row, find, by);
    });
  }

  private async put(tx: Tx, row: Row, find: Find, by: Actor): Promise<Outcome> {
    const read = readRow(row, find);
    const known = await tx.db.findOneBy(OrganEntity, { code: row.values.code });
    if (known) return this.change(tx, known, row, read, find, by);
    const parent = await tx.db.findOneBy(OrganEntity, { code: row.values.parent });
    if (!parent) find('error', 'import_parent_unknown', title('parent'), { code: row.values.parent });
    if (row.values.name === '') find('error', 'import_cell_missing', title('name'));
    if (read.isFaulty || !parent || row.values.name === '') throw faulty();
    const {
      shortName = row.values.name,
      prefix = null,
      hasLegalUnit = false,
      mayIssue = false,
      basis = null,
      sortOrder = 999,
      phone = null,
    } = read.change;
    const { level = parent.level, kind = 'department', regionCode = parent.regionCode, validFrom = dayInChina(tx.now) } = read;
    const { code, name } = row.values;
    const own = { code, name, shortName, level, kind, regionCode, prefix, hasLegalUnit, mayIssue, basis, sortOrder, phone, validFrom };
    if (mayIssue && basis === null) find('warning', 'import_issuer_without_basis', title('basis'));
    await this.organs.createIn(tx, { ...own, parentId: parent.id }, by);
    return 'created';
  }

  private async change(tx: Tx, organ: Organ, row: Row, read: ReadRow, find: Find, by: Actor): Promise<Outcome> {
    const parent = row.values.parent === '' ? null : await tx.db.findOneBy(OrganEntity, { code: row.values.parent });
    const fixed: [OrganColumn, boolean][] = [
      ['parent', row.values.parent !== '' && parent?.id !== organ.parentId],
      ['level', read.level !== undefined && read.level !== organ.level],
      ['kind', read.kind !== undefined && read.kind !== organ.kind],
      ['regionCode', read.regionCode !== undefined && read.regionCode !== organ.regionCode],
      ['validFrom', read.validFrom !== undefined && read.validFrom !== organ.validFrom],
    ];
    for (const [key, isOther] of fixed) if (isOther) find('warning', 'import_organ_keeps_place', title(key));
    if (read.isFaulty) throw faulty();
    const wanted: OrganChange = { ...read.change, ...(row.values.name === '' ? {} : { name: row.values.name }) };
    const change = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => organ[key as keyof OrganChange] !== value));
    if (Object.keys(change).length === 0) return 'unchanged';
    await this.organs.editIn(tx, organ.id, organ.revision, change, by);
    return 'changed';
  }
}

interface ReadRow {
  change: OrganChange;
  level?: Organ['level'];
  kind?: Organ['kind'];
  regionCode?: string;
  validFrom?: string;
  isFaulty: boolean;
}

/** What the cells say, every fault told; an empty cell says nothing. */
function readRow({ values }: Row, find: Find): ReadRow {
  const read: ReadRow = { change: {}, isFaulty: false };
  /** The meaning of a filled cell; null is a fault. */
  const given = <T>(key: OrganColumn, code: string, meaning: (typed: string) => T | null): T | undefined => {
    if (values[key] === '') return undefined;
    const found = meaning(values[key]);
    if (found !== null) return found;
    find('error', code, title(key), { typed: values[key].slice(0, 40) });
    read.isFaulty = true;
    return undefined;
  };
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(values.code)) {
    find('error', values.code === '' ? 'import_cell_missing' : 'import_code_malformed', title('code'), { typed: values.code.slice(0, 40) });
    read.isFaulty = true;
  }
  read.level = given('level', 'import_choice_unknown', (typed) => keyOf(LEVEL_WORDS, typed));
  read.kind = given('kind', 'import_choice_unknown', (typed) => keyOf(KIND_WORDS, typed));
  read.regionCode = given('regionCode', 'organ_region_code_is_six_digits', (typed) => (/^\d{6}$/.test(typed) ? typed : null));
  read.validFrom = given('validFrom', 'import_date_malformed', parseDateInput);
  const change = {
    shortName: given('shortName', '', (typed) => typed),
    prefix: given('prefix', '', (typed) => typed),
    basis: given('basis', '', (typed) => typed),
    phone: given('phone', '', (typed) => typed),
    hasLegalUnit: given('hasLegalUnit', 'import_choice_unknown', yesOrNo),
    mayIssue: given('mayIssue', 'import_choice_unknown', yesOrNo),
    sortOrder: given('sortOrder', 'import_number_malformed', (typed) => (/^\d{1,6}$/.test(typed) ? Number(typed) : null)),
  };
  read.change = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return read;
}

/** A row after the row of its parent; rows in a circle keep their order, and their parents are unknown then. */
function parentsFirst(rows: readonly Row[]): Row[] {
  const byCode = new Map(rows.map((row) => [row.values.code, row]));
  const ordered = new Set<Row>();
  const add = (row: Row, below: ReadonlySet<Row>): void => {
    if (ordered.has(row) || below.has(row)) return;
    const parent = byCode.get(row.values.parent);
    if (parent && row.values.parent !== '') add(parent, new Set([...below, row]));
    ordered.add(row);
  };
  for (const row of rows) add(row, new Set());
  return [...ordered];
}

function title(key: OrganColumn): string {
  return ORGAN_COLUMNS.find((column) => column.key === key)?.title ?? key;
}
