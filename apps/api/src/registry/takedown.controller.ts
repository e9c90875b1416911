import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { UserQueries } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { DocumentQueries, REGISTRY_MESSAGES, TakedownQueries, TakedownService, type Takedown, type TakedownRefusal } from '@libs/registry';
import type { Request } from 'express';
import { Allow, CurrentActor, RevisionDto } from '../http';
import { languageOf } from '../http/problem.filter';
import type { Language } from '../http/words';
import { CancelTakedownDto, PendingTakedownsDto, RequestTakedownDto, TakedownDto, TakedownRefusalDto, TakedownsDto } from './takedown.dto';

/** 下线 and 恢复公开, in two persons' steps. */
@Controller()
export class TakedownController {
  constructor(
    private readonly documents: DocumentQueries,
    private readonly queries: TakedownQueries,
    private readonly takedowns: TakedownService,
    private readonly users: UserQueries,
    private readonly clock: Clock,
  ) {}

  @Get('documents/:id/takedowns')
  @Allow('document.read')
  async list(@Param('id', ParseUUIDPipe) id: string, @Req() request: Request, @CurrentActor() by: Actor): Promise<TakedownsDto> {
    await this.documents.get(id, this.clock.today(), by);
    const { items, kind, request: ask, confirm, cancel } = await this.queries.facts(id, by);
    const mayConfirm = by.permissions.has('draft.office') || by.permissions.has('review.sign');
    const mayAsk = mayConfirm || by.permissions.has('draft.write') || by.permissions.has('review.handle');
    const words = wordsIn(languageOf(request));
    return {
      items: await this.named(items),
      kind,
      request: words(mayAsk ? ask : [...ask, 'not_your_document']),
      confirm: words(mayConfirm ? confirm : [...confirm, 'not_yours_to_confirm']),
      cancel: words(mayAsk ? cancel : [...cancel, 'not_your_document']),
    };
  }

  @Post('documents/:id/takedowns')
  @HttpCode(200)
  @Allow('draft.write', 'draft.office', 'review.handle', 'review.sign')
  async request(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RequestTakedownDto, @CurrentActor() by: Actor): Promise<TakedownDto> {
    const { expectedRevision, kind, reason, evidence } = dto;
    await this.documents.get(id, this.clock.today(), by);
    return this.one(await this.takedowns.request(id, expectedRevision, { kind, reason, evidence }, by));
  }

  /** Requests that wait for the reader as the second person. */
  @Get('takedowns')
  @Allow('draft.office', 'review.sign')
  async pending(@CurrentActor() by: Actor): Promise<PendingTakedownsDto> {
    const items = await this.queries.pendingFor(by);
    const names = await this.names(items.map(({ requestedBy }) => requestedBy));
    return {
      items: items.map(({ requestedBy, ...item }) => ({ ...item, requestedByName: names.get(requestedBy) ?? '' })),
    };
  }

  @Post('takedowns/:id/confirm')
  @HttpCode(200)
  @Allow('draft.office', 'review.sign')
  async confirm(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor): Promise<TakedownDto> {
    return this.one(await this.takedowns.confirm(id, dto.expectedRevision, by));
  }

  @Post('takedowns/:id/cancel')
  @HttpCode(200)
  @Allow('draft.write', 'draft.office', 'review.handle', 'review.sign')
  async cancel(@Param('id', ParseUUIDPipe) id: string, @Body() dto: CancelTakedownDto, @CurrentActor() by: Actor): Promise<TakedownDto> {
    return this.one(await this.takedowns.cancel(id, dto.expectedRevision, dto.reason, by));
  }

  private async one(takedown: Takedown): Promise<TakedownDto> {
    const [row] = await this.named([takedown]);
    if (!row) throw new Error('one takedown gives one row');
    return row;
  }

  private async named(items: readonly Takedown[]): Promise<TakedownDto[]> {
    const names = await this.names(items.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy ?? []].flat()));
    return items.map(({ id, kind, state, reason, evidence, requestedBy, requestedAt, decidedBy, decidedAt, decision, revision }) => ({
      ...{ id, kind, state, reason, evidence, requestedByName: names.get(requestedBy) ?? '', requestedAt },
      ...{ decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? ''), decidedAt, decision, revision },
    }));
  }

  private async names(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map((await this.users.find(ids)).map(({ id, name }) => [id, name]));
  }
}

const wordsIn =
  (language: Language) =>
  (refusals: readonly TakedownRefusal[]): TakedownRefusalDto[] =>
    [...new Set(refusals)].map((code) => ({ code, title: REGISTRY_MESSAGES[code][language] }));
