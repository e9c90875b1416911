import { BlobStore } from '@libs/platform';
import type { Browser } from '../support/api';
import { addresses, crawl, portalRoutes } from '../support/crawl';
import { documentFactory } from '../support/documents';
import { millisecondsUntil, openWhole, type Whole } from '../support/whole';

/** A minute is the promise (INV-B). */
const PROMISED_MS = 60_000;
const WORD = '雪莲花采挖';
const SECRET = '绝密标记丁卯七三一';
const text = (version: string) =>
  `博湖县${WORD}管理办法\n\n第一条 为了规范${WORD}，保护资源，制定本办法。${SECRET}${version}。\n第二条 本办法自2026年3月1日起施行。`;

let whole: Whole;
let asker: Browser;
let second: Browser;
beforeAll(async () => {
  whole = await openWhole();
  await whole.api.account('bz-gov-office', ['office'], 'asker1');
  await whole.api.account('bz-sfj', ['signatory'], 'second1');
  asker = await whole.api.signIn('asker1');
  second = await whole.api.signIn('second1');
}, 90_000);
afterAll(() => whole.close());

it('INV-B: within a minute of the second person’s confirmation no public address has the text; the title stays; two persons bring it back', async () => {
  const documents = await documentFactory(whole.api);
  const blobs = whole.api.get(BlobStore);
  const blob = await blobs.put('private', Buffer.from(`原件 ${SECRET}`));
  const files = [{ ...blob, role: 'original', name: '印发原件.pdf', mediaType: 'application/pdf', isPublic: true } as const];
  const { documentId, slug } = await documents.register({ title: `博湖县${WORD}管理办法`, text: text('甲'), files });
  const api = (path: string) => asker.get(path).expect(200);
  const amend = { expectedRevision: 1, action: 'amend', on: '2026-04-01', basis: '州人民政府决定', text: text('乙') };
  await asker.post(`/api/documents/${documentId}/events`, amend).expect(200);

  const [file] = ((await api(`/api/documents/${documentId}`)).body as { files: { id: string }[] }).files;
  const values = {
    ...{ slug: [slug], day: ['2026-03-05', '2026-10-01'], number: ['1', '巴政办规〔2026〕1号'], pair: ['1..2'], id: [file?.id ?? ''] },
  };
  const asked = ['q', 'scope=all&q', 'scope=on&on=2026-03-05&q'].flatMap((query) =>
    ['/search', '/open/v1/search'].map((path) => `${path}?${query}=${WORD}`),
  );
  const paths = [
    ...addresses(portalRoutes(whole.portal), values),
    ...asked,
    '/catalogue?on=2026-03-05',
    '/open/v1/documents?on=2026-03-05',
  ];
  const saying = async (words: string) =>
    (await crawl(whole.portal, paths)).filter(({ all }) => all.includes(words)).map(({ path }) => path);
  await millisecondsUntil(async () => (await saying(SECRET)).some((path) => path.startsWith('/open/v1/search')), 20_000);
  const before = await saying(SECRET);
  for (const page of [
    `/d/${slug}`,
    `/d/${slug}/on/2026-03-05`,
    `/d/${slug}/compare/1..2`,
    `/d/${slug}/article/1`,
    `/files/${file?.id ?? ''}`,
    `/open/v1/documents/${slug}.txt`,
  ])
    expect(before).toContain(page);

  const request = { expectedRevision: 2, kind: 'withhold', reason: '误将内部稿公布', evidence: '核查记录' };
  const { id } = (await asker.post(`/api/documents/${documentId}/takedowns`, request).expect(200)).body as { id: string };
  expect((await second.get('/api/takedowns').expect(200)).body).toMatchObject({ items: [{ id, documentId, requestedByName: 'asker1' }] });
  const twice = await asker.post(`/api/takedowns/${id}/confirm`, { expectedRevision: 1 }).expect(409);
  expect(twice.body).toMatchObject({ refusals: [{ code: 'takedown_needs_another_person' }] });
  await second.post(`/api/takedowns/${id}/confirm`, { expectedRevision: 1 }).expect(200);

  const allowed = (path: string) => path.startsWith(`/d/${slug}`) || path.startsWith('/open/v1/documents/');
  const isClean = async () => (await saying(SECRET)).length === 0 && (await saying(slug)).every(allowed);
  const took = await millisecondsUntil(isClean, PROMISED_MS);
  process.stderr.write(`takedown: ${paths.length} addresses clean after ${took} ms\n`);
  await expect(blobs.open('public', blob.sha256)).rejects.toMatchObject({ kind: 'not_found' });
  const [page] = await crawl(whole.portal, [`/d/${slug}/on/2026-03-05`]);
  expect(page?.status).toBe(404);
  for (const words of ['下线', `博湖县${WORD}管理办法`, '巴政办规〔2026〕1号', '现行有效']) expect(page?.all).toContain(words);
  // The sealed original stays for the staff.
  await api(`/api/documents/${documentId}/files/${file?.id ?? ''}`);

  const restore = { expectedRevision: 3, kind: 'restore', reason: '核实无误', evidence: '司法局复函' };
  const back = (await second.post(`/api/documents/${documentId}/takedowns`, restore).expect(200)).body as { id: string };
  await asker.post(`/api/takedowns/${back.id}/confirm`, { expectedRevision: 1 }).expect(200);
  await millisecondsUntil(async () => (await saying(SECRET)).length === before.length, PROMISED_MS);
  expect(await saying(SECRET)).toEqual(before);
}, 180_000);
