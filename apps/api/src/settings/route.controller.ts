import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { RouteQueries, RouteService, type MakingRoute, type RouteItem } from '@libs/settings';
import { Allow, CurrentActor, RevisionDto } from '../http';
import { ChangeRouteDto, CreateRouteDto, MadeDto, MakingRouteDto, RouteDto, RouteQueryDto } from './settings.dto';

@Controller('settings/routes')
export class RouteController {
  constructor(
    private readonly routes: RouteService,
    private readonly queries: RouteQueries,
  ) {}

  /** Routes of making (制定流程) in the order in which they are looked at. */
  @Get()
  @Allow('settings.read')
  list(): Promise<RouteDto[]> {
    return this.queries.list().then((routes) => routes.map(toRouteDto));
  }

  /** The way that a document of this issuer, drafted by that organ, goes. */
  @Get('for')
  @Allow('settings.read')
  routeFor(@Query() query: RouteQueryDto): Promise<MakingRouteDto> {
    return this.queries.routeFor(query).then(toMakingRouteDto);
  }

  /** Gives one organ a route of its own. */
  @Post()
  @Allow('settings.admin')
  async create(@Body() dto: CreateRouteDto, @CurrentActor() by: Actor): Promise<MadeDto> {
    const { organId, ...change } = dto;
    return { id: await this.routes.createFor(organId, change, by) };
  }

  @Put(':id')
  @HttpCode(204)
  @Allow('settings.admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ChangeRouteDto, @CurrentActor() by: Actor): Promise<void> {
    const { expectedRevision, ...change } = dto;
    return this.routes.change(id, expectedRevision, change, by);
  }

  /** Takes an organ's own route away; the general one holds again. */
  @Post(':id/remove')
  @HttpCode(204)
  @Allow('settings.admin')
  remove(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor): Promise<void> {
    return this.routes.remove(id, dto.expectedRevision, by);
  }
}

function toRouteDto(route: RouteItem): RouteDto {
  const { id, key, name, sortOrder, organId, organName, issuerKinds, issuerLevel, hasLegalUnit, intake, ownLegalOpinionRequired } = route;
  const { reviewBy, signingLevels, meetingKind, numberedBy, fairCompetition, revision } = route;
  return {
    id,
    key,
    name,
    sortOrder,
    organId,
    organName,
    issuerKinds: [...issuerKinds],
    issuerLevel,
    hasLegalUnit,
    intake,
    ownLegalOpinionRequired,
    reviewBy,
    signingLevels,
    meetingKind,
    numberedBy,
    fairCompetition,
    revision,
  };
}

function toMakingRouteDto(route: MakingRoute): MakingRouteDto {
  const { key, name, intakeByOffice, intakeOrganId, reviewOrganId, reviewerRole, isSelfReviewed, signingLevels, meetingKind } = route;
  const { numberingOrganId, ownLegalOpinionRequired, fairCompetition, fairCompetitionOrganId } = route;
  return {
    key,
    name,
    intakeByOffice,
    intakeOrganId,
    reviewOrganId,
    reviewerRole,
    isSelfReviewed,
    signingLevels,
    meetingKind,
    numberingOrganId,
    ownLegalOpinionRequired,
    fairCompetition,
    fairCompetitionOrganId,
  };
}
