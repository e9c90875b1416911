import { memo, type ReactNode } from 'react';
import type { Passage } from './units';
import { Segments, type Segment } from './segments';
import { placeZh } from './place-zh';

interface TextPaneProps {
  passages: readonly Passage[];
  current?: string | null;
  /** Words to mark in a passage (those a remark quotes). */
  quotes?: (path: string) => readonly string[];
  /** Changed words since the other text, in place of the plain ones. */
  segments?: (passage: Passage) => readonly Segment[] | null;
  /** Beside the label: counts, signs. */
  badge?: (path: string) => ReactNode;
  onCurrent?: (path: string) => void;
}

/** A text by articles; each passage can be addressed by its path. */
export function TextPane({ passages, current, quotes, segments, badge, onCurrent }: TextPaneProps) {
  return (
    <div className="text-pane">
      {passages.map((passage) => {
        const changed = segments?.(passage) ?? null;
        const id = `at-${passage.path}`;
        if (passage.isHeading) {
          return (
            <div key={passage.path} id={id} data-path={passage.path} className={`division depth-${passage.depth}`}>
              {isNamed(passage) ? (
                <>
                  <h3>
                    {passage.label} {passage.heading}
                  </h3>
                  {passage.text !== '' && <p>{passage.text}</p>}
                </>
              ) : (
                <h3>{passage.text}</h3>
              )}
            </div>
          );
        }
        return (
          <div
            key={passage.path}
            id={id}
            data-path={passage.path}
            data-label={passage.label}
            className={passage.path === current ? 'passage current' : 'passage'}
            onClick={() => onCurrent?.(passage.path)}
          >
            <b className="passage-label">{passage.label}</b> {passage.heading && <b>{passage.heading}　</b>}
            {changed ? <Segments segments={changed} /> : <Quoted text={passage.text} quotes={quotes?.(passage.path) ?? NONE} />}
            {badge?.(passage.path)}
          </div>
        );
      })}
    </div>
  );
}

/** A division with a label or heading of its own; otherwise its words are its heading (the title of the document). */
function isNamed({ label, heading }: Passage): boolean {
  return label !== '' || heading !== null;
}

const NONE: readonly string[] = [];

/** Text with the first occurrence of each quoted stretch marked. */
const Quoted = memo(function Quoted({ text, quotes }: { text: string; quotes: readonly string[] }) {
  const spans = quotes
    .map((quote) => ({ at: text.indexOf(quote), length: quote.length }))
    .filter((span) => span.at >= 0 && span.length > 0)
    .sort((a, b) => a.at - b.at);
  const parts: ReactNode[] = [];
  let from = 0;
  for (const span of spans) {
    if (span.at < from) continue;
    parts.push(text.slice(from, span.at), <mark key={span.at}>{text.slice(span.at, span.at + span.length)}</mark>);
    from = span.at + span.length;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
});

/** Brings a passage into view. */
export function showPassage(path: string): void {
  const steps = path.split('/');
  // The place itself, else what it stands in; in a text without units its printed number.
  const paths = steps.map((_, index) => steps.slice(0, steps.length - index).join('/'));
  const ids = paths.flatMap((one) => [one, placeZh(one) ?? []].flat());
  const found = ids.map((id) => document.getElementById(`at-${id}`)).find((element) => element !== null);
  found?.scrollIntoView({ block: 'center' });
  found?.animate([{ background: '#fff1b8' }, { background: 'transparent' }], 1600);
}

export interface Selected {
  path: string;
  label: string;
  words: string;
}

/** What is selected in the text, with the passage it lies in; null when nothing (or something else) is. */
export function selectedPassage(): Selected | null {
  const selection = window.getSelection();
  const words = selection?.toString().replace(/\s+/g, '') ?? '';
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const passage = element?.closest<HTMLElement>('.passage');
  if (!passage || words === '') return null;
  const { path = '', label = '' } = passage.dataset;
  const bare = words.startsWith(label) ? words.slice(label.length) : words;
  return { path, label, words: bare };
}
