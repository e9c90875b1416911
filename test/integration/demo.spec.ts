import { AuditModule } from '@libs/audit';
import { CampaignQueries, CleanupModule, FigureQueries } from '@libs/cleanup';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingListQueries, FilingModule } from '@libs/filing';
import { IdentityModule, OrganQueries, OrganService, type OrganNode } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { analyze } from '@libs/platform';
import {
  DocumentFactsQueries,
  DocumentQueries,
  effectOn,
  IN_FORCE_STATUSES,
  PublicCatalogueQueries,
  RegistryModule,
  type DocumentItem,
} from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SettingsModule, SettingsSeed } from '@libs/settings';
import { parseText } from '@libs/text';
import { createAccounts, type DemoPeople } from '../../apps/cli/src/demo/accounts';
import { runCampaigns } from '../../apps/cli/src/demo/campaigns';
import { demoTexts } from '../../apps/cli/src/demo/content';
import { runFilings } from '../../apps/cli/src/demo/filings';
import { loadStock } from '../../apps/cli/src/demo/history';
import { runMatters } from '../../apps/cli/src/demo/matters';
import { stockTexts } from '../../apps/cli/src/demo/stock';
import { openContext, type TestContext } from '../support/context';

const YEAR_END = '2024-12-31';

let context: TestContext;
let people: DemoPeople;
let loaded = 0;
beforeAll(async () => {
  context = await openContext({
    modules: [
      IdentityModule,
      SettingsModule,
      ExtractionModule,
      RegistryModule,
      ReviewModule,
      DraftingModule,
      CleanupModule,
      FilingModule,
      AuditModule,
    ],
    at: '2005-01-04T02:00:00Z',
  });
  await context.get(OrganService).seed(SYSTEM);
  await context.get(SettingsSeed).seed(SYSTEM);
  people = await createAccounts(context, context.dataDir);
  loaded = await loadStock(context, context.clock);
  await runCampaigns(context, context.clock, people);
  await runMatters(context, context.clock, people);
  await runFilings(context, context.clock, people);
  context.clock.set('2026-11-22T03:00:00Z');
  await analyze(context.database.owner);
}, 240_000);
afterAll(() => context.close());

const all = async (day: string, filter: Parameters<DocumentQueries['list']>[1] = {}): Promise<DocumentItem[]> =>
  (await context.get(DocumentQueries).list(day, filter, { limit: 1000 }, SYSTEM)).items;

describe('the stock of the demo', () => {
  it('has 72 normative documents in force at the end of 2024: 24 of the prefecture, 48 of its counties', async () => {
    const places = await context.get(PublicCatalogueQueries).countsByPlace(YEAR_END, 'NORMATIVE');
    const [prefecture, ...counties] = places;
    expect(prefecture).toMatchObject({ level: 'prefecture', count: 24 });
    expect(counties.map(({ count }) => count).reduce((sum, count) => sum + count, 0)).toBe(48);
    expect(counties.filter(({ count }) => count > 0)).toHaveLength(9);
    expect(await all(YEAR_END, { docClass: ['NORMATIVE'], statuses: IN_FORCE_STATUSES })).toHaveLength(72);
  });

  it('says the same of that day by what was known on the day of the report, before the later repeals', async () => {
    const facts = context.get(DocumentFactsQueries);
    let inForce = 0;
    for (const document of await all(YEAR_END, { docClass: ['NORMATIVE'] })) {
      const { events } = await facts.facts(document.id, YEAR_END);
      const effect = effectOn(document, events, YEAR_END, new Date('2025-02-28T16:00:00Z'));
      if (IN_FORCE_STATUSES.includes(effect.status)) inForce += 1;
    }
    expect(inForce).toBe(72);
    const now = await all('2026-11-22', { docClass: ['NORMATIVE'], statuses: IN_FORCE_STATUSES });
    expect(now.length).not.toBe(72);
  }, 60_000);

  it('has 15 normative documents made in 2024', async () => {
    expect(await all('2026-11-22', { docClass: ['NORMATIVE'], year: 2024 })).toHaveLength(15);
  });

  it('shows every kind of effect', async () => {
    const statuses = new Set((await all('2026-11-22')).map(({ status }) => status));
    expect([...statuses].sort()).toEqual(
      ['DECLARED_LAPSED', 'EXPIRED', 'IN_FORCE', 'NOT_YET', 'PARTLY_ENDED', 'REPEALED', 'SUSPENDED', 'UNKNOWN'].sort(),
    );
    expect((await all('2026-11-22', { validThroughUntil: '2027-05-22', statuses: IN_FORCE_STATUSES })).length).toBeGreaterThan(4);
  });

  it('has texts that say what the register says, no two alike, numbered in the order of their days', async () => {
    const organs = flat(await context.get(OrganQueries).tree());
    const texts = [...demoTexts('documents'), ...stockTexts(organs)];
    expect(loaded).toBe(texts.length);
    const bodies = texts.map(({ text }) => text);
    expect(new Set(bodies).size).toBe(bodies.length);
    for (const text of bodies) expect(text).not.toMatch(/[{}[\]¶]|undefined/);
    for (const { head, text } of stockTexts(organs)) {
      const { ending, title, innerTitle } = parseText(text);
      const fromIssue = ending.effectivePhrase?.includes('印发') === true;
      expect([head['文号'], fromIssue ? head['公布'] : ending.effectiveOn]).toEqual([head['文号'], head['施行'] ?? null]);
      expect([head['文号'], ending.termYears === null ? undefined : String(ending.termYears)]).toEqual([head['文号'], head['年限']]);
      expect(innerTitle ?? title).not.toBe('');
    }
    const last = new Map<string, [number, string]>();
    for (const { head } of [...texts].sort((a, b) => ((a.head['公布'] ?? '') < (b.head['公布'] ?? '') ? -1 : 1))) {
      const [, series = '', serial = ''] = /^(.+〕)(\d+)号$/.exec(head['文号'] ?? '') ?? [];
      const [before, on] = last.get(series) ?? [0, ''];
      expect([series, on, before, Number(serial) > before]).toEqual([series, on, before, true]);
      last.set(series, [Number(serial), head['公布'] ?? '']);
    }
  });
});

describe('the campaigns of the demo', () => {
  const found = async (title: string) => {
    const rows = await context.get(CampaignQueries).list(people['sfj.chengban']);
    const row = rows.find(({ campaign }) => campaign.title.startsWith(title));
    if (!row) throw new Error(`no campaign ${title}`);
    return row.campaign;
  };

  it('has the figures of the report for 2024 at the end of that year, whenever they are asked for', async () => {
    const campaign = await found('2024年');
    const { rows, pending, done, total } = await context.get(FigureQueries).figures(campaign.id, people['sfj.chengban'], YEAR_END);
    const cells = new Map(rows.map((row) => [row.docClass, row.cells]));
    expect(cells.get('POLICY')).toMatchObject({ AMEND: { pending: 6, done: 0 }, REPEAL: { pending: 73, done: 54 } });
    expect(cells.get('NORMATIVE')).toMatchObject({ AMEND: { pending: 0, done: 0 }, REPEAL: { pending: 1, done: 0 } });
    expect({ pending, done, total }).toEqual({ pending: 80, done: 54, total: 134 });
  });

  it('has carried out more of it since: other figures today', async () => {
    const campaign = await found('2024年');
    const { pending, done, total, sum } = await context.get(FigureQueries).figures(campaign.id, people['sfj.chengban']);
    expect({ pending, done, total, amended: sum.cells.AMEND.done }).toEqual({ pending: 11, done: 123, total: 134, amended: 4 });
    expect(campaign.state).toBe('follow_up');
    const { decisions } = await context.get(CampaignQueries).get(campaign.id, people['sfj.chengban']);
    expect(decisions).toHaveLength(13);
    expect(decisions.filter(({ publishedOn }) => publishedOn <= YEAR_END).reduce((sum, { entryCount }) => sum + entryCount, 0)).toBe(54);
    expect(decisions.every(({ documentId }) => documentId !== null)).toBe(true);
  });

  it('has one running: some organs done, one sent back, most late', async () => {
    const campaign = await found('2026年');
    expect(campaign.state).toBe('filling');
    expect(campaign.deadlineOn < '2026-11-22').toBe(true);
    const progress = await context.get(CampaignQueries).organProgress(campaign.id, people['sfj.chengban']);
    const states = new Set(progress.flatMap(({ counts }) => Object.keys(counts)));
    expect([...states].sort()).toEqual(['agreed', 'filled', 'open', 'returned', 'submitted']);
  });
});

describe('the filings of the demo', () => {
  const filed = async (login: 'sfj.beian' | 'zhengfuban' | 'kel.zhengfuban', filter: object) =>
    (await context.get(FilingListQueries).page({ sort: 'due', limit: 500, ...filter }, people[login])).items;

  it('has 17 filings that the prefecture bureau has reviewed in 2024', async () => {
    const passed = await filed('sfj.beian', { direction: 'in', states: ['passed'] });
    expect(passed.filter(({ filing }) => filing.closedOn?.startsWith('2024-'))).toHaveLength(17);
  });

  it('has filings in every state of acceptance, due and late, numbered in the order of their registration', async () => {
    const received = await filed('sfj.beian', { direction: 'in', sort: 'registered' });
    const states = new Set(received.map(({ filing }) => filing.state));
    expect([...states].sort()).toEqual(['in_review', 'passed', 'registered', 'submitted', 'supplement', 'to_submit']);
    expect((await filed('sfj.beian', { direction: 'in', states: ['to_submit'], isOverdue: true })).length).toBeGreaterThan(0);
    const serial = (number: string | null) => Number(/(\d+)号$/.exec(number ?? '')?.[1]);
    const days = received
      .filter(({ filing }) => filing.registeredOn?.startsWith('2024-'))
      .sort((a, b) => serial(a.filing.filingNumber) - serial(b.filing.filingNumber))
      .map(({ filing }) => filing.registeredOn);
    expect(days).toEqual([...days].sort());
  });

  it('waits for the receipts of organs outside the system', async () => {
    expect((await filed('zhengfuban', { direction: 'out', states: ['submitted'], isOutside: true })).length).toBeGreaterThan(1);
    expect((await filed('kel.zhengfuban', { direction: 'out', states: ['to_submit'] })).length).toBeGreaterThan(0);
  });
});

function flat(nodes: readonly OrganNode[]): OrganNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}
