import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page as text; every value in it is escaped by the renderer. */
export function html(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
