import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Req } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { OperationService, StatusQueries } from '@libs/operation';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { languageOf } from '../http/problem.filter';
import { wordsFor } from '../http/words';
import type { StatusDto } from './status.dto';

@Controller()
export class StatusController {
  constructor(
    private readonly queries: StatusQueries,
    private readonly operation: OperationService,
  ) {}

  /** The state of the system (系统状态), measured now. */
  @Get('status')
  @Allow('status.read')
  async status(@Req() request: Request): Promise<StatusDto> {
    const { lines, ...report } = await this.queries.status();
    const language = languageOf(request);
    const told = lines.map(({ key, light, code, detail }) => ({ key, light, title: wordsFor(code, 'unavailable', language, detail) }));
    return { ...report, lines: told };
  }

  /** Has a job that was given up tried again. */
  @Post('jobs/:id/retry')
  @HttpCode(204)
  @Allow('status.read')
  retry(@Param('id', ParseIntPipe) id: number, @CurrentActor() by: Actor): Promise<void> {
    return this.operation.retry(id, by);
  }
}
