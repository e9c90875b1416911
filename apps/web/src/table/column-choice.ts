import { useMemo, useState } from 'react';
import type { Column } from './column';

function storageKey(name: string): string {
  return `guiku.columns.${name}`;
}

function readHidden<Row>(name: string, columns: readonly Column<Row>[]): string[] {
  const optional = columns.filter((column) => column.isOptional).map((column) => column.key);
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(name)) ?? 'null');
    return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : optional;
  } catch {
    return optional;
  }
}

export interface ColumnChoice<Row> {
  shown: readonly Column<Row>[];
  hidden: readonly string[];
  toggle: (key: string) => void;
}

/** Which columns a person keeps, remembered on this computer. */
export function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]): ColumnChoice<Row> {
  const [hidden, setHidden] = useState(() => readHidden(name, columns));
  const shown = useMemo(() => columns.filter((column) => !hidden.includes(column.key)), [columns, hidden]);
  return {
    shown,
    hidden,
    toggle: (key) => {
      const next = hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key];
      if (next.length === columns.length) return; // a table without columns helps nobody
      localStorage.setItem(storageKey(name), JSON.stringify(next));
      setHidden(next);
    },
  };
}
