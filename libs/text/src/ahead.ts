/** 下文: what the lines after a line say about it. */
import type { Line, Shape } from './line';
import type { Plan } from './plan';

/** How a printed sentence, item or quotation ends; a line without it goes on. */
export const ENDS = /[。；：:;！？!?”」）)】…]$/;

export class Ahead {
  constructor(
    private readonly lines: readonly Line[],
    private readonly shapes: readonly Shape[],
    private readonly plan: Plan,
  ) {}

  private next(index: number): number {
    let at = index + 1;
    while (this.shapes[at]?.is === 'blank') at += 1;
    return at;
  }

  /** A sentence stands next: what is on this line can be a heading over it. */
  isSentence(index: number): boolean {
    const at = this.next(index);
    return this.shapes[at]?.is === 'text' && ENDS.test(this.lines[at]?.text ?? '');
  }

  /** 一、合同的订立 directly above 第一条: a heading over articles. */
  headsArticles(index: number, rest: string): boolean {
    if (rest.length > 40 || ENDS.test(rest)) return false;
    const at = this.next(index);
    return this.shapes[at]?.is === 'article' && !this.plan.plain.has(at);
  }

  /** Short lines down to a date: the issuer's name above the date of a signature. */
  isSignature(index: number): boolean {
    let at = index;
    for (let seen = 0; seen < 8 && at < this.lines.length; seen += 1) {
      const shape = this.shapes[at];
      const text = this.lines[at]?.text ?? '';
      if (shape?.is === 'date') return seen > 0;
      if (shape?.is !== 'text' || text.length > 40 || /[。；：，,]$/.test(text)) return false;
      at = this.next(at);
    }
    return false;
  }
}
