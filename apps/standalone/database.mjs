// The database the applications work in: the embedded server of the data folder, or the one that DATABASE_URL names.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { postgresPlace, readState, secretsIn } from './data-folder.mjs';
import { SUPERUSER } from './cluster.mjs';
import { startPostgres, urlOf } from './postgres.mjs';
import { ROLES, createDatabase, ensureRoles, grantDatabase, urlFor } from './roles.mjs';
import { Refusal } from './say.mjs';

const DATABASE = 'guiku';

/**
 * Opens the database with its roles made. Returns
 *   `urls` { owner, app, portal }, `server` (null when external), `identity` (another one when the database is another one),
 *   `isEmpty` (no table yet), `recreate()` (drops and makes it anew; embedded only), `close()`.
 */
export async function openDatabase(folder, root) {
  const external = Boolean(process.env.DATABASE_URL);
  if (Boolean(folder.state().external) !== external) folder.remember({ external });
  return external ? openExternal(folder) : openEmbedded(folder, root);
}

async function openEmbedded(folder, root) {
  const secrets = folder.secrets();
  const place = postgresPlace(folder, root);
  const server = await startPostgres({ ...place, password: secrets.superuser, port: folder.state().port, log: folder.log('postgres') });
  try {
    if (folder.state().port !== server.port) folder.remember({ port: server.port });
    const base = urlOf(server, DATABASE);
    const make = async () => {
      await withClient(urlOf(server, SUPERUSER), async (client) => {
        await ensureRoles(client, secrets);
        await createDatabase(client, DATABASE);
      });
      await withClient(base, grantDatabase);
      const made = await look(base);
      folder.remember({ roles: made.identity });
      return made;
    };
    const known = folder.state().roles;
    const seen = known === undefined ? null : await look(base).catch(ifMissing);
    return {
      server,
      urls: urlsOf(base, secrets),
      ...(seen !== null && seen.identity === known ? seen : await make()),
      async recreate() {
        await withClient(urlOf(server, SUPERUSER), (client) => client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`));
        return make();
      },
      close: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The URLs of the Guiku that runs on the data folder at `path`: its embedded server's, as it wrote them down. */
export function urlsOfRunning(path) {
  const { external, port } = readState(path);
  if (external) {
    throw new Refusal(
      '正在运行的规库使用外部数据库，请为本命令设置同样的 DATABASE_URL。',
      'The running Guiku works on an external database; set the same DATABASE_URL for this command.',
    );
  }
  return urlsOf(`postgres://127.0.0.1:${port}/${DATABASE}`, secretsIn(path));
}

function ifMissing(error) {
  if (error.code === '3D000') return null; // somebody dropped the database: it is made again
  throw error;
}

function urlsOf(base, secrets) {
  return {
    owner: urlFor(base, ROLES.owner, secrets.owner),
    app: urlFor(base, ROLES.app, secrets.app),
    portal: urlFor(base, ROLES.portal, secrets.portal),
  };
}

/** Either all three URLs are given and used as they are, or DATABASE_URL is an administrator's and what is missing (roles, database) is made. */
async function openExternal(folder) {
  const { DATABASE_URL: url, OWNER_DATABASE_URL: owner, PORTAL_DATABASE_URL: portal } = process.env;
  if (owner && portal)
    return { server: null, urls: { owner, app: url, portal }, ...(await look(owner)), recreate: null, close: () => Promise.resolve() };
  const secrets = folder.secrets();
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const isThere = await look(url).catch(ifMissing);
  if (isThere === null) {
    await withClient(urlTo(url, 'postgres'), async (client) => {
      await ensureRoles(client, secrets);
      await createDatabase(client, database);
    });
  }
  await withClient(url, async (client) => {
    const { rows } = await client.query('SELECT rolcreaterole OR rolsuper AS may FROM pg_roles WHERE rolname = current_user');
    if (!rows[0].may) {
      throw new Refusal(
        'DATABASE_URL 的用户不能创建角色；请改用管理员的连接，或同时给出 OWNER_DATABASE_URL 和 PORTAL_DATABASE_URL（见 docs/operations.md）。',
        'The user of DATABASE_URL may not create roles; give an administrator’s URL, or OWNER_DATABASE_URL and PORTAL_DATABASE_URL as well (docs/operations.md).',
      );
    }
    await ensureRoles(client, secrets);
    await grantDatabase(client);
    await client.query(`ALTER SCHEMA public OWNER TO ${ROLES.owner}`);
  });
  return { server: null, urls: urlsOf(url, secrets), ...(await look(url)), recreate: null, close: () => Promise.resolve() };
}

function urlTo(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function withClient(url, work) {
  const { default: pg } = await import('pg'); // only now: it comes with the packages that prepare installed
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw noConnection(url, error);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function noConnection(url, error) {
  const { host, pathname } = new URL(url);
  const reason = error.message;
  const refusal = new Refusal(
    `连接不上数据库 ${host}${pathname}：${reason}。`,
    `The database ${host}${pathname} cannot be reached: ${reason}.`,
  );
  return Object.assign(refusal, { code: error.code });
}

function look(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
              (SELECT system_identifier FROM pg_control_system()) || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity,
              NOT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public') AS empty`,
    );
    const { version, encoding, identity, empty } = rows[0];
    if (version < 150000) throw new Refusal('需要 PostgreSQL 15 或更新的版本。', 'PostgreSQL 15 or newer is needed.');
    if (encoding !== 'UTF8')
      throw new Refusal(`数据库的编码是 ${encoding}，需要 UTF8。`, `The database is encoded in ${encoding}; UTF8 is needed.`);
    return { identity, isEmpty: empty };
  });
}

/** What the database has to be migrated to: changes when a migration is added or edited, or the queue's own schema moves. */
export function migrationsHash(root) {
  const hash = createHash('sha256');
  const folder = join(root, 'dist', 'libs', 'platform', 'migrations');
  if (existsSync(folder))
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.js'))
      .sort())
      hash.update(name).update(readFileSync(join(folder, name)));
  const queue = join(root, 'node_modules', 'graphile-worker', 'package.json');
  if (existsSync(queue)) hash.update(JSON.parse(readFileSync(queue, 'utf8')).version);
  return hash.digest('hex');
}
