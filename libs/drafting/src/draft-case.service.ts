import { Injectable } from '@nestjs/common';
import { OrganQueries } from '@libs/identity';
import { canonicalJson, sha256, type LegalDate } from '@libs/kernel';
import { Clock, type Tx } from '@libs/platform';
import { registrationRefusals, registrationWarnings, type Registration } from '@libs/registry';
import { ReviewService, type Gate, type LatestInTransaction, type LatestReview } from '@libs/review';
import type { Command, PublicationFields } from './domain/command';
import type { Draft } from './domain/draft';
import { requirementsOf, stepsOf } from './domain/material';
import { missing } from './domain/missing';
import { isOfAnotherText, publicFileOf } from './domain/public-file';
import { isFromPublication, type DraftCase } from './domain/refusal';
import { publishedText, type ReadFacts } from './domain/text';
import { DraftEntity, MaterialEntity, SubmissionEntity } from './draft.entity';
import type { PublicEdition } from './source-file';

/** A draft with everything that its rules ask, read under the draft's lock. */
export interface LoadedDraft extends DraftCase {
  draft: DraftEntity;
  materials: MaterialEntity[];
  latest: LatestInTransaction | null;
  reviewGate: Gate;
  /** The last round's submissions, its supplements after it. */
  parts: SubmissionEntity[];
  text: TextFacts;
}

/** The text that counts now, without its words. */
export interface TextFacts {
  id: string;
  seq: number;
  hash: string;
  length: number;
  fileHash: string;
  mediaType: string;
  /** The words themselves; only where a command needs them. */
  words: string | null;
}

/** What was read or made before the transaction began. */
export interface GivenToCase {
  mayIssue: boolean;
  edition: PublicEdition | null;
}

/** What a page has read of a draft anyway. */
export interface DraftRows {
  materials: MaterialEntity[];
  submissions: SubmissionEntity[];
  review: LatestReview | null;
  gate: Gate;
  text: { hash: string; facts: ReadFacts };
}

/** Codes of the registry that this room words itself. */
const OWN_CODES = ['published_in_future', 'published_before_signed', 'ends_before_it_starts'];

/** Puts together what the rules need; reads only. */
@Injectable()
export class DraftCaseService {
  constructor(
    private readonly clock: Clock,
    private readonly reviews: ReviewService,
    private readonly organs: OrganQueries,
  ) {}

  /** Whether the issuer may issue on the day of publication (V07); read before the transaction begins. */
  async mayIssue(draft: Pick<Draft, 'issuerOrganId'>, command: Command): Promise<boolean> {
    return command.action === 'publish' ? this.organs.mayIssue(draft.issuerOrganId, command.publishedOn) : true;
  }

  async loadIn(tx: Tx, draft: DraftEntity, command: Command, { mayIssue, edition }: GivenToCase): Promise<LoadedDraft> {
    const { latest, gate } = await this.reviews.latestIn(tx, draft.id);
    const materials = await tx.db.find(MaterialEntity, { where: { draftId: draft.id }, order: { addedAt: 'ASC', id: 'ASC' } });
    const parts = await tx.db.find(SubmissionEntity, { where: { draftId: draft.id, round: draft.round }, order: { part: 'ASC' } });
    const [text] = await tx.db.query<TextFacts[]>(
      `SELECT id, seq, hash, length(text)::int AS length, file_hash AS "fileHash", media_type AS "mediaType",
              CASE WHEN $2 THEN text END AS words FROM draft_text WHERE id = $1`,
      [draft.textId, command.action === 'publish'],
    );
    const requirements = requirementsOf(draft.route);
    const submission = toSubmission(parts);
    if (!text) throw new Error('a draft without its text');
    const facts = text;
    const isIssued = latest?.state === 'issued';
    const asksForChanges = latest?.verdict === 'ILLEGAL' || (latest?.verdict === 'SHOULD_AMEND' && gate.adoptedCount > 0);
    return {
      draft,
      review: latest,
      gate,
      latest,
      reviewGate: gate,
      submission,
      parts,
      materials,
      requirements,
      text: facts,
      missing: missing({
        draft,
        steps: stepsOf(requirements, materials),
        textLength: facts.length,
        unanswered: isIssued ? gate.unanswered.length : 0,
        isUnchangedSinceOpinion: isIssued && asksForChanges && facts.hash === parts.at(-1)?.textHash,
      }),
      mayIssue,
      registration:
        command.action === 'publish' ? this.registrationOf(draft, command, facts.words, edition) : { refusals: [], warnings: [] },
      publicFile: publicFileOf(draft, facts, edition),
      today: this.clock.today(),
    };
  }

  /** What the registry says about what is to be published: its refusals and warnings (V01–V06); and whether the print is of another text. */
  registrationOf(draft: Draft, fields: PublicationFields, words: string | null, edition: PublicEdition | null): DraftCase['registration'] {
    const registration = toRegistration(draft, fields);
    const isOther = edition?.origin === 'print' && isOfAnotherText(publishedText(words ?? ''), edition.text);
    return {
      refusals: registrationRefusals(registration, this.clock.today()).filter((code) => !OWN_CODES.includes(code)),
      warnings: [...registrationWarnings(registration), ...(isOther ? ['print_differs'] : [])],
    };
  }

  /** The same from what a page has read anyway: for buttons and previews. */
  fromPage(draft: DraftEntity, { materials, submissions, review, gate, text }: DraftRows): DraftCase {
    const parts = submissions.filter((submission) => submission.round === draft.round);
    const [first, last] = [parts[0], parts.at(-1)];
    const isIssued = review?.review.state === 'issued';
    const asksForChanges = review?.verdict === 'ILLEGAL' || (review?.verdict === 'SHOULD_AMEND' && gate.adoptedCount > 0);
    const requirements = requirementsOf(draft.route);
    return {
      draft,
      review: review && {
        id: review.review.id,
        submissionId: review.review.submissionId,
        state: review.review.state,
        verdict: review.verdict,
        issuedOn: review.opinion?.issuedOn ?? null,
        participantIds: review.participantIds,
      },
      gate,
      submission: first && last ? { id: first.id, textId: last.textId } : null,
      materials,
      requirements,
      missing: missing({
        draft,
        steps: stepsOf(requirements, materials),
        textLength: text.facts.characterCount,
        unanswered: isIssued ? gate.unanswered.length : 0,
        isUnchangedSinceOpinion: isIssued && asksForChanges && text.hash === last?.textHash,
      }),
      mayIssue: true,
      registration: { refusals: [], warnings: [] },
      publicFile: 'none',
      today: this.clock.today(),
    };
  }
}

function toSubmission(parts: readonly SubmissionEntity[]): DraftCase['submission'] {
  const [first] = parts;
  const last = parts.at(-1);
  return first && last ? { id: first.id, textId: last.textId } : null;
}

/** The day on which it takes effect: as given, or that of publication where the text says so. */
export function effectiveDay(fields: Pick<PublicationFields, 'effectiveOn' | 'effectivePhrase' | 'publishedOn'>): LegalDate | null {
  return fields.effectiveOn ?? (isFromPublication(fields.effectivePhrase) ? fields.publishedOn : null);
}

export function toRegistration(draft: Draft, fields: PublicationFields): Registration {
  return {
    title: draft.title,
    docNumber: draft.docNumber,
    signedOn: draft.signedOn,
    publishedOn: fields.publishedOn,
    effectiveOn: effectiveDay(fields),
    effectivePhrase: fields.effectivePhrase,
    term: fields.termYears === null ? null : { years: fields.termYears, startsOn: 'effective' },
    validThrough: fields.validThrough,
  };
}

/** What a submission freezes (INV-B): the text by its hash, the materials, the typed fields. */
export function frozen(draft: Draft, text: Pick<TextFacts, 'hash'>, materials: readonly MaterialEntity[]) {
  const list = materials.map(({ id, kind, fileId, fileName, fileHash, waivedReason, conclusion, datedOn }) => ({
    id,
    kind,
    fileId,
    fileName,
    fileHash,
    waivedReason,
    conclusion,
    datedOn,
  }));
  const { title, kind, docClass, issuerOrganId, draftingOrganId, drafterIds, meetingOn, routeKey } = draft;
  const fields = { title, kind, docClass, issuerOrganId, draftingOrganId, drafterIds, meetingOn, routeKey };
  return { textHash: text.hash, materials: list, fields, hash: sha256(canonicalJson({ text: text.hash, materials: list, fields })) };
}
