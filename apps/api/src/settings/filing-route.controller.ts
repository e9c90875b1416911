import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { OrganQueries } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { FilingRouteQueries, FilingRouteService, type FilingRouteChange, type FilingRouteItem } from '@libs/settings';
import { Allow, CurrentActor, RevisionDto } from '../http';
import {
  ChangeFilingRouteDto,
  CreateFilingRouteDto,
  FilingRouteDto,
  FilingRouteFoundDto,
  FilingRouteQueryDto,
  RoutelessOrganDto,
} from './filing-route.dto';
import { MadeDto } from './settings.dto';

/** 备案路线: whom which documents are filed with (domain.md 3.1). */
@Controller('settings/filing-routes')
export class FilingRouteController {
  constructor(
    private readonly routes: FilingRouteService,
    private readonly queries: FilingRouteQueries,
    private readonly organs: OrganQueries,
  ) {}

  @Get()
  @Allow('settings.read')
  list(): Promise<FilingRouteDto[]> {
    return this.queries.list().then((routes) => routes.map(toDto));
  }

  /** Organs that may issue and have no route: nothing of them can be published until they have one. */
  @Get('missing')
  @Allow('settings.read')
  missing(): Promise<RoutelessOrganDto[]> {
    return this.queries.withoutRoute();
  }

  /** Whom this issuer's documents are filed with. */
  @Get('for')
  @Allow('settings.read')
  async routeFor(@Query() { issuerOrganId, docClass = 'NORMATIVE' }: FilingRouteQueryDto): Promise<FilingRouteFoundDto> {
    const route = await this.queries.routeOf([issuerOrganId], docClass);
    if (!route) return { name: null, receivers: [], copies: [] };
    const { receivers, copies } = route;
    const ids = [...receivers.flatMap((one) => [one.organId, one.officeOrganId]), ...copies.map((copy) => copy.organId)];
    const names = new Map((await this.organs.find(ids.filter((id) => id !== null))).map((organ) => [organ.id, organ.name]));
    const nameOf = (id: string) => names.get(id) ?? '';
    return {
      name: route.name,
      receivers: receivers.map(({ organId, side, isOutside, officeOrganId }) => ({
        organName: nameOf(organId),
        side,
        isOutside,
        officeName: officeOrganId && nameOf(officeOrganId),
      })),
      copies: copies.map((copy) => nameOf(copy.organId)),
    };
  }

  /** Gives one organ a route of its own. */
  @Post()
  @Allow('settings.admin')
  async create(@Body() dto: CreateFilingRouteDto, @CurrentActor() by: Actor): Promise<MadeDto> {
    return { id: await this.routes.createFor(dto.organId, dto.docClass, toChange(dto), by) };
  }

  @Put(':id')
  @HttpCode(204)
  @Allow('settings.admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() dto: ChangeFilingRouteDto, @CurrentActor() by: Actor): Promise<void> {
    return this.routes.change(id, dto.expectedRevision, toChange(dto), by);
  }

  /** Takes an organ's own route away; the general one holds again. */
  @Post(':id/remove')
  @HttpCode(204)
  @Allow('settings.admin')
  remove(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RevisionDto, @CurrentActor() by: Actor): Promise<void> {
    return this.routes.remove(id, dto.expectedRevision, by);
  }
}

type Written = Pick<ChangeFilingRouteDto, 'receivers' | 'basis'> & Partial<Pick<ChangeFilingRouteDto, 'dueDays' | 'dueUnit'>>;

function toChange({ receivers, dueDays = null, dueUnit = null, basis }: Written): FilingRouteChange {
  const rules = receivers.map(({ to, organId, side, isCopy }) => ({ to, organId: organId ?? null, side, isCopy }));
  return { receivers: rules, dueDays, dueUnit, basis };
}

function toDto(route: FilingRouteItem): FilingRouteDto {
  const { id, name, sortOrder, docClass, organId, organName, issuerKinds, issuerLevel, receivers, dueDays, dueUnit, basis, revision } =
    route;
  return {
    id,
    name,
    sortOrder,
    docClass,
    organId,
    organName,
    issuerKinds: [...issuerKinds],
    issuerLevel,
    receivers: receivers.map((rule) => ({ ...rule, organName: rule.organId && (route.names[rule.organId] ?? null) })),
    dueDays,
    dueUnit,
    basis,
    revision,
  };
}
