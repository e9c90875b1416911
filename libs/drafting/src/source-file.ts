/** An uploaded file as the extraction room has it; the door hands it over, since this room does not know that one. */
export interface SourceFile {
  id: string;
  name: string;
  sha256: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** null: nothing could be read from it. */
  text: string | null;
}

/** A file fit for the public (公开文件), made by the extraction room; the door brings it as well. */
export interface PublicEdition {
  /** cleaned: the draft's own file without changes, comments and names; print: the printed edition (印发件). */
  origin: 'cleaned' | 'print';
  /** Of the private file that it was made from. */
  sourceHash: string;
  sha256: string;
  mediaType: string;
  /** `.docx`, `.pdf` */
  extension: string;
  /** Bytes. */
  size: number;
  /** The words of a printed edition; null: a scan. */
  text: string | null;
}
