/** 提纲: builds the tree of units, line by line, over what plan.ts decided. Paths, codes and faults come afterwards (address.ts). */
import type { Line, MarkerStyle, Shape } from './line';
import { shapeOf } from './line';
import type { Plan, Scope } from './plan';
import type { Unit, UnitKind } from './unit';

export interface Draft extends Unit {
  style: MarkerStyle | null;
  /** `inner`, `annex2`, `head`: what a heading contributes to the paths below it. */
  slug: string | null;
  /** Paths below start anew here. */
  isScope: boolean;
  children: Draft[];
}

const RANK: Record<UnitKind, number> = {
  heading: 0,
  part: 1,
  subpart: 2,
  chapter: 3,
  section: 4,
  article: 6,
  paragraph: 7,
  item: 8,
  subitem: 9,
};
const STYLE_ORDER: readonly MarkerStyle[] = ['一、', '（一）', '1.', '（1）', '1）', '①', 'a.'];
const CLOSING = /同时废止|即行废止|有效期|解释|施行|执行|实施|生效|本(?:法|条例|办法|规定|细则|规则|意见|通知|决定)/;
const ENDS = /[。；：:;！？!?”」）)】…]$/;

export class Outline {
  readonly roots: Draft[] = [];
  private stack: { unit: Draft; rank: number }[] = [];
  private previous: { line: number; text: string } | null = null;
  private signed = false;

  constructor(
    private readonly lines: readonly Line[],
    private readonly shapes: readonly Shape[],
    private readonly plan: Plan,
  ) {}

  private push(rank: number, unit: Pick<Draft, 'kind' | 'start'> & Partial<Draft>): Draft {
    while (this.stack.length > 0 && (this.stack.at(-1)?.rank ?? 0) >= rank) this.stack.pop();
    return this.attach(rank, unit);
  }

  private attach(rank: number, given: Pick<Draft, 'kind' | 'start'> & Partial<Draft>): Draft {
    const unit: Draft = {
      number: null,
      label: '',
      heading: null,
      text: '',
      path: '',
      clauseCode: null,
      end: given.start,
      children: [],
      style: null,
      slug: null,
      isScope: false,
      ...given,
    };
    (this.stack.at(-1)?.unit.children ?? this.roots).push(unit);
    this.stack.push({ unit, rank });
    return unit;
  }

  private get article(): Draft | null {
    return this.stack.findLast(({ unit }) => unit.kind === 'article')?.unit ?? null;
  }

  private popTo(isKept: (unit: Draft) => boolean): void {
    while (this.stack.length > 0 && !isKept((this.stack.at(-1) as { unit: Draft }).unit)) this.stack.pop();
  }

  /** Title, note and contents: units of their own, before the body. */
  apart(slug: string, from: number, to: number, heading: string | null): void {
    const start = this.lines[from]?.start;
    if (from >= to || start === undefined) return;
    this.stack = [];
    const text = this.lines
      .slice(from, to)
      .filter((_, index) => this.shapes[from + index]?.is !== 'blank')
      .map((line) => line.text);
    this.push(0, { kind: 'heading', start, slug, heading, text: text.join('\n') });
    this.stack = [];
  }

  build(from: number): void {
    const scopes = [...this.plan.scopes];
    let scope = scopes.shift() as Scope;
    for (let index = from; index < this.lines.length; index += 1) {
      const next = scopes[0];
      if (next && index === next.from) {
        scope = next;
        scopes.shift();
        this.openScope(next);
        index = next.bodyFrom - 1;
        continue;
      }
      this.line(index, scope);
    }
  }

  private openScope(scope: Scope): void {
    this.stack = [];
    this.signed = false;
    this.previous = null;
    const start = this.lines[scope.from]?.start ?? 0;
    this.push(0, {
      kind: 'heading',
      start,
      slug: scope.kind,
      isScope: true,
      number: scope.number,
      label: scope.label,
      heading: scope.heading,
    });
  }

  private line(index: number, scope: Scope): void {
    const line = this.lines[index] as Line;
    const shape = this.plan.plain.has(index) ? ({ is: 'text' } as const) : (this.shapes[index] as Shape);
    const isLate = index > scope.lastArticle;
    switch (shape.is) {
      case 'blank':
        return;
      case 'division':
        this.push(RANK[shape.kind], {
          kind: shape.kind,
          start: line.start,
          number: shape.number,
          label: shape.label,
          heading: shape.heading || null,
        });
        break;
      case 'bare-heading':
        this.push(this.stack.some(({ unit }) => unit.kind === 'part') ? 1 : 3, {
          kind: 'heading',
          start: line.start,
          heading: shape.heading,
          slug: shape.heading === '附则' ? 'suppl' : 'intro',
        });
        break;
      case 'article':
        this.openArticle(index, shape);
        break;
      case 'item':
        if (!this.item(line, index, shape, line.start, line.textStart)) this.text(index, isLate);
        break;
      case 'date':
        if (isLate) this.sign(line);
        else this.text(index, isLate);
        break;
      default:
        this.text(index, isLate);
    }
    this.previous = { line: index, text: line.text };
  }

  private openArticle(index: number, shape: Shape & { is: 'article' }): void {
    const line = this.lines[index] as Line;
    const article = this.push(RANK.article, { kind: 'article', start: line.start, number: shape.number, label: shape.label });
    let rest = shape.rest;
    let at = line.textStart + shape.restAt;
    const bracket = /^[【[(（［]\s*([^】\])）］\n]{1,30})\s*[】\])）］]\s*/.exec(rest);
    if (bracket?.[1] && !/^[一二三四五六七八九十百0-9０-９]+$/.test(bracket[1]) && /^(?:[【[［]|[（(][^，。；]+[）)](?=.{4}))/.test(rest)) {
      article.heading = bracket[1].trim();
      rest = rest.slice(bracket[0].length);
      at += bracket[0].length;
    } else if (
      rest !== '' &&
      rest.length <= 20 &&
      /^[\u4e00-\u9fff、（）()“”]+$/.test(rest) &&
      !ENDS.test(rest) &&
      this.isFollowedByText(index)
    ) {
      article.heading = rest;
      return;
    }
    if (rest === '') return;
    const inner = shapeOf({ start: at, end: line.end, text: rest, textStart: at, hashes: 0 });
    if (inner.is === 'item' && inner.number === '1' && inner.style === '（一）') this.item(line, index, inner, at, at);
    else this.paragraph(at, rest);
  }

  private isFollowedByText(index: number): boolean {
    for (let next = index + 1; next < this.lines.length; next += 1) {
      const shape = this.shapes[next];
      if (shape?.is === 'blank') continue;
      return (shape?.is === 'text' && ENDS.test(this.lines[next]?.text ?? '')) || (shape?.is === 'item' && shape.number === '1');
    }
    return false;
  }

  private paragraph(start: number, text: string): Draft {
    return this.push(RANK.paragraph, { kind: 'paragraph', start, text });
  }

  /** False when the mark is not one after all (12. at the head of a line where no 11. came before). */
  private item(line: Line, index: number, shape: Shape & { is: 'item' }, start: number, textStart: number): boolean {
    const order = STYLE_ORDER.indexOf(shape.style);
    const article = this.article;
    const isOpen = this.stack.some(({ unit }) => unit.style === shape.style);
    if (!isOpen && shape.number !== '1' && !['一、', '（一）'].includes(shape.style)) return false;
    if (article && shape.style === '一、' && !isOpen && this.headsArticles(index, shape.rest)) {
      this.push(5, { kind: 'section', start, number: shape.number, label: shape.label, heading: shape.rest || null, style: shape.style });
      return true;
    }
    if (article && !this.stack.some(({ unit }) => unit.kind === 'paragraph')) this.paragraph(start, '');
    const holder = article ? this.stack.findIndex(({ unit }) => unit.kind === 'paragraph') : -1;
    // An item closes what is marked alike or further in, and paragraphs under it.
    while (this.stack.length - 1 > holder) {
      const top = this.stack.at(-1)?.unit;
      if (!top || (top.style === null && top.kind !== 'paragraph')) break;
      if (top.style !== null && STYLE_ORDER.indexOf(top.style) < order) break;
      this.stack.pop();
    }
    const isOutside = article === null;
    const kind: UnitKind = shape.style === '一、' ? (isOutside ? 'section' : 'item') : shape.style === '（一）' ? 'item' : 'subitem';
    const { heading, text } = isOutside ? headed(shape, this.headsArticles(index, shape.rest)) : { heading: null, text: shape.rest };
    this.attach(isOutside && kind === 'section' ? 5 : RANK[kind] + order, {
      kind,
      start,
      number: shape.number,
      label: shape.label,
      heading,
      text,
      style: shape.style,
    });
    void textStart;
    void line;
    return true;
  }

  /** 一、合同的订立 directly above 第一条: a heading over articles. */
  private headsArticles(index: number, rest: string): boolean {
    if (rest.length > 40 || ENDS.test(rest)) return false;
    for (let next = index + 1; next < this.lines.length; next += 1) {
      const shape = this.shapes[next];
      if (shape?.is === 'blank') continue;
      return shape?.is === 'article' && !this.plan.plain.has(next);
    }
    return false;
  }

  private sign(line: Line): void {
    this.popTo((unit) => unit.isScope);
    this.attach(RANK.paragraph, { kind: 'paragraph', start: line.start, text: line.text });
    this.signed = true;
  }

  private isSignature(index: number): boolean {
    for (let next = index, seen = 0; next < this.lines.length && seen < 8; next += 1) {
      const shape = this.shapes[next];
      const text = this.lines[next]?.text ?? '';
      if (shape?.is === 'blank') continue;
      if (shape?.is === 'date') return seen > 0;
      if (shape?.is !== 'text' || text.length > 40 || /[。；：，,]$/.test(text)) return false;
      seen += 1;
    }
    return false;
  }

  private text(index: number, isLate: boolean): void {
    const line = this.lines[index] as Line;
    const top = this.stack.at(-1)?.unit;
    const previous = this.previous;
    const isNext = previous !== null && index === previous.line + 1;
    if (
      isNext &&
      top &&
      top.text !== '' &&
      !ENDS.test(previous.text) &&
      previous.text.length >= 20 &&
      !this.signed &&
      top.kind !== 'heading' &&
      !(isLate && this.isSignature(index))
    ) {
      // A line broken by the page's width, not by the author.
      top.text += /[A-Za-z0-9]$/.test(top.text) && /^[A-Za-z]/.test(line.text) ? ` ${line.text}` : line.text;
      return;
    }
    const article = this.article;
    if (this.signed || (isLate && this.isSignature(index))) {
      this.popTo((unit) => unit.isScope);
    } else if (article) {
      // Lists and tables behind the last article are not paragraphs of it (domain.md 10.1).
      const isOver =
        isLate && /(?:施行|执行|实施|生效|废止|解释)[。.]?$/.test(article.children.at(-1)?.text ?? '') && !CLOSING.test(line.text);
      this.popTo((unit) => (isOver ? unit.isScope : unit === article));
    } else this.popTo((unit) => unit.kind !== 'paragraph');
    this.attach(RANK.paragraph, { kind: 'paragraph', start: line.start, text: line.text });
  }
}

/** A heading of the second scheme (一、（一）), and the words after it on the same line. */
function headed(shape: Shape & { is: 'item' }, isHeading: boolean): { heading: string | null; text: string } {
  const rest = shape.rest;
  if (isHeading || (rest !== '' && rest.length <= 60 && !/[。；：:，、;,]$/.test(rest) && !/[“”：]/.test(rest)))
    return { heading: rest || null, text: '' };
  const first = /^([^。；：:“”《》]{2,40})。(.+)$/s.exec(rest);
  if ((shape.style === '一、' || shape.style === '（一）') && first?.[1] && first[2] && !/，/.test(first[1]))
    return { heading: first[1], text: first[2].trim() };
  return { heading: null, text: rest };
}
