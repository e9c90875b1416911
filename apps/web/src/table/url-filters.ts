import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters live in the address, so that a list can be sent to a colleague and survives going back. */
export function useUrlFilters() {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | null | undefined>) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  const get = useCallback((name: string) => params.get(name) ?? undefined, [params]);
  return { get, set, key: params.toString() };
}
