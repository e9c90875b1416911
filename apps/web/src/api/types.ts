// thin
export interface DraftQueryDto extends PageQueryDto {
  state?: string;
  issuerOrganId?: string;
  draftingOrganId?: string;
  mine?: string;
  open?: string;
  text?: string;
}
export interface ReadFileDto {
  fileId: string;
}
export interface CreateDraftDto {
  fileId: string;
  issuerOrganId: string;
  title?: string;
  kind?: string;
  docClass?: string;
  contactPhone?: string | null;
  meetingOn?: string | null;
}
export interface EditDraftDto extends RevisionDto {
  title?: string;
  kind?: string;
  docClass?: string;
  issuerOrganId?: string;
  contactPhone?: string | null;
  meetingOn?: string | null;
}
export interface ReplaceTextDto extends RevisionDto {
  fileId: string;
}
export interface AddMaterialDto extends RevisionDto {
  kind: string;
  fileId?: string | null;
  conclusion?: string | null;
  datedOn?: string | null;
}
export interface WaiveMaterialDto extends RevisionDto {
  kind: string;
  reason: string;
}
export interface RemoveMaterialDto extends RevisionDto {
  materialId: string;
}
export interface SubmitDto extends RevisionDto {
  urgentReason?: string | null;
  letterNumber?: string | null;
}
export interface DraftReasonDto extends RevisionDto {
  reason: string;
}
export interface AnswerDto {
  remarkId: string;
  adoption: string;
  reason?: string | null;
}
export interface RespondDto extends RevisionDto {
  answers: AnswerDto[];
}
export interface RecordMeetingDto extends RevisionDto {
  meeting: string;
  heldOn: string;
  outcome: string;
  record: string;
}
export interface RecordSignatureDto extends RevisionDto {
  signer: string;
  signedOn: string;
}
export interface EnterNumberDto extends RevisionDto {
  typed: string;
}
export interface ConfirmedRepealDto {
  documentId?: string | null;
  title?: string | null;
  docNumber?: string | null;
}
export interface PublishDto extends RevisionDto {
  carrier: string;
  carrierAddress: string;
  publishedOn: string;
  effectiveOn?: string | null;
  effectivePhrase?: string | null;
  termYears?: number | null;
  validThrough?: string | null;
  repeals?: ConfirmedRepealDto[];
  warningsReason?: string | null;
}
export interface DifferenceQueryDto {
  from: string;
  to: string;
}
export interface AllowedDraftActionDto {
  action: string;
  title: string;
  refusals: WordsDto[];
}
export interface OrganNameDto {
  id: string;
  name: string;
}
export interface HolderDto {
  organName: string | null;
  personName: string | null;
  phone: string | null;
}
export interface DraftRowDto {
  id: string;
  revision: number;
  title: string;
  state: string;
  phase: string;
  phaseTitle: string;
  round: number;
  issuer: OrganNameDto;
  draftingOrgan: OrganNameDto;
  meetingOn: string | null;
  isUrgent: boolean;
  docNumber: string | null;
  verdictTitle: string | null;
  reviewId: string | null;
  documentId: string | null;
  holder: HolderDto;
  leftDays: number | null;
  dueOn: string | null;
  createdAt: string;
}
export interface DraftPageDto {
  items: DraftRowDto[];
  next: string | null;
}
export interface FaultDto {
  code: string;
  title: string;
  path: string | null;
}
export interface FoundRepealDto {
  title: string | null;
  docNumber: string | null;
  documentId: string | null;
  foundTitle: string | null;
}
export interface ReadFactsDto {
  title: string;
  kind: string;
  docNumber: string | null;
  articleCount: number;
  chapterCount: number;
  annexCount: number;
  characterCount: number;
  faults: FaultDto[];
  effectiveOn: string | null;
  effectivePhrase: string | null;
  termYears: number | null;
  validThrough: string | null;
  interpreter: string | null;
  repeals: FoundRepealDto[];
  suggestedClass: string;
  suggestedClassReasons: string[];
}
export interface DraftTextDto {
  id: string;
  stage: string;
  stageTitle: string;
  fileId: string;
  fileName: string;
  hash: string;
  facts: ReadFactsDto;
  createdAt: string;
  createdByName: string;
}
export interface DraftTextContentDto extends DraftTextDto {
  text: string;
  units: import('../text/units').Unit[];
}
export interface PaperDto {
  materialId: string;
  fileId: string;
  fileName: string;
}
export interface StepDto {
  kind: string;
  title: string;
  state: 'required' | 'optional' | 'waived' | 'done';
  waivable: boolean;
  by: 'drafter' | 'market_regulator';
  reason: string | null;
  conclusion: string | null;
  conclusionTitle: string | null;
  datedOn: string | null;
  papers: PaperDto[];
  materialIds: string[];
}
export interface MissingDto extends WordsDto {
  kind: string | null;
}
export interface SubmissionDto {
  id: string;
  round: number;
  textId: string;
  letterNumber: string | null;
  submittedOn: string;
  submittedByName: string;
  hash: string;
  reviewId: string | null;
  reviewStateTitle: string | null;
  verdictTitle: string | null;
}
export interface DeliberationDto {
  meeting: string;
  heldOn: string;
  outcome: string;
  outcomeTitle: string;
  record: string;
}
export interface SignatureDto {
  signer: string;
  signedOn: string;
}
export interface PublicationDto {
  carrier: string;
  carrierTitle: string;
  carrierAddress: string;
  publishedOn: string;
  effectiveOn: string | null;
  effectivePhrase: string | null;
  termYears: number | null;
  validThrough: string | null;
  documentId: string;
  slug: string;
}
export interface DraftReviewDto {
  id: string;
  revision: number;
  round: number;
  state: string;
  stateTitle: string;
  verdict: string | null;
  verdictTitle: string | null;
  opinionNumber: string | null;
  issuedOn: string | null;
  handler: PersonDto | null;
  clock: ReviewClockDto;
  supplement: SupplementDto | null;
  remarks: RemarkDto[];
}
export interface GateDto {
  open: boolean;
  title: string | null;
  unansweredCount: number;
  unadoptedCount: number;
}
export interface RouteDto {
  key: string;
  name: string;
  intakeOrganName: string | null;
  reviewOrganName: string;
  officeOrganName: string;
  meetingKind: string;
  signingLevels: number;
}
export interface DraftDto extends DraftRowDto {
  kind: string;
  docClass: string;
  draftingUnit: string | null;
  drafters: PersonDto[];
  contactPhone: string | null;
  urgentReason: string | null;
  route: RouteDto;
  text: DraftTextDto;
  texts: DraftTextDto[];
  steps: StepDto[];
  missing: MissingDto[];
  warnings: WordsDto[];
  submissions: SubmissionDto[];
  review: DraftReviewDto | null;
  gate: GateDto;
  deliberations: DeliberationDto[];
  signature: SignatureDto | null;
  publication: PublicationDto | null;
  allowed: AllowedDraftActionDto[];
}
export interface DifferenceUnitDto {
  op: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  old: string | null;
  new: string | null;
  oldText: string;
  newText: string;
  segments: string[][];
}
export interface DifferenceDto {
  fromTextId: string;
  toTextId: string;
  units: DifferenceUnitDto[];
  stats: Record<string, number>;
}
export interface PublicationCheckDto {
  refusals: WordsDto[];
  warnings: WordsDto[];
}
export interface DraftGroupDto {
  code: string;
  title: string;
  count: number;
  items: DraftRowDto[];
}
export interface DraftGroupsDto {
  groups: DraftGroupDto[];
}
export interface DraftWordsDto {
  phases: WordsDto[];
  materialKinds: WordsDto[];
  conclusions: WordsDto[];
  outcomes: WordsDto[];
  carriers: WordsDto[];
  classes: WordsDto[];
  stages: WordsDto[];
}
export interface UploadDto {
  purpose: string;
}
export interface UploadFormDto extends UploadDto {
  file: unknown;
}
export interface ReasonDto {
  code: string;
  title: string;
}
export interface FileDto {
  id: string;
  name: string;
  size: number;
  mediaType: string;
  format: string;
  sha256: string;
  purpose: string;
  state: string;
  reason: ReasonDto | null;
  uploadedAt: string;
  revision: number;
}
export interface BlockDto {
  kind: string;
  level: number;
  text: string;
}
export interface ReadWarningDto {
  code: string;
  title: string;
  count: number;
}
export interface FileTextDto {
  fileId: string;
  title: string | null;
  text: string;
  blocks: BlockDto[];
  warnings: ReadWarningDto[];
  readAt: string;
}
export interface PageQueryDto {
  after?: string;
  limit: number;
}
export interface RevisionDto {
  expectedRevision: number;
}
export interface OrganDto {
  id: string;
  code: string;
  parentId: string | null;
  name: string;
  shortName: string;
  level: string;
  kind: string;
  regionCode: string;
  prefix: string | null;
  hasLegalUnit: boolean;
  mayIssue: boolean;
  basis: string | null;
  sortOrder: number;
  phone: string | null;
  validFrom: string;
  validTo: string | null;
  successorId: string | null;
  revision: number;
}
export interface OrganNodeDto extends OrganDto {
  children: OrganNodeDto[];
}
export interface CreateOrganDto {
  code: string;
  parentId: string;
  name: string;
  shortName: string;
  level: string;
  kind: string;
  regionCode: string;
  prefix?: string | null;
  hasLegalUnit: boolean;
  mayIssue: boolean;
  basis?: string | null;
  sortOrder: number;
  phone?: string | null;
  validFrom: string;
}
export interface EditOrganDto extends RevisionDto {
  name?: string;
  shortName?: string;
  prefix?: string | null;
  hasLegalUnit?: boolean;
  mayIssue?: boolean;
  basis?: string | null;
  sortOrder?: number;
  phone?: string | null;
}
export interface CloseOrganDto extends RevisionDto {
  validTo: string;
  successorId?: string | null;
}
export interface SignInDto {
  username: string;
  password: string;
}
export interface ChangePasswordDto {
  current: string;
  next: string;
}
export interface SetUpDto {
  token: string;
  name: string;
  username: string;
  password: string;
}
export interface SessionUserDto {
  id: string;
  username: string;
  name: string;
  phone: string | null;
  organId: string;
  organName: string;
  organCode: string;
  unit: string | null;
  roles: string[];
  permissions: string[];
  mustChangePassword: boolean;
}
export interface DemoAccountDto {
  username: string;
  name: string;
  organName: string;
  roles: string[];
  password: string;
}
export interface SessionDto {
  user: SessionUserDto | null;
  csrfToken: string;
  demo: boolean;
  setupNeeded: boolean;
  demoAccounts: DemoAccountDto[];
  portalUrl: string;
}
export interface UserDto {
  id: string;
  organId: string;
  organName: string;
  unit: string | null;
  name: string;
  username: string;
  roles: string[];
  phone: string | null;
  mustChangePassword: boolean;
  lockedUntil: string | null;
  disabledAt: string | null;
  revision: number;
}
export interface UserPageDto {
  items: UserDto[];
  next: string | null;
}
export interface UserPageQueryDto extends PageQueryDto {
  organId?: string;
  role?: string;
  text?: string;
}
export interface CreateUserDto {
  organId: string;
  unit?: string | null;
  name: string;
  username: string;
  roles: string[];
  phone?: string | null;
}
export interface EditUserDto extends RevisionDto {
  organId?: string;
  unit?: string | null;
  name?: string;
  phone?: string | null;
}
export interface SetRolesDto extends RevisionDto {
  roles: string[];
}
export interface UserWithPasswordDto {
  user: UserDto;
  temporaryPassword: string;
}
export interface SignInPolicyDto {
  lockAfter: number;
  lockMinutes: number;
  idleMinutes: number;
  absoluteHours: number;
  passwordLength: number;
  revision: number;
}
export interface EditSignInPolicyDto extends RevisionDto {
  lockAfter: number;
  lockMinutes: number;
  idleMinutes: number;
  absoluteHours: number;
  passwordLength: number;
}
export interface ReviewQueryDto extends PageQueryDto {
  state?: string;
  open?: string;
  handler?: string;
  organId?: string;
  verdict?: string;
  subjectId?: string;
  text?: string;
  receivedFrom?: string;
  receivedTo?: string;
}
export interface ForwardDto extends RevisionDto {
  intakeNumber?: string | null;
}
export interface RequestSupplementDto extends RevisionDto {
  items: string[];
  reason?: string;
}
export interface AssignDto extends RevisionDto {
  reviewerId: string;
  coReviewerIds?: string[];
}
export interface HandOverDto extends RevisionDto {
  reviewerId: string;
  reason: string;
}
export interface ExtendDto extends RevisionDto {
  days: number;
  reason: string;
}
export interface RemarkTextDto {
  path?: string | null;
  place: string;
  quotedText?: string | null;
  problemType: string;
  basisLaw?: string | null;
  basisArticle?: string | null;
  basisQuotation?: string | null;
  comment: string;
  suggestedText?: string | null;
  suggestsDeletion?: boolean;
  severity: string;
}
export interface AddRemarkDto {
  remark: RemarkTextDto;
}
export interface EditRemarkDto extends AddRemarkDto {
  remarkId: string;
}
export interface RemoveRemarkDto {
  remarkId: string;
}
export interface SetCheckDto {
  item: string;
  result: string;
  note?: string | null;
}
export interface ProposeDto extends RevisionDto {
  verdict: string;
  explanation?: string | null;
}
export interface IssueDto extends RevisionDto {
  verdict: string;
}
export interface RemarkIdDto {
  id: string;
  revision: number;
}
export interface WordsDto {
  code: string;
  title: string;
}
export interface AllowedReviewActionDto {
  action: string;
  title: string;
  refusals: WordsDto[];
}
export interface PersonDto {
  id: string;
  name: string;
  unit: string | null;
  phone: string | null;
}
export interface PauseDto {
  from: string;
  to: string | null;
  reason: string;
}
export interface ReviewClockDto {
  status: 'waiting' | 'running' | 'stopped' | 'done';
  acceptedOn: string | null;
  limitDays: number | null;
  usedDays: number;
  pausedDays: number;
  leftDays: number | null;
  dueOn: string | null;
  provisional: boolean;
  pauses: PauseDto[];
}
export interface ReviewRowDto {
  id: string;
  revision: number;
  subjectType: string;
  subjectId: string;
  title: string;
  round: number;
  state: string;
  stateTitle: string;
  verdict: string | null;
  verdictTitle: string | null;
  organId: string;
  organName: string;
  reviewOrganId: string;
  reviewOrganName: string;
  handlerId: string | null;
  handlerName: string | null;
  receivedOn: string;
  meetingOn: string | null;
  isUrgent: boolean;
  clock: ReviewClockDto;
}
export interface ReviewPageDto {
  items: ReviewRowDto[];
  next: string | null;
}
export interface RemarkDto {
  id: string;
  serial: number;
  path: string | null;
  place: string;
  quotedText: string | null;
  problemType: string;
  problemTypeTitle: string;
  basisLaw: string | null;
  basisArticle: string | null;
  basisQuotation: string | null;
  comment: string;
  suggestedText: string | null;
  suggestsDeletion: boolean;
  severity: string;
  authorId: string;
  authorName: string;
  response: RemarkResponseDto | null;
}
export interface RemarkResponseDto {
  adoption: string;
  reason: string | null;
  respondedAt: string;
  respondedByName: string;
}
export interface CheckDto {
  item: string;
  title: string;
  isStatutory: boolean;
  result: string;
  note: string | null;
  isSet: boolean;
}
export interface SupplementDto {
  items: string[];
  reason: string;
  requestedOn: string;
  requestedByName: string;
  dueOn: string;
  provisional: boolean;
  leftDays: number;
  resuppliedOn: string | null;
}
export interface OpinionDto {
  number: string;
  verdict: string;
  verdictTitle: string;
  issuedOn: string;
  hash: string;
  text: string;
}
export interface EarlierRoundDto {
  id: string;
  round: number;
  stateTitle: string;
  verdictTitle: string | null;
  closedOn: string | null;
}
export interface ReviewDto extends ReviewRowDto {
  view: 'full' | 'outcome';
  submissionId: string;
  routeKey: string;
  intakeOrganId: string | null;
  signingLevels: number;
  urgentReason: string | null;
  forwardedOn: string | null;
  closedOn: string | null;
  drafters: PersonDto[];
  handler: PersonDto | null;
  coReviewers: PersonDto[];
  second: PersonDto | null;
  signatory: PersonDto | null;
  proposedVerdict: string | null;
  explanation: string | null;
  text: string;
  units: import('../text/units').Unit[];
  textHash: string;
  fileHash: string | null;
  remarks: RemarkDto[];
  checks: CheckDto[];
  supplements: SupplementDto[];
  opinion: OpinionDto | null;
  rounds: EarlierRoundDto[];
  warnings: WordsDto[];
  allowed: AllowedReviewActionDto[];
}
export interface ReviewGroupDto {
  code: string;
  title: string;
  count: number;
  items: ReviewRowDto[];
}
export interface ReviewGroupsDto {
  groups: ReviewGroupDto[];
}
export interface ReviewWordsDto {
  states: WordsDto[];
  verdicts: WordsDto[];
  problemTypes: WordsDto[];
  subjectTypes: WordsDto[];
}
export interface CandidateDto extends PersonDto {
  openCount: number;
  refusals: WordsDto[];
}
export interface QuickHit {
  kind: string;
  id: string;
  title: string;
  number: string | null;
  note: string;
}
export interface DocumentRowDto {
  id: string;
  slug: string;
  title: string;
  innerTitle: string | null;
  docNumber: string | null;
  registrationNumber: string | null;
  docClass: string;
  titleKind: string;
  publicity: string;
  topic: string | null;
  leadIssuerName: string;
  responsibleOrganName: string;
  level: string;
  signedOn: string | null;
  publishedOn: string | null;
  effectiveOn: string | null;
  validThrough: string | null;
  endedOn: string | null;
  status: string;
  isWithheld: boolean;
  processUnknown: boolean;
  revision: number;
}
export interface DocumentPageDto {
  items: DocumentRowDto[];
  next: string | null;
  total: number;
}
export interface DocumentVersionDto {
  id: string;
  ordinal: number;
  from: string | null;
  to: string | null;
  status: string;
  sha256: string;
  recordedAt: string;
}
export interface EffectEventDto {
  id: string;
  type: string;
  eventOn: string;
  recordedAt: string;
  basis: string | null;
  sourceDocumentId: string | null;
  sourceTitle: string | null;
  sourceNumber: string | null;
  correctsEventId: string | null;
  correctedBy: string | null;
  detail: Record<string, unknown>;
}
export interface DocumentRelationDto {
  kind: string;
  direction: 'in' | 'out';
  documentId: string | null;
  title: string | null;
  docNumber: string | null;
  articles: string[];
}
export interface DocumentFileDto {
  id: string;
  role: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  isPublic: boolean;
}
export interface DocumentDto extends DocumentRowDto {
  versions: DocumentVersionDto[];
  events: EffectEventDto[];
  relations: DocumentRelationDto[];
  files: DocumentFileDto[];
  classifications: { docClass: string; reasons: string; decidedAt: string }[];
}
export interface VersionTextDto {
  id: string;
  ordinal: number;
  text: string;
  units: import('../text/units').Unit[];
}
export interface CalendarDayDto {
  on: string;
  kind: 'holiday' | 'makeup';
  name: string;
}
export interface CalendarYearDto {
  id: string;
  year: number;
  basis: string;
  publishedAt: string;
  revision: number;
  days: CalendarDayDto[];
}
export interface TimeLimitDto {
  id: string;
  key: string;
  name: string;
  level: string | null;
  days: number;
  unit: 'working' | 'natural';
  validFrom: string;
  basis: string;
  recordedAt: string;
  isHolding: boolean;
}
export interface NumberSeriesDto {
  id: string;
  organId: string;
  organName: string;
  kind: string;
  prefix: string;
  pattern: string;
  starting: number;
  startingYear: number | null;
  revision: number;
}
export interface IssuedNumberDto {
  id: string;
  canonical: string;
  year: number | null;
  serial: number;
  state: string;
  source: string;
  subjectType: string | null;
  subjectId: string | null;
  givenAt: string;
  voidedAt: string | null;
  voidReason: string | null;
  revision: number;
}
export interface RouteRowDto {
  id: string;
  key: string;
  name: string;
  organId: string | null;
  organName: string | null;
  intake: string;
  ownLegalOpinionRequired: boolean;
  reviewBy: string;
  signingLevels: number;
  meetingKind: string;
  numberedBy: string;
  fairCompetition: string;
  revision: number;
}
export interface AuditItemDto {
  id: string;
  at: string;
  type: string;
  title: string;
  subjectType: string;
  subjectId: string;
  seq: number;
  actorId: string;
  actorName: string | null;
  detail: Record<string, unknown>;
  hash: string;
}
