import { AutoComplete, Form, Input, Select } from 'antd';
import type { DraftDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { OrganField } from '../../form/organ-field';
import { CLASS_WORDS } from '../../words/document';
import { KINDS } from '../../words/draft';
import { optionsOf } from '../../words/words';

/** The five typed fields (domain.md 21.18) and the suggested class; all the rest is read from the file. */
export interface DraftValues {
  title: string;
  kind: string;
  docClass: DraftDto['docClass'];
  issuerOrganId: string;
  contactPhone?: string | null;
  meetingOn?: string | null;
}

/** A regulation of the people's congress is never drafted here. */
const CLASS_OPTIONS = optionsOf(CLASS_WORDS).filter((option) => option.value !== 'LOCAL_REGULATION');

export function DraftFields() {
  return (
    <>
      <Form.Item name="title" label="标题" rules={[{ required: true, whitespace: true, message: '请填写标题' }]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 3 }} />
      </Form.Item>
      <div className="row top-aligned">
        <Form.Item name="issuerOrganId" label="拟以谁名义印发" className="grow" rules={[{ required: true, message: '请选择制定机关' }]}>
          <OrganField isChoosable={(organ) => organ.mayIssue && organ.validTo === null} placeholder="选择制定机关" />
        </Form.Item>
        <Form.Item name="kind" label="文种" className="narrow" rules={[{ required: true, message: '请填写文种' }]}>
          <AutoComplete options={KINDS.map((value) => ({ value }))} />
        </Form.Item>
      </div>
      <div className="row top-aligned">
        <Form.Item name="docClass" label="文件性质" className="grow">
          <Select options={CLASS_OPTIONS} />
        </Form.Item>
        <Form.Item name="contactPhone" label="联系电话" className="grow">
          <Input />
        </Form.Item>
        <Form.Item name="meetingOn" label="拟上会日期（可不填）" className="grow">
          <DateField />
        </Form.Item>
      </div>
    </>
  );
}
