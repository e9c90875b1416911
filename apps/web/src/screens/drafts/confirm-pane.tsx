import { Alert, Button, Form, Spin, Splitter } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { createDraft, DRAFTS_KEY, readFactsQuery } from '../../api/drafts';
import { fileTextQuery } from '../../api/files';
import type { CreateDraftDto, FileDto, ReadFactsDto } from '../../api/types';
import { useKeptForm } from '../../form/kept-form';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { useSession } from '../../shell/session';
import { BlockText } from './block-text';
import { DraftFields, type DraftValues } from './draft-fields';
import { ReadFacts } from './read-facts';

/** Left the text as read, right what was read from it and the five fields. */
export function ConfirmPane({ file, onAgain }: { file: FileDto; onAgain: () => void }) {
  const text = useQuery(fileTextQuery(file.id));
  const facts = useQuery(readFactsQuery(file.id));
  return (
    <Splitter className="fill">
      <Splitter.Panel defaultSize="55%" min="30%">
        <div className="column">
          <div className="column-head">
            <h2>读出的文本</h2>
            <span className="quiet">{file.name}</span>
            <Button size="small" className="push" onClick={onAgain}>
              换一个文件
            </Button>
          </div>
          <div className="pane">
            {text.error && <ProblemNotice error={text.error} />}
            {text.data && (
              <>
                {text.data.warnings.length > 0 && (
                  <Alert
                    type="info"
                    showIcon
                    className="in-pane"
                    title="读取时有以下情况，请核对"
                    description={text.data.warnings.map((warning) => (
                      <div key={warning.code}>
                        {warning.title}
                        {warning.count > 1 && `（${warning.count} 处）`}
                      </div>
                    ))}
                  />
                )}
                <BlockText blocks={text.data.blocks} />
              </>
            )}
          </div>
        </div>
      </Splitter.Panel>
      <Splitter.Panel min="30%">
        <div className="pane pane-pad">
          {facts.error && <ProblemNotice error={facts.error} />}
          {facts.data ? <ConfirmForm file={file} facts={facts.data} /> : !facts.error && <Spin />}
        </div>
      </Splitter.Panel>
    </Splitter>
  );
}

function ConfirmForm({ file, facts }: { file: FileDto; facts: ReadFactsDto }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const [form] = Form.useForm<DraftValues>();
  const kept = useKeptForm(form, `draft.new.${file.id}`, true);
  const create = useCommand((input: CreateDraftDto) => createDraft(input), {
    touches: [DRAFTS_KEY],
    quiet: true,
    onDone: (draft) => {
      kept.forget();
      void navigate(`/drafts/${draft.id}?tab=materials`, { replace: true });
    },
  });
  return (
    <Form<DraftValues>
      form={form}
      layout="vertical"
      initialValues={{ title: facts.title, kind: facts.kind, docClass: facts.suggestedClass, contactPhone: user.phone }}
      onValuesChange={kept.keep}
      onFinish={({ meetingOn = null, contactPhone = null, ...values }) => {
        create.mutate({ ...values, meetingOn, contactPhone, fileId: file.id });
      }}
    >
      <section className="block">
        <h2>读出的内容</h2>
        <ReadFacts facts={facts} />
      </section>
      <section className="block">
        <h2>需要您填写的</h2>
        <DraftFields />
        <ProblemNotice error={create.error} />
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          保存，去备齐材料
        </Button>
      </section>
    </Form>
  );
}
