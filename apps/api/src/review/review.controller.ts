import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import {
  PROBLEM_TYPE_WORDS,
  REVIEW_GROUP_WORDS,
  REVIEW_STATE_WORDS,
  ReviewQueries,
  ReviewQueueQueries,
  ReviewService,
  SUBJECT_TYPE_WORDS,
  VERDICT_MESSAGES,
  type ReviewCommand,
} from '@libs/review';
import type { Request } from 'express';
import { Allow, CurrentActor, RevisionDto } from '../http';
import { languageOf } from '../http/problem.filter';
import {
  AddRemarkDto,
  AssignDto,
  AutosaveDto,
  EditRemarkDto,
  ExtendDto,
  ForwardDto,
  HandOverDto,
  IssueDto,
  ProposeDto,
  ReasonDto,
  RemoveRemarkDto,
  RequestSupplementDto,
  ReviewQueryDto,
  SetCheckDto,
  statesOf,
  toRemarkText,
} from './review-command.dto';
import { CandidateDto, ReviewDto, ReviewGroupsDto, ReviewPageDto, ReviewWordsDto } from './review.dto';
import { refusalWords, toPerson, toReview, toReviewRow, wordsOf } from './review.mapper';

@Controller('reviews')
export class ReviewController {
  constructor(
    private readonly reviews: ReviewService,
    private readonly queries: ReviewQueries,
    private readonly queue: ReviewQueueQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('review.read')
  async page(@Query() query: ReviewQueryDto, @CurrentActor() by: Actor, @Req() request: Request): Promise<ReviewPageDto> {
    const { organId, verdict, subjectId, text, receivedFrom, receivedTo, after, limit } = query;
    const handlerId = query.handler === 'me' ? by.id : query.handler;
    const isOpen = query.open === undefined ? undefined : query.open === 'true';
    const filter = {
      states: statesOf(query),
      isOpen,
      handlerId,
      organId,
      verdict,
      subjectId,
      text,
      receivedFrom,
      receivedTo,
      after,
      limit,
    };
    const { items, next } = await this.queue.page(filter, by);
    return { items: items.map((row) => toReviewRow(row, languageOf(request))), next };
  }

  /** The home page's lists: what is due, to accept, mine, to read second, to sign, before a meeting. */
  @Get('groups')
  @Allow('review.read')
  async groups(@CurrentActor() by: Actor, @Req() request: Request): Promise<ReviewGroupsDto> {
    const language = languageOf(request);
    const groups = await this.queue.groups(by);
    return {
      groups: groups.map(({ code, count, items }) => ({
        code,
        title: REVIEW_GROUP_WORDS[code][language],
        count,
        items: items.map((row) => toReviewRow(row, language)),
      })),
    };
  }

  /** Words for filters and lists of choices. */
  @Get('words')
  @Allow('review.read')
  words(@Req() request: Request): ReviewWordsDto {
    const language = languageOf(request);
    return {
      states: wordsOf(REVIEW_STATE_WORDS, language),
      verdicts: wordsOf(VERDICT_MESSAGES, language),
      problemTypes: wordsOf(PROBLEM_TYPE_WORDS, language),
      subjectTypes: wordsOf(SUBJECT_TYPE_WORDS, language),
    };
  }

  @Get(':id')
  @Allow('review.read')
  async show(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor, @Req() request: Request): Promise<ReviewDto> {
    return toReview(await this.queries.get(id, by), this.clock.today(), languageOf(request));
  }

  /** Who of the organ may take the matter, and how many each has. */
  @Get(':id/candidates')
  @Allow('review.handle', 'review.sign')
  async candidates(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor, @Req() request: Request): Promise<CandidateDto[]> {
    const found = await this.queries.candidates(id, by);
    const language = languageOf(request);
    return found.map(({ user, openCount, refusals }) => ({
      ...toPerson(user),
      openCount,
      refusals: refusals.map((code) => refusalWords(code, language)),
    }));
  }

  /** The opinion's paper (合法性审核意见书), made from its frozen content: a page to print. */
  @Get(':id/opinion')
  @Allow('review.read')
  @ApiProduces('text/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals")
  opinion(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() by: Actor): Promise<string> {
    return this.queries.paper(id, by).then((paper) => paper.html);
  }

  @Post(':id/forward')
  @HttpCode(200)
  @Allow('draft.office')
  forward(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ForwardDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'forward', intakeNumber: dto.intakeNumber ?? null }, by, request);
  }

  @Post(':id/requestSupplement')
  @HttpCode(200)
  @Allow('draft.office', 'review.handle')
  requestSupplement(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RequestSupplementDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ) {
    return this.act(id, dto, { action: 'requestSupplement', items: dto.items, reason: dto.reason ?? '' }, by, request);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('review.handle')
  decline(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'decline', reason: dto.reason }, by, request);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Allow('review.handle')
  accept(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'accept' }, by, request);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Allow('review.handle', 'review.sign')
  async assign(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AssignDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<ReviewDto> {
    const { reviewerId, coReviewerIds = [] } = dto;
    await this.reviews.assign(id, dto.expectedRevision, { reviewerId, coReviewerIds }, by);
    return this.show(id, by, request);
  }

  @Post(':id/handOver')
  @HttpCode(200)
  @Allow('review.handle', 'review.sign')
  async handOver(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: HandOverDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<ReviewDto> {
    await this.reviews.handOver(id, dto.expectedRevision, { reviewerId: dto.reviewerId, reason: dto.reason }, by);
    return this.show(id, by, request);
  }

  @Post(':id/extend')
  @HttpCode(200)
  @Allow('review.handle', 'review.sign')
  extend(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ExtendDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'extend', days: dto.days, reason: dto.reason }, by, request);
  }

  @Post(':id/markUrgent')
  @HttpCode(200)
  @Allow('review.handle', 'review.sign', 'draft.office')
  markUrgent(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'markUrgent', reason: dto.reason }, by, request);
  }

  /** Autosave: answers with the whole page, the new revision in it. */
  @Post(':id/addRemark')
  @HttpCode(200)
  @Allow('review.handle', 'review.second')
  addRemark(@Param('id', ParseUUIDPipe) id: string, @Body() dto: AddRemarkDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'addRemark', remark: toRemarkText(dto.remark) }, by, request);
  }

  @Post(':id/editRemark')
  @HttpCode(200)
  @Allow('review.handle', 'review.second')
  editRemark(@Param('id', ParseUUIDPipe) id: string, @Body() dto: EditRemarkDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'editRemark', remarkId: dto.remarkId, remark: toRemarkText(dto.remark) }, by, request);
  }

  @Post(':id/removeRemark')
  @HttpCode(200)
  @Allow('review.handle', 'review.second')
  removeRemark(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RemoveRemarkDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'removeRemark', remarkId: dto.remarkId }, by, request);
  }

  @Post(':id/setCheck')
  @HttpCode(200)
  @Allow('review.handle', 'review.second')
  setCheck(@Param('id', ParseUUIDPipe) id: string, @Body() dto: SetCheckDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'setCheck', item: dto.item, result: dto.result, note: dto.note ?? null }, by, request);
  }

  /** 其余各项未发现问题 */
  @Post(':id/allClear')
  @HttpCode(200)
  @Allow('review.handle', 'review.second')
  allClear(@Param('id', ParseUUIDPipe) id: string, @Body() dto: AutosaveDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'allClear' }, by, request);
  }

  @Post(':id/sendForSecond')
  @HttpCode(200)
  @Allow('review.handle')
  sendForSecond(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ProposeDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'sendForSecond', verdict: dto.verdict, explanation: dto.explanation ?? null }, by, request);
  }

  @Post(':id/sendForSign')
  @HttpCode(200)
  @Allow('review.handle', 'review.second')
  sendForSign(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ProposeDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'sendForSign', verdict: dto.verdict, explanation: dto.explanation ?? null }, by, request);
  }

  @Post(':id/sendBack')
  @HttpCode(200)
  @Allow('review.second', 'review.sign')
  sendBack(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'sendBack', reason: dto.reason }, by, request);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Allow('review.sign')
  issue(@Param('id', ParseUUIDPipe) id: string, @Body() dto: IssueDto, @CurrentActor() by: Actor, @Req() request: Request) {
    return this.act(id, dto, { action: 'issue', verdict: dto.verdict }, by, request);
  }

  private async act(
    id: string,
    dto: { expectedRevision?: number },
    command: ReviewCommand,
    by: Actor,
    request: Request,
  ): Promise<ReviewDto> {
    await this.reviews.act(id, dto.expectedRevision, command, by);
    return this.show(id, by, request);
  }
}
