// What the applications and the command line are told, in one place.
import { createHash, createHmac } from 'node:crypto';

/** The environment of a child: ours, plus the data folder, the session secret and the database URLs of its part. */
export function environmentFor(part, { folder, urls, isDemo, publicUrl, port }) {
  const env = {
    ...process.env,
    GUIKU_DATA_DIR: folder.path,
    GUIKU_SESSION_SECRET: secretOf(part, folder.secrets().session),
    GUIKU_PUBLIC_URL: publicUrl,
    GUIKU_DEMO: isDemo ? '1' : '0',
    GUIKU_PREPARED: '1',
  };
  for (const name of ['DATABASE_URL', 'OWNER_DATABASE_URL', 'PORTAL_DATABASE_URL', 'PORT']) delete env[name];
  if (port !== undefined) env.PORT = String(port);
  // The public site gets its own role's URL and no other (INV-E).
  delete env.MEILI_SEARCH_KEY;
  if (part === 'portal') delete env.SMTP_URL;
  if (part === 'portal') return { ...env, MEILI_KEY: searchKey(process.env), PORTAL_DATABASE_URL: urls.portal, DATABASE_URL: urls.portal };
  env.DATABASE_URL = urls.app;
  if (part === 'worker' || part === 'cli') env.OWNER_DATABASE_URL = urls.owner;
  if (part === 'cli') env.PORTAL_DATABASE_URL = urls.portal;
  return env;
}

/** The portal signs its form tokens with a secret from which the desk's sessions cannot be forged. */
function secretOf(part, secret) {
  return part === 'portal' ? createHmac('sha256', secret).update('portal').digest('base64url') : secret;
}

/**
 * The public site's key may search the public index and nothing else: the one that the operator made (MEILI_SEARCH_KEY), or the one that
 * the worker makes with the master key. Meilisearch derives a key from the master key and the key's id (libs/search, meili-writer.ts).
 */
export function searchKey({ MEILI_KEY: master = '', MEILI_SEARCH_KEY: own = '', MEILI_PREFIX: prefix = 'guiku' }) {
  if (own !== '' || master === '') return own;
  const hash = createHash('sha256').update(`${prefix} portal`).digest('hex');
  const uid = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
  return createHmac('sha256', master).update(uid).digest('hex');
}

export function portsOf(env = process.env) {
  return { portal: portOf(env.GUIKU_PORTAL_PORT, 3000), desk: portOf(env.GUIKU_DESK_PORT, 3001) };
}

function portOf(text, otherwise) {
  return text === undefined || text === '' ? otherwise : Number(text);
}
