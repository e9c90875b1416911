import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { CleanupModule } from '@libs/cleanup';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingModule } from '@libs/filing';
import { IdentityModule, UserService } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import {
  MAIL_SENDER,
  MailQueries,
  MailService,
  NoticeModule,
  NoticeQueries,
  NoticeService,
  smtpSender,
  type NewNotice,
} from '@libs/notice';
import { createLog, Transactions } from '@libs/platform';
import { RegistryModule, TakedownService } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SearchModule } from '@libs/search';
import { SettingsModule, TimeLimitService } from '@libs/settings';
import { reactTask } from '../../apps/worker/src/react.task';
import type { Reach } from '../../apps/worker/src/reaction';
import { REACTIONS } from '../../apps/worker/src/reactions';
import { remind } from '../../apps/worker/src/notice/reminders';
import { campaignFactory, proposal } from '../support/campaign';
import { openContext, type TestContext } from '../support/context';
import { documentFactory } from '../support/documents';
import { openFilingRoom } from '../support/filing';
import { openLifecycle, REMARK, type Lifecycle, type PersonName } from '../support/lifecycle';
import { openMailServer, type MailServer } from '../support/smtp';

@Module({})
class MailOut {}

const DESK = 'http://desk.example:3001';
const log = createLog('test', 'silent');
let mail: MailServer;
let context: TestContext;
let life: Lifecycle;
beforeAll(async () => {
  mail = await openMailServer();
  const sender = { provide: MAIL_SENDER, useValue: smtpSender({ url: mail.url, from: 'guiku@xjbz.example', deskUrl: `${DESK}/` }) };
  const rooms = [
    IdentityModule,
    SettingsModule,
    ExtractionModule,
    RegistryModule,
    ReviewModule,
    DraftingModule,
    FilingModule,
    CleanupModule,
  ];
  const out = { module: MailOut, global: true, providers: [sender], exports: [MAIL_SENDER] };
  context = await openContext({ modules: [out, ...rooms, SearchModule, NoticeModule], at: '2026-05-20T02:00:00Z' });
  life = await openLifecycle(context);
}, 60_000);
afterAll(async () => {
  await context.close();
  await mail.close();
});

const reach = (): Reach => {
  const get: unknown = context.get.bind(context);
  return { get: get as Reach['get'], log };
};
const seen = new Set<string>();
/** What the worker does after the commits so far; twice, as after a crash. */
async function react(): Promise<void> {
  const task = reactTask(REACTIONS, reach());
  for (;;) {
    const events = await context.database.query<{ id: string }>('SELECT id FROM audit_event ORDER BY id');
    const fresh = events.filter((event) => !seen.has(event.id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) for (let time = 1; time <= 2; time += 1) await task({ eventId: id }, undefined as never);
    for (const { id } of fresh) seen.add(id);
  }
}
const inbox = async (by: Actor) => (await context.get(NoticeQueries).page({ limit: 200 }, by)).items;
/** Everybody's new notices since the last call: `reviewer review.accept`. */
async function news(): Promise<string[]> {
  await react();
  const found: string[] = [];
  for (const [name, by] of Object.entries(life.people) as [PersonName, Actor][]) {
    for (const notice of (await inbox(by)).filter(({ readAt }) => readAt === null)) {
      found.push(`${name} ${notice.kind}`);
      await context.get(NoticeService).read(notice.id, by);
    }
  }
  return found.sort();
}
const tell = (notice: Omit<NewNotice, 'subjectType' | 'subjectId' | 'title'>) =>
  context
    .get(Transactions)
    .run((tx) => context.get(NoticeService).tellIn(tx, { subjectType: 'draft', subjectId: randomUUID(), title: '节能办法', ...notice }));
const day = (on: string) => {
  context.clock.set(`${on}T02:00:00Z`);
};

describe('the way of a draft', () => {
  it('tells each step to those whose turn it is or whose matter it is, once, and to nobody else', async () => {
    const { people, act, review } = life;
    const id = await life.prepare(people.drafter, 'bz-gov-office');
    expect(await news()).toEqual([]);
    await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
    expect(await news()).toEqual(['office review.forward']);
    await review(id, { action: 'forward', intakeNumber: null }, people.office);
    expect(await news()).toEqual(['reviewer review.accept', 'second review.accept']);
    await review(id, { action: 'requestSupplement', items: ['专家论证'], reason: '专业性强' }, people.reviewer);
    expect(await news()).toEqual(['drafter draft.supplement']);
    await act(id, { action: 'resupply' }, people.drafter);
    expect(await news()).toEqual(['reviewer review.resupplied', 'second review.resupplied']);
    await review(id, { action: 'accept' }, people.reviewer);
    expect(await news()).toEqual(['drafter draft.accepted']);
    await review(id, { action: 'addRemark', remark: { ...REMARK, severity: 'should' } }, people.reviewer);
    await review(id, { action: 'allClear' }, people.reviewer);
    expect(await news()).toEqual([]);
    await review(id, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, people.reviewer);
    expect(await news()).toEqual(['second review.second']);
    await review(id, { action: 'sendBack', reason: '补充依据' }, people.second);
    expect(await news()).toEqual(['reviewer review.sentBack']);
    await review(id, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, people.reviewer);
    await review(id, { action: 'sendForSign', verdict: 'LEGAL', explanation: null }, people.second);
    // The second reading was done before the worker came to it: it is not asked for any more.
    expect(await news()).toEqual(['signatory review.sign']);
    await review(id, { action: 'issue', verdict: 'LEGAL' }, people.signatory);
    expect(await news()).toEqual(['drafter draft.opinion', 'office draft.opinion']);
    await act(id, { action: 'respondAll' }, people.drafter);
    expect(await news()).toEqual(['reviewer review.answered']);
    await act(id, { action: 'table' }, people.drafter);
    expect(await news()).toEqual(['office draft.deliberate']);
    const meeting = {
      action: 'recordMeeting',
      meeting: '州人民政府第6次常务会议',
      heldOn: '2026-05-20',
      outcome: 'passed',
      record: '原则通过',
    } as const;
    await act(id, meeting, people.office);
    expect(await news()).toEqual(['drafter draft.meeting']);
    const [opinion] = (await inbox(people.drafter)).filter(({ kind }) => kind === 'draft.opinion');
    expect(opinion).toMatchObject({ subjectType: 'draft', subjectId: id, title: expect.stringContaining('节能管理办法') as unknown });
    for (const name of ['stranger', 'colleague', 'legal', 'countyReviewer', 'village'] as const)
      expect(await inbox(people[name])).toEqual([]);
  });

  it('tells who was given a matter, and drafters who have moved to another organ nothing', async () => {
    const { people, act, review } = life;
    const id = await life.prepare(people.colleague, 'bz-gov-office');
    await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.colleague);
    await review(id, { action: 'forward', intakeNumber: null }, people.office);
    await review(id, { action: 'accept' }, people.reviewer);
    await news();
    await review(id, { action: 'handOver', reviewer: people.second, reason: '休假' }, people.reviewer);
    expect(await news()).toEqual(['second review.assigned']);
    const moved = await context.get(UserService).create(
      {
        organId: people.stranger.organId,
        unit: null,
        name: '调走的人',
        login: 'moved',
        roles: ['drafter'],
        phone: null,
        password: 'nothing-to-guess-7',
      },
      SYSTEM,
    );
    await context.database.query(`UPDATE review SET drafter_ids = drafter_ids || to_jsonb($2::text) WHERE subject_id = $1`, [
      id,
      moved.user.id,
    ]);
    await review(id, { action: 'requestSupplement', items: ['专家论证'], reason: '专业性强' }, people.second);
    expect(await news()).toEqual(['colleague draft.supplement']);
    expect((await context.database.query('SELECT 1 FROM notice WHERE user_id = $1', [moved.user.id])).length).toBe(0);
  });
});

describe('a takedown', () => {
  it('is told to everybody who may be the second person, and its end to the first', async () => {
    const { people } = life;
    const documents = await documentFactory(context);
    const { documentId } = await documents.register({ publishedOn: '2026-01-15' });
    const ask = { kind: 'withhold', reason: '误公布', evidence: '来函' } as const;
    const { id } = await context.get(TakedownService).request(documentId, 1, ask, people.office);
    const toFile = ['office filing.submit', 'reviewer filing.submit', 'second filing.submit'];
    expect(await news()).toEqual([...toFile, 'signatory takedown.requested'].sort());
    await context.get(TakedownService).confirm(id, 1, people.signatory);
    expect(await news()).toEqual(['office takedown.decided']);
  });
});

describe('a filing', () => {
  it('is told to its submitters once, to who registers it when it is sent, back to the sender, and is reminded of on the side that owes', async () => {
    const { people, organ } = life;
    day('2026-05-25');
    const documents = await documentFactory(context);
    const room = openFilingRoom(context);
    const clerk = await room.person('bz-sfj', 'filing_clerk');
    const given = {
      issuerIds: [await organ('kel-gov')] as const,
      responsibleOrganId: await organ('kel-gov'),
      docNumber: '库政规〔2026〕66号',
    };
    const { documentId } = await documents.register({
      ...given,
      publishedOn: '2026-05-25',
      signedOn: '2026-05-25',
      effectiveOn: '2026-06-25',
    });
    expect(await news()).toEqual(['countyReviewer filing.submit']);
    const [row] = (await room.filings(documentId, people.countyReviewer)).filter(
      ({ filing }) => filing.officeOrganId === people.reviewer.organId,
    );
    const id = row?.filing.id ?? '';
    const dueOn = row?.clock.dueOn ?? '';
    day(dueOn);
    for (let time = 1; time <= 2; time += 1) await remind(reach());
    expect((await news()).filter((line) => line.includes('due.filing'))).toContain('countyReviewer due.filing');
    await room.submit(id, people.countyReviewer);
    expect((await news()).filter((line) => line.includes('filing.'))).toEqual(['reviewer filing.register', 'second filing.register']);
    expect((await inbox(clerk)).map(({ kind }) => kind)).toContain('filing.register');
    await room.act(id, { action: 'requestSupplement', items: ['制定说明'], reason: '不全' }, clerk);
    expect((await news()).filter((line) => line.includes('filing.'))).toEqual(['countyReviewer filing.supplement']);
    expect(await inbox(people.stranger)).toEqual([]);
  });
});

describe('a cleanup', () => {
  it('is told to the organs that answer and to the bureau, and its deadline to who has not reported', async () => {
    const { people } = life;
    day('2026-05-26');
    const documents = await documentFactory(context);
    const campaigns = campaignFactory(context);
    const { documentId } = await documents.register({ docNumber: '巴政办规〔2026〕77号' });
    await news();
    const id = await campaigns.create(people.signatory, { deadlineOn: '2026-06-30' }, [documentId]);
    await campaigns.act(id, { action: 'freeze' }, people.signatory);
    await campaigns.act(id, { action: 'open' }, people.signatory);
    const told = (await news()).filter((line) => line.includes('cleanup.'));
    expect(told).toContain('drafter cleanup.fill');
    expect(told.filter((line) => /^(stranger|village|countyReviewer) /.test(line))).toEqual([]);
    day('2026-06-30');
    await remind(reach());
    expect((await news()).filter((line) => line.includes('due.cleanup'))).toContain('drafter due.cleanup');
    await campaigns.fill(id, () => proposal('KEEP'), people.signatory);
    await campaigns.entries.submit(id, people.drafter.organId, people.signatory);
    expect((await news()).filter((line) => line.includes('cleanup.'))).toEqual(['reviewer cleanup.submitted', 'second cleanup.submitted']);
  });
});

describe('the inbox', () => {
  it('is one’s own: read, filtered, paged, and marked up to what was seen', async () => {
    const { drafter, villageOffice: reader } = life.people;
    const queries = context.get(NoticeQueries);
    for (const key of ['a', 'b', 'c', 'a']) await tell({ kind: 'due.term', key, to: [reader.id, reader.id] });
    const first = await queries.page({ limit: 2 }, reader);
    const second = await queries.page({ limit: 2, after: first.next ?? '' }, reader);
    expect([...first.items, ...second.items].map(({ key }) => key)).toEqual(['c', 'b', 'a']);
    expect(await queries.unread(reader)).toBe(3);
    await expect(context.get(NoticeService).read(first.items[0]?.id ?? '', drafter)).rejects.toMatchObject({ code: 'not_found' });
    const [newest] = first.items;
    await tell({ kind: 'due.term', key: 'later', to: [reader.id] });
    await context.get(NoticeService).readAll(newest?.id ?? '', reader);
    expect((await queries.page({ isUnread: true, limit: 9 }, reader)).items.map(({ key }) => key)).toEqual(['later']);
    expect((await queries.page({ kind: 'due.review', limit: 9 }, reader)).items).toEqual([]);
  });

  it('gets a notice once, however many tell it at the same moment', async () => {
    const { head } = life.people;
    const told = await Promise.all(Array.from({ length: 6 }, () => tell({ kind: 'due.term', key: 'race', to: [head.id] })));
    expect(told.sort()).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('keeps its settings by revision, refuses what is no address, and writes no address into the log', async () => {
    const { head } = life.people;
    const notices = context.get(NoticeService);
    await expect(notices.setAddress(head.id, 1, 'nobody', head)).rejects.toMatchObject({ code: 'notice_setting_email_is_an_address' });
    await expect(notices.setAddress(head.id, 1, 'a@b.cn\r\nBcc: x@y.cn', head)).rejects.toMatchObject({
      code: 'notice_setting_email_is_an_address',
    });
    await notices.setAddress(head.id, 1, ' head@fgw.example ', head);
    await expect(notices.setKinds(1, ['due.term'], head)).rejects.toMatchObject({ code: 'stale_revision' });
    await notices.setKinds(2, ['due.term'], head);
    expect(await context.get(NoticeQueries).setting(head.id)).toMatchObject({
      email: 'head@fgw.example',
      deskOnly: ['due.term'],
      revision: 3,
    });
    expect(await context.database.query(`SELECT 1 FROM audit_event WHERE detail::text LIKE '%fgw.example%'`)).toEqual([]);
    const race = await Promise.allSettled([notices.setKinds(3, [], head), notices.setAddress(head.id, 3, null, head)]);
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('reminders', () => {
  it('come before, on and after the due day, each once, follow the settings, and stop with the clock', async () => {
    const { people, act, review } = life;
    day('2026-06-01');
    const id = await life.prepare(people.drafter, 'bz-gov-office');
    await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
    await review(id, { action: 'forward', intakeNumber: null }, people.office);
    await review(id, { action: 'accept' }, people.reviewer);
    const reviewId = await life.reviewId(id);
    const { clock } = await life.reviewQueries.get(reviewId, people.reviewer);
    expect(clock.dueOn).toBe('2026-06-23'); // 19 June is the Dragon Boat holiday
    const at = async (on: string) => {
      day(on);
      for (let time = 1; time <= 2; time += 1) await remind(reach());
      return (await news()).filter((line) => line.includes('due.review') && !line.startsWith('second ')); // the other matter is hers
    };
    expect(await at('2026-06-16')).toEqual([]);
    expect(await at('2026-06-17')).toEqual(['reviewer due.review']);
    expect(await at('2026-06-22')).toEqual([]);
    expect(await at('2026-06-23')).toEqual(['reviewer due.review']);
    expect((await at('2026-06-24')).filter((line) => !line.startsWith('reviewer'))).toEqual(['signatory due.review']);
    expect(await at('2026-06-25')).toEqual([]);
    // Every two working days from now on.
    const again = { key: 'reminder.again', level: null, days: 2, unit: 'working', validFrom: '2026-06-26', basis: '局务会' } as const;
    await context.get(TimeLimitService).set(again, people.signatory);
    expect(await at('2026-06-26')).toEqual(['reviewer due.review', 'signatory due.review']);
    await review(id, { action: 'requestSupplement', items: ['专家论证'], reason: '专业性强' }, people.reviewer);
    await news();
    expect(await at('2026-07-02')).toEqual([]);
    day('2026-07-10');
    await remind(reach());
    expect(await news()).toContain('drafter due.supplement');
  });

  it('of a term come to its responsible organ and its bureau in the steps of the settings', async () => {
    const { people } = life;
    const documents = await documentFactory(context);
    day('2026-08-03');
    const given = {
      title: '将届满的办法',
      docNumber: '巴政办规〔2024〕88号',
      signedOn: '2024-01-02',
      publishedOn: '2024-01-02',
      effectiveOn: '2024-02-01',
    };
    const { documentId } = await documents.register({ ...given, effectivePhrase: null, term: null, validThrough: '2026-10-30' });
    const at = async (on: string) => {
      day(on);
      for (let time = 1; time <= 2; time += 1) await remind(reach());
      await react();
      const found = await context.database.query<{ login: string }>(
        `SELECT u.login FROM notice n JOIN app_user u ON u.id = n.user_id WHERE n.kind = 'due.term' AND n.subject_id = $1 ORDER BY u.login`,
        [documentId],
      );
      return found.map(({ login }) => login);
    };
    const once = ['bureauoffice', 'colleague', 'drafter', 'reviewer', 'second'];
    expect(await at('2026-08-03')).toEqual(once);
    expect(await at('2026-08-04')).toEqual(once);
    expect(await at('2026-10-01')).toHaveLength(10);
    expect(await at('2026-10-31')).toHaveLength(10);
    expect(people.drafter.organId).toBe(await documents.organ('bz-fgw'));
  });

  it('of one source still come when another source fails', async () => {
    const { legal } = life.people;
    const thing = {
      kind: 'due.term',
      subjectType: 'document',
      subjectId: randomUUID(),
      title: '其他期限',
      dueOn: '2026-12-31',
      step: 'day',
      to: [legal.id],
    } as const;
    const sources = [
      { name: 'broken', due: () => Promise.reject(new Error('no')) },
      { name: 'sound', due: () => Promise.resolve([thing]) },
    ];
    await expect(remind(reach(), sources)).rejects.toThrow('some reminders failed');
    expect((await inbox(legal)).map(({ title }) => title)).toContain('其他期限');
  });
});

describe('mail', () => {
  const status = () => context.get(MailQueries).status();
  const later = (minutes: number) => {
    context.clock.set(new Date(context.clock.now().getTime() + minutes * 60_000));
  };
  let by: Actor;
  beforeAll(async () => {
    by = life.people.countySignatory;
    await context.get(NoticeService).setAddress(by.id, 1, 'yushan@kel.example', by);
  });
  beforeEach(async () => {
    await context.get(MailService).sendDue();
    mail.received.length = 0;
  });

  it('goes once over SMTP, in Chinese, with the way to the desk, to who wants it', async () => {
    const subjectId = randomUUID();
    await tell({ kind: 'due.review', key: 'mail-1', to: [by.id, life.people.legal.id], dueOn: '2026-12-31' });
    await context
      .get(Transactions)
      .run((tx) =>
        context
          .get(NoticeService)
          .tellIn(tx, { kind: 'draft.opinion', key: 'mail-2', to: [by.id], subjectType: 'draft', subjectId, title: '库尔勒市养犬办法' }),
      );
    for (let time = 1; time <= 2; time += 1) await context.get(MailService).sendDue();
    expect(mail.received.map(({ to }) => to)).toEqual(['yushan@kel.example', 'yushan@kel.example']);
    const opinion = mail.received.find(({ text }) => text.includes('养犬'));
    expect(opinion?.headers).toMatchObject({ from: 'guiku@xjbz.example', subject: '合法性审核意见已出具：库尔勒市养犬办法' });
    expect(opinion?.headers['message-id']).toMatch(/^<[0-9a-f-]{36}@guiku>$/);
    expect(opinion?.text).toContain(`${DESK}/drafts/${subjectId}`);
    expect(mail.received.find(({ text }) => text.includes('2026年12月31日'))).toBeDefined();
    expect(await status()).toMatchObject({ waiting: 0, failed: 0, lastError: null, lastSentAt: context.clock.now() });
  });

  it('is tried again with the same Message-ID until the server takes it, and says meanwhile what is wrong', async () => {
    mail.refuse(2);
    await tell({ kind: 'due.review', key: 'retry', to: [by.id] });
    const send = () => context.get(MailService).sendDue();
    expect([await send(), await send()]).toEqual([0, 0]);
    expect(await status()).toMatchObject({
      waiting: 1,
      retrying: 1,
      lastError: { message: expect.stringContaining('try again later') as unknown },
    });
    later(1);
    expect(await send()).toBe(0);
    later(1);
    expect(await send()).toBe(0); // two minutes after the second refusal, not one
    later(1);
    expect(await send()).toBe(1);
    expect(mail.received).toHaveLength(1);
    expect(await status()).toMatchObject({ waiting: 0, lastError: null });
  });

  it('INV-F: of a sender killed after the server took it comes again, the same', async () => {
    await tell({ kind: 'due.review', key: 'killed', to: [by.id] });
    await context.get(MailService).sendDue();
    // As the dead process left it: claimed, not settled.
    await context.database.query(
      `UPDATE notice_mail SET state = 'waiting', sent_at = NULL, next_at = $1 WHERE notice_id = (SELECT id FROM notice WHERE key = 'killed')`,
      [new Date(context.clock.now().getTime() + 600_000)],
    );
    await context.get(MailService).sendDue();
    expect(mail.received).toHaveLength(1);
    later(11);
    await context.get(MailService).sendDue();
    const ids = mail.received.map(({ headers }) => headers['message-id']);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it('is given up after two days of tries and counted; what its reader takes back meanwhile is dropped', async () => {
    mail.refuse(99, '550 5.1.1 no such user');
    await tell({ kind: 'due.review', key: 'hopeless', to: [by.id] });
    for (let hour = 0; hour < 100; hour += 1) {
      await context.get(MailService).sendDue();
      later(60);
    }
    expect(await status()).toMatchObject({
      waiting: 0,
      failed: 1,
      lastError: { message: expect.stringContaining('no such user') as unknown },
    });
    await tell({ kind: 'due.review', key: 'taken-back', to: [by.id] });
    mail.refuse(0);
    await context.get(NoticeService).setAddress(by.id, 2, null, by);
    expect(await context.get(MailService).sendDue()).toBe(0);
    expect(mail.received).toEqual([]);
    expect((await status()).waiting).toBe(0);
  });

  it('holds up nothing and nobody when there is no server', async () => {
    await context.get(NoticeService).setAddress(by.id, 3, 'yushan@kel.example', by);
    await mail.close();
    await tell({ kind: 'due.review', key: 'no-server', to: [by.id] });
    expect(await context.get(MailService).sendDue()).toBe(0);
    expect(await status()).toMatchObject({
      waiting: 1,
      retrying: 1,
      lastError: { message: expect.stringMatching(/ECONNREFUSED/) as unknown },
    });
    expect((await inbox(by)).map(({ key }) => key)).toContain('no-server');
    mail = await openMailServer();
  });
});
