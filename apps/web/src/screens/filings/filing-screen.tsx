import { Alert, Spin, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { filingQuery } from '../../api/filings';
import type { FilingDto } from '../../api/types';
import { dateZh, instantZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useEscape } from '../../shell/use-escape';
import { Facts } from '../../text/facts';
import { OrganName } from '../../text/organ-name';
import { UNIT_WORDS } from '../../words/settings';
import { FilingDue } from '../../words/filing';
import { wordsOf } from '../../words/words';
import { FilingCommands } from './filing-commands';
import { FilingPackage } from './filing-package';
import { FilingPapers } from './filing-papers';

/** One filing: what goes with it, where it stands, what can be done. */
export function FilingScreen() {
  const { id = '' } = useParams();
  const { data: filing, error } = useQuery(filingQuery(id));
  useEscape('/filings');
  if (error && !filing) return <ProblemNotice error={error} />;
  if (!filing) return <Spin className="page-wait" />;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1 title={filing.title}>{filing.title}</h1>
        <div className="facts">
          {filing.docNumber && <b>{filing.docNumber}</b>}
          <span>
            <OrganName name={filing.issuerName} /> → <OrganName name={filing.receiverName} />
          </span>
          <Tag color={filing.state === 'to_submit' && filing.clock.status === 'overdue' ? 'red' : 'blue'}>{filing.stateTitle}</Tag>
          <FilingDue clock={filing.clock} withDue />
          {filing.filingNumber && <b>{filing.filingNumber}</b>}
          <Link to={`/documents/${filing.documentId}`}>文件</Link>
        </div>
        <div className="actions">
          <FilingCommands filing={filing} />
        </div>
      </header>
      <div className="pane pane-pad">
        <div className="columns">
          <div>
            <Notes filing={filing} />
            <FilingPackage filing={filing} />
            <FilingPapers filing={filing} />
          </div>
          <div>
            <FilingFacts filing={filing} />
            <Siblings filing={filing} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** What is asked for, or why it ended. */
function Notes({ filing }: { filing: FilingDto }) {
  const open = filing.supplements.find((supplement) => supplement.resubmittedOn === null);
  return (
    <>
      {filing.view === 'catalogue' && (
        <Alert
          type="info"
          showIcon
          className="spaced"
          title={
            filing.state === 'to_submit' ? '尚未报送，报送后可以查看材料。' : '这里只显示目录；查看报送材料请先调阅，调阅情况记录在案。'
          }
        />
      )}
      {open && filing.state === 'supplement' && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`请于${dateZh(filing.clock.dueOn)}前补正`}
          description={
            <>
              <ol>
                {open.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ol>
              {open.reason} 补齐后点“补正后重新报送”。经办：{open.requestedByName}
            </>
          }
        />
      )}
      {filing.missing.length > 0 && filing.state === 'to_submit' && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`报备前还需补齐：${filing.missing.map(({ title }) => title).join('；')}`}
        />
      )}
      {filing.refusalReason && <Alert type="error" showIcon className="spaced" title={`不予登记：${filing.refusalReason}`} />}
    </>
  );
}

function FilingFacts({ filing }: { filing: FilingDto }) {
  return (
    <section className="block">
      <h2>备案</h2>
      <Facts
        rows={[
          ['事由', [filing.kindTitle, filing.change].filter(Boolean).join('：')],
          ['制定机关', filing.issuerName],
          ['接收机关', `${filing.receiverName}（${filing.sideTitle}）`],
          ['登记机构', filing.isOutside ? '系统外机关，凭回执登记' : filing.officeName],
          ['抄送', filing.copyNames.join('、')],
          ['依据', filing.basis],
          ['公布', dateZh(filing.publishedOn)],
          ['报备期限', `自${dateZh(filing.triggerOn)}次日起 ${filing.submitDays} ${wordsOf(UNIT_WORDS, filing.submitUnit)}`],
          ['报送', [dateZh(filing.submittedOn), filing.submitWayTitle, filing.submittedByName].filter(Boolean).join(' · ')],
          ['备案号', filing.filingNumber],
          ['登记', [dateZh(filing.registeredOn), filing.registeredByName].filter(Boolean).join(' · ')],
          ['备案审查', [dateZh(filing.reviewStartedOn), filing.reviewerName].filter(Boolean).join(' · ')],
          ['审查结论', filing.conclusion],
        ]}
      />
      {filing.receipts.map((receipt) => (
        <p key={`${receipt.receivedOn}${receipt.outcome}`}>
          回执：{receipt.organName} {dateZh(receipt.receivedOn)} {receipt.outcomeTitle} {receipt.number} {receipt.note}
        </p>
      ))}
      {filing.inspections.map((inspection) => (
        <p key={inspection.inspectedAt} className="quiet">
          调阅：{inspection.inspectedByName} {instantZh(inspection.inspectedAt)} {inspection.reason}
        </p>
      ))}
    </section>
  );
}

/** Other filings of the same document: with the congress, of later changes. */
function Siblings({ filing }: { filing: FilingDto }) {
  if (filing.siblings.length === 0) return null;
  return (
    <section className="block">
      <h2>本文件的其他备案</h2>
      {filing.siblings.map((row) => (
        <p key={row.id}>
          <Link to={`/filings/${row.id}`}>
            {row.kindTitle} · <OrganName name={row.receiverName} />
          </Link>{' '}
          {row.stateTitle} {row.filingNumber}
        </p>
      ))}
    </section>
  );
}
