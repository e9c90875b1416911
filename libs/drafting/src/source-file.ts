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
