import { Button, Form, Select } from 'antd';
import type { DraftDto, FileDto, StepDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { UploadButton } from '../../form/drop-zone';
import { ReasonField } from '../../form/reason-field';
import { useCommand } from '../../notice/use-command';
import { CONCLUSION_WORDS } from '../../words/draft';
import { optionsOf } from '../../words/words';
import { MaterialDetails } from './material-list';
import { DRAFT_TOUCHES, mayNow, useDraftAct } from './use-draft';

/** 材料清单: each line uploaded, waived with a reason, or still due. */
export function DraftMaterials({ draft }: { draft: DraftDto }) {
  const may = mayNow(draft, 'addMaterial');
  const required = draft.steps.filter((step) => step.state !== 'optional');
  const optional = draft.steps.filter((step) => step.state === 'optional');
  const list = (steps: readonly StepDto[]) => (
    <ul className="materials">
      {steps.map((step) => (
        <MaterialLine key={step.kind} draft={draft} step={step} may={may} />
      ))}
    </ul>
  );
  return (
    <div>
      <section className="block">
        <h2>
          送审材料
          {!may && <span className="hint">现在不能改动材料</span>}
        </h2>
        {list(required)}
      </section>
      {optional.length > 0 && (
        <section className="block">
          <h2>视情况提交</h2>
          {list(optional)}
        </section>
      )}
    </div>
  );
}

const MARKS: Record<StepDto['state'], [string, string]> = {
  done: ['✔', 'tone-good'],
  waived: ['–', 'tone-calm'],
  required: ['✘', 'tone-overdue'],
  optional: ['○', 'tone-calm'],
};

interface MaterialLineProps {
  draft: DraftDto;
  step: StepDto;
  may: boolean;
}

function MaterialLine({ draft, step, may }: MaterialLineProps) {
  const [mark, tone] = MARKS[step.state];
  return (
    <li>
      <span className={tone} aria-hidden="true">
        {mark}
      </span>
      <span>{step.title}</span>
      <span>
        <MaterialDetails draftId={draft.id} step={step} />
        {step.by === 'market_regulator' && <span className="quiet">（由市场监管部门会同起草单位作出结论）</span>}
      </span>
      {may && <MaterialCommands draft={draft} step={step} />}
    </li>
  );
}

function MaterialCommands({ draft, step }: Omit<MaterialLineProps, 'may'>) {
  const act = useDraftAct(draft);
  const add = useCommand((file: FileDto) => act('addMaterial', { kind: step.kind, fileId: file.id }), {
    touches: DRAFT_TOUCHES,
    done: '材料已加入',
  });
  const remove = useCommand((materialId: string) => act('removeMaterial', { materialId }), { touches: DRAFT_TOUCHES, done: '已移除' });
  const last = step.materialIds[step.materialIds.length - 1];
  return (
    <span className="row">
      {step.kind === 'fair_competition' ? (
        <ConclusionButton draft={draft} step={step} />
      ) : (
        <UploadButton label="上传" subject={step.title} purpose="material" onUploaded={add.mutate} />
      )}
      {step.waivable && step.state === 'required' && (
        <CommandButton<{ reason: string }>
          label="写明理由"
          size="small"
          name={`draft.${draft.id}.waive.${step.kind}`}
          touches={DRAFT_TOUCHES}
          done="理由已记录"
          hint={`不提交“${step.title}”的，写明理由；理由随送审材料一并提交审核。`}
          run={({ reason }) => act('waiveMaterial', { kind: step.kind, reason })}
        >
          <ReasonField />
        </CommandButton>
      )}
      {last !== undefined && (
        <Button
          size="small"
          type="link"
          danger
          loading={remove.isPending}
          onClick={() => {
            remove.mutate(last);
          }}
        >
          移除
        </Button>
      )}
    </span>
  );
}

interface Conclusion {
  conclusion: string;
  datedOn?: string | null;
  file?: FileDto;
}

/** 公平竞争审查: a conclusion, with its paper unless it is 不涉及. */
function ConclusionButton({ draft, step }: Omit<MaterialLineProps, 'may'>) {
  const act = useDraftAct(draft);
  return (
    <CommandButton<Conclusion>
      label="登记结论"
      size="small"
      name={`draft.${draft.id}.conclusion`}
      touches={DRAFT_TOUCHES}
      done="结论已登记"
      hint="结论为“不涉及”的可以不附材料，其余须附审查结论。"
      initial={{ conclusion: 'not_concerned' }}
      run={({ conclusion, datedOn = null, file }) => act('addMaterial', { kind: step.kind, conclusion, datedOn, fileId: file?.id ?? null })}
    >
      <div className="row top-aligned">
        <Form.Item name="conclusion" label="结论" className="grow">
          <Select options={optionsOf(CONCLUSION_WORDS)} />
        </Form.Item>
        <Form.Item name="datedOn" label="作出日期（可不填）" className="grow">
          <DateField />
        </Form.Item>
      </div>
      <Form.Item name="file" label="审查结论材料">
        <FileField />
      </Form.Item>
    </CommandButton>
  );
}

function FileField({ value, onChange }: { value?: FileDto; onChange?: (file: FileDto) => void }) {
  return (
    <span className="row">
      <UploadButton label={value ? '换一个文件' : '上传文件'} purpose="material" onUploaded={(file) => onChange?.(file)} />
      {value?.name}
    </span>
  );
}
