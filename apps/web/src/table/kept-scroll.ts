import { useCallback, useLayoutEffect, useRef } from 'react';

const kept = new Map<string, number>();

/** Coming back to a list finds it where it was left. */
export function useKeptScroll<E extends HTMLElement>(key: string, hasRows: boolean) {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    if (hasRows && ref.current) ref.current.scrollTop = kept.get(key) ?? 0;
  }, [key, hasRows]);
  const onScroll = useCallback(() => {
    if (ref.current) kept.set(key, ref.current.scrollTop);
  }, [key]);
  return [ref, onScroll] as const;
}
