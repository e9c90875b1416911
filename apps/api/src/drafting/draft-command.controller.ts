import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { DraftQueries, DraftService, PublicationQueries, type Brought, type DraftCommand } from '@libs/drafting';
import type { Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import type { Request } from 'express';
import { Allow, CurrentActor, RevisionDto } from '../http';
import { languageOf } from '../http/problem.filter';
import {
  AddMaterialDto,
  DraftReasonDto,
  EditDraftDto,
  EnterNumberDto,
  PublishDto,
  RecordInterpretationDto,
  RecordMeetingDto,
  RecordSignatureDto,
  RemoveMaterialDto,
  ReplaceTextDto,
  RespondDto,
  SubmitDto,
  toPublication,
  WaiveMaterialDto,
} from './draft-command.dto';
import type { DraftDto } from './draft.dto';
import { toDraft } from './draft.mapper';
import { UploadService } from './upload.service';

/** The commands on a draft, each answered with its page; routes are named like the commands. */
@Controller('drafts/:id')
export class DraftCommandController {
  constructor(
    private readonly drafts: DraftService,
    private readonly queries: DraftQueries,
    private readonly publications: PublicationQueries,
    private readonly uploads: UploadService,
    private readonly clock: Clock,
  ) {}

  @Post('edit')
  @HttpCode(200)
  @Allow('draft.write')
  edit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: EditDraftDto, @CurrentActor() by: Actor, @Req() request: Request) {
    const { expectedRevision, ...fields } = dto;
    return this.act(id, { expectedRevision }, { action: 'edit', fields }, by, request);
  }

  @Post('replaceText')
  @HttpCode(200)
  @Allow('draft.write')
  async replaceText(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReplaceTextDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    const file = await this.uploads.withText(dto.fileId, by);
    return this.act(id, dto, { action: 'replaceText', fileId: dto.fileId }, by, request, { file });
  }

  @Post('addMaterial')
  @HttpCode(200)
  @Allow('draft.write')
  async addMaterial(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AddMaterialDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    const { kind, fileId = null, conclusion = null, datedOn = null } = dto;
    const file = fileId === null ? null : await this.uploads.asPaper(fileId, by);
    return this.act(id, dto, { action: 'addMaterial', kind, fileId, conclusion, datedOn }, by, request, { file });
  }

  @Post('waiveMaterial')
  @HttpCode(200)
  @Allow('draft.write')
  waiveMaterial(@Param('id', ParseUUIDPipe) id: string, @Body() dto: WaiveMaterialDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'waiveMaterial', kind: dto.kind, reason: dto.reason }, by, request);
  }

  @Post('removeMaterial')
  @HttpCode(200)
  @Allow('draft.write')
  removeMaterial(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RemoveMaterialDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    return this.act(id, dto, { action: 'removeMaterial', materialId: dto.materialId }, by, request);
  }

  @Post('submit')
  @HttpCode(200)
  @Allow('draft.write')
  submit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SubmitDto, @CurrentActor() by: Actor, @Req() request: Request) {
    const { urgentReason = null, letterNumber = null } = dto;
    return this.act(id, dto, { action: 'submit', urgentReason, letterNumber }, by, request);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Allow('draft.write')
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DraftReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'withdraw', reason: dto.reason }, by, request);
  }

  @Post('resupply')
  @HttpCode(200)
  @Allow('draft.write')
  resupply(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'resupply' }, by, request);
  }

  @Post('respond')
  @HttpCode(200)
  @Allow('draft.write')
  respond(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RespondDto, @CurrentActor() by: Actor, @Req() request: Request) {
    const answers = dto.answers.map(({ remarkId, adoption, reason = null }) => ({ remarkId, adoption, reason }));
    return this.act(id, dto, { action: 'respond', answers }, by, request);
  }

  /** 全部采纳: every remark that has no answer yet is adopted. */
  @Post('respondAll')
  @HttpCode(200)
  @Allow('draft.write')
  respondAll(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'respondAll' }, by, request);
  }

  @Post('revise')
  @HttpCode(200)
  @Allow('draft.write')
  revise(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'revise' }, by, request);
  }

  @Post('table')
  @HttpCode(200)
  @Allow('draft.write')
  table(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'table' }, by, request);
  }

  @Post('recordMeeting')
  @HttpCode(200)
  @Allow('draft.office')
  recordMeeting(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RecordMeetingDto, @CurrentActor() by: Actor, @Req() request: Request) {
    const { meeting, heldOn, outcome, record } = dto;
    return this.act(id, dto, { action: 'recordMeeting', meeting, heldOn, outcome, record }, by, request);
  }

  @Post('recordSignature')
  @HttpCode(200)
  @Allow('draft.office')
  recordSignature(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RecordSignatureDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    return this.act(id, dto, { action: 'recordSignature', signer: dto.signer, signedOn: dto.signedOn }, by, request);
  }

  @Post('takeNumber')
  @HttpCode(200)
  @Allow('draft.office')
  takeNumber(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'takeNumber' }, by, request);
  }

  @Post('enterNumber')
  @HttpCode(200)
  @Allow('draft.office')
  enterNumber(@Param('id', ParseUUIDPipe) id: string, @Body() dto: EnterNumberDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'enterNumber', typed: dto.typed, isConfirmed: dto.isConfirmed === true }, by, request);
  }

  @Post('voidNumber')
  @HttpCode(200)
  @Allow('draft.office')
  voidNumber(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DraftReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'voidNumber', reason: dto.reason }, by, request);
  }

  @Post('publish')
  @HttpCode(200)
  @Allow('draft.office')
  async publish(@Param('id', ParseUUIDPipe) id: string, @Body() dto: PublishDto, @CurrentActor() by: Actor, @Req() request: Request) {
    const edition = await this.uploads.edition(await this.publications.sourceOf(id, by), dto.printFileId ?? null, by);
    return this.act(id, dto, { action: 'publish', ...toPublication(dto) }, by, request, { edition });
  }

  /** 登记解读: a file or an address that explains the published document. */
  @Post('recordInterpretation')
  @HttpCode(200)
  @Allow('draft.write')
  async recordInterpretation(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RecordInterpretationDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    const { address = null, fileId = null, publishedOn } = dto;
    const file = fileId === null ? null : await this.uploads.asPaper(fileId, by);
    return this.act(id, dto, { action: 'recordInterpretation', address, fileId, publishedOn }, by, request, { file });
  }

  @Post('terminate')
  @HttpCode(200)
  @Allow('draft.write')
  terminate(@Param('id', ParseUUIDPipe) id: string, @Body() dto: DraftReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'terminate', reason: dto.reason }, by, request);
  }

  private async act(
    id: string,
    { expectedRevision }: { expectedRevision: number },
    command: DraftCommand,
    by: Actor,
    request: Request,
    brought: Brought = {},
  ): Promise<DraftDto> {
    await this.drafts.act(id, expectedRevision, command, by, brought);
    return toDraft(await this.queries.get(id, by), this.clock.today(), languageOf(request));
  }
}
