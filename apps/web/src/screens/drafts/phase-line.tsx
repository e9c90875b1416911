import type { DraftDto } from '../../api/types';
import { Holder } from '../../text/organ-name';
import { PHASE_STOPS } from '../../words/draft';
import { dueTone, dueWords } from '../../words/days-left';

/** Where the matter stands, who holds it, how to reach them, how long yet. */
export function PhaseLine({ draft }: { draft: DraftDto }) {
  const at = PHASE_STOPS.findIndex((stop) => stop.phases.includes(draft.phase));
  const { holder } = draft;
  const isOver = draft.state === 'published' || draft.state === 'terminated';
  return (
    <div className="phase-line">
      <ol aria-label="走到哪一步">
        {PHASE_STOPS.map((stop, index) => (
          <li
            key={stop.title}
            className={index < at || draft.state === 'published' ? 'past' : index === at ? 'now' : 'ahead'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span>{stop.title}</span>
          </li>
        ))}
      </ol>
      {!isOver && (
        <span>
          现由{' '}
          <b>
            <Holder holder={holder} />
          </b>{' '}
          办理
          {holder.phone && `（电话 ${holder.phone}）`}
          {draft.leftDays !== null && <span className={`tone-${dueTone(draft.leftDays)}`}> · {dueWords(draft.leftDays)}</span>}
        </span>
      )}
    </div>
  );
}
