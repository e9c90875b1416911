import type { ReactNode } from 'react';
import { showPassage } from './text-pane';
import type { Passage } from './units';

interface OutlineProps {
  passages: readonly Passage[];
  current?: string | null;
  badge?: (path: string) => ReactNode;
  onChoose?: (path: string) => void;
}

/** 目录: every division and article, with what is said about it. */
export function Outline({ passages, current, badge, onChoose }: OutlineProps) {
  return (
    <nav className="outline" aria-label="目录">
      {passages.map((passage) => (
        <button
          key={passage.path}
          type="button"
          className={`${passage.isHeading ? 'outline-division' : 'outline-article'}${passage.path === current ? ' current' : ''}`}
          style={{ paddingLeft: 10 + passage.depth * 12 }}
          aria-current={passage.path === current}
          onClick={() => {
            onChoose?.(passage.path);
            showPassage(passage.path);
          }}
        >
          <span>
            {passage.label} {passage.heading ?? (passage.label === '' ? passage.text.slice(0, 20) : '')}
          </span>
          {badge?.(passage.path)}
        </button>
      ))}
    </nav>
  );
}
