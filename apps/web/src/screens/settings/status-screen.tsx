import { Button, Spin, Table, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { retryJob, STATUS_KEY, statusQuery } from '../../api/status';
import type { StatusDto } from '../../api/types';
import { instantZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { Facts } from '../../text/facts';
import { actionWords } from '../../words/audit';
import type { Words } from '../../words/words';

type Line = StatusDto['lines'][number];

const KEY_WORDS: Words<Line['key']> = {
  backup: '备份',
  jobs: '后台任务',
  workers: '后台进程',
  search: '检索',
  disk: '磁盘',
  clock: '时钟',
  calendar: '工作日历',
  audit: '操作日志',
  mail: '邮件',
};

const LIGHT_TAGS: Record<Line['light'], { color: string; word: string }> = {
  good: { color: 'green', word: '正常' },
  attention: { color: 'orange', word: '留意' },
  bad: { color: 'red', word: '处理' },
};

/** 系统状态: a light for each thing that the system administrator looks after, and what to do. */
export function StatusScreen() {
  const { data, error } = useQuery(statusQuery);
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Spin className="page-wait" />;
  const { versions, workers } = data;
  return (
    <div className="pane-pad">
      <h1>系统状态</h1>
      <Table<Line>
        size="small"
        pagination={false}
        rowKey="key"
        dataSource={data.lines}
        columns={[
          {
            title: '',
            dataIndex: 'light',
            width: 80,
            render: (light: Line['light']) => <Tag color={LIGHT_TAGS[light].color}>{LIGHT_TAGS[light].word}</Tag>,
          },
          { title: '项目', dataIndex: 'key', width: 110, render: (key: Line['key']) => KEY_WORDS[key] },
          { title: '情况与办法', dataIndex: 'title' },
        ]}
      />
      {data.failedJobs.length > 0 && <FailedJobs jobs={data.failedJobs} />}
      <h2>运行情况</h2>
      <Facts
        rows={[
          ['测量时间', instantZh(data.at)],
          ['上次备份', data.lastBackup ? `${instantZh(data.lastBackup.at)}（${data.lastBackup.generation}）` : null],
          [
            '后台进程',
            workers
              .filter((each) => each.isAlive)
              .map((each) => `${each.host}（进程 ${each.pid}，${instantZh(each.startedAt)} 启动）`)
              .join('；'),
          ],
          ['数据库', `PostgreSQL ${versions.postgres}`],
          ['数据库结构', versions.schema],
          ['Node.js', versions.node],
        ]}
      />
    </div>
  );
}

function FailedJobs({ jobs }: { jobs: StatusDto['failedJobs'] }) {
  const retry = useCommand(retryJob, { touches: [STATUS_KEY], done: '已重新排队' });
  return (
    <>
      <h2>失败的后台任务</h2>
      <Table<StatusDto['failedJobs'][number]>
        size="small"
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        rowKey="id"
        dataSource={jobs}
        columns={[
          { title: '时间', dataIndex: 'failedAt', width: 170, render: (at: string) => instantZh(at) },
          { title: '任务', width: 150, render: (_, job) => (job.eventType ? `${actionWords(job.eventType)}之后的处理` : job.task) },
          { title: '次数', dataIndex: 'attempts', width: 60 },
          { title: '原因', dataIndex: 'error' },
          {
            title: '',
            width: 80,
            render: (_, job) => (
              <Button
                size="small"
                loading={retry.isPending && retry.variables === job.id}
                onClick={() => {
                  retry.mutate(job.id);
                }}
              >
                重试
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
