import { gateOf, type Reviewed } from './gate';
import { STATES } from './review';

const issued: Reviewed = { id: 'r1', submissionId: 's1', state: 'issued', verdict: 'LEGAL', remarks: [], responses: [] };
const must = { id: 'm1', severity: 'must' as const };
const should = { id: 'm2', severity: 'should' as const };

describe('INV-C: 未经合法性审核或者经审核不合法的，不得提交集体审议', () => {
  it('is shut without a review, and open after a legal opinion', () => {
    expect(gateOf(null)).toMatchObject({ open: false, bar: 'not_reviewed' });
    expect(gateOf(issued)).toMatchObject({ open: true, bar: null, reviewId: 'r1', submissionId: 's1' });
  });
  it('is open in no state but issued', () => {
    expect(STATES.filter((state) => gateOf({ ...issued, state }).open)).toEqual(['issued']);
    expect(gateOf({ ...issued, state: 'withdrawn' }).bar).toBe('not_reviewed');
    expect(gateOf({ ...issued, state: 'in_review' }).bar).toBe('review_open');
  });
  it('is shut by an illegal or out-of-scope verdict, whatever was answered', () => {
    const responses = [{ remarkId: 'm1', adoption: 'adopted' as const }];
    expect(gateOf({ ...issued, verdict: 'ILLEGAL', remarks: [must], responses })).toMatchObject({ open: false, bar: 'illegal' });
    expect(gateOf({ ...issued, verdict: 'OUT_OF_SCOPE' })).toMatchObject({ open: false, bar: 'out_of_scope' });
  });
  it('opens after "should be amended" only when each must-remark is answered', () => {
    const amend = { ...issued, verdict: 'SHOULD_AMEND' as const, remarks: [must, should] };
    expect(gateOf(amend)).toMatchObject({ open: false, bar: 'unanswered', unanswered: ['m1'] });
    expect(gateOf({ ...amend, responses: [{ remarkId: 'm2', adoption: 'adopted' }] }).open).toBe(false);
    expect(gateOf({ ...amend, responses: [{ remarkId: 'm1', adoption: 'rejected' }] })).toMatchObject({ open: true, unadopted: ['m1'] });
  });
});
