import { useState } from 'react';

/** Widths of panes, kept per screen on this computer, as shares of the whole. */
export function usePaneSizes(screen: string, defaults: readonly string[]) {
  const key = `guiku.panes.${screen}`;
  const [kept] = useState(() => {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return Array.isArray(value) && value.length === defaults.length ? value.map(String) : defaults;
    } catch {
      return defaults;
    }
  });
  return {
    at: (index: number): string => kept[index] ?? 'auto',
    keep: (sizes: readonly number[]) => {
      const whole = sizes.reduce((sum, size) => sum + size, 0);
      localStorage.setItem(key, JSON.stringify(sizes.map((size) => `${((size / whole) * 100).toFixed(1)}%`)));
    },
  };
}
