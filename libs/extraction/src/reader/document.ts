/** What the reader answers: text blocks with structure hints, in reading order. */
export const FORMATS = [
  'docx',
  'pdf',
  'txt',
  'html',
  'md',
  'doc',
  'wps',
  'ofd',
  'rtf',
  'odt',
  'xlsx',
  'pptx',
  'xls',
  'ppt',
  'zip',
  'image',
  'executable',
  'unknown',
] as const;
export type Format = (typeof FORMATS)[number];

export type BlockKind = 'heading' | 'paragraph' | 'table' | 'list';

export interface Block {
  kind: BlockKind;
  /** heading: 0 = the document's title, 1–9 = outline level; list: nesting from 1; otherwise 0. */
  level: number;
  /** Lines of one block are separated by '\n' (soft line breaks, table rows); the cells of a row by a tab. */
  text: string;
}

/** `code` is a key of the warnings in `../messages.ts`; the rest says where or how many. */
export interface Warning {
  code: WarningCode;
  [detail: string]: string | number;
}

export type WarningCode =
  | 'name_disagrees'
  | 'changes_accepted'
  | 'comments_ignored'
  | 'hidden_text_dropped'
  | 'notes_moved_to_end'
  | 'macros_ignored'
  | 'embedded_part_skipped'
  | 'invisible_characters_removed'
  | 'undecodable_bytes'
  | 'encoding_guessed'
  | 'pages_without_text'
  | 'pages_unreadable'
  | 'text_partly_garbled'
  | 'rotated_text_dropped'
  | 'page_furniture_dropped';

export interface ReadDocument {
  format: Format;
  title: string | null;
  blocks: Block[];
  /** The blocks' texts joined by '\n'. */
  text: string;
  warnings: Warning[];
}

/** A block on its way, with the hints that only the reader uses. */
export interface DraftBlock extends Block {
  centered?: boolean;
  /** Font size in points, where the format tells. */
  size?: number;
}

/** Counts warnings of one kind together, so that a thousand tracked changes are one line. */
export class Warnings {
  private readonly found = new Map<WarningCode, Warning>();

  add(code: WarningCode, detail: Record<string, string | number> = {}): void {
    const known = this.found.get(code);
    if (known) known.count = Number(known.count) + 1;
    else this.found.set(code, { code, count: 1, ...detail });
  }

  list(): Warning[] {
    return [...this.found.values()];
  }
}
