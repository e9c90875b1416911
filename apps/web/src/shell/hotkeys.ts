import { useEffect, useRef } from 'react';

/** `'/'`, `'ArrowDown'`, `'ctrl+k'`, `'ctrl+Enter'` → what it does. */
export type Hotkeys = Record<string, (event: KeyboardEvent) => void>;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function isDialogOpen(): boolean {
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null;
}

/** Keys of a screen. Plain keys rest while somebody types or a dialog is open; Ctrl combinations always work. */
export function useHotkeys(keys: Hotkeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      const withControl = event.ctrlKey || event.metaKey;
      const act = latest.current[withControl ? `ctrl+${event.key}` : event.key];
      if (!act || (!withControl && (isTyping(event.target) || isDialogOpen()))) return;
      act(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}
