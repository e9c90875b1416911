import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { healthListener } from './health';
import { Metrics } from './metrics';

describe('a process’s health', () => {
  let server: Server;
  let base: string;
  let isDatabaseUp = true;
  beforeAll(async () => {
    const checks = {
      database: () => (isDatabaseUp ? Promise.resolve() : Promise.reject(new Error('password of the database is hunter2'))),
    };
    server = createServer(healthListener({ name: 'worker', checks, metrics: new Metrics() }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it('is alive and ready', async () => {
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ name: 'worker', status: 'ok' });
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });
  it('is not ready without its database, still alive, and says no secret', async () => {
    isDatabaseUp = false;
    const answer = await fetch(`${base}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ name: 'worker', status: 'unavailable', failing: ['database'] });
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
  it('shows its metrics, and nothing else', async () => {
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('guiku_http_request_seconds');
    expect((await fetch(`${base}/`)).status).toBe(404);
  });
});
