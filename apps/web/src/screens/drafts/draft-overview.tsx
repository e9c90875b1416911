import { Alert, Timeline } from 'antd';
import { Link } from 'react-router';
import type { DraftDto } from '../../api/types';
import { dateZh, instantZh } from '../../form/legal-date';
import { Facts } from '../../text/facts';
import { CLASS_WORDS } from '../../words/document';
import { wordsOf } from '../../words/words';
import { timelineOf } from './draft-timeline';
import { ReadFacts } from './read-facts';

/** 概况: what is due now, the facts, and what has happened. */
export function DraftOverview({ draft }: { draft: DraftDto }) {
  return (
    <div className="columns">
      <div>
        <DueNow draft={draft} />
        <section className="block">
          <h2>事项</h2>
          <Facts
            rows={[
              ['文种、性质', `${draft.kind} · ${wordsOf(CLASS_WORDS, draft.docClass)}`],
              ['制定机关', draft.issuer.name],
              ['起草单位', [draft.draftingOrgan.name, draft.draftingUnit].filter(Boolean).join(' · ')],
              ['起草人员', draft.drafters.map((person) => person.name).join('、')],
              ['联系电话', draft.contactPhone],
              ['拟上会', dateZh(draft.meetingOn)],
              ['紧急理由', draft.urgentReason],
              [
                '流程',
                `${draft.route.name}：${[draft.route.intakeOrganName && `${draft.route.intakeOrganName}转送`, `${draft.route.reviewOrganName}审核`, draft.route.meetingKind, `${draft.route.officeOrganName}编号公布`].filter(Boolean).join(' → ')}`,
              ],
              ['建立', instantZh(draft.createdAt)],
            ]}
          />
        </section>
        <section className="block">
          <h2>{draft.text.stageTitle}</h2>
          <ReadFacts facts={draft.text.facts} />
        </section>
      </div>
      <div>
        <section className="block">
          <h2>办理经过</h2>
          <Timeline
            items={timelineOf(draft).map((entry) => ({
              key: entry.key,
              content: (
                <>
                  <span className="quiet">{dateZh(entry.on)}</span> {entry.words}
                  {entry.href && <Link to={entry.href}> 查看</Link>}
                </>
              ),
            }))}
          />
        </section>
      </div>
    </div>
  );
}

/** What stands between the matter and its next step. */
function DueNow({ draft }: { draft: DraftDto }) {
  const supplement = draft.phase === 'supplement' ? draft.review?.supplement : null;
  return (
    <>
      {supplement && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`请于${dateZh(supplement.dueOn)}前补正（还剩 ${supplement.leftDays} 日）`}
          description={
            <>
              <ol>
                {supplement.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ol>
              {supplement.reason} 补齐后点“重新提交”。经办：{supplement.requestedByName}
            </>
          }
        />
      )}
      {draft.warnings.map((warning) => (
        <Alert key={warning.code} type="warning" showIcon className="spaced" title={warning.title} />
      ))}
      {draft.state === 'submitted' && draft.review?.state === 'issued' && !draft.gate.open && draft.gate.title && (
        <Alert type="info" showIcon className="spaced" title={`尚不能提请集体审议：${draft.gate.title}`} />
      )}
      {draft.state === 'deliberating' && draft.gate.unadoptedCount > 0 && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`有 ${draft.gate.unadoptedCount} 条审核意见未采纳或部分采纳，提请审议时先行说明`}
        />
      )}
    </>
  );
}
