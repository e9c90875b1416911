import { join } from 'node:path';
import { startTestServer, type TestServer } from './server.mjs';

declare global {
  var guikuTestServer: TestServer | undefined;
}

/** One PostgreSQL for the whole jest run; the workers find it through the environment that they inherit. */
export default async function startServer(): Promise<void> {
  const server = await startTestServer(join(__dirname, '../..'));
  globalThis.guikuTestServer = server;
  process.env['GUIKU_TEST_SERVER'] = JSON.stringify({ admin: server.admin, run: server.run });
}
