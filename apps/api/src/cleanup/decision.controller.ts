import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { DecisionService, DISPOSITION_WORDS, effectWords, type DecisionCommand, type PlanRow } from '@libs/cleanup';
import type { Actor } from '@libs/kernel';
import { STATUS_WORDS, type Status } from '@libs/registry';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { languageOf } from '../http/problem.filter';
import { cleanupWord } from './campaign.mapper';
import { DecisionDto, PreviewDto, PreviewRowDto, PublishDecisionDto, PublishedDecisionDto } from './decision.dto';

@Controller('campaigns/:id')
export class DecisionController {
  constructor(private readonly decisions: DecisionService) {}

  /** 预览: exactly what publication would change. */
  @Post('preview')
  @HttpCode(200)
  @Allow('cleanup.run')
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecisionDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<PreviewDto> {
    const language = languageOf(request);
    const { rows, hash, refusals } = await this.decisions.preview(id, toCommand(dto), by);
    return { hash, rows: rows.map((row) => toRow(row, language)), refusals: refusals.map((code) => cleanupWord(code, language)) };
  }

  /** 公布清理决定（并更新效力）: all of it or nothing. */
  @Post('publish')
  @HttpCode(200)
  @Allow('cleanup.run')
  publish(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: PublishDecisionDto,
    @CurrentActor() by: Actor,
  ): Promise<PublishedDecisionDto> {
    return this.decisions.publish(id, dto.expectedRevision, toCommand(dto), dto.previewHash, by);
  }
}

function toCommand(dto: DecisionDto): DecisionCommand {
  const { documentId = null, title, docNumber = null, issuedOn, publishedOn } = dto.decision;
  return { decision: { documentId, title, docNumber, issuedOn, publishedOn }, entryIds: dto.entryIds };
}

function toRow(row: PlanRow, language: 'zh' | 'en'): PreviewRowDto {
  const { entryId, ordinal, documentId, title, docNumber, disposition, effect, statusNow, statusThen, known, dueOn, refusals } = row;
  const words = (status: string) => STATUS_WORDS[status as Status][language];
  return {
    ...{ entryId, ordinal, documentId, title, docNumber, disposition },
    dispositionTitle: DISPOSITION_WORDS[disposition][language],
    effectOn: effect?.on ?? known?.on ?? null,
    effectTitle: effectWords(effect),
    basis: effect?.basis ?? null,
    ...{ statusNow, statusNowTitle: words(statusNow), statusThen, statusThenTitle: words(statusThen), dueOn },
    refusals: refusals.map((code) => cleanupWord(code, language)),
  };
}
