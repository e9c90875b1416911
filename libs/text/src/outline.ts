/** 提纲: builds the tree of units, line by line, over what plan.ts decided. Paths, codes and faults come afterwards (address.ts). */
import { Ahead, ENDS } from './ahead';
import { decimalOf, shapeOf, squeeze, type Line, type Shape } from './line';
import { articleHeading, HAN_SECTION, headed, RANK, STYLE_ORDER, type Draft } from './draft';
import type { Plan, Scope } from './plan';
import type { UnitKind } from './unit';

const CLOSING = /同时废止|即行废止|有效期|解释|施行|执行|实施|生效|本(?:法|条例|办法|规定|细则|规则|意见|通知|决定)/;

export class Outline {
  readonly roots: Draft[] = [];
  private readonly ahead: Ahead;
  private stack: { unit: Draft; rank: number }[] = [];
  private previous: { line: number; text: string } | null = null;
  /** After the signature or the list of attachments only remarks follow. */
  private closed = false;
  /** Line of a division that still lacks its heading. */
  private headingDue: number | null = null;

  constructor(
    private readonly lines: readonly Line[],
    private readonly shapes: readonly Shape[],
    private readonly plan: Plan,
  ) {
    this.ahead = new Ahead(lines, shapes, plan);
  }

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

  private printed(from: number, to: number): string {
    const lines = this.lines.slice(from, to).filter((_, index) => this.shapes[from + index]?.is !== 'blank');
    return lines.map((line) => line.text).join('\n');
  }

  /** Title, note and contents: units of their own, before the body. */
  apart(slug: string, from: number, to: number, heading: string | null): void {
    const start = this.lines[from]?.start;
    if (from >= to || start === undefined) return;
    this.stack = [];
    this.push(0, { kind: 'heading', start, slug, heading, text: this.printed(from, to) });
    this.stack = [];
  }

  /** Blank lines before the first unit are its own; a text of nothing but blanks is one empty paragraph. */
  cover(length: number): void {
    this.stack = [];
    const first = this.roots[0] ?? (length > 0 ? this.paragraph(0, '') : null);
    if (first) first.start = 0;
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
      const skip = this.plan.contents.get(index);
      if (skip !== undefined) {
        this.contents(index, skip);
        index = skip - 1;
        continue;
      }
      this.line(index, scope);
    }
  }

  private contents(from: number, to: number): void {
    this.popTo((unit) => unit.isScope);
    this.attach(1, { kind: 'heading', start: this.lines[from]?.start ?? 0, slug: 'toc', heading: '目录', text: this.printed(from, to) });
    this.stack.pop();
    this.previous = null;
  }

  private openScope(scope: Scope): void {
    this.stack = [];
    this.closed = false;
    this.previous = null;
    this.push(0, {
      kind: 'heading',
      start: this.lines[scope.from]?.start ?? 0,
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
        if (shape.heading === '') this.headingDue = index;
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
        this.headingDue = null;
        this.openArticle(index, shape);
        break;
      case 'annex':
        // 附件：1.… above the signature: a remark of the whole text.
        if (isLate) this.closed = true;
        this.text(index, isLate);
        break;
      case 'item':
        if (this.closed || !this.item(index, shape, line.start)) this.text(index, isLate);
        break;
      case 'date':
        if (isLate) this.sign(line);
        else this.text(index, isLate);
        break;
      default:
        if (this.closed || !this.marked(line, scope)) this.text(index, isLate);
    }
    this.previous = { line: index, text: line.text };
  }

  private openArticle(index: number, shape: Shape & { is: 'article' }): void {
    const line = this.lines[index] as Line;
    const article = this.push(RANK.article, { kind: 'article', start: line.start, number: shape.number, label: shape.label });
    const { heading, skipped } = articleHeading(shape.rest, () => this.ahead.isSentence(index));
    article.heading = heading;
    const rest = shape.rest.slice(skipped);
    const at = line.textStart + shape.restAt + skipped;
    if (rest === '') return;
    const inner = shapeOf({ start: at, end: line.end, text: rest, textStart: at, hashes: 0 });
    if (inner.is === 'item' && inner.number === '1' && inner.style === '（一）') this.item(index, inner, at);
    else this.paragraph(at, rest);
  }

  private paragraph(start: number, text: string): Draft {
    return this.push(RANK.paragraph, { kind: 'paragraph', start, text });
  }

  /** False when the mark is not one after all (12. at the head of a line where no 11. came before). */
  private item(index: number, shape: Shape & { is: 'item' }, start: number): boolean {
    const order = STYLE_ORDER.indexOf(shape.style);
    const article = this.article;
    const common = { start, number: shape.number, label: shape.label, style: shape.style };
    if (article && shape.style === '一、' && this.ahead.headsArticles(index, shape.rest)) {
      this.push(HAN_SECTION, { ...common, kind: 'section', heading: shape.rest || null });
      return true;
    }
    const isOpen = this.stack.some(({ unit }) => unit.style === shape.style);
    if (!isOpen && shape.number !== '1' && !(article && this.resume(article, shape))) {
      if (shape.style !== '一、' && shape.style !== '（一）') return false;
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
    const words = isOutside ? headed(shape, this.ahead.headsArticles(index, shape.rest)) : { heading: null, text: shape.rest };
    this.attach(isOutside && kind === 'section' ? HAN_SECTION : RANK[kind] + order, { ...common, ...words, kind });
    return true;
  }

  /** （五） after unmarked lines that followed （四）: those belong to （四）, and its list goes on. */
  private resume(article: Draft, shape: Shape & { is: 'item' }): boolean {
    for (const paragraph of article.children.toReversed()) {
      const last = paragraph.children.at(-1);
      if (last?.style !== shape.style || last.number !== String(Number(shape.number) - 1)) continue;
      const moved = article.children.splice(article.children.indexOf(paragraph) + 1);
      last.children.push(...moved);
      this.popTo((unit) => unit === article);
      this.stack.push({ unit: paragraph, rank: RANK.paragraph }, { unit: last, rank: RANK.item + STYLE_ORDER.indexOf(shape.style) });
      return true;
    }
    return false;
  }

  private sign(line: Line): void {
    this.popTo((unit) => unit.isScope);
    this.attach(RANK.paragraph, { kind: 'paragraph', start: line.start, text: line.text });
    this.closed = true;
  }

  /** Markdown headings and decimal ones (2.1.3) where there are no articles. */
  private marked(line: Line, scope: Scope): boolean {
    const decimal = scope.lastArticle < 0 ? decimalOf(line) : null;
    if (!decimal && (line.hashes === 0 || line.text.length > 60)) return false;
    const words = decimal?.rest ?? line.text;
    const isHeading = !decimal || (words.length <= 40 && !/[。；：:，]$/.test(words));
    this.push(4 + (decimal?.depth ?? line.hashes) / 10, {
      kind: 'heading',
      start: line.start,
      number: decimal?.number ?? null,
      label: decimal?.number ?? '',
      slug: decimal ? `n${decimal.number}` : null,
      heading: isHeading ? words : null,
      text: isHeading ? '' : words,
    });
    return true;
  }

  private text(index: number, isLate: boolean): void {
    const line = this.lines[index] as Line;
    const top = this.stack.at(-1)?.unit;
    const previous = this.previous;
    if (
      this.headingDue !== null &&
      top &&
      top.heading === null &&
      line.text.length <= 40 &&
      !ENDS.test(line.text) &&
      index - this.headingDue <= 3
    ) {
      // 第五章 on one line, its heading on the next.
      top.heading = squeeze(line.text);
      this.headingDue = null;
      return;
    }
    const isNext = previous !== null && index === previous.line + 1;
    if (
      isNext &&
      top &&
      top.text !== '' &&
      !ENDS.test(previous.text) &&
      previous.text.length >= 20 &&
      !this.closed &&
      top.kind !== 'heading' &&
      !(isLate && this.ahead.isSignature(index))
    ) {
      // A line broken by the page's width, not by the author.
      top.text += /[A-Za-z0-9]$/.test(previous.text) && /^[A-Za-z]/.test(line.text) ? ` ${line.text}` : line.text;
      return;
    }
    const article = this.article;
    if (this.closed || (isLate && this.ahead.isSignature(index))) {
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
