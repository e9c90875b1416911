import { Checkbox } from 'antd';
import type { CleanupWordsDto, EntryDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { GRID_COLUMNS } from './grid-cells';

/** The bureau's boxes to choose rows; a department has none. */
interface Boxes {
  chosen?: ReadonlySet<string> | undefined;
  onChosen?: ((chosen: ReadonlySet<string>) => void) | undefined;
}

export function Head({ rows, chosen, onChosen }: Boxes & { rows: readonly EntryDto[] }) {
  const isAll = rows.length > 0 && rows.every((row) => chosen?.has(row.id));
  return (
    <thead>
      <tr>
        {chosen && onChosen && (
          <th scope="col" className="box">
            <Checkbox
              aria-label="全选"
              checked={isAll}
              indeterminate={chosen.size > 0 && !isAll}
              onChange={() => {
                onChosen(isAll ? new Set() : new Set(rows.map((row) => row.id)));
              }}
            />
          </th>
        )}
        <th scope="col" className="serial">
          序号
        </th>
        <th scope="col" className="name">
          文件名称 · 文号
        </th>
        <th scope="col" className="days">
          施行 · 有效期至
        </th>
        {chosen && (
          <th scope="col" className="organ">
            责任单位
          </th>
        )}
        <th scope="col" className="state">
          状态
        </th>
        {GRID_COLUMNS.map((column) => (
          <th key={column.key} scope="col" style={{ width: column.width }}>
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What was frozen of a row, and where it stands; it stays in sight at the left. */
export function FrozenCells({ row, chosen, onChosen, words }: Boxes & { row: EntryDto; words: CleanupWordsDto }) {
  const state = words.entryStates.find(({ code }) => code === row.state)?.title ?? row.state;
  const faults = row.faults.map(({ title }) => title).join('；');
  const isHalf = row.state === 'open' && row.disposition !== null;
  const stateWords = isHalf ? '未填完' : state;
  return (
    <>
      {chosen && onChosen && (
        <td className="box">
          <Checkbox
            aria-label={`选第 ${row.ordinal} 号`}
            checked={chosen.has(row.id)}
            onChange={() => {
              const next = new Set(chosen);
              if (!next.delete(row.id)) next.add(row.id);
              onChosen(next);
            }}
          />
        </td>
      )}
      <td className="serial">{row.ordinal}</td>
      <td className="name" title={`${row.title} ${row.docNumber ?? ''}`}>
        <a href={`/documents/${row.documentId}`} target="_blank" rel="noreferrer">
          {row.title}
        </a>{' '}
        <span className="quiet">{row.docNumber}</span>
      </td>
      <td className="days" title={`${dateZh(row.effectiveOn)} · ${row.validThrough ? dateZh(row.validThrough) : '未规定有效期'}`}>
        {row.effectiveOn?.slice(0, 10) ?? '—'} · {row.validThrough ?? '—'}
      </td>
      {chosen && (
        <td className="organ" title={row.organName}>
          {row.organName}
        </td>
      )}
      <td
        className={`state ${row.state === 'returned' ? 'tone-overdue' : ''}`}
        title={[
          stateWords,
          row.reviewComment && `审核意见：${row.reviewComment}`,
          isHalf && faults,
          row.changedByName && `最后填写：${row.changedByName}`,
        ]
          .filter(Boolean)
          .join('\n')}
      >
        {stateWords}
      </td>
    </>
  );
}
