import type { LegalDate } from '@libs/kernel';
import type { Carrier, DraftClass, Outcome } from './draft';
import type { Conclusion, MaterialKind } from './material';

/** The typed fields (domain.md 21.18: at most five); the rest is read from the file. */
export interface DraftFields {
  title: string;
  kind: string;
  docClass: DraftClass;
  issuerOrganId: string;
  contactPhone: string | null;
  meetingOn: LegalDate | null;
}

export interface Answer {
  remarkId: string;
  adoption: 'adopted' | 'partly' | 'rejected';
  reason: string | null;
}

export interface ConfirmedRepeal {
  /** In the registry, or null for one that it does not hold. */
  documentId: string | null;
  title: string | null;
  docNumber: string | null;
}

export interface PublicationFields {
  carrier: Carrier;
  /** 网址 or 期号 */
  carrierAddress: string;
  publishedOn: LegalDate;
  effectiveOn: LegalDate | null;
  /** As printed: 自公布之日起施行 */
  effectivePhrase: string | null;
  termYears: number | null;
  /** 有效期至（含当日） */
  validThrough: LegalDate | null;
  repeals: readonly ConfirmedRepeal[];
  /** Materials that go public with it (政策解读). */
  warningsReason: string | null;
}

export type Command =
  | { action: 'edit'; fields: Partial<DraftFields> }
  | { action: 'replaceText'; fileId: string }
  | { action: 'addMaterial'; kind: MaterialKind; fileId: string | null; conclusion: Conclusion | null; datedOn: LegalDate | null }
  | { action: 'waiveMaterial'; kind: MaterialKind; reason: string }
  | { action: 'removeMaterial'; materialId: string }
  | { action: 'submit'; urgentReason: string | null; letterNumber: string | null }
  | { action: 'withdraw'; reason: string }
  | { action: 'resupply' }
  | { action: 'respond'; answers: Answer[] }
  | { action: 'respondAll' }
  | { action: 'revise' }
  | { action: 'table' }
  | { action: 'recordMeeting'; meeting: string; heldOn: LegalDate; outcome: Outcome; record: string }
  | { action: 'recordSignature'; signer: string; signedOn: LegalDate }
  | { action: 'takeNumber' }
  | { action: 'enterNumber'; typed: string; isConfirmed?: boolean }
  | { action: 'voidNumber'; reason: string }
  | ({ action: 'publish' } & PublicationFields)
  | { action: 'recordInterpretation'; address: string | null; fileId: string | null; publishedOn: LegalDate }
  | { action: 'terminate'; reason: string };
