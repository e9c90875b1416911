import { IdentityModule } from '@libs/identity';
import { EffectService, PublicQueries, RegistryModule } from '@libs/registry';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, type DocumentFactory } from '../support/documents';

let context: TestContext;
let documents: DocumentFactory;
beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, RegistryModule] });
  documents = await documentFactory(context);
});
afterAll(() => context.close());

const today = '2026-04-01';
const publicQueries = () => context.get(PublicQueries);

describe('registration', () => {
  it('makes document, version, events and periods, and the public sees it', async () => {
    const { documentId, slug } = await documents.register({ docNumber: '巴政办规[2026]101号' });
    const found = await publicQueries().documents.bySlug(slug, today);
    expect(found).toMatchObject({
      id: documentId,
      docNumber: '巴政办规〔2026〕101号',
      status: 'IN_FORCE',
      validThrough: '2031-02-28',
      endedOn: '2031-03-01',
    });
    const text = await publicQueries().texts.textOn(documentId, today);
    expect(text?.articles.map(({ label }) => label)).toEqual(['第一条', '第二条', '第三条', '第四条', '第五条']);
    expect(await publicQueries().texts.textOn(documentId, '2026-01-14')).toBeNull();
  });

  it('repeals what it names, from its own day of effect', async () => {
    const old = await documents.register({
      docNumber: '巴政办发〔2015〕22号',
      signedOn: '2015-04-01',
      publishedOn: '2015-04-01',
      effectiveOn: '2015-05-01',
      term: null,
    });
    const { documentId, repealed } = await documents.register({ repeals: [{ title: '住宅区防火规定', docNumber: '巴政办发(2015)22号' }] });
    expect(repealed).toEqual([old.documentId]);
    const on = async (day: string) => (await publicQueries().documents.bySlug(old.slug, day))?.status;
    expect([await on('2026-02-28'), await on('2026-03-01')]).toEqual(['IN_FORCE', 'REPEALED']);
    expect((await publicQueries().texts.history(old.documentId)).at(-1)).toMatchObject({ type: 'REPEALED', on: '2026-03-01' });
    expect((await publicQueries().texts.relations(documentId)).map(({ kind, direction }) => [kind, direction])).toEqual([
      ['repeals', 'out'],
    ]);
  });
});

describe('recording effect', () => {
  it('lets exactly one of two racing commands win', async () => {
    const { documentId } = await documents.register();
    const by = await documents.actor('bz-gov-office');
    const repeal = () => context.get(EffectService).record(documentId, 1, { action: 'repeal', on: '2026-05-01', basis: '州政府决定' }, by);
    const results = await Promise.allSettled([repeal(), repeal()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
