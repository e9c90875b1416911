import { isLegalDate, type Actor, type LegalDate } from '@libs/kernel';
import type { Command } from './command';
import { PERMISSION, REQUIRED_ITEMS, WORKFLOW, type Action, type Filing, type Item, type State } from './filing';

export const REFUSALS = [
  'wrong_state',
  'not_permitted',
  'not_the_filing_submitter',
  'not_the_filing_office',
  'not_the_supervisor',
  'receiver_is_outside',
  'receiver_is_inside',
  'submitted_it',
  'drafted_the_filed',
  'filing_text_missing',
  'filing_explanation_missing',
  'item_unknown',
  'item_is_the_text',
  'way_missing',
  'sent_on_invalid',
  'receipt_number_missing',
  'receipt_organ_missing',
  'receipt_date_invalid',
  'items_missing',
  'reason_missing',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A filing with what goes with it, as the rules need it. */
export interface FilingCase {
  filing: Filing;
  items: readonly Pick<Item, 'id' | 'kind'>[];
  /** Of the last supplement: nothing is sent before it was asked for. */
  today: LegalDate;
}

const SUBMITTERS: readonly Action[] = ['addItem', 'removeItem', 'submit', 'resubmit', 'recordReceipt'];

/** Who must act: submitter and registrar are never one organ, nor one person (domain.md 21.11). */
function sideRefusals(filing: Filing, action: Action, by: Actor): Refusal[] {
  if (SUBMITTERS.includes(action)) {
    const found: Refusal[] = filing.submitterOrganIds.includes(by.organId) ? [] : ['not_the_filing_submitter'];
    if (action === 'recordReceipt' && !filing.isOutside) found.push('receiver_is_inside');
    return found;
  }
  if (action === 'inspect') return by.organId === filing.supervisorOrganId ? [] : ['not_the_supervisor'];
  if (filing.isOutside) return ['receiver_is_outside'];
  const found: Refusal[] = by.organId === filing.officeOrganId ? [] : ['not_the_filing_office'];
  if (by.id === filing.submittedBy || filing.submitterOrganIds.includes(by.organId)) found.push('submitted_it');
  if (filing.drafterIds.includes(by.id)) found.push('drafted_the_filed');
  return found;
}

/** Why `by` may not do `action` now, whatever they type; [] means that the button is live. */
export function standing({ filing }: Pick<FilingCase, 'filing'>, action: Action, by: Actor): Refusal[] {
  const from: readonly State[] = WORKFLOW[action].from;
  const found: Refusal[] = [];
  if (!from.includes(filing.state)) found.push('wrong_state');
  if (!by.permissions.has(PERMISSION[action])) found.push('not_permitted');
  return [...found, ...sideRefusals(filing, action, by)];
}

/** What the package lacks (789号第八条): a repeal needs nothing but the deciding document, which the register has. */
export function packageRefusals({ filing, items }: Pick<FilingCase, 'filing' | 'items'>): Refusal[] {
  if (filing.kind === 'repeal') return [];
  return REQUIRED_ITEMS.filter((kind) => !items.some((item) => item.kind === kind)).map((kind) => `filing_${kind}_missing` as const);
}

/** What is wrong with the command as typed. */
function typedRefusals(subject: FilingCase, command: Command): Refusal[] {
  const { filing, items, today } = subject;
  switch (command.action) {
    case 'removeItem': {
      const item = items.find(({ id }) => id === command.itemId);
      if (!item) return ['item_unknown'];
      return item.kind === 'text' && items.filter(({ kind }) => kind === 'text').length === 1 ? ['item_is_the_text'] : [];
    }
    case 'submit':
    case 'resubmit': {
      const found = packageRefusals(subject);
      if (!filing.isOutside) return found;
      if (command.way === 'system') found.push('way_missing');
      // 报送之日 is at the earliest the day of publication, and not to come.
      const { sentOn } = command;
      if (sentOn !== null && !(isLegalDate(sentOn) && sentOn >= filing.triggerOn && sentOn <= today)) found.push('sent_on_invalid');
      return found;
    }
    case 'recordReceipt': {
      const { receipt } = command;
      const found: Refusal[] = [];
      if (!receipt.organName.trim()) found.push('receipt_organ_missing');
      if (receipt.outcome === 'registered' && !receipt.number?.trim()) found.push('receipt_number_missing');
      const isDay = isLegalDate(receipt.receivedOn) && receipt.receivedOn <= today && receipt.receivedOn >= (filing.submittedOn ?? '');
      if (!isDay) found.push('receipt_date_invalid');
      if (receipt.outcome !== 'registered' && !receipt.note?.trim()) found.push('reason_missing');
      return found;
    }
    case 'requestSupplement':
      return command.items.some((item) => item.trim()) ? [] : ['items_missing'];
    case 'refuse':
    case 'inspect':
      return command.reason.trim() ? [] : ['reason_missing'];
    default:
      return [];
  }
}

/** Why `by` may not do this now; [] means they may. */
export function refusals(subject: FilingCase, command: Command, by: Actor): Refusal[] {
  return [...standing(subject, command.action, by), ...typedRefusals(subject, command)];
}
