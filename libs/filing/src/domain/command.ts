import type { LegalDate } from '@libs/kernel';
import type { ItemKind, Outcome, Way } from './filing';

export interface Receipt {
  /** The organ as the receipt names itself. */
  organName: string;
  /** 备案号; needed when it is registered. */
  number: string | null;
  receivedOn: LegalDate;
  outcome: Outcome;
  note: string | null;
}

/** A file that goes with the filing; the bytes are kept already. */
export interface NewItem {
  kind: ItemKind;
  name: string;
  sha256: string;
  mediaType: string;
  size: number;
}

export type Command =
  | { action: 'addItem'; item: NewItem }
  | { action: 'removeItem'; itemId: string }
  /** `way` and `sentOn` of a receiver outside the system; inside it is sent by this command, today. */
  | { action: 'submit' | 'resubmit'; way: Way; sentOn: LegalDate | null; contact: string | null }
  | { action: 'recordReceipt'; receipt: Receipt }
  | { action: 'register' }
  | { action: 'requestSupplement'; items: string[]; reason: string }
  | { action: 'refuse'; reason: string }
  | { action: 'urge'; note: string | null }
  | { action: 'startReview' }
  | { action: 'closeReview'; conclusion: string | null }
  | { action: 'inspect'; reason: string };
