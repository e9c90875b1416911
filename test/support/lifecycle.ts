import { OrganQueries, OrganService, UserQueries, UserService, type Role } from '@libs/identity';
import {
  DraftListQueries,
  DraftQueries,
  DraftService,
  type Brought,
  type DraftCommand,
  type DraftFields,
  type SourceFile,
} from '@libs/drafting';
import { FileService } from '@libs/extraction';
import { SYSTEM, type Actor } from '@libs/kernel';
import { ReviewQueries, ReviewQueueQueries, ReviewService, type RemarkText, type ReviewCommand } from '@libs/review';
import { SettingsSeed } from '@libs/settings';
import type { TestContext } from './context';

/** A text in the shape of a real measure: our own words. Round one holds a duty that no law supports. */
export const ROUND_ONE = `巴音郭楞蒙古自治州公共机构节能管理办法（送审稿）

第一章　总则
第一条　为了推动公共机构节能，根据《公共机构节能条例》，结合本州实际，制定本办法。
第二条　本州行政区域内公共机构的节能管理，适用本办法。
第二章　管理
第三条　公共机构应当建立节能管理制度，明确责任人。
第四条　公共机构应当每年向节能主管部门缴纳节能保证金。
第三章　附则
第五条　本办法自2026年8月1日起施行，有效期5年。
`;
export const ROUND_TWO = ROUND_ONE.replace(
  '第四条　公共机构应当每年向节能主管部门缴纳节能保证金。',
  '第四条　公共机构应当每年向节能主管部门报送能源消费状况。',
);

export const REMARK: RemarkText = {
  path: 'ch2/art4',
  place: '第四条',
  quotedText: '公共机构应当每年向节能主管部门缴纳节能保证金',
  problemType: 'A5',
  basisLaw: '优化营商环境条例',
  basisArticle: '第二十五条',
  basisQuotation: '涉企保证金，应当有法律、行政法规依据或者经国务院批准',
  comment: '没有法律、法规依据增加义务',
  suggestedText: null,
  suggestsDeletion: true,
  severity: 'must',
};

const PEOPLE = {
  drafter: ['bz-fgw', '环资科', ['drafter']],
  colleague: ['bz-fgw', '环资科', ['drafter']],
  legal: ['bz-fgw', '法规科', ['legal_unit']],
  head: ['bz-fgw', '局领导', ['signatory']],
  bureauOffice: ['bz-fgw', '办公室', ['office']],
  office: ['bz-gov-office', '秘书科', ['office']],
  reviewer: ['bz-sfj', '审核科', ['reviewer']],
  second: ['bz-sfj', '审核科', ['reviewer', 'second_reviewer']],
  signatory: ['bz-sfj', '局领导', ['signatory']],
  stranger: ['bz-jyj', '办公室', ['drafter', 'office', 'legal_unit', 'signatory']],
  village: ['kel-shanghu', '党政办', ['drafter']],
  villageOffice: ['kel-shanghu', '党政办', ['office']],
  countyReviewer: ['kel-sfj', '法规科', ['reviewer']],
  countySignatory: ['kel-sfj', '局领导', ['signatory']],
} as const satisfies Record<string, readonly [organCode: string, unit: string, roles: readonly Role[]]>;
export type PersonName = keyof typeof PEOPLE;

export interface Lifecycle {
  /** Everybody who takes part, as the product knows them. */
  people: Record<PersonName, Actor>;
  organ: (code: string) => Promise<string>;
  /** A stored upload with its text. */
  upload: (text: string, by: Actor, name?: string) => Promise<SourceFile>;
  create: (by: Actor, issuerCode: string, text?: string, fields?: Partial<DraftFields>) => Promise<string>;
  /** Creates a draft with all its materials. */
  prepare: (by: Actor, issuerCode: string, text?: string) => Promise<string>;
  act: (draftId: string, command: DraftCommand, by: Actor, file?: SourceFile, brought?: Brought) => Promise<void>;
  /** A command on the draft's last review. */
  review: (draftId: string, command: ReviewCommand, by: Actor) => Promise<void>;
  reviewId: (draftId: string) => Promise<string>;
  revision: (draftId: string) => Promise<number>;
  reviewRevision: (draftId: string) => Promise<number>;
  /** From an accepted review to its opinion, through as many levels as the route has. */
  conclude: (draftId: string, verdict: 'LEGAL' | 'SHOULD_AMEND' | 'ILLEGAL' | 'OUT_OF_SCOPE', team: Team) => Promise<void>;
  drafts: DraftService;
  draftQueries: DraftQueries;
  lists: DraftListQueries;
  reviews: ReviewService;
  reviewQueries: ReviewQueries;
  queue: ReviewQueueQueries;
}

export interface Team {
  handler: Actor;
  /** null where the route signs in two levels. */
  second: Actor | null;
  signatory: Actor;
}

/** The commands of a draft's whole way, each as its people give it; needs identity, settings, extraction, registry, review and drafting. */
export async function openLifecycle(context: Pick<TestContext, 'get'>): Promise<Lifecycle> {
  await context.get(OrganService).seed(SYSTEM);
  await context.get(SettingsSeed).seed(SYSTEM);
  const organs = context.get(OrganQueries);
  const organ = async (code: string) => (await organs.byCode(code)).id;
  const people = {} as Record<PersonName, Actor>;
  for (const [name, [code, unit, roles]] of Object.entries(PEOPLE) as [PersonName, (typeof PEOPLE)[PersonName]][]) {
    const given = { organId: await organ(code), unit, name, login: name.toLowerCase(), roles: [...roles], phone: '0996-2020000' };
    const { user } = await context.get(UserService).create({ ...given, password: 'nothing-to-guess-7' }, SYSTEM);
    people[name] = await context.get(UserQueries).actor(user.id);
  }
  const drafts = context.get(DraftService);
  const draftQueries = context.get(DraftQueries);
  const reviews = context.get(ReviewService);
  const reviewQueries = context.get(ReviewQueries);

  const owner = async (draftId: string): Promise<Actor> => {
    for (const by of [people.drafter, people.village]) {
      const found = await draftQueries.get(draftId, by).catch(() => null);
      if (found) return by;
    }
    throw new Error('nobody owns the draft');
  };
  const revision = async (draftId: string) => (await draftQueries.get(draftId, await owner(draftId))).draft.revision;
  const latest = async (draftId: string) => {
    const found = await reviewQueries.latestFor(draftId);
    if (!found) throw new Error('the draft has no review');
    return found.review;
  };
  const act: Lifecycle['act'] = async (draftId, command, by, file, brought = {}) => {
    await drafts.act(draftId, await revision(draftId), command, by, { ...brought, file: file ?? null });
  };
  const review: Lifecycle['review'] = async (draftId, command, by) => {
    const { id, revision: seen } = await latest(draftId);
    await reviews.act(id, seen, command, by);
  };
  const upload: Lifecycle['upload'] = async (text, by, name = '送审稿.txt') => {
    const { id, sha256, mediaType, size } = await context
      .get(FileService)
      .store({ content: Buffer.from(text), name, purpose: 'draft' }, by);
    return { id, name, sha256, mediaType, size, text };
  };
  const create: Lifecycle['create'] = async (by, issuerCode, text = ROUND_ONE, fields = {}) => {
    const given = { contactPhone: '0996-2020000', ...fields, issuerOrganId: await organ(issuerCode) };
    return (await drafts.create(await upload(text, by), given, by)).id;
  };
  return {
    people,
    organ,
    upload,
    create,
    act,
    review,
    revision,
    reviewId: async (draftId) => (await latest(draftId)).id,
    reviewRevision: async (draftId) => (await latest(draftId)).revision,
    async prepare(by, issuerCode, text) {
      const id = await create(by, issuerCode, text);
      for (const kind of ['explanation', 'basis', 'own_legal_opinion'] as const) {
        const file = await upload(`${kind} ${id}`, by, `${kind}.txt`);
        await act(id, { action: 'addMaterial', kind, fileId: file.id, conclusion: null, datedOn: null }, by, file);
      }
      await act(id, { action: 'waiveMaterial', kind: 'consultation', reason: '防汛应急，来不及征求意见' }, by);
      const conclusion = {
        action: 'addMaterial',
        kind: 'fair_competition',
        fileId: null,
        conclusion: 'not_concerned',
        datedOn: null,
      } as const;
      await act(id, conclusion, by);
      return id;
    },
    async conclude(draftId, verdict, { handler, second, signatory }) {
      const explanation = verdict === 'OUT_OF_SCOPE' ? '属于内部管理事项' : null;
      if (second) await review(draftId, { action: 'sendForSecond', verdict, explanation }, handler);
      await review(draftId, { action: 'sendForSign', verdict, explanation }, second ?? handler);
      await review(draftId, { action: 'issue', verdict }, signatory);
    },
    drafts,
    draftQueries,
    lists: context.get(DraftListQueries),
    reviews,
    reviewQueries,
    queue: context.get(ReviewQueueQueries),
  };
}
