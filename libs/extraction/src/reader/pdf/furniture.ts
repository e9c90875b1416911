import { Warnings } from '../document';
import { Line, Page } from './lines';

/** How many lines from the top and the bottom of a page may be headers, footers and page numbers. */
const EDGE = 3;
const PAGE_NUMBER =
  /^(?:[—–\-－_~·•]{0,3}\s*(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})\s*[—–\-－_~·•]{0,3}|第\s*\d{1,4}\s*页(?:\s*[，,/／]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/;

/** Takes page numbers (— 3 —, 第 3 页 共 9 页) and lines that repeat at the edge of most pages out of the text. */
export function dropFurniture(pages: Page[], warnings: Warnings): Page[] {
  const repeated = repeatedEdges(pages);
  return pages.map((page) => {
    const lines = page.lines.filter((line, index) => {
      const edge = index < EDGE || index >= page.lines.length - EDGE;
      if (!edge) return true;
      const furniture = isPageNumber(line, page) || repeated.has(key(line.text));
      if (furniture) warnings.add('page_furniture_dropped');
      return !furniture;
    });
    return { ...page, lines };
  });
}

/** A figure alone is a page number only near the page's edge: a column of figures in a table is not. */
function isPageNumber(line: Line, page: Page): boolean {
  const atEdge = line.y < page.height * 0.1 || line.y > page.height * 0.87;
  return atEdge && PAGE_NUMBER.test(line.text.trim());
}

function repeatedEdges(pages: Page[]): Set<string> {
  const seen = new Map<string, number>();
  // On a page of three lines the repeated one may be the text itself.
  const withText = pages.filter((page) => page.lines.length > 3);
  for (const page of withText) {
    const edges = [...page.lines.slice(0, 2), ...page.lines.slice(-2)].filter(
      (line) => line.y < page.height * 0.12 || line.y > page.height * 0.88,
    );
    for (const text of new Set(edges.map((line) => key(line.text)))) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const needed = Math.max(3, withText.length * 0.5);
  return new Set([...seen].filter(([text, count]) => text !== '' && count >= needed).map(([text]) => text));
}

/** Figures differ from page to page. */
function key(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, '');
}
