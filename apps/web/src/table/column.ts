import type { ReactNode } from 'react';

/** One column: what is shown, what is exported, and how it sorts. */
export interface Column<Row> {
  key: string;
  title: string;
  /** Pixels; without it the column shares what is left. */
  width?: number;
  align?: 'right' | 'center';
  show: (row: Row) => ReactNode;
  /** The plain words for an export and, without `order`, for sorting. */
  words: (row: Row) => string;
  order?: (row: Row) => string | number;
  /** Not shown until a person chooses it. */
  isOptional?: boolean;
}
