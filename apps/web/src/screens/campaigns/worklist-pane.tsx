import { useMemo, useState } from 'react';
import { Input, Select, Spin } from 'antd';
import { submitEntries, CAMPAIGNS_KEY } from '../../api/campaigns';
import type { CampaignDto, EntryDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { ProblemNotice } from '../../notice/problem-notice';
import { useSession } from '../../shell/session';
import { useUrlFilters } from '../../table/url-filters';
import { ReviewTools } from './review-tools';
import { SheetTools } from './sheet-tools';
import { useWorklist } from './use-worklist';
import { WorklistGrid } from './worklist-grid';
import { WorklistSums } from './worklist-sums';

const FILLABLE: readonly EntryDto['state'][] = ['open', 'filled', 'returned'];
const FILLING: readonly CampaignDto['state'][] = ['filling', 'review'];

/** The worklist as a sheet: a department fills in its rows, the bureau reviews all of them and fills in for those that do not. */
export function WorklistPane({ campaign }: { campaign: CampaignDto }) {
  const { user } = useSession();
  const { rows, words, error, unsaved, saver } = useWorklist(campaign.id);
  const { get, set } = useUrlFilters();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isBureau = campaign.view === 'run';
  const [text, state, organId, disposition] = [get('q'), get('state'), get('organ'), get('disposition')];
  const shown = useMemo(
    () =>
      (rows ?? []).filter(
        (row) =>
          (text === undefined || row.title.includes(text) || (row.docNumber ?? '').includes(text)) &&
          (state === undefined || row.state === state) &&
          (organId === undefined || row.organId === organId) &&
          (disposition === undefined || (disposition === 'none' ? row.disposition === null : row.disposition === disposition)),
      ),
    [rows, text, state, organId, disposition],
  );
  const picked = useMemo(() => shown.filter((row) => chosen.has(row.id)), [shown, chosen]);
  if (error && !rows) return <ProblemNotice error={error} />;
  if (!rows || !words) return <Spin className="page-wait" />;
  const isFilling = FILLING.includes(campaign.state);
  const organs = [...new Map(rows.map((row) => [row.organId, row.organName]))];
  const owed = rows.filter((row) => FILLABLE.includes(row.state) && row.organId === user.organId);
  const half = owed.filter((row) => row.state !== 'filled').length;
  return (
    <div className="column">
      <div className="column-head">
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder="标题、文号"
          aria-label="筛选标题、文号"
          style={{ width: 180 }}
          onSearch={(q) => {
            set({ q });
          }}
        />
        <Choice
          label="状态"
          value={state}
          options={words.entryStates}
          onChange={(value) => {
            set({ state: value });
          }}
        />
        <Choice
          label="清理意见"
          value={disposition}
          options={[...words.dispositions, { code: 'none', title: '未选' }]}
          onChange={(value) => {
            set({ disposition: value });
          }}
        />
        {isBureau && (
          <Choice
            label="责任单位"
            value={organId}
            options={organs.map(([code, title]) => ({ code, title }))}
            onChange={(value) => {
              set({ organ: value });
            }}
          />
        )}
        <span className="push" />
        {isFilling && <SheetTools campaign={campaign} rows={rows} saver={saver} />}
        {isFilling && owed.length > 0 && (
          <CommandButton
            label="报送"
            name={`campaign.submit.${campaign.id}`}
            type="primary"
            hint={`本单位 ${owed.length} 件一并报送司法局审核。报送后不能再改，需要修改的请司法局退回。`}
            run={() => submitEntries(campaign)}
            touches={[CAMPAIGNS_KEY]}
            done="已报送"
            refusals={[...(half > 0 ? [`还有 ${half} 件没有填完`] : []), ...(unsaved > 0 ? ['正在保存，请稍候'] : [])]}
          />
        )}
        {isBureau && (
          <ReviewTools
            campaign={campaign}
            words={words}
            picked={picked}
            onDone={() => {
              setChosen(new Set());
            }}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <div className="list-empty">没有符合条件的事项。</div>
      ) : (
        <WorklistGrid
          rows={shown}
          words={words}
          saver={saver}
          isEditable={(row) => isFilling && FILLABLE.includes(row.state)}
          {...(isBureau ? { chosen, onChosen: setChosen } : {})}
        />
      )}
      <WorklistSums rows={rows} words={words} shown={shown.length} picked={picked.length} unsaved={unsaved} isEditing={isFilling} />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: readonly { code: string; title: string }[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      style={{ width: 132 }}
      popupMatchSelectWidth={220}
      options={options.map(({ code, title }) => ({ value: code, label: title }))}
      onChange={(chosen: string | null) => {
        onChange(chosen ?? undefined);
      }}
    />
  );
}
