import { draftFileHref } from '../../api/drafts';
import type { DraftDto, StepDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { STEP_STATE_WORDS } from '../../words/draft';

/** 材料清单, to read: what is there, what was waived and why. */
export function MaterialList({ draft }: { draft: DraftDto }) {
  return (
    <ul className="materials">
      {draft.steps
        .filter((step) => step.state !== 'optional')
        .map((step) => (
          <li key={step.kind}>
            <span className="material-mark" aria-hidden="true">
              {step.state === 'required' ? '✘' : '✔'}
            </span>
            <span className="material-title">{step.title}</span>
            <span>
              <MaterialDetails draftId={draft.id} step={step} />
            </span>
          </li>
        ))}
    </ul>
  );
}

export function MaterialDetails({ draftId, step }: { draftId: string; step: StepDto }) {
  return (
    <>
      {step.conclusionTitle && <span>{step.conclusionTitle} </span>}
      {step.papers.map((paper) => (
        <a key={paper.materialId} href={draftFileHref(draftId, paper.fileId)} className="paper-link">
          {paper.fileName}
        </a>
      ))}
      {step.reason && <span>不提交，理由：{step.reason}</span>}
      {step.datedOn && <span className="quiet"> {dateZh(step.datedOn)}</span>}
      {step.papers.length === 0 && !step.reason && !step.conclusionTitle && <span className="quiet">{STEP_STATE_WORDS[step.state]}</span>}
    </>
  );
}
