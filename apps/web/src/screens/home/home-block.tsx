import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface HomeRow {
  id: string;
  href: string;
  title: string;
  cells: readonly ReactNode[];
}

interface HomeBlockProps {
  title: string;
  count: number;
  rows: readonly HomeRow[];
  empty: string;
  /** Where the whole list is. */
  all?: string;
}

/** One heading with its matters; an empty one says what to do next. */
export function HomeBlock({ title, count, rows, empty, all }: HomeBlockProps) {
  return (
    <section className="block" aria-label={title}>
      <h2>
        {title} <span className="count">{count}</span>
        {all && count > rows.length && (
          <Link to={all} className="push">
            全部 {count} 件
          </Link>
        )}
      </h2>
      {rows.length === 0 ? (
        <p className="hint">{empty}</p>
      ) : (
        <table className="grid home-grid">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link to={row.href}>{row.title}</Link>
                </td>
                {row.cells.map((cell, index) => (
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
