import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';

/** The field beside the file: a dry run says what would happen and changes nothing. */
export class ImportDto {
  @ApiProperty({ type: 'boolean' })
  @Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'false' ? value === 'true' : value))
  @IsBoolean()
  dryRun: boolean;
}

/** The form of an import, for the API's description. */
export class ImportFormDto extends ImportDto {
  @ApiProperty({ type: 'string', format: 'binary' }) file: unknown;
}

export class ImportFindingDto {
  /** As the spreadsheet program shows it. */
  row: number;
  /** Title of the column, where one cell is to blame. */
  column: string | null;
  /** An error keeps the whole table out, a warning does not. */
  severity: 'error' | 'warning';
  code: string;
  title: string;
}

export class ImportReportDto {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  findings: ImportFindingDto[];
  /** True when the rows are in; false for a dry run and when there are errors. */
  isCommitted: boolean;
}

export class FirstPasswordDto {
  username: string;
  name: string;
  organName: string;
  /** Shown this once; it must be changed at the first sign-in. */
  password: string;
}

export class UserImportDto {
  report: ImportReportDto;
  passwords: FirstPasswordDto[];
}
