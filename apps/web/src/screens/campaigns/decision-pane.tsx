import { useMemo, useState } from 'react';
import { Button, Checkbox, Form, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { CAMPAIGNS_KEY, cleanupWordsQuery, entriesQuery, previewDecision, publishDecision, type Decision } from '../../api/campaigns';
import type { CampaignDto, EntryDto, PreviewDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { dateZh, todayInChina } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { DecidingFields, type DecidingValues } from './deciding-fields';
import { PreviewTable } from './preview-table';

/** 清理决定: choose what it decides, see exactly what that changes, publish. Further decisions follow in the same way. */
export function DecisionPane({ campaign }: { campaign: CampaignDto }) {
  const { data: rows, error } = useQuery(entriesQuery(campaign.id));
  if (error) return <ProblemNotice error={error} />;
  if (!rows) return <Spin className="page-wait" />;
  const publish = campaign.allowed.find(({ action }) => action === 'publish');
  return (
    <div className="pane pane-pad">
      {campaign.decisions.length > 0 && (
        <section className="block">
          <h2>已公布的清理决定</h2>
          <ol>
            {campaign.decisions.map((decision) => (
              <li key={decision.id}>
                {decision.documentId ? <Link to={`/documents/${decision.documentId}`}>《{decision.title}》</Link> : `《${decision.title}》`}
                {decision.docNumber && `（${decision.docNumber}）`}，{dateZh(decision.issuedOn)}印发，{dateZh(decision.publishedOn)}
                公布，决定 {decision.entryCount} 件，{decision.recordedByName}登记
              </li>
            ))}
          </ol>
        </section>
      )}
      {publish ? (
        <NewDecision
          key={campaign.decisions.length}
          campaign={campaign}
          rows={rows.filter(({ state }) => state === 'agreed')}
          refusals={publish.refusals.map(({ title }) => title)}
        />
      ) : (
        <p className="hint">登记审议通过后，在此公布清理决定。</p>
      )}
    </div>
  );
}

interface NewDecisionProps {
  campaign: CampaignDto;
  rows: readonly EntryDto[];
  refusals: string[];
}

function NewDecision({ campaign, rows, refusals }: NewDecisionProps) {
  const [form] = Form.useForm<DecidingValues>();
  const { data: words } = useQuery(cleanupWordsQuery);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<{ preview: PreviewDto; asked: Decision } | null>(null);
  const chosen = useMemo(() => rows.filter(({ id }) => !left.has(id)), [rows, left]);
  const preview = useCommand(
    async (asked: Decision) => {
      setShown({ preview: await previewDecision(campaign.id, asked), asked });
    },
    { touches: [], quiet: true },
  );
  if (rows.length === 0) return <p className="hint">没有尚待决定的事项。</p>;
  if (!words) return <Spin />;
  const ask = (values: DecidingValues) => {
    const { documentId = null, title, docNumber = null, issuedOn, publishedOn } = values;
    preview.mutate({ decision: { documentId, title, docNumber, issuedOn, publishedOn }, entryIds: chosen.map(({ id }) => id) });
  };
  const failing = shown?.preview.rows.filter((row) => row.refusals.length > 0) ?? [];
  const reasons = [...refusals, ...(shown?.preview.refusals.map(({ title }) => title) ?? [])];
  return (
    <section className="block">
      <h2>
        公布清理决定 <span className="count">{rows.length} 件已审核、尚未决定</span>
      </h2>
      <Form<DecidingValues>
        form={form}
        layout="vertical"
        initialValues={{ issuedOn: todayInChina(), publishedOn: todayInChina() }}
        onValuesChange={() => {
          setShown(null);
        }}
        onFinish={ask}
      >
        <DecidingFields form={form} />
        <fieldset className="by-disposition">
          <legend>本次决定的事项（{chosen.length} 件）；未选的留待以后的决定</legend>
          {words.dispositions.map(({ code, title }) => {
            const own = rows.filter(({ disposition }) => disposition === code);
            const taken = own.filter(({ id }) => !left.has(id)).length;
            return own.length === 0 ? null : (
              <details key={code}>
                <summary>
                  <Checkbox
                    checked={taken === own.length}
                    indeterminate={taken > 0 && taken < own.length}
                    onChange={() => {
                      setShown(null);
                      setLeft((now) => toggled(now, own, taken === own.length));
                    }}
                  >
                    {title} {taken}/{own.length} 件
                  </Checkbox>
                </summary>
                {own.map((row) => (
                  <p key={row.id}>
                    <Checkbox
                      checked={!left.has(row.id)}
                      onChange={() => {
                        setShown(null);
                        setLeft((now) => toggled(now, [row], !now.has(row.id)));
                      }}
                    >
                      {row.ordinal}　{row.title} <span className="quiet">{row.docNumber}</span>
                    </Checkbox>
                  </p>
                ))}
              </details>
            );
          })}
        </fieldset>
        <ProblemNotice error={preview.error} />
        <Button htmlType="submit" loading={preview.isPending} disabled={chosen.length === 0}>
          预览将要发生的变动
        </Button>
      </Form>
      {shown && (
        <>
          {failing.length > 0 && (
            <p className="tone-overdue">有 {failing.length} 件不能按决定变动效力（已列在最前），请先在底册中改正，或者从本次决定中去掉。</p>
          )}
          <PreviewTable preview={shown.preview} />
          <CommandButton
            label="公布清理决定（并更新效力）"
            name={`campaign.publish.${campaign.id}`}
            type="primary"
            danger
            hint={publishHint(shown.preview)}
            run={() => publishDecision(campaign, shown.asked, shown.preview.hash)}
            touches={[CAMPAIGNS_KEY, ['documents']]}
            done="清理决定已公布，效力已更新"
            refusals={[...new Set([...reasons, ...(failing.length > 0 ? [`有 ${failing.length} 件不能按决定变动效力`] : [])])]}
          />
        </>
      )}
    </section>
  );
}

function toggled(left: ReadonlySet<string>, rows: readonly EntryDto[], isTaken: boolean): ReadonlySet<string> {
  const next = new Set(left);
  for (const { id } of rows) {
    if (isTaken) next.add(id);
    else next.delete(id);
  }
  return next;
}

function publishHint({ rows }: PreviewDto): string {
  const changing = rows.filter(({ effectTitle }) => effectTitle !== null).length;
  const waiting = rows.filter(({ disposition }) => disposition === 'AMEND').length;
  const parts = [`${rows.length} 件一并决定，其中 ${changing} 件立即登记效力变动`, waiting > 0 && `${waiting} 件待修改，列入落实事项`];
  return `${parts.filter(Boolean).join('，')}。要么全部生效，要么全部不变。公布后各事项不能再改。`;
}
