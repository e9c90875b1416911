import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { OrganQueries, OrganService, type Organ, type OrganNode } from '@libs/identity';
import { Allow, CurrentActor } from '../http';
import { CloseOrganDto, CreateOrganDto, EditOrganDto, OrganDto, OrganNodeDto } from './organ.dto';

@Controller('organs')
export class OrganController {
  constructor(
    private readonly organs: OrganService,
    private readonly queries: OrganQueries,
  ) {}

  /** All organs as trees in the order of organs (机构序列), past ones included. */
  @Get()
  @Allow('organ.read')
  tree(): Promise<OrganNodeDto[]> {
    return this.queries.tree().then((trees) => trees.map(toOrganNodeDto));
  }

  @Get(':id')
  @Allow('organ.read')
  show(@Param('id', ParseUUIDPipe) id: string): Promise<OrganDto> {
    return this.queries.get(id).then(toOrganDto);
  }

  @Post()
  @Allow('organ.admin')
  create(@Body() dto: CreateOrganDto, @CurrentActor() by: Actor): Promise<OrganDto> {
    const { code, parentId, name, shortName, level, kind, regionCode, hasLegalUnit, mayIssue, sortOrder, validFrom } = dto;
    const { prefix = null, basis = null, phone = null } = dto;
    const whole = { code, parentId, name, shortName, level, kind, regionCode, hasLegalUnit, mayIssue, sortOrder, validFrom };
    return this.organs.create({ ...whole, prefix, basis, phone }, by).then(toOrganDto);
  }

  @Put(':id')
  @Allow('organ.admin')
  edit(@Param('id', ParseUUIDPipe) id: string, @Body() dto: EditOrganDto, @CurrentActor() by: Actor): Promise<OrganDto> {
    const { expectedRevision, ...change } = dto;
    return this.organs.edit(id, expectedRevision, change, by).then(toOrganDto);
  }

  /** Closes an organ (撤并), with who takes over. */
  @Post(':id/close')
  @HttpCode(200)
  @Allow('organ.admin')
  close(@Param('id', ParseUUIDPipe) id: string, @Body() dto: CloseOrganDto, @CurrentActor() by: Actor): Promise<OrganDto> {
    const { expectedRevision, validTo, successorId = null } = dto;
    return this.organs.close(id, expectedRevision, { validTo, successorId }, by).then(toOrganDto);
  }
}

function toOrganDto(organ: Organ): OrganDto {
  const { id, code, parentId, name, shortName, level, kind, regionCode, prefix, hasLegalUnit, mayIssue, basis } = organ;
  const { sortOrder, phone, validFrom, validTo, successorId, revision } = organ;
  return {
    id,
    code,
    parentId,
    name,
    shortName,
    level,
    kind,
    regionCode,
    prefix,
    hasLegalUnit,
    mayIssue,
    basis,
    sortOrder,
    phone,
    validFrom,
    validTo,
    successorId,
    revision,
  };
}

function toOrganNodeDto(node: OrganNode): OrganNodeDto {
  return Object.assign(toOrganDto(node), { children: node.children.map(toOrganNodeDto) });
}
