import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { BlobStore, Clock } from '@libs/platform';
import {
  DocumentFactsQueries,
  DocumentQueries,
  EffectService,
  RegistryService,
  type DocumentFacts,
  type DocumentItem,
} from '@libs/registry';
import { Allow, CurrentActor } from '../http';
import {
  DocumentDto,
  DocumentMatchDto,
  DocumentPageDto,
  DocumentQueryDto,
  DocumentRowDto,
  MatchQueryDto,
  OnDayQueryDto,
  VersionTextDto,
} from './document.dto';
import {
  ClassificationCommandDto,
  CorrectionDto,
  EffectCommandDto,
  RecordedDto,
  RevisedDto,
  toCommand,
  toCorrection,
} from './effect-command.dto';

@Controller('documents')
export class DocumentController {
  constructor(
    private readonly queries: DocumentQueries,
    private readonly facts: DocumentFactsQueries,
    private readonly effects: EffectService,
    private readonly registry: RegistryService,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  /** 文件库: with the status on a day, the latest publication first. */
  @Get()
  @Allow('document.read')
  async list(@Query() query: DocumentQueryDto, @CurrentActor() by: Actor): Promise<DocumentPageDto> {
    const { on = this.clock.today(), status, after, limit, ...filter } = query;
    const { items, next, total } = await this.queries.list(on, { ...filter, statuses: status }, { after, limit }, by);
    return { items: items.map(toRow), next, total };
  }

  /** The document that a number, or a title that only one document bears, means. */
  @Get('match')
  @Allow('document.read')
  async match(@Query() query: MatchQueryDto, @CurrentActor() by: Actor): Promise<DocumentMatchDto> {
    return { document: await this.queries.match({ title: query.title ?? null, docNumber: query.docNumber ?? null }, by) };
  }

  @Get(':id')
  @Allow('document.read')
  async show(@Param('id', ParseUUIDPipe) id: string, @Query() query: OnDayQueryDto, @CurrentActor() by: Actor): Promise<DocumentDto> {
    const day = query.on ?? this.clock.today();
    const item = await this.queries.get(id, day, by);
    return toDocument(item, await this.facts.facts(id, day), by);
  }

  /** The text that stood on a day; the first one before publication. */
  @Get(':id/text')
  @Allow('document.read')
  async text(@Param('id', ParseUUIDPipe) id: string, @Query() query: OnDayQueryDto, @CurrentActor() by: Actor): Promise<VersionTextDto> {
    const day = query.on ?? this.clock.today();
    await this.queries.get(id, day, by);
    return this.facts.textOn(id, day);
  }

  @Get(':id/versions/:versionId')
  @Allow('document.read')
  async version(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('versionId', ParseUUIDPipe) versionId: string,
    @CurrentActor() by: Actor,
  ): Promise<VersionTextDto> {
    await this.queries.get(id, this.clock.today(), by);
    return this.facts.text(id, versionId);
  }

  /** A file of the document, always as a download. */
  @Get(':id/files/:fileId')
  @Allow('document.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  async file(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @CurrentActor() by: Actor,
  ): Promise<StreamableFile> {
    const day = this.clock.today();
    await this.queries.get(id, day, by);
    const file = (await this.facts.facts(id, day)).files.find((known) => known.id === fileId);
    if (!file) throw new DomainError('not_found', 'not_found', { id: fileId });
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return new StreamableFile(await this.blobs.open('private', file.sha256), { type: file.mediaType, disposition, length: file.size });
  }

  /** Records a change of effect (登记效力变动); whose document it is, is a rule of the room. */
  @Post(':id/events')
  @HttpCode(200)
  @Allow('draft.office', 'review.sign')
  async record(@Param('id', ParseUUIDPipe) id: string, @Body() dto: EffectCommandDto, @CurrentActor() by: Actor): Promise<RecordedDto> {
    await this.queries.get(id, this.clock.today(), by);
    return this.effects.record(id, dto.expectedRevision, toCommand(dto), by);
  }

  /** 更正记载 */
  @Post(':id/events/:eventId/correct')
  @HttpCode(200)
  @Allow('draft.office', 'review.sign')
  async correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('eventId', ParseUUIDPipe) eventId: string,
    @Body() dto: CorrectionDto,
    @CurrentActor() by: Actor,
  ): Promise<RecordedDto> {
    await this.queries.get(id, this.clock.today(), by);
    return this.effects.correct(id, dto.expectedRevision, toCorrection(eventId, dto), by);
  }

  /** 性质认定 */
  @Post(':id/classify')
  @HttpCode(200)
  @Allow('review.sign')
  async classify(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ClassificationCommandDto,
    @CurrentActor() by: Actor,
  ): Promise<RevisedDto> {
    const { expectedRevision, docClass, reasons } = dto;
    await this.queries.get(id, this.clock.today(), by);
    return { revision: await this.registry.classify(id, expectedRevision, { docClass, reasons }, by) };
  }
}

function toRow(item: DocumentItem): DocumentRowDto {
  const { id, slug, title, innerTitle, docNumber, registrationNumber, docClass, titleKind, isTrial, isInterim, publicity, topic } = item;
  const { leadIssuerId, leadIssuerName, responsibleOrganId, responsibleOrganName, level, regionCode } = item;
  const { signedOn, publishedOn, effectiveOn, validThrough, endedOn, status, isWithheld, processUnknown, revision } = item;
  return {
    ...{ id, slug, title, innerTitle, docNumber, registrationNumber, docClass, titleKind, isTrial, isInterim, publicity, topic },
    ...{ leadIssuerId, leadIssuerName, responsibleOrganId, responsibleOrganName, level, regionCode },
    ...{ signedOn, publishedOn, effectiveOn, validThrough, endedOn, status, isWithheld, processUnknown, revision },
  };
}

function toDocument(item: DocumentItem, facts: DocumentFacts, by: Actor): DocumentDto {
  const { issuerIds, keeperIds, versions, events, relations, files, classifications, clauses } = facts;
  const kept = { issuerIds, isKept: keeperIds.includes(by.organId) };
  return Object.assign(toRow(item), kept, { versions, events, relations, files, classifications, clauses });
}
