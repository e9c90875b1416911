import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Which page of a list: everything after the last item of the page before. */
export class PageQueryDto {
  @IsOptional() @IsString() @MaxLength(200) after?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

/** A write on a thing that somebody has seen: the revision they saw. */
export class RevisionDto {
  @IsInt() @Min(1) expectedRevision: number;
}
