import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import { Glyphs } from './lines';

const QUARTER = Math.PI / 2;
/** Radians; scanned and typeset pages are a little askew. */
const TOLERANCE = 0.1;

/**
 * Places the runs of one page in page space, y downwards, so that its text reads from left to right: a landscape page printed on a portrait
 * one is turned. Slanted runs are watermarks and stamps, runs across the text are binding marks; both are only counted.
 */
export function arrange(items: readonly TextItem[], view: readonly number[]): { glyphs: Glyphs[]; dropped: number; turned: boolean } {
  const placed = items.map((item) => place(item, view));
  const weights = [0, 0, 0, 0];
  for (const { quarter, glyph } of placed) if (quarter !== null) weights[quarter] = (weights[quarter] ?? 0) + glyph.text.trim().length;
  const main = weights.indexOf(Math.max(...weights));
  const kept = placed.filter(({ quarter, glyph }) => quarter === main || glyph.text.trim() === '');
  const glyphs = kept.map(({ glyph }) => turn(glyph, main));
  return { glyphs: main === 0 ? glyphs : shifted(glyphs), dropped: placed.length - kept.length, turned: main % 2 === 1 };
}

/** `quarter`: how many quarter turns clockwise the run is written; null when slanted. */
function place(item: TextItem, view: readonly number[]): { glyph: Glyphs; quarter: number | null } {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform as number[];
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const angle = Math.atan2(vb * a + vd * b, va * a + vc * b);
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d) || item.height || 1;
  const turns = angle / QUARTER;
  const straight = Math.abs(turns - Math.round(turns)) * QUARTER < TOLERANCE;
  const glyph = { text: item.str, x: va * e + vc * f + ve, y: vb * e + vd * f + vf, width: item.width, size };
  return { glyph, quarter: straight ? (Math.round(turns) + 4) % 4 : null };
}

function turn(glyph: Glyphs, quarter: number): Glyphs {
  if (quarter === 1) return { ...glyph, x: glyph.y, y: -glyph.x };
  if (quarter === 2) return { ...glyph, x: -glyph.x, y: -glyph.y };
  if (quarter === 3) return { ...glyph, x: -glyph.y, y: glyph.x };
  return glyph;
}

/** Turning leaves negative coordinates; the text's own top is taken as the page's. */
function shifted(glyphs: Glyphs[]): Glyphs[] {
  const top = Math.min(...glyphs.map((glyph) => glyph.y)) - 50;
  const left = Math.min(...glyphs.map((glyph) => glyph.x)) - 50;
  return glyphs.map((glyph) => ({ ...glyph, x: glyph.x - left, y: glyph.y - top }));
}
