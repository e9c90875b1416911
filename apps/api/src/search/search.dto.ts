import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { SORTS, type Facet, type Filters, type Sort, type TimeChoice } from '@libs/search';
import { IsLegalDay } from '../http';

const asList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;
/** A facet: one value or several, separated by commas. */
const Values = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key);
  Transform(asList)(target, key);
  IsArray()(target, key);
  IsString({ each: true })(target, key);
};

export const CHOICES = ['valid', 'all', 'on'] as const;

export class SearchQueryDto {
  @IsOptional() @IsString() @MaxLength(500) q?: string;
  /** valid 现行有效（含即将施行）, all 全部, on 某一天. */
  @IsOptional() @IsIn(CHOICES) choice?: (typeof CHOICES)[number];
  @IsOptional() @IsLegalDay() on?: string;
  @IsOptional() @IsIn(SORTS) sort?: Sort;
  @IsOptional() @IsString() @MaxLength(20) after?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
  @Values() status?: string[];
  @Values() docClass?: string[];
  @Values() kind?: string[];
  @Values() titleKind?: string[];
  @Values() issuer?: string[];
  @Values() level?: string[];
  @Values() region?: string[];
  @Values() year?: string[];
  @Values() topic?: string[];
}

/** The time choice; a day that is not given is today. */
export function timeOf({ choice = 'valid', on }: SearchQueryDto, today: string): TimeChoice {
  return choice === 'on' ? { choice, day: on ?? today } : { choice };
}

export function filtersOf(query: SearchQueryDto): Filters {
  const { status, docClass, kind, titleKind, issuer, level, region, year, topic } = query;
  return { status, docClass, kind, titleKind, issuer, level, region, year, topic };
}

export class FoundPassageDto {
  path: string;
  label: string;
  heading: string | null;
  /** The passage or a part of it, as printed. */
  text: string;
  /** Offsets [start, end) into `text`. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'integer' } } }) highlights: [number, number][];
  isCutBefore: boolean;
  isCutAfter: boolean;
  from: string;
  to: string | null;
}

export class FoundEntryDto {
  kind: string;
  id: string;
  slug: string;
  title: string;
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'integer' } } }) titleHighlights: [number, number][];
  number: string | null;
  issuerId: string;
  issuerName: string;
  level: string;
  regionCode: string;
  docClass: string;
  titleKind: string;
  topic: string | null;
  publishedOn: string | null;
  effectiveOn: string | null;
  status: string;
  /** Why it stands first. */
  exact: 'number' | 'title' | 'article' | null;
  passages: FoundPassageDto[];
}

export class FacetCountDto {
  value: string;
  label: string;
  count: number;
}

export class UnderstoodDto {
  words: string[];
  article: string | null;
  isRelaxed: boolean;
}

@ApiExtraModels(FacetCountDto)
export class SearchResultDto {
  items: FoundEntryDto[];
  next: string | null;
  total: number;
  /** 另有 N 件效力待核实 */
  unverified: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { $ref: getSchemaPath(FacetCountDto) } } })
  facets: Record<Facet, FacetCountDto[]>;
  understood: UnderstoodDto;
}

export class QuickQueryDto {
  @IsString() @MaxLength(200) q: string;
}

export class QuickHitDto {
  kind: string;
  id: string;
  title: string;
  number: string | null;
  /** Who issued it. */
  note: string;
}

export class QuickDto {
  items: QuickHitDto[];
}
