/** What one container of office XML may cost. All sizes in bytes. */
export interface PackageLimits {
  /** Entries of a ZIP container. */
  zipEntries: number;
  /** One expanded ZIP entry. */
  entryBytes: number;
  /** All ZIP entries that are expanded for one reading. */
  totalBytes: number;
  /** Expanded : packed, looked at only above RATIO_FREE_BYTES: office XML of ordinary documents packs 10 to 60 times. */
  ratio: number;
  /** Nesting of XML elements. */
  xmlDepth: number;
}

/** What one workbook or CSV file may hold; counted over its sheets. */
export interface SheetLimits extends PackageLimits {
  sheets: number;
  /** Rows with anything in them, over all sheets. */
  rows: number;
  columns: number;
  /** Filled cells, over all sheets. */
  cells: number;
}

const MB = 1024 * 1024;

/** Entries that expand to no more than this are harmless whatever their ratio. */
export const RATIO_FREE_BYTES = 16 * MB;

export const PACKAGE_LIMITS: PackageLimits = {
  zipEntries: 5000,
  entryBytes: 128 * MB,
  totalBytes: 192 * MB,
  ratio: 200,
  xmlDepth: 256,
};

export const SHEET_LIMITS: SheetLimits = { ...PACKAGE_LIMITS, sheets: 64, rows: 50_000, columns: 256, cells: 600_000 };
