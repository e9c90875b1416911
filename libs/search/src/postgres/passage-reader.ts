import type { EntityManager } from 'typeorm';
import { snippetOf } from '../domain/snippet';
import { joinQueries } from '../domain/token';
import type { FoundPassage } from '../engine';
import { onDay, Values, type Side } from './sql';

/** Passages shown of one document. */
const SHOWN = 3;

interface Wanted {
  ids: readonly string[];
  /** tsquery literals and their worth; none when there is nothing to look for. */
  parts: readonly { query: string; weight: number }[];
  article: string | null;
  words: readonly string[];
  /** null: of any day. */
  day: string | null;
}

interface Row {
  id: string;
  path: string;
  label: string;
  heading: string | null;
  text: string;
  from: string;
  to: string | null;
}

/** The best passages of each entry: the article asked for, then those with most words near each other, the present wording first. */
export async function loadPassages(db: EntityManager, side: Side, wanted: Wanted): Promise<Map<string, FoundPassage[]>> {
  const shown = new Map<string, FoundPassage[]>();
  if (wanted.ids.length === 0 || (wanted.parts.length === 0 && wanted.article === null)) return shown;
  const values = new Values();
  const ids = values.add(wanted.ids);
  const day = wanted.day === null ? null : values.add(wanted.day);
  const article = values.add(wanted.article === null ? null : `(^|/)art${wanted.article}$`);
  const isArticle = `coalesce(p.path ~ ${article}::text, false)`;
  const queries = wanted.parts.map(({ query, weight }) => ({ query: values.add(query), weight }));
  const any =
    queries.length === 0
      ? null
      : values.add(
          joinQueries(
            wanted.parts.map(({ query }) => query),
            '|',
          ),
        );
  const matches = any === null ? 'false' : `p.tokens @@ ${any}::tsquery`;
  // How many of the words it has comes first; then how close together and how often.
  const words = queries.map(({ query, weight }) => `${weight.toFixed(3)} * (p.tokens @@ ${query}::tsquery)::int`).join(' + ');
  const rank = any === null ? '0' : `${words} + 0.5 * ts_rank_cd(p.tokens, ${any}::tsquery, 33)`;
  const sql = `SELECT i.id, x.path, x.label, x.heading, x.text, x.from_on AS "from", x.to_on AS "to"
       FROM unnest(${ids}::uuid[]) AS i (id) CROSS JOIN LATERAL (
         SELECT p.*, ${isArticle} AS is_article, ${rank} AS rank FROM ${side.passage} p
          WHERE p.entry_id = i.id AND ${onDay('p', day)} AND (${isArticle} OR ${matches})
          ORDER BY is_article DESC, rank DESC, p.to_on IS NULL DESC, p.from_on DESC, p.ordinal LIMIT ${2 * SHOWN}) x
      ORDER BY i.id, x.is_article DESC, x.rank DESC, x.to_on IS NULL DESC, x.from_on DESC, x.ordinal`;
  const rows = await db.query<Row[]>(...values.bind(sql));
  for (const { id, path, label, heading, text, from, to } of rows) {
    const known = shown.get(id) ?? [];
    shown.set(id, known);
    if (known.length === SHOWN || known.some((passage) => passage.path === path)) continue;
    known.push({ path, label, heading, from, to, ...snippetOf(text, wanted.words) });
  }
  return shown;
}
