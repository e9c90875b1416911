import { fullText, type Unit } from '@libs/text';
import type { VNode } from 'preact';

const DIVISIONS = new Set(['part', 'subpart', 'chapter', 'section', 'heading']);

/** The own heads of a text: its title, the note below it, its printed table of contents. */
function isFront(unit: Unit): boolean {
  return /(?:^|\/)(?:head|note|toc)(?:~\d+)?$/.test(unit.path);
}

function isToc(unit: Unit): boolean {
  return /(?:^|\/)toc(?:~\d+)?$/.test(unit.path);
}

interface TextProps {
  units: readonly Unit[];
  slug: string;
  /** Path suffix that keeps the day: '' today, `/on/2025-01-01` else. */
  day: string;
}

/** The whole text with an anchor at every unit; articles bear a permanent link and a link to their own history. */
export function Text({ units, slug, day }: TextProps): VNode {
  return (
    <div class="text">
      {units.map((unit) => (
        <TextUnit key={unit.path} unit={unit} slug={slug} day={day} />
      ))}
    </div>
  );
}

function TextUnit({ unit, slug, day }: { unit: Unit; slug: string; day: string }): VNode | null {
  if (isToc(unit)) return null;
  const children = unit.children.map((child) => <TextUnit key={child.path} unit={child} slug={slug} day={day} />);
  if (isFront(unit)) {
    return (
      <div class="part" id={unit.path}>
        {lines(unit.text || (unit.heading ?? '')).map((line, at) => (
          <p key={at} class="part">
            {line}
          </p>
        ))}
      </div>
    );
  }
  if (unit.kind === 'article') {
    return (
      <div class="unit" id={unit.path}>
        <p>
          <strong>{unit.label}</strong>
          {unit.heading ? `　【${unit.heading}】` : ''}　{unit.text}
          <span class="links">
            <a class="link" href={`/d/${slug}${day}#${unit.path}`} aria-label={`${unit.label}的永久链接`}>
              ¶
            </a>
            <a class="link" href={`/d/${slug}/article/${unit.number ?? ''}`} aria-label={`${unit.label}沿革`}>
              沿革
            </a>
          </span>
        </p>
        {children}
      </div>
    );
  }
  if (DIVISIONS.has(unit.kind)) {
    const head = [unit.label, unit.heading ?? ''].filter((part) => part !== '');
    const level = unit.kind === 'section' || unit.kind === 'heading' ? 'h3' : 'h2';
    const Head = level;
    return (
      <section class="unit" id={unit.path}>
        {head.length > 0 && <Head class={/^第/.test(unit.label) ? 'part' : 'head'}>{head.join(/^第/.test(unit.label) ? '　' : '')}</Head>}
        {lines(unit.text).map((line, at) => (
          <p key={at}>{line}</p>
        ))}
        {children}
      </section>
    );
  }
  return (
    <div class="unit" id={unit.path}>
      {(unit.label || unit.text) && (
        <p>
          {unit.label}
          {unit.heading ?? ''}
          {unit.text}
        </p>
      )}
      {children}
    </div>
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

interface Line {
  path: string;
  words: string;
  depth: number;
}

/** What stands in the contents: divisions, and the articles below them. */
function contentsOf(units: readonly Unit[], depth = 0): Line[] {
  return units.flatMap((unit) => {
    if (isFront(unit)) return [];
    if (unit.kind === 'article') return [{ path: unit.path, words: [unit.label, unit.heading ?? ''].filter(Boolean).join(' '), depth }];
    if (!DIVISIONS.has(unit.kind)) return [];
    const words = [unit.label, unit.heading ?? fullText(unit).slice(0, 20)].filter(Boolean).join(/^第/.test(unit.label) ? ' ' : '');
    return [...(words ? [{ path: unit.path, words, depth }] : []), ...contentsOf(unit.children, depth + 1)];
  });
}

export function Contents({ units, base }: { units: readonly Unit[]; base: string }): VNode | null {
  const found = contentsOf(units);
  if (found.length < 2) return null;
  return (
    <nav class="contents" aria-label="目录">
      <details open>
        <summary>目录</summary>
        <ol>
          {found.map((line) => (
            <li key={line.path} class={`d${Math.min(line.depth, 2)}`}>
              <a href={`${base}#${line.path}`}>{line.words}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
