import type { EntityManager } from 'typeorm';
import type { Facet, FacetCount, FoundEntry, SearchRequest, SearchResult } from '../engine';
import { FACETS } from '../engine';
import { joinQueries, phraseQuery } from '../domain/token';
import type { Matching } from './matching';
import { onDay, Values, type Side } from './sql';

export interface Exact {
  id: string;
  why: 'number' | 'title' | 'article';
}

type Row = Omit<FoundEntry, 'titleHighlights' | 'exact' | 'passages'>;

interface Found {
  rows: Row[];
  matching: Matching;
  /** Matches before time and filters; 0 means that no text has the words. */
  matched: number;
  total: number;
  unverified: number;
  next: string | null;
  facets: SearchResult['facets'];
}

/** 现行有效; what is about to take effect is listed beside it, marked. */
const IN_FORCE = ['IN_FORCE', 'PARTLY_ENDED'];
const UNVERIFIED = 'UNKNOWN';
/** Values listed of one facet. */
const MOST_VALUES = 60;

/** Value and shown name of each facet, over the row `m`. */
const FACET_COLUMNS: Record<Facet, { value: string; label: string }> = {
  status: { value: 'm.status', label: 'm.status' },
  docClass: { value: 'm.doc_class', label: 'm.doc_class' },
  kind: { value: 'm.kind', label: 'm.kind' },
  titleKind: { value: 'm.title_kind', label: 'm.title_kind' },
  issuer: { value: 'm.issuer_id::text', label: 'm.issuer_name' },
  level: { value: 'm.level', label: 'm.level' },
  region: { value: 'm.region_code', label: 'm.region_code' },
  year: { value: 'm.year::text', label: 'm.year::text' },
  topic: { value: 'm.topic', label: 'm.topic' },
};

/** One search in one statement: what matches, how many there are by each facet, and one page in order. */
export async function runSearch(
  db: EntityManager,
  side: Side,
  request: SearchRequest,
  exact: readonly Exact[],
  match: (values: Values) => Matching,
): Promise<Found> {
  const values = new Values();
  const offset = Number(/^\d{1,6}$/.exec(request.after ?? '')?.[0] ?? 0);
  const limit = Math.min(Math.max(request.limit ?? 20, 1), 100);
  const { time } = request;
  const day = values.add(time.choice === 'on' ? time.day : request.today);
  const matching = match(values);
  const exactIds = values.add(exact.map(({ id }) => id));
  const isExact = `e.id = ANY(${exactIds}::uuid[])`;
  // An entry without periods has no legal effect to ask for: it is always listed. What was asked for by name is, too.
  const statuses = (time.choice === 'on' ? IN_FORCE : [...IN_FORCE, 'NOT_YET']).map((status) => `'${status}'`).join(', ');
  const isTimely = time.choice === 'all' ? 'true' : `(pr.status IS NULL OR pr.status IN (${statuses}) OR ${isExact})`;
  const filters = FACETS.flatMap((facet) => {
    const wanted = request.filters?.[facet];
    return wanted === undefined || wanted.length === 0
      ? []
      : [{ facet, test: `${FACET_COLUMNS[facet].value} = ANY(${values.add(wanted)}::text[])` }];
  });
  const passes = (except?: Facet) =>
    ['true', ...filters.filter(({ facet }) => facet !== except).map(({ test }) => `coalesce(${test}, false)`)].join(' AND ');
  const facets = FACETS.map(
    (facet) => `(SELECT coalesce(json_agg(f), '[]') FROM (
        SELECT ${FACET_COLUMNS[facet].value} AS value, max(${FACET_COLUMNS[facet].label}) AS label, count(*)::int AS count
          FROM matched m WHERE ${facet === 'status' ? 'true' : 'm.is_timely'} AND ${FACET_COLUMNS[facet].value} IS NOT NULL AND ${passes(facet)}
         GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ${MOST_VALUES}) f) AS "${facet}"`,
  );
  const sql = `
    WITH matched AS MATERIALIZED (
      SELECT e.id, e.kind, e.slug, e.title, e.number, e.issuer_id, e.issuer_name, e.level, e.region_code, e.doc_class, e.title_kind, e.topic,
             e.published_on, e.effective_on, e.year, e.title_tokens, coalesce(pr.status, '') AS status, ${isExact} AS is_exact, ${isTimely} AS is_timely
        FROM ${side.entry} e LEFT JOIN ${side.period} pr ON pr.entry_id = e.id AND ${onDay('pr', day)}
       WHERE ${matching.ids === null ? 'true' : `e.id IN (${matching.ids} UNION ALL SELECT unnest(${exactIds}::uuid[]))`}),
    best AS MATERIALIZED (${matching.best ?? 'SELECT NULL::uuid AS entry_id, 0::real AS best WHERE false'}),
    page AS (
      SELECT m.*, array_position(${exactIds}::uuid[], m.id) AS place, ${score(values, matching)} AS score
        FROM matched m LEFT JOIN best b ON b.entry_id = m.id WHERE m.is_timely AND ${passes()}
       ORDER BY ${order(request, matching)} LIMIT ${limit + 1} OFFSET ${offset})
    SELECT (SELECT count(*)::int FROM matched) AS matched,
           (SELECT count(*)::int FROM matched m WHERE m.is_timely AND ${passes()}) AS total,
           (SELECT count(*)::int FROM matched m WHERE NOT m.is_timely AND m.status = '${UNVERIFIED}' AND ${passes()}) AS unverified,
           ${facets.join(',\n')},
           (SELECT coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'slug', slug, 'title', title, 'number', number,
              'issuerId', issuer_id, 'issuerName', issuer_name, 'level', level, 'regionCode', region_code, 'docClass', doc_class,
              'titleKind', title_kind, 'topic', topic, 'publishedOn', published_on, 'effectiveOn', effective_on, 'status', status)
              ORDER BY ${order(request, matching)}), '[]') FROM page m) AS rows`;
  const [row] = await db.query<({ matched: number; total: number; unverified: number; rows: Row[] } & Record<Facet, FacetCount[]>)[]>(
    ...values.bind(sql),
  );
  if (!row) throw new Error('a statement of aggregates returned no row');
  const { matched, total, unverified, rows, ...counts } = row;
  return {
    rows: rows.slice(0, limit),
    matching,
    matched,
    total,
    unverified,
    next: rows.length > limit ? String(offset + limit) : null,
    facets: counts,
  };
}

/** Number and title first, then the order asked for; ties by publication, the newest first. Names are those of `page`'s columns. */
function order(request: SearchRequest, matching: Matching): string {
  const newest = 'published_on DESC NULLS LAST, id DESC';
  if (request.sort === 'effective') return `place NULLS LAST, effective_on DESC NULLS LAST, ${newest}`;
  return request.sort === 'published' || matching.best === null ? `place NULLS LAST, ${newest}` : `place NULLS LAST, score DESC, ${newest}`;
}

/**
 * A document's score: its best passage (`best`), the words in its title, and a little for being in force.
 */
function score(values: Values, matching: Matching): string {
  if (matching.best === null) return '0';
  const share = 2 / Math.max(matching.words.length, 1);
  const words = matching.words.flatMap((word) => {
    const query = phraseQuery(word);
    return query === null ? [] : [`${share.toFixed(3)} * (m.title_tokens @@ ${values.add(query)}::tsquery)::int`];
  });
  const runs = joinQueries(matching.phrases.map(phraseQuery), '|');
  const whole = runs === '' ? '0' : `3 * (m.title_tokens @@ ${values.add(runs)}::tsquery)::int`;
  const inForce = `(m.status IN ('${IN_FORCE.join("', '")}'))::int * 0.5`;
  return `coalesce(b.best, 0) + ${[whole, ...words, inForce].join(' + ')} - length(m.title) * 0.005`;
}
