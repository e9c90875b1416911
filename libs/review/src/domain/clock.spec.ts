import type { WorkCalendar } from '@libs/kernel';
import { clockOf, isMeetingTooNear, pausedDays, type Pause } from './clock';

/** 2024 as it was around the Dragon Boat Festival: 10 June off; weekends off. */
const calendar: WorkCalendar = {
  isWorkday: (date) => date !== '2024-06-10' && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
  isPublished: (year) => year === 2024,
};
const accepted = { acceptedOn: '2024-05-24', limitDays: 15, extendedDays: 0, closedOn: null };

it('reproduces the worked example: accepted on 24 May 2024, due on 17 June, eight days used on 5 June', () => {
  expect(clockOf(calendar, accepted, [], '2024-06-05')).toEqual({
    status: 'running',
    acceptedOn: '2024-05-24',
    limitDays: 15,
    usedDays: 8,
    pausedDays: 0,
    leftDays: 7,
    dueOn: '2024-06-17',
    provisional: false,
  });
});
it('waits before acceptance', () => {
  expect(clockOf(calendar, { acceptedOn: null, limitDays: null, extendedDays: 0, closedOn: null }, [], '2024-06-05')).toMatchObject({
    status: 'waiting',
    leftDays: null,
    dueOn: null,
  });
});
it('is due today with nothing left, and overdue the working day after', () => {
  expect(clockOf(calendar, accepted, [], '2024-06-17').leftDays).toBe(0);
  expect(clockOf(calendar, accepted, [], '2024-06-18').leftDays).toBe(-1);
});
it('stands while a supplement is awaited, and the due day moves with it', () => {
  const pauses: Pause[] = [{ from: '2024-05-28', to: null, reason: '补正' }];
  const first = clockOf(calendar, accepted, pauses, '2024-05-28');
  const later = clockOf(calendar, accepted, pauses, '2024-06-03');
  expect([first.status, first.usedDays, first.leftDays, first.dueOn]).toEqual(['stopped', 2, 13, '2024-06-17']);
  expect([later.status, later.usedDays, later.leftDays, later.pausedDays, later.dueOn]).toEqual(['stopped', 2, 13, 4, '2024-06-21']);
});
it('runs on after the resupply', () => {
  const pauses: Pause[] = [{ from: '2024-05-28', to: '2024-06-03', reason: '补正' }];
  expect(clockOf(calendar, accepted, pauses, '2024-06-04')).toMatchObject({
    status: 'running',
    usedDays: 3,
    pausedDays: 4,
    leftDays: 12,
    dueOn: '2024-06-21',
  });
});
it('stands still for ever once the opinion is out', () => {
  expect(clockOf(calendar, { ...accepted, closedOn: '2024-06-05' }, [], '2024-12-30')).toMatchObject({
    status: 'done',
    usedDays: 8,
    leftDays: 7,
  });
});
it('says when the due day is counted through a year without published holidays', () => {
  expect(clockOf(calendar, { ...accepted, acceptedOn: '2024-12-25' }, [], '2024-12-26').provisional).toBe(true);
});
it('counts several pauses, and none for less than a day', () => {
  expect(
    pausedDays(
      calendar,
      [
        { from: '2024-05-27', to: '2024-05-29', reason: '' },
        { from: '2024-06-03', to: '2024-06-03', reason: '' },
      ],
      '2024-06-05',
    ),
  ).toBe(2);
});
it('warns of a meeting that leaves fewer than five working days, and not of one that leaves five', () => {
  expect(isMeetingTooNear(calendar, '2024-06-11', '2024-06-03', 5)).toBe(false); // 4, 5, 6, 7, 11 June
  expect(isMeetingTooNear(calendar, '2024-06-07', '2024-06-03', 5)).toBe(true);
  expect(isMeetingTooNear(calendar, null, '2024-06-03', 5)).toBe(false);
});
