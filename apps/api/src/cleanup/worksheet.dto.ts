import { IsUUID } from 'class-validator';
import { ProposalDto } from './entry.dto';

export class FilledSheetDto {
  /** The uploaded workbook (`POST /files`). */
  @IsUUID() fileId: string;
}

export class SheetCellDto {
  title: string;
  before: string;
  after: string;
}

/** What the sheet would change in one row; `proposal` and `expectedRevision` go to `fill` as they are. */
export class SheetChangeDto {
  entryId: string;
  expectedRevision: number;
  ordinal: number;
  title: string;
  proposal: ProposalDto;
  cells: SheetCellDto[];
  faults: { code: string; title: string }[];
}

export class SheetFaultDto {
  /** The line of the sheet. */
  line: number;
  title: string;
  cell: string | null;
  reason: string;
}

export class SheetDifferenceDto {
  changes: SheetChangeDto[];
  faults: SheetFaultDto[];
  /** Lines that say what is there already. */
  same: number;
}
