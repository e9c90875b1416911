// The three database roles of design.md 5 and the database they work in; also used by the tests, so that both live under the same rights.
//   guiku_owner  owns the database and its tables; migrations and the queue run as this role
//   guiku_app    the desk's API, the worker and the command line; owns nothing
//   guiku_portal the public site; may connect, and read what a migration grants it
// What each may do with a table stands in the migration that makes the table. Everything here may run any number of times.

export const ROLES = { owner: 'guiku_owner', app: 'guiku_app', portal: 'guiku_portal' };
const LOCK = 7283001; // roles belong to the whole server: two processes making them take turns

const literal = (text) => `'${text.replaceAll("'", "''")}'`;
const name = (text) => `"${text.replaceAll('"', '""')}"`;

/** Creates the roles that are missing and gives all three the passwords in `passwords` ({ owner, app, portal }). */
export async function ensureRoles(client, passwords) {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    for (const [key, role] of Object.entries(ROLES)) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const rights = rowCount === 0 ? 'CREATE ROLE' : 'ALTER ROLE';
      await client.query(`${rights} ${role} LOGIN PASSWORD ${literal(passwords[key])}`);
    }
    const { rows } = await client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
    if (!rows[0].rolsuper) await client.query(`GRANT ${ROLES.owner} TO CURRENT_USER`); // to create a database in its name
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

/** Creates `database` (UTF-8, code-point order with Chinese letters known as letters) owned by guiku_owner. False when it was there. */
export async function createDatabase(client, database) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount > 0) return false;
  const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
  const locale =
    rows[0].version >= 170000 ? "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'" : "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'";
  await client.query(`CREATE DATABASE ${name(database)} OWNER ${ROLES.owner} TEMPLATE template0 ENCODING 'UTF8' ${locale}`);
  return true;
}

/** Who may enter the database `client` is connected to. A clone of a template does not inherit this: call it for each. */
export async function grantDatabase(client) {
  const { rows } = await client.query('SELECT current_database() AS database');
  const database = name(rows[0].database);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT ALL ON DATABASE ${database} TO ${ROLES.owner}`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${ROLES.app}, ${ROLES.portal}`);
  await client.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
  await client.query(`GRANT ALL ON SCHEMA public TO ${ROLES.owner}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${ROLES.app}, ${ROLES.portal}`);
}

/** `url` with another role's name and password, and another database if one is given. */
export function urlFor(url, role, password, database) {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  if (database !== undefined) changed.pathname = `/${database}`;
  return changed.href;
}
