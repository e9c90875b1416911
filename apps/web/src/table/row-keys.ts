import { useEffect, useState } from 'react';
import { useHotkeys } from '../shell/hotkeys';

/** The row the keyboard is on: ↑↓ move, Enter opens, `/` goes to the first filter. */
export function useRowKeys(count: number, open: (index: number) => void) {
  const [chosen, setChosen] = useState(-1);
  const current = Math.min(chosen, count - 1);
  const go = (event: KeyboardEvent, to: number) => {
    event.preventDefault();
    setChosen(Math.max(0, Math.min(count - 1, to)));
  };
  useHotkeys({
    ArrowDown: (event) => {
      go(event, current + 1);
    },
    ArrowUp: (event) => {
      go(event, current - 1);
    },
    Enter: (event) => {
      const onControl = event.target instanceof HTMLElement && event.target.closest('a,button,[role]') !== null;
      if (current >= 0 && !onControl) open(current);
    },
    '/': (event) => {
      const filter = document.querySelector<HTMLInputElement>('.list-filters input');
      if (!filter) return;
      event.preventDefault();
      filter.focus();
      filter.select();
    },
  });
  useEffect(() => {
    if (current >= 0) document.querySelector(`.grid tr[data-row="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return { current, move: setChosen };
}
