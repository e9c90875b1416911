import { Injectable } from '@nestjs/common';
import { DraftSuccessionService } from '@libs/drafting';
import { UserQueries, UserService, type User } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { ReviewSuccessionService } from '@libs/review';

export interface OpenMatter {
  kind: 'draft' | 'review';
  id: string;
  title: string;
}

/** Somebody who leaves (停用) and what they have in hand: the rooms that know persons by name. Filings and cleanup entries are an organ's, not a person's. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly users: UserService,
    private readonly queries: UserQueries,
    private readonly drafts: DraftSuccessionService,
    private readonly reviews: ReviewSuccessionService,
  ) {}

  async openMatters(userId: string): Promise<OpenMatter[]> {
    const [drafts, reviews] = await Promise.all([this.drafts.heldBy(userId), this.reviews.heldBy(userId)]);
    return [
      ...reviews.map(({ id, title }) => ({ kind: 'review' as const, id, title })),
      ...drafts.map(({ id, title }) => ({ kind: 'draft' as const, id, title })),
    ];
  }

  /** People of the same organ who may take over everything. */
  async successors(userId: string): Promise<User[]> {
    const user = await this.queries.get(userId);
    const colleagues = (await this.queries.byOrgan(user.organId)).filter((each) => each.id !== userId);
    const found = await Promise.all(colleagues.map(async (each) => ((await this.refusals(userId, each.id)).length === 0 ? [each] : [])));
    return found.flat();
  }

  /**
   * Hands over what the user has in hand, one transaction a room, then ends their access. Everything is checked before anything is moved.
   * Errors: those of `UserService.disable`; `user_has_open_matters` {count}; `successor_cannot_take_over` {matters}; `not_found`, `user_is_disabled` (successor).
   */
  async disable(userId: string, expectedRevision: number, successorId: string | null, by: Actor): Promise<User> {
    if (userId === by.id) throw new DomainError('conflict', 'own_account', {});
    const open = await this.openMatters(userId);
    if (open.length > 0) await this.handOver(userId, open.length, successorId, by);
    const disabled = await this.users.disable(userId, expectedRevision, by);
    // What was given to them between the look and the end of their access; from now on nobody can.
    if (successorId !== null && (await this.openMatters(userId)).length > 0) await this.handOver(userId, open.length, successorId, by);
    return disabled;
  }

  private async handOver(userId: string, count: number, successorId: string | null, by: Actor): Promise<void> {
    if (successorId === null) throw new DomainError('conflict', 'user_has_open_matters', { count });
    const refused = await this.refusals(userId, successorId);
    if (refused.length > 0)
      throw new DomainError('conflict', 'successor_cannot_take_over', { matters: refused.map(({ title }) => title).join('；') });
    const successor = await this.queries.actor(successorId);
    await this.reviews.handOver(userId, successor, by);
    await this.drafts.handOver(userId, successor, by);
  }

  private async refusals(userId: string, successorId: string): Promise<{ title: string }[]> {
    const [user, successor] = await Promise.all([this.queries.get(userId), this.queries.actor(successorId)]);
    if (successor.organId !== user.organId || successorId === userId) throw new DomainError('conflict', 'successor_of_other_organ', {});
    return [...(await this.reviews.refusals(userId, successor)), ...(await this.drafts.refusals(userId, successor))];
  }
}
