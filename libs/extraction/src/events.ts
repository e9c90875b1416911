/** Every fact that this room records; the worker answers `file.store` with FileService.read. */
export const EXTRACTION_EVENTS = ['file.store', 'file.read', 'file.clean'] as const;
export type ExtractionEvent = (typeof EXTRACTION_EVENTS)[number];
