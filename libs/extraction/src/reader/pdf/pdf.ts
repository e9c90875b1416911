import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy, TextItem } from 'pdfjs-dist/types/src/display/api';
import { DraftBlock, Warnings } from '../document';
import { ReadFailure } from '../failure';
import { Limits } from '../limits';
import { arrange } from './arrange';
import { PageText, toLines } from './lines';
import { dropFurniture } from './furniture';
import { toBlocks } from './paragraphs';

/** Below this share of readable characters the text layer is useless (fonts without Unicode tables). */
const GARBLED = 0.4;
/** A page with less text than this has none worth the name: a scan with a stamped page number. */
const PAGE_HAS_TEXT = 8;

/**
 * A PDF's text layer → blocks. pdf.js runs in this process without canvas, eval, fonts of the system or any fetching; scripts, forms and
 * attachments in the file are never looked at.
 * @throws ReadFailure file_encrypted, file_damaged, too_many_pages, too_much_text, scan_not_readable, text_garbled
 */
export async function readPdf(bytes: Buffer, limits: Limits, warnings: Warnings): Promise<DraftBlock[]> {
  const document = await openPdf(bytes);
  if (document.numPages > limits.pdfPages) throw new ReadFailure('too_many_pages', { pages: document.numPages, limit: limits.pdfPages });
  const pages: PageText[] = [];
  let chars = 0;
  let failed = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await pageText(document, number, warnings);
    if (page === null) failed += 1;
    else {
      const length = page.glyphs.reduce((sum, glyph) => sum + glyph.text.trim().length, 0);
      chars += length;
      pages.push(page);
      if (length < PAGE_HAS_TEXT) warnings.add('pages_without_text', { first: number });
    }
    if (chars > limits.textChars) throw new ReadFailure('too_much_text', { limit: limits.textChars });
  }
  if (failed > 0 && failed === document.numPages) throw new ReadFailure('file_damaged', { part: 'pages' });
  if (failed > 0) warnings.add('pages_unreadable', { pages: failed });
  const empty = pages.filter((page) => page.glyphs.reduce((sum, glyph) => sum + glyph.text.trim().length, 0) < PAGE_HAS_TEXT).length;
  if (chars === 0 || (empty === pages.length && chars < PAGE_HAS_TEXT))
    throw new ReadFailure('scan_not_readable', { pages: document.numPages });
  const readable = readableShare(pages);
  if (readable < GARBLED) throw new ReadFailure('text_garbled', { readable: Math.round(readable * 100) });
  if (readable < 0.95) warnings.add('text_partly_garbled', { readable: Math.round(readable * 100) });
  return toBlocks(dropFurniture(pages.map(toLines), warnings));
}

/** @throws ReadFailure file_encrypted, file_damaged */
export async function openPdf(bytes: Buffer): Promise<PDFDocumentProxy> {
  prepareGlobals();
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(require.resolve('pdfjs-dist/package.json'));
  try {
    return await pdfjs.getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: join(root, 'cmaps') + sep,
      cMapPacked: true,
      standardFontDataUrl: join(root, 'standard_fonts') + sep,
      wasmUrl: join(root, 'wasm') + sep,
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      enableXfa: false,
      stopAtErrors: false,
      maxImageSize: 1,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      verbosity: 0,
    }).promise;
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'PasswordException') throw new ReadFailure('file_encrypted');
    throw new ReadFailure('file_damaged', { part: 'pdf', why: (cause instanceof Error ? cause.message : String(cause)).slice(0, 120) });
  }
}

/** pdf.js makes one DOMMatrix while it loads and otherwise only when it paints; without these names it would look for a native canvas. */
function prepareGlobals(): void {
  const globals = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    globals[name] ??= function unused() {
      return undefined;
    };
}

async function pageText(document: PDFDocumentProxy, number: number, warnings: Warnings): Promise<PageText | null> {
  try {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false });
    const items = content.items.filter((item): item is TextItem => 'str' in item && item.str !== '');
    const { glyphs, dropped, turned } = arrange(items, viewport.transform);
    for (let i = 0; i < dropped; i++) warnings.add('rotated_text_dropped');
    page.cleanup();
    const [width, height] = turned ? [viewport.height, viewport.width] : [viewport.width, viewport.height];
    return { glyphs, width, height };
  } catch {
    // One broken page does not take the others with it; the caller counts and reports it.
    return null;
  }
}

/** Share of characters that are neither private use, nor replacement, nor control. */
function readableShare(pages: readonly PageText[]): number {
  let good = 0;
  let bad = 0;
  for (const page of pages)
    for (const glyph of page.glyphs)
      for (const character of glyph.text) {
        const code = character.codePointAt(0) ?? 0;
        if (code === 0x20) continue;
        if (code < 0x20 || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code < 0xa0)) bad += 1;
        else good += 1;
      }
  return good + bad === 0 ? 1 : good / (good + bad);
}
