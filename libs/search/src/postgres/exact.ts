import { foldForSearch, normaliseTitle, parseDocNumber } from '@libs/text';
import type { EntityManager } from 'typeorm';
import { foldQuery, type Understood } from '../domain/query';
import { joinQueries, phraseQuery } from '../domain/token';
import type { QuickHit } from '../engine';
import type { Side } from './sql';
import type { Exact } from './statement';

/** Entries that bear the number, the title, or the article's title, best reason first. Whatever engine finds the rest, these are from here. */
export async function findExact(db: EntityManager, side: Side, { numberKeys, titleKeys, article }: Understood): Promise<Exact[]> {
  if (numberKeys.length === 0 && titleKeys.length === 0) return [];
  const rows = await db.query<{ id: string; by_number: boolean }[]>(
    `SELECT id, number_key = ANY($1) AS by_number FROM ${side.entry} WHERE number_key = ANY($1) OR title_key = ANY($2)
      ORDER BY 2 DESC NULLS LAST, published_on DESC NULLS LAST LIMIT 20`,
    [numberKeys, titleKeys],
  );
  const found = rows.map(({ id, by_number: isNumber }): Exact => ({
    id,
    why: article !== null ? 'article' : isNumber ? 'number' : 'title',
  }));
  if (found.length > 0 || article === null) return found;
  // 消防安全管理办法第三条: the title may be a part of the real one.
  const partly = await db.query<{ id: string }[]>(
    `SELECT id FROM ${side.entry} WHERE title_tokens @@ $1::tsquery ORDER BY length(title_key), published_on DESC NULLS LAST LIMIT 3`,
    [joinQueries(titleKeys.map(phraseQuery), '|')],
  );
  return partly.map(({ id }) => ({ id, why: 'article' }));
}

/** What is typed for Ctrl+K, in the forms in which titles and numbers are compared; null when there is nothing in it. */
export function quickForms(typed: string): { title: string; number: string; numberKey: string | null } | null {
  const folded = foldQuery(typed);
  if (folded === '') return null;
  const number = parseDocNumber(folded);
  return {
    title: normaliseTitle(folded),
    number: folded.replace(/[()\s号第]/g, ''),
    numberKey: number ? foldForSearch(number.key) : null,
  };
}

/** Entries by number or title as they are typed, among `ids` or, with null, among all. */
export async function findQuick(
  db: EntityManager,
  side: Side,
  typed: string,
  ids: readonly string[] | null,
  limit: number,
): Promise<QuickHit[]> {
  const forms = quickForms(typed);
  if (forms === null) return [];
  const pattern = `${escaped(forms.title)}%`;
  return db.query<QuickHit[]>(
    `SELECT kind, id, slug, title, number, issuer_name AS "issuerName" FROM ${side.entry}
      WHERE ($6::uuid[] IS NULL OR id = ANY($6)) AND (number_key = $1 OR title_key LIKE $2 OR replace(number_key, '|', '') LIKE $3)
      ORDER BY number_key IS NOT DISTINCT FROM $1 DESC, title_key LIKE $4 DESC, published_on DESC NULLS LAST, id LIMIT $5`,
    [forms.numberKey, `%${pattern}`, `%${escaped(forms.number)}%`, pattern, limit, ids],
  );
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
