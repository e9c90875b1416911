import { sha256 } from '@libs/kernel';
import { MeilisearchApiError, type IndexSwap } from 'meilisearch';
import { AUDIENCES, digestOf, type Audience } from '../domain/search-entry';
import { EngineUnavailable, type Beside, type Change, type Fillable } from '../engine';
import { told, type MeiliClient, type Task } from './client';
import { recordsOf, type MeiliRecord } from './record';
import { indexOf, isOutdated, nextOf, settings } from './settings';

/** Characters of JSON sent at a time; the server takes 100 MB. */
const CHUNK = 8_000_000;
/** Records read at a time. */
const PAGE = 5_000;

type Uids = Record<Audience, string>;

/** Fills one pair of indexes, for the public and for the staff: the one in use, or the one beside it. */
export class MeiliWriter implements Fillable {
  constructor(
    readonly name: string,
    private readonly client: MeiliClient,
    private readonly uids: Uids,
  ) {}

  /**
   * New records first, then those of the same entries that are not new: an entry is never missing in between. On the other side it is
   * taken out before or after, so that nothing is on the public side a moment longer than it may be (INV-E).
   */
  async apply(changes: readonly Change[]): Promise<void> {
    if (!(await this.isBuilt())) throw new EngineUnavailable(`${this.uids.public} is not built yet`);
    const isOn = (audience: Audience) => (change: Change) => change.entry?.audience === audience;
    const taken = (audience: Audience) => changes.filter((change) => !isOn(audience)(change)).map(({ id }) => id);
    await this.client.finish([
      ...this.erase('public', taken('public')),
      ...this.write('public', changes.filter(isOn('public'))),
      ...this.write('staff', changes.filter(isOn('staff'))),
      ...this.erase('staff', taken('staff')),
    ]);
  }

  async indexed(kind: string): Promise<{ id: string; digest: string }[]> {
    const entries = new Map<string, { digest: string; records: number; found: number }>();
    for (const audience of AUDIENCES) {
      for await (const { entry, digest, records } of this.records(audience, kind)) {
        const known = entries.get(entry) ?? { digest, records, found: 0 };
        entries.set(entry, { ...known, found: known.found + 1, digest: known.digest === digest ? digest : TORN });
      }
    }
    return [...entries].map(([id, { digest, records, found }]) => ({ id, digest: found === records ? digest : TORN }));
  }

  /** Every record of a kind on one side. */
  async *records(audience: Audience, kind: string, fields = ['entry', 'digest', 'records']): AsyncGenerator<MeiliRecord> {
    for (let offset = 0; ; offset += PAGE) {
      const index = this.client.writing.index<MeiliRecord>(this.uids[audience]);
      const { results } = await told(
        index.getDocuments({ filter: `kind = ${quoted(kind)}`, fields: fields as (keyof MeiliRecord)[], limit: PAGE, offset }),
      );
      yield* results;
      if (results.length < PAGE) return;
    }
  }

  indexOf(audience: Audience): string {
    return this.uids[audience];
  }

  async isBuilt(): Promise<boolean> {
    return (await this.client.hasIndex(this.uids.public)) && (await this.client.hasIndex(this.uids.staff));
  }

  private erase(audience: Audience, ids: readonly string[]): Task[] {
    if (ids.length === 0) return [];
    const filter = `entry IN [${ids.map(quoted).join(', ')}]`;
    return [() => this.client.writing.index(this.uids[audience]).deleteDocuments({ filter })];
  }

  private write(audience: Audience, changes: readonly Change[]): Task[] {
    const entries = changes.flatMap(({ entry }) => entry ?? []);
    if (entries.length === 0) return [];
    const index = this.client.writing.index<MeiliRecord>(this.uids[audience]);
    const chunks: string[] = [];
    let lines: string[] = [];
    let size = 0;
    for (const record of entries.flatMap(recordsOf)) {
      const line = JSON.stringify(record);
      if (size + line.length > CHUNK && size > 0) {
        chunks.push(lines.join('\n'));
        [lines, size] = [[], 0];
      }
      lines.push(line);
      size += line.length;
    }
    chunks.push(lines.join('\n'));
    const outdated = entries.map((entry) => `(entry = ${quoted(entry.id)} AND digest != ${quoted(digestOf(entry))})`).join(' OR ');
    return [
      ...chunks.map((chunk) => () => index.addDocumentsFromString(chunk, 'application/x-ndjson', { primaryKey: 'id' })),
      () => index.deleteDocuments({ filter: outdated }),
    ];
  }
}

/** No entry has this digest: some of its records are missing, or of another day. */
const TORN = 'torn';

/** A new pair of indexes with the settings of this release, empty, and how it takes the place of the one in use. */
export async function beginBeside(name: string, client: MeiliClient): Promise<Beside> {
  const { writing, prefix } = client;
  const uids = (of: (prefix: string, audience: Audience) => string): Uids => ({ public: of(prefix, 'public'), staff: of(prefix, 'staff') });
  const next = uids(nextOf);
  const live = uids(indexOf);
  await erase(client, [next.public, next.staff]);
  for (const audience of AUDIENCES) {
    await client.finish([
      () => writing.createIndex(next[audience], { primaryKey: 'id' }),
      () => writing.index(next[audience]).updateSettings(settings()),
    ]);
  }
  const writer = new MeiliWriter(name, client, next);
  return {
    name,
    apply: (changes) => writer.apply(changes),
    indexed: (kind) => writer.indexed(kind),
    async takeOver() {
      const swaps: IndexSwap[] = [];
      // Both sides in one task: one moment for everybody who asks.
      for (const audience of AUDIENCES)
        swaps.push({ indexes: [next[audience], live[audience]] as [string, string], rename: !(await client.hasIndex(live[audience])) });
      await client.finish([() => writing.swapIndexes(swaps)]);
      await makeSearchKey(client);
      const { results } = await told(writing.getRawIndexes({ limit: 1_000 }));
      await erase(
        client,
        results.map(({ uid }) => uid).filter((uid) => uid === next.public || uid === next.staff || isOutdated(prefix, uid)),
      );
    },
  };
}

/**
 * A key for the public site, which may search the public index and nothing else. Its id is made from the prefix, so that who starts the
 * site knows the key without asking (apps/standalone/environment.mjs). Where ours may not make keys, or the server has no master key, the
 * operator gives the site one (MEILI_SEARCH_KEY).
 */
async function makeSearchKey({ writing, prefix }: MeiliClient): Promise<void> {
  const hash = sha256(`${prefix} portal`);
  const uid = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
  const key = { uid, name: `${prefix} portal`, actions: ['search' as const], indexes: [`${prefix}_public_*`], expiresAt: null };
  try {
    await writing.createKey(key);
  } catch (error) {
    const code = error instanceof MeilisearchApiError ? error.cause?.code : undefined;
    if (
      code !== 'api_key_already_exists' &&
      code !== 'invalid_api_key' &&
      code !== 'missing_master_key' &&
      code !== 'missing_authorization_header'
    )
      throw error;
  }
}

async function erase(client: MeiliClient, uids: readonly string[]): Promise<void> {
  for (const uid of uids) if (await client.hasIndex(uid)) await client.finish([() => client.writing.deleteIndex(uid)]);
}

const quoted = (value: string): string => JSON.stringify(value);
