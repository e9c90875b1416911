import { WordsDto } from '../review/review.dto';

export class PublicationCheckDto {
  refusals: WordsDto[];
  /** Need a reason to go on. */
  warnings: WordsDto[];
}

/** 政策解读 of a published document. */
export class InterpretationDto {
  address: string | null;
  fileId: string | null;
  fileName: string | null;
  publishedOn: string;
}
