import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OpinionContent } from './domain/opinion';
import type { Adoption, Check, CheckResult, ProblemType, Remark, Response, Severity } from './domain/remark';
import type { Review, State, SubjectType, Verdict } from './domain/review';

@Entity('review')
export class ReviewEntity implements Review {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'subject_type' }) subjectType: SubjectType;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('uuid', { name: 'submission_id' }) submissionId: string;
  @Column('integer') round: number;
  @Column('text') title: string;
  @Column('text') state: State;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('jsonb', { name: 'drafter_ids' }) drafterIds: string[];
  @Column('text', { name: 'drafting_unit', nullable: true }) draftingUnit: string | null;
  @Column('text', { name: 'route_key' }) routeKey: string;
  @Column('uuid', { name: 'review_organ_id' }) reviewOrganId: string;
  @Column('uuid', { name: 'intake_organ_id', nullable: true }) intakeOrganId: string | null;
  @Column('integer', { name: 'signing_levels' }) signingLevels: number;
  @Column('date', { name: 'meeting_on', nullable: true }) meetingOn: string | null;
  @Column('text', { name: 'urgent_reason', nullable: true }) urgentReason: string | null;
  @Column('date', { name: 'received_on' }) receivedOn: string;
  @Column('date', { name: 'forwarded_on', nullable: true }) forwardedOn: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn: string | null;
  @Column('integer', { name: 'limit_days', nullable: true }) limitDays: number | null;
  @Column('integer', { name: 'extended_days' }) extendedDays: number;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('uuid', { name: 'handler_id', nullable: true }) handlerId: string | null;
  @Column('jsonb', { name: 'co_reviewer_ids' }) coReviewerIds: string[];
  @Column('jsonb', { name: 'former_handler_ids' }) formerHandlerIds: string[];
  @Column('uuid', { name: 'second_id', nullable: true }) secondId: string | null;
  @Column('jsonb', { name: 'second_reader_ids' }) secondReaderIds: string[];
  @Column('text', { name: 'proposed_verdict', nullable: true }) proposedVerdict: Verdict | null;
  @Column('text', { nullable: true }) explanation: string | null;
  @Column('text', { name: 'resume_state', nullable: true }) resumeState: State | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn: string | null;
  @Column('integer') revision: number;
}

@Entity('review_text')
export class ReviewTextEntity {
  @PrimaryColumn('uuid', { name: 'review_id' }) reviewId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('text') text: string;
  @Column('jsonb') units: object[];
  @Column('text', { name: 'text_hash' }) textHash: string;
  @Column('text', { name: 'file_hash', nullable: true }) fileHash: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('review_remark')
export class ReviewRemarkEntity implements Remark {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('integer') serial: number;
  @Column('text', { nullable: true }) path: string | null;
  @Column('text') place: string;
  @Column('text', { name: 'quoted_text', nullable: true }) quotedText: string | null;
  @Column('text', { name: 'problem_type' }) problemType: ProblemType;
  @Column('text', { name: 'basis_law', nullable: true }) basisLaw: string | null;
  @Column('text', { name: 'basis_article', nullable: true }) basisArticle: string | null;
  @Column('text', { name: 'basis_quotation', nullable: true }) basisQuotation: string | null;
  @Column('text') comment: string;
  @Column('text', { name: 'suggested_text', nullable: true }) suggestedText: string | null;
  @Column('boolean', { name: 'suggests_deletion' }) suggestsDeletion: boolean;
  @Column('text') severity: Severity;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
}

@Entity('review_response')
export class ReviewResponseEntity implements Response {
  @PrimaryColumn('uuid', { name: 'remark_id' }) remarkId: string;
  /** Which answer to this remark it is; the last one counts, the earlier ones stay (INV-B). */
  @PrimaryColumn('integer') seq: number;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('text') adoption: Adoption;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'responded_by' }) respondedBy: string;
  @Column('timestamptz', { name: 'responded_at' }) respondedAt: Date;
}

@Entity('review_check')
export class ReviewCheckEntity implements Check {
  @PrimaryColumn('uuid', { name: 'review_id' }) reviewId: string;
  @PrimaryColumn('text') item: ProblemType;
  @Column('text') result: CheckResult;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { name: 'set_by' }) setBy: string;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
}

@Entity('review_pause')
export class ReviewPauseEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('date', { name: 'from_on' }) from: string;
  @Column('date', { name: 'to_on', nullable: true }) to: string | null;
  @Column('text') reason: string;
}

@Entity('review_supplement')
export class ReviewSupplementEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('jsonb') items: string[];
  @Column('text') reason: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('date', { name: 'requested_on' }) requestedOn: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('boolean') provisional: boolean;
  @Column('date', { name: 'resupplied_on', nullable: true }) resuppliedOn: string | null;
}

@Entity('review_opinion')
export class ReviewOpinionEntity {
  @PrimaryColumn('uuid', { name: 'review_id' }) reviewId: string;
  @Column('uuid', { name: 'number_id' }) numberId: string;
  @Column('text') number: string;
  @Column('text') verdict: Verdict;
  @Column('jsonb') content: OpinionContent;
  @Column('text') hash: string;
  @Column('uuid', { name: 'issued_by' }) issuedBy: string;
  @Column('date', { name: 'issued_on' }) issuedOn: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
}
