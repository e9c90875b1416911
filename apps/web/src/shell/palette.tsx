import { useState } from 'react';
import { Input, Modal } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { quickSearchQuery } from '../api/search';
import type { QuickHitDto } from '../api/types';

const KIND_WORDS: Record<string, string> = { document: '文件', draft: '起草事项', review: '合法性审核' };

function hrefOf(hit: QuickHitDto): string {
  if (hit.kind === 'draft') return `/drafts/${hit.id}`;
  if (hit.kind === 'review') return `/reviews/${hit.id}`;
  return `/documents/${hit.id}`;
}

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Ctrl+K: every number and title from anywhere. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={640}
      style={{ top: 80 }}
      aria-label="搜文号、标题、事项"
    >
      <PaletteBody onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState(0);
  const { data: hits = [], isFetching } = useQuery({ ...quickSearchQuery(q), placeholderData: keepPreviousData });
  const shown = q.trim() === '' ? [] : hits;
  const open = (hit: QuickHitDto | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hrefOf(hit));
  };
  return (
    <div className="palette">
      <Input
        autoFocus
        size="large"
        value={q}
        placeholder="文号、标题、事项"
        aria-label="文号、标题、事项"
        onChange={(event) => {
          setQ(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const step = event.key === 'ArrowDown' ? 1 : -1;
            setChosen((before) => Math.max(0, Math.min(shown.length - 1, before + step)));
          }
          if (event.key === 'Enter') open(shown[chosen]);
        }}
      />
      <ul role="listbox" aria-label="结果">
        {shown.map((hit, index) => (
          <li key={`${hit.kind}/${hit.id}`} role="option" aria-selected={index === chosen}>
            <button
              type="button"
              tabIndex={-1}
              onClick={() => {
                open(hit);
              }}
            >
              <span className="palette-kind">{KIND_WORDS[hit.kind] ?? '事项'}</span>
              <span className="palette-title">{hit.title}</span>
              <span className="palette-number">{hit.number}</span>
            </button>
          </li>
        ))}
      </ul>
      {q.trim() !== '' && shown.length === 0 && !isFetching && <p className="hint">没有找到。可以换一种写法，例如只写文号中的数字。</p>}
    </div>
  );
}
