import { CleanupModule } from '@libs/cleanup';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingModule } from '@libs/filing';
import { IdentityModule, OrganService } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { createLog, portalConfig, readConfig } from '@libs/platform';
import { DocumentEntryQueries, RegistryModule } from '@libs/registry';
import { Relay, SearchModule } from '@libs/search';
import { SettingsModule, SettingsSeed } from '@libs/settings';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadHistory } from '../../apps/cli/src/demo/history';
import { createApp } from '../../apps/portal/src/http/create-app';
import { openContext, type TestContext } from './context';

export interface TestPortal {
  app: NestExpressApplication;
  /** The desk's side of the same database. */
  staff: TestContext;
  /** Brings the index to what the registry says now. */
  index(): Promise<void>;
  /** Path of the document's page, by its number as registered. */
  address(docNumber: string): string;
  close(): Promise<void>;
}

/** The portal under its own role, on a database that holds the demo's history, registered by the commands and indexed by the relay. */
export async function openPortal(): Promise<TestPortal> {
  const staff = await openContext({
    modules: [IdentityModule, RegistryModule, SettingsModule, SearchModule, CleanupModule, ExtractionModule, DraftingModule, FilingModule],
  });
  await staff.get(OrganService).seed(SYSTEM);
  await staff.get(SettingsSeed).seed(SYSTEM);
  await loadHistory(staff, staff.clock);
  const source = staff.get(DocumentEntryQueries);
  const index = async () => {
    await staff.get(Relay).markAll([source]);
    await staff.get(Relay).drain([source]);
  };
  await index();
  const config = readConfig(portalConfig, { PORTAL_DATABASE_URL: staff.database.portal, GUIKU_DATA_DIR: staff.dataDir, PORT: '0' });
  const app = await createApp({ config, log: createLog('portal', 'silent') });
  const rows = await staff.database.query<{ slug: string; doc_number: string }>('SELECT slug, doc_number FROM document');
  const slugs = new Map(rows.map((row) => [row.doc_number, row.slug]));
  return {
    app,
    staff,
    index,
    address(docNumber) {
      const slug = slugs.get(docNumber);
      if (slug === undefined) throw new Error(`The demo has no document ${docNumber}`);
      return `/d/${slug}`;
    },
    async close() {
      await app.close();
      await staff.close();
    },
  };
}
