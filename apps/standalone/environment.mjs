// What the applications and the command line are told, in one place.
import { createHmac } from 'node:crypto';

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
  if (part === 'portal') return { ...env, PORTAL_DATABASE_URL: urls.portal, DATABASE_URL: urls.portal };
  env.DATABASE_URL = urls.app;
  if (part === 'worker' || part === 'cli') env.OWNER_DATABASE_URL = urls.owner;
  if (part === 'cli') env.PORTAL_DATABASE_URL = urls.portal;
  return env;
}

/** The portal signs its form tokens with a secret from which the desk's sessions cannot be forged. */
function secretOf(part, secret) {
  return part === 'portal' ? createHmac('sha256', secret).update('portal').digest('base64url') : secret;
}

export function portsOf(env = process.env) {
  return { portal: portOf(env.GUIKU_PORTAL_PORT, 3000), desk: portOf(env.GUIKU_DESK_PORT, 3001) };
}

function portOf(text, otherwise) {
  return text === undefined || text === '' ? otherwise : Number(text);
}
