import { maySee, viewOf } from './visibility';

const review = { organId: 'department', reviewOrganId: 'bureau', intakeOrganId: 'office', drafterIds: ['dan'] };
const who = (id: string, organId: string, ...permissions: string[]) => ({ id, organId, permissions: new Set(permissions) });

it('is seen by the submitter, the office and the review organ, and by nobody else', () => {
  expect(['department', 'office', 'bureau', 'other'].map((organId) => maySee(review, { organId }))).toEqual([true, true, true, false]);
});
it('shows the page to the bureau, its outcome to the others', () => {
  expect([who('ann', 'bureau'), who('dan', 'department'), who('olga', 'office')].map((by) => viewOf(review, by))).toEqual([
    'full',
    'outcome',
    'outcome',
  ]);
});
it('shows a departmental review to its own legal section, not to its drafters', () => {
  const own = { ...review, organId: 'department', reviewOrganId: 'department', intakeOrganId: null };
  expect(viewOf(own, who('lee', 'department', 'review.handle'))).toBe('full');
  expect(viewOf(own, who('eve', 'department', 'draft.write'))).toBe('outcome');
  expect(viewOf(own, who('dan', 'department', 'review.handle'))).toBe('outcome');
});
