import { foldForSearch, normaliseTitle } from '@libs/text';
import type { DataSource, EntityManager } from 'typeorm';
import { digestOf, type SearchEntry, type SearchPassage } from '../domain/search-entry';
import { setOf, vectorOf } from '../domain/token';
import type { Change } from '../engine';

type Side = 'search' | 'public';

/** Makes each entry as it now is, all in one transaction: off both sides, then on its own. */
export function applyChanges(source: DataSource, changes: readonly Change[]): Promise<void> {
  return source.transaction(async (db) => {
    const ids = changes.map(({ id }) => id).sort();
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended(id, 1)) FROM unnest($1::text[]) AS id', [ids]);
    await db.query('DELETE FROM public_entry WHERE id = ANY($1)', [ids]);
    await db.query('DELETE FROM search_entry WHERE id = ANY($1)', [ids]);
    for (const { entry } of changes) if (entry !== null) await insertEntry(db, entry.audience === 'public' ? 'public' : 'search', entry);
  });
}

async function insertEntry(db: EntityManager, side: Side, entry: SearchEntry): Promise<void> {
  const year = entry.publishedOn === null ? null : Number(entry.publishedOn.slice(0, 4));
  await db.query(
    `INSERT INTO ${side}_entry (id, kind, slug, title, title_key, number, number_key, issuer_id, issuer_name, level, region_code,
       doc_class, title_kind, topic, published_on, effective_on, year, title_tokens, digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18::tsvector, $19)`,
    [
      entry.id,
      entry.kind,
      entry.slug,
      entry.title,
      normaliseTitle(entry.title),
      entry.number,
      entry.numberKey === null ? null : foldForSearch(entry.numberKey),
      entry.issuerId,
      entry.issuerName,
      entry.level,
      entry.regionCode,
      entry.docClass,
      entry.titleKind,
      entry.topic,
      entry.publishedOn,
      entry.effectiveOn,
      year,
      vectorOf([entry.title]),
      digestOf(entry),
    ],
  );
  await db.query(
    `INSERT INTO ${side}_entry_period (entry_id, status, from_on, to_on)
     SELECT $1, * FROM unnest($2::text[], $3::date[], $4::date[])`,
    [entry.id, ...columns(entry.periods, 'status', 'from', 'to')],
  );
  const texts = textsOf(entry.passages.length > 0 ? entry.passages : [titleOnly(entry)]).map(({ from, to, passages }) => ({
    from,
    to,
    tokens: setOf([entry.title, ...passages.map(indexedText)]),
  }));
  await db.query(
    `INSERT INTO ${side}_text (entry_id, from_on, to_on, tokens)
     SELECT $1, f, t, w::tsvector FROM unnest($2::date[], $3::date[], $4::text[]) AS x (f, t, w)`,
    [entry.id, ...columns(texts, 'from', 'to', 'tokens')],
  );
  const passages = entry.passages.map((passage, ordinal) => ({ ...passage, ordinal, tokens: vectorOf([indexedText(passage)]) }));
  await db.query(
    `INSERT INTO ${side}_passage (entry_id, ordinal, path, label, heading, text, from_on, to_on, tokens)
     SELECT $1, o, p, l, h, x, f, t, w::tsvector
       FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[], $9::text[]) AS r (o, p, l, h, x, f, t, w)`,
    [entry.id, ...columns(passages, 'ordinal', 'path', 'label', 'heading', 'text', 'from', 'to', 'tokens')],
  );
}

function columns<Row>(rows: readonly Row[], ...names: (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}

/** The label is shown, not searched: 第十二条 is a place, found by its path. */
function indexedText({ heading, text }: SearchPassage): string {
  return heading === null || heading === '' ? text : `${heading}\n${text}`;
}

/** The passages of each stretch of days in which the text was the same as a whole. */
function textsOf(passages: readonly SearchPassage[]): { from: string; to: string | null; passages: SearchPassage[] }[] {
  const days = [...new Set(passages.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort();
  return days
    .map((from, index) => ({
      from,
      to: days[index + 1] ?? null,
      passages: passages.filter((passage) => passage.from <= from && (passage.to === null || from < passage.to)),
    }))
    .filter((text) => text.passages.length > 0);
}

/** What has no text yet is found by its title, on every day. */
function titleOnly(entry: SearchEntry): SearchPassage {
  return { path: '', label: '', heading: null, text: entry.title, from: '0001-01-01', to: null };
}
