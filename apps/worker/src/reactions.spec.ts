import { CLEANUP_EVENTS } from '@libs/cleanup';
import { DRAFTING_EVENTS } from '@libs/drafting';
import { EXTRACTION_EVENTS } from '@libs/extraction';
import { FILING_EVENTS } from '@libs/filing';
import { IDENTITY_EVENTS } from '@libs/identity';
import { NOTICE_EVENTS } from '@libs/notice';
import { OPERATION_EVENTS } from '@libs/operation';
import { REGISTRY_EVENTS } from '@libs/registry';
import { REVIEW_EVENTS } from '@libs/review';
import { SETTINGS_EVENTS } from '@libs/settings';
import { REACTIONS } from './reactions';

describe('the table of reactions', () => {
  it('has a line for every fact of every room, and no other', () => {
    const rooms = [
      CLEANUP_EVENTS,
      DRAFTING_EVENTS,
      EXTRACTION_EVENTS,
      FILING_EVENTS,
      IDENTITY_EVENTS,
      NOTICE_EVENTS,
      OPERATION_EVENTS,
      REGISTRY_EVENTS,
      REVIEW_EVENTS,
      SETTINGS_EVENTS,
    ];
    expect(Object.keys(REACTIONS).sort()).toEqual(rooms.flat().sort());
  });
  it('names the reactions to one fact apart: the name is part of what marks them as done', () => {
    for (const reactions of Object.values(REACTIONS)) {
      const names = reactions.map((reaction) => reaction.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
