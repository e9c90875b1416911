import { createLog, portalConfig, readConfig } from '@libs/platform';
import { IdentityModule } from '@libs/identity';
import { RegistryModule } from '@libs/registry';
import { SettingsModule, SettingsSeed } from '@libs/settings';
import { OrganService } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { loadHistory } from '../../apps/cli/src/demo/history';
import { createApp } from '../../apps/portal/src/http/create-app';
import { openContext, type TestContext } from '../support/context';

let staff: TestContext;
let portal: NestExpressApplication;

beforeAll(async () => {
  staff = await openContext({ modules: [IdentityModule, RegistryModule, SettingsModule] });
  await staff.get(OrganService).seed(SYSTEM);
  await staff.get(SettingsSeed).seed(SYSTEM);
  await loadHistory(staff, staff.clock);
  const config = readConfig(portalConfig, { PORTAL_DATABASE_URL: staff.database.portal, GUIKU_DATA_DIR: staff.dataDir, PORT: '0' });
  portal = await createApp({ config, log: createLog('portal', 'error') });
  await portal.init();
}, 60_000);
afterAll(async () => {
  await portal.close();
  await staff.close();
});

const get = (path: string) => request(portal.getHttpServer()).get(path);

describe('the portal', () => {
  it('shows the first screen with places, latest and ended documents', async () => {
    const { status, text } = await get('/');
    expect(status).toBe(200);
    console.log(text.slice(0, 6000));
  });
});
