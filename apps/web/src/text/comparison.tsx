import type { DifferenceDto, DifferenceUnitDto } from '../api/types';
import { articleLabel } from './article-label';
import { Segments, type Segment } from './segments';

function segmentsOf(unit: DifferenceUnitDto): Segment[] {
  if (unit.segments.length > 0) return unit.segments.map(([op = '', text = '']): Segment => [op, text]);
  if (unit.op === 'added') return [['added', unit.newText]];
  if (unit.op === 'removed') return [['removed', unit.oldText]];
  return [['same', unit.newText]];
}

/** Changed articles of the newer text by their number (`12`); what is not in the map stayed as it was. */
export function changedArticles(difference: DifferenceDto): ReadonlyMap<string, readonly Segment[]> {
  return new Map(
    difference.units.flatMap((unit): [string, readonly Segment[]][] =>
      unit.op === 'same' || unit.new === null ? [] : [[unit.new, segmentsOf(unit)]],
    ),
  );
}

/** 共 32 条：修改 5 增加 1 删去 0 */
export function differenceWords({ units }: DifferenceDto): string {
  const count = (op: string) => units.filter((unit) => unit.op === op).length;
  const moved = count('moved');
  return `共 ${units.length} 条：修改 ${count('changed')} 增加 ${count('added')} 删去 ${count('removed')}${moved > 0 ? ` 移动 ${moved}` : ''}`;
}

const OP_WORDS: Record<DifferenceUnitDto['op'], string> = { same: '', changed: '修改', added: '增加', removed: '删去', moved: '移动' };

function placeOf(unit: DifferenceUnitDto): string {
  const number = unit.new ?? unit.old;
  if (number === null) return '';
  const moved = unit.old !== null && unit.new !== null && unit.old !== unit.new ? `（原${articleLabel(unit.old)}）` : '';
  return `${articleLabel(number)}${moved}`;
}

/** 合并显示: the two texts in one, insertions and deletions marked. */
export function Comparison({ difference, onlyChanged }: { difference: DifferenceDto; onlyChanged: boolean }) {
  const shown = onlyChanged ? difference.units.filter((unit) => unit.op !== 'same') : difference.units;
  if (shown.length === 0) return <p className="hint">两次文本没有差别。</p>;
  return (
    <div className="comparison">
      {shown.map((unit, index) => (
        <div key={index} className={`compared ${unit.op}`}>
          <div className="compared-place">
            <b>{placeOf(unit)}</b>
            {unit.op !== 'same' && <span className="quiet"> {OP_WORDS[unit.op]}</span>}
          </div>
          <div className="compared-text">
            <Segments segments={segmentsOf(unit)} />
          </div>
        </div>
      ))}
    </div>
  );
}
