import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganNode } from '@libs/identity';
import { DomainError } from '@libs/kernel';
import { projectRoot } from '@libs/platform';
import { compose, departmentOf, subjectOf } from './compose';
import type { DemoText } from './content';

/** The rows of a table of `apps/cli/demo`, by the names in its first line. An empty cell is ''. */
export function demoTable<Column extends string>(name: string): Record<Column, string>[] {
  const [first = '', ...lines] = readFileSync(join(projectRoot(), 'apps/cli/demo', `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = first.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Record<Column, string>;
  });
}

type StockRow = Record<'文号' | '制定机关' | '性质' | '题材' | '标题' | '成文' | '公布' | '施行' | '期限' | '废止', string>;

/**
 * The stock beside the texts written out in `documents`: a row of `stock.tsv` each, its text composed from its topic's passages.
 * 施行: a day, 印发 (from its publication) or nothing; 期限: years, 至 a day, or nothing.
 */
export function stockTexts(organs: readonly OrganNode[]): DemoText[] {
  const rows: StockRow[] = demoTable('stock');
  const byNumber = new Map(rows.map((row) => [row.文号, row]));
  const byCode = new Map(organs.map((organ) => [organ.code, organ]));
  return rows.map((row) => {
    const issuer = byCode.get(row.制定机关);
    if (!issuer) throw new DomainError('not_found', 'demo_organ_missing', { name: row.制定机关 });
    const fromIssue = row.施行 === '印发';
    const effectiveOn = fromIssue ? row.公布 : row.施行 || null;
    const replaced = byNumber.get(row.废止);
    const text = compose({
      number: row.文号,
      title: row.标题,
      topic: row.题材,
      issuer: { name: issuer.name, isOffice: issuer.kind === 'government_office', level: issuer.level },
      publishedOn: row.公布,
      effectiveOn,
      fromIssue,
      termYears: /^\d+$/.test(row.期限) ? Number(row.期限) : null,
      validThrough: row.期限.startsWith('至') ? row.期限.slice(1) : null,
      replaces: replaced ? { title: replaced.标题, number: replaced.文号 } : null,
    });
    const head = {
      制定机关: issuer.name,
      文号: row.文号,
      性质: row.性质,
      成文: row.成文,
      公布: row.公布,
      施行: effectiveOn ?? undefined,
      年限: /^\d+$/.test(row.期限) ? row.期限 : undefined,
      主题: subjectOf(row.题材),
      责任单位: responsible(issuer, row.题材, byCode)?.name,
    };
    return { name: row.文号, head, text };
  });
}

/** Of a prefecture government's document the department of its topic, of a county's its office; departments and townships answer themselves. */
function responsible(issuer: OrganNode, topic: string, byCode: ReadonlyMap<string, OrganNode>): OrganNode | undefined {
  if (issuer.kind !== 'government' && issuer.kind !== 'government_office') return issuer;
  if (issuer.level === 'prefecture') return byCode.get(departmentOf(topic));
  return issuer.kind === 'government' ? byCode.get(`${issuer.code}-office`) : issuer;
}
