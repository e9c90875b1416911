import { Space } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { cancelTakedown, confirmTakedown, requestTakedown, takedownsQuery, TAKEDOWN_TOUCHES } from '../../api/takedowns';
import type { DocumentDto, TakedownDto, TakedownsDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { instantZh } from '../../form/legal-date';
import { ReasonField } from '../../form/reason-field';

const NAMES: Record<TakedownDto['kind'], string> = { withhold: '下线', restore: '恢复公开' };
const STATES: Record<TakedownDto['state'], string> = { pending: '待确认', confirmed: '已办理', cancelled: '已取消' };

/** What happens at the confirmation, said before anybody asks for it. */
const EFFECTS: Record<TakedownDto['kind'], string> = {
  withhold:
    '确认之后一分钟内，公众网站不再提供本文件的文本、附件、历史文本、对比、逐条页面、检索结果和开放数据；网址、标题、文号和效力状态保留，页面写明文本已下线。文件的效力不变，封存的原件留在本系统。',
  restore: '确认之后，公众网站重新提供本文件的文本、附件、检索结果和开放数据。',
};

/** 下线 and 恢复公开: asked for by one person, confirmed by another; shown to whoever may do either, and where there was one. */
export function DocumentTakedown({ document }: { document: DocumentDto }) {
  const { data } = useQuery(takedownsQuery(document.id));
  if (!data || (data.items.length === 0 && data.request.length > 0)) return null;
  const [latest] = data.items;
  const pending = latest?.state === 'pending' ? latest : null;
  return (
    <section className="block">
      <h2>{document.isWithheld ? '下线与恢复公开' : '下线'}</h2>
      {data.items.map((item) => (
        <TakedownLine key={item.id} item={item} />
      ))}
      {pending ? <Decide documentId={document.id} pending={pending} data={data} /> : <Ask document={document} data={data} />}
    </section>
  );
}

function TakedownLine({ item }: { item: TakedownDto }) {
  return (
    <p>
      <b>
        {NAMES[item.kind]}：{STATES[item.state]}
      </b>
      <br />
      {item.requestedByName} {instantZh(item.requestedAt)} 申请：{item.reason}
      <br />
      <span className="quiet">依据：{item.evidence}</span>
      {item.decidedByName && (
        <>
          <br />
          {item.decidedByName} {instantZh(item.decidedAt)} {item.state === 'confirmed' ? '确认' : `取消：${item.decision ?? ''}`}
        </>
      )}
    </p>
  );
}

function Ask({ document, data }: { document: DocumentDto; data: TakedownsDto }) {
  const { kind } = data;
  if (data.request.length > 0) return null;
  return (
    <CommandButton<{ reason: string; evidence: string }>
      label={`申请${NAMES[kind]}`}
      name={`takedown.${document.id}.${kind}`}
      danger={kind === 'withhold'}
      touches={TAKEDOWN_TOUCHES}
      done="已提出申请，待另一人确认"
      hint={
        <>
          <p>{EFFECTS[kind]}</p>
          <p>须由制定机关、政府办公室或者司法局的另一人确认后才办理。</p>
        </>
      }
      run={(values) => requestTakedown(document, { ...values, kind })}
    >
      <ReasonField />
      <ReasonField name="evidence" label="依据的材料" placeholder="例如：核查记录、来函及其日期" rows={2} />
    </CommandButton>
  );
}

function Decide({ documentId, pending, data }: { documentId: string; pending: TakedownDto; data: TakedownsDto }) {
  const name = NAMES[pending.kind];
  const why = data.confirm.map((refusal) => refusal.title);
  return (
    <>
      <Space wrap>
        <CommandButton<object>
          label={`确认${name}`}
          name={`takedown.${documentId}.confirm`}
          type="primary"
          danger={pending.kind === 'withhold'}
          touches={TAKEDOWN_TOUCHES}
          done={pending.kind === 'withhold' ? '已下线，公众网站正在撤下' : '已恢复公开'}
          hint={<p>{EFFECTS[pending.kind]}</p>}
          refusals={why}
          run={() => confirmTakedown(pending)}
        />
        {data.cancel.length === 0 && (
          <CommandButton<{ reason: string }>
            label="取消申请"
            name={`takedown.${documentId}.cancel`}
            touches={TAKEDOWN_TOUCHES}
            done="申请已取消"
            run={({ reason }) => cancelTakedown(pending, reason)}
          >
            <ReasonField />
          </CommandButton>
        )}
      </Space>
      {why.length > 0 && <p className="hint">{why.join('；')}。</p>}
    </>
  );
}
