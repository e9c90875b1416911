import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { UserService, UserQueries, type Role } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { createLog, LOG, portalConfig, readConfig, type Log } from '@libs/platform';
import { SettingsSeed } from '@libs/settings';
import request from 'supertest';
import { createApp as createPortal } from '../../apps/portal/src/http/create-app';
import { REACTIONS } from '../../apps/worker/src/reactions';
import { reactTask } from '../../apps/worker/src/react.task';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { draftDocx } from '../fixtures/files/draft-files';
import { openApi, type Browser, type TestApi } from '../support/api';
import { cleanUp, fileAbove } from './after-publication';

const DATA = process.env['GUIKU_TEST_DATA'] ?? join(__dirname, '../../../shared/data');

interface Listed {
  file: string;
  ext: string;
  articles?: number;
}

/** A real DOCX with articles where the shared data is there, else our own small one. */
function firstDraft(): { name: string; bytes: Buffer } {
  const manifest = join(DATA, 'files/manifest.jsonl');
  const listed = existsSync(manifest)
    ? readFileSync(manifest, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Listed)
    : [];
  const real = listed.find(({ file, ext, articles = 0 }) => file.startsWith('real-zh/') && ext === 'docx' && articles >= 10);
  if (!real) return { name: '送审稿.docx', bytes: draftDocx() };
  return { name: basename(real.file), bytes: readFileSync(join(DATA, 'files', real.file)) };
}

let api: TestApi;
let worker: INestApplicationContext;
let portal: NestExpressApplication;
const signedIn = new Map<string, Browser>();

const PEOPLE = {
  drafter: ['bz-fgw', '环资科', ['drafter']],
  office: ['bz-gov-office', '秘书科', ['office']],
  reviewer: ['bz-sfj', '审核科', ['reviewer']],
  second: ['bz-sfj', '审核科', ['second_reviewer']],
  signatory: ['bz-sfj', '局领导', ['signatory']],
  stranger: ['bz-jyj', '办公室', ['drafter', 'office']],
} as const satisfies Record<string, readonly [string, string, readonly Role[]]>;
type Name = keyof typeof PEOPLE;
const as = (name: Name): Browser => {
  const browser = signedIn.get(name);
  if (!browser) throw new Error(name);
  return browser;
};

beforeAll(async () => {
  api = await openApi({ at: '2026-05-20T02:00:00Z' });
  await api.get(SettingsSeed).seed(SYSTEM);
  for (const [name, [organ, unit, roles]] of Object.entries(PEOPLE)) {
    const id = await api.account(organ, [...roles], name);
    const { revision } = await api.get(UserQueries).get(id);
    await api.get(UserService).edit(id, revision, { unit }, SYSTEM);
    signedIn.set(name, await api.signIn(name));
  }
  const { database, dataDir, clock } = api;
  worker = await NestFactory.createApplicationContext(
    WorkerModule.forRoot({ databaseUrl: database.app, dataDir, log: createLog('worker', 'silent'), clock }),
    { logger: false, abortOnError: false },
  );
  const config = readConfig(portalConfig, { PORTAL_DATABASE_URL: database.portal, GUIKU_DATA_DIR: dataDir, PORT: '0' });
  portal = await createPortal({ config, log: createLog('portal', 'silent') });
  await portal.init();
}, 60_000);
afterAll(async () => {
  await portal.close();
  await worker.close();
  await api.close();
});

const done = new Set<string>();
/** What the worker does after the commands so far. */
async function settle(): Promise<void> {
  const get = worker.get.bind(worker);
  const react = reactTask(REACTIONS, { get, log: worker.get<Log>(LOG) });
  const events = await api.database.query<{ id: string }>('SELECT id FROM audit_event ORDER BY at, id');
  for (const { id } of events.filter((event) => !done.has(event.id))) {
    await react({ eventId: id }, {} as never);
    done.add(id);
  }
}

interface Seen {
  id: string;
  revision: number;
  [key: string]: unknown;
}
const upload = async (by: Browser, name: string, bytes: Buffer, purpose = 'draft') => {
  const answer = await by.send('post', '/api/files').field('purpose', purpose).attach('file', bytes, name).expect(201);
  await settle();
  return (answer.body as { id: string }).id;
};
const see = async <T>(by: Browser, path: string) => (await by.get(path).expect(200)).body as T & Seen;
const act = async <T>(by: Browser, kind: 'drafts' | 'reviews', id: string, action: string, body: object = {}, status = 200) => {
  const { revision } = await see(by, `/api/${kind}/${id}`);
  const answer = await by.post(`/api/${kind}/${id}/${action}`, { expectedRevision: revision, ...body });
  if (answer.status !== status) throw new Error(`${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T & Seen;
};

it('goes from an uploaded file to a citizen who finds it, is filed, and is repealed by a campaign, over HTTP', async () => {
  const day = (on: string) => {
    api.clock.set(`${on}T02:00:00Z`);
  };
  const sameDay = async (on: string) => {
    day(on);
    for (const name of Object.keys(PEOPLE)) signedIn.set(name, await api.signIn(name));
  };
  // 起草单位: upload, see what was read, complete, send.
  const { name, bytes } = firstDraft();
  const fileId = await upload(as('drafter'), name, bytes);
  const facts = (await as('drafter').post('/api/drafts/read', { fileId }).expect(200)).body as { title: string; articleCount: number };
  expect(facts.articleCount).toBeGreaterThan(3);
  const organs = await api.database.query<{ id: string }>(`SELECT id FROM organ WHERE code = 'bz-gov-office'`);
  const issuerOrganId = organs[0]?.id ?? '';
  const title = '巴音郭楞蒙古自治州住宅区消防安全管理办法';
  const made = await as('drafter').post('/api/drafts', { fileId, issuerOrganId, title, kind: '办法', docClass: 'NORMATIVE' }).expect(201);
  const { id } = made.body as Seen;
  const refused = await act<{ code: string; refusals: { code: string; title: string }[]; detail: { missing: { code: string }[] } }>(
    as('drafter'),
    'drafts',
    id,
    'submit',
    {},
    409,
  );
  expect(refused).toMatchObject({ code: 'draft_refused', refusals: [{ code: 'something_missing', title: '尚有缺项，请按清单补齐' }] });
  expect(refused.detail.missing.map((one) => one.code)).toContain('phone_missing');
  await act(as('drafter'), 'drafts', id, 'edit', { contactPhone: '0996-2020000', meetingOn: '2026-06-30' });
  for (const kind of ['explanation', 'basis', 'own_legal_opinion']) {
    const paper = await upload(as('drafter'), `${kind}.txt`, Buffer.from(`${kind}：说明材料`), 'material');
    await act(as('drafter'), 'drafts', id, 'addMaterial', { kind, fileId: paper });
  }
  await act(as('drafter'), 'drafts', id, 'waiveMaterial', { kind: 'consultation', reason: '应急' });
  await act(as('drafter'), 'drafts', id, 'addMaterial', { kind: 'fair_competition', conclusion: 'not_concerned' });
  expect((await see<{ missing: unknown[] }>(as('drafter'), `/api/drafts/${id}`)).missing).toEqual([]);
  expect((await as('reviewer').get(`/api/drafts/${id}`)).status).toBe(404); // not sent yet: nobody else sees it
  const sent = await act<{ reviewId: string; phaseTitle: string }>(as('drafter'), 'drafts', id, 'submit', {
    letterNumber: '巴发改函〔2026〕5号',
  });
  expect(sent.phaseTitle).toBe('已送审待转送');
  const first = sent.reviewId;
  expect((await as('stranger').get(`/api/drafts/${id}`)).status).toBe(404);
  expect((await as('stranger').get(`/api/reviews/${first}`)).status).toBe(404);

  // 政府办 forwards, 司法局 reviews.
  expect((await act(as('office'), 'reviews', first, 'forward', { intakeNumber: '2026-113' }))['stateTitle']).toBe('待受理');
  const groups = (await as('reviewer').get('/api/reviews/groups').expect(200)).body as { groups: { code: string; items: Seen[] }[] };
  expect(groups.groups.find((group) => group.code === 'to_accept')?.items.map((item) => item.id)).toEqual([first]);
  await act(as('reviewer'), 'reviews', first, 'requestSupplement', { items: ['专家论证意见'], reason: '专业性较强' });
  const expert = await upload(as('drafter'), '专家论证.txt', Buffer.from('专家论证意见'), 'material');
  await act(as('drafter'), 'drafts', id, 'addMaterial', { kind: 'expert', fileId: expert });
  await act(as('drafter'), 'drafts', id, 'resupply');
  await sameDay('2026-05-21');
  const accepted = await act<{ clock: { dueOn: string; leftDays: number }; text: string; units: unknown[] }>(
    as('reviewer'),
    'reviews',
    first,
    'accept',
  );
  expect(accepted.clock).toMatchObject({ dueOn: '2026-06-11', leftDays: 15 });
  const remark = {
    path: 'art4',
    place: '第四条',
    quotedText: '缴纳保证金',
    problemType: 'A5',
    basisLaw: '优化营商环境条例',
    basisArticle: '第二十五条',
    basisQuotation: '涉企保证金，应当有法律、行政法规依据',
    comment: '没有法律、法规依据增加义务',
    suggestsDeletion: true,
    severity: 'must',
  };
  await act(as('reviewer'), 'reviews', first, 'addRemark', { remark });
  await act(as('reviewer'), 'reviews', first, 'addRemark', {
    remark: { ...remark, path: null, place: '全文', comment: '文字宜精炼', problemType: 'A14', severity: 'should', basisLaw: null },
  });
  await act(as('reviewer'), 'reviews', first, 'setCheck', { item: 'A5', result: 'problem' });
  await act(as('reviewer'), 'reviews', first, 'allClear');
  // The submitter sees nothing of it before the opinion is out.
  expect((await see<{ remarks: unknown[] }>(as('drafter'), `/api/reviews/${first}`)).remarks).toEqual([]);
  await sameDay('2026-06-01');
  await act(as('reviewer'), 'reviews', first, 'sendForSecond', { verdict: 'SHOULD_AMEND' });
  await act(as('second'), 'reviews', first, 'sendForSign', { verdict: 'SHOULD_AMEND' });
  const issued = await act<{ opinion: { number: string; text: string } }>(as('signatory'), 'reviews', first, 'issue', {
    verdict: 'SHOULD_AMEND',
  });
  expect(issued.opinion.number).toBe('巴司审〔2026〕1号');
  const paper = await as('drafter').get(`/api/reviews/${first}/opinion`).expect(200);
  expect(paper.text).toContain('一、审核结论：应当予以修改。');
  expect(
    (await act<{ refusals: { code: string }[] }>(as('drafter'), 'drafts', id, 'table', {}, 409)).refusals.map((one) => one.code),
  ).toEqual(['gate_unanswered']);

  // 起草单位 answers, uploads the next round, sees the difference.
  await act(as('drafter'), 'drafts', id, 'revise');
  const open = await see<{ review: { remarks: { id: string; severity: string }[] }; text: { id: string } }>(
    as('drafter'),
    `/api/drafts/${id}`,
  );
  const should = open.review.remarks.find((one) => one.severity === 'should')?.id ?? '';
  await act(as('drafter'), 'drafts', id, 'respond', { answers: [{ remarkId: should, adoption: 'rejected', reason: '表述已为惯用' }] });
  await act(as('drafter'), 'drafts', id, 'respondAll');
  const old = await see<{ text: string }>(as('drafter'), `/api/drafts/${id}/texts/${open.text.id}`);
  const secondText = old.text.replace(
    /(第四条[\s　]*)[^\n]*/,
    '$1住宅区的物业服务人应当保持消防车通道畅通，并在显著位置设置喀拉玉尔衮标识。',
  );
  const next = await upload(as('drafter'), '修改稿.txt', Buffer.from(secondText));
  const replaced = await act<{ text: { id: string } }>(as('drafter'), 'drafts', id, 'replaceText', { fileId: next });
  const difference = await see<{ units: { op: string; new: string | null }[] }>(
    as('drafter'),
    `/api/drafts/${id}/difference?from=${open.text.id}&to=${replaced.text.id}`,
  );
  expect(difference.units.filter((unit) => unit.op === 'changed').map((unit) => unit.new)).toContain('4');
  const second = (await act<{ reviewId: string }>(as('drafter'), 'drafts', id, 'submit')).reviewId;
  expect(second).not.toBe(first);
  await act(as('office'), 'reviews', second, 'forward');
  await act(as('reviewer'), 'reviews', second, 'accept');
  await sameDay('2026-06-09');
  await act(as('reviewer'), 'reviews', second, 'sendForSecond', { verdict: 'LEGAL' });
  await act(as('second'), 'reviews', second, 'sendForSign', { verdict: 'LEGAL' });
  await act(as('signatory'), 'reviews', second, 'issue', { verdict: 'LEGAL' });

  // 政府办: meeting, signature, number, publication.
  await act(as('drafter'), 'drafts', id, 'table');
  await sameDay('2026-06-25');
  await act(as('office'), 'drafts', id, 'recordMeeting', {
    meeting: '州人民政府第12次常务会议',
    heldOn: '2026-06-17',
    outcome: 'passed',
    record: '原则通过',
  });
  await act(as('office'), 'drafts', id, 'recordSignature', { signer: '州长', signedOn: '2026-06-18' });
  expect((await act(as('office'), 'drafts', id, 'takeNumber'))['docNumber']).toBe('巴政办规〔2026〕1号');
  const publication = {
    carrier: 'website',
    carrierAddress: 'https://www.xjbz.gov.cn/1',
    publishedOn: '2026-06-25',
    effectiveOn: '2026-07-01',
    termYears: 5,
  };
  const check = await act<{ warnings: { code: string; title: string }[] }>(as('office'), 'drafts', id, 'checkPublication', publication);
  expect(check.warnings.map((one) => one.code)).toEqual(['effect_too_soon']);
  const warned = await act<{ refusals: { code: string }[] }>(as('office'), 'drafts', id, 'publish', publication, 409);
  expect(warned.refusals.map((one) => one.code)).toEqual(['warnings_need_reason']);
  const published = await act<{ publication: { slug: string; documentId: string }; phaseTitle: string }>(
    as('office'),
    'drafts',
    id,
    'publish',
    {
      ...publication,
      warningsReason: '防火期将至',
    },
  );
  expect(published.phaseTitle).toBe('已公布');
  await settle();

  // 公众: by a word, by the number in any spelling, in Traditional characters; as it stood on an earlier day.
  const visit = async (path: string) => request(portal.getHttpServer()).get(encodeURI(path));
  const { slug, documentId } = published.publication;
  for (const query of ['喀拉玉尔衮标识', '巴政办规[2026]1号', '巴政办规(2026)1号', '巴政办规〔2026〕1号', '住宅區消防']) {
    const found = await visit(`/search?q=${query}&scope=all`);
    expect([query, found.status, found.text.includes(`/d/${slug}`)]).toEqual([query, 200, true]);
  }
  expect((await visit(`/n/巴政办规(2026)1号`)).headers['location']).toContain(`/d/${slug}`);
  const page = await visit(`/d/${slug}`);
  expect(page.text).toContain(title);
  const dayBefore = await visit(`/d/${slug}/on/2026-06-24`);
  expect(dayBefore.text).toMatch(/尚未公布|还没有公布|未公布/);

  // 报备, both to outside organs; then a campaign repeals it.
  const afterwards = () => ({ office: as('office'), bureau: as('reviewer'), signatory: as('signatory'), documentId, upload, settle });
  expect(await fileAbove(afterwards(), '2026-06-25')).toEqual(['已登记', '已登记']);
  await sameDay('2026-09-01');
  const campaign = await cleanUp(afterwards(), '2026-09-01');
  const dead = await visit(`/d/${slug}`);
  expect(dead.text).toContain('本文件已于2026年9月1日废止，不再作为行政管理的依据');
  expect(dead.text).toContain('巴政发〔2026〕5号');
  const listed = async (query: string) => (await visit(`/search?q=喀拉玉尔衮标识${query}`)).text.includes(`/d/${slug}`);
  expect(await Promise.all(['', '&scope=all', '&scope=on&on=2026-08-01'].map(listed))).toEqual([false, true, true]);
  expect((await visit(`/campaigns/${campaign}`)).text).toContain(title);
}, 120_000);
