import type { DataSource } from 'typeorm';
import { snippetOf } from '../domain/snippet';
import type { FoundPassage } from '../engine';
import { onDay, Values, type Side } from './sql';

/** Passages shown of one document. */
const SHOWN = 3;

interface Wanted {
  ids: readonly string[];
  /** tsquery literal; '' when there is nothing to look for. */
  any: string;
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
export async function loadPassages(source: DataSource, side: Side, wanted: Wanted): Promise<Map<string, FoundPassage[]>> {
  const shown = new Map<string, FoundPassage[]>();
  if (wanted.ids.length === 0 || (wanted.any === '' && wanted.article === null)) return shown;
  const values = new Values();
  const ids = values.add(wanted.ids);
  const day = wanted.day === null ? null : values.add(wanted.day);
  const article = values.add(wanted.article === null ? null : `(^|/)art${wanted.article}$`);
  const isArticle = `coalesce(p.path ~ ${article}::text, false)`;
  const any = wanted.any === '' ? null : values.add(wanted.any);
  const matches = any === null ? 'false' : `p.tokens @@ ${any}::tsquery`;
  const rank = any === null ? '0' : `ts_rank_cd(p.tokens, ${any}::tsquery, 1) + ts_rank(p.tokens, ${any}::tsquery)`;
  const rows = await source.query<Row[]>(
    `SELECT i.id, x.path, x.label, x.heading, x.text, x.from_on AS "from", x.to_on AS "to"
       FROM unnest(${ids}::uuid[]) AS i (id) CROSS JOIN LATERAL (
         SELECT p.*, ${isArticle} AS is_article, ${rank} AS rank FROM ${side.passage} p
          WHERE p.entry_id = i.id AND ${onDay('p', day)} AND (${isArticle} OR ${matches})
          ORDER BY is_article DESC, rank DESC, p.to_on IS NULL DESC, p.from_on DESC, p.ordinal LIMIT ${2 * SHOWN}) x
      ORDER BY i.id, x.is_article DESC, x.rank DESC, x.to_on IS NULL DESC, x.from_on DESC, x.ordinal`,
    values.list,
  );
  for (const { id, path, label, heading, text, from, to } of rows) {
    const known = shown.get(id) ?? [];
    shown.set(id, known);
    if (known.length === SHOWN || known.some((passage) => passage.path === path)) continue;
    known.push({ path, label, heading, from, to, ...snippetOf(text, wanted.words) });
  }
  return shown;
}
