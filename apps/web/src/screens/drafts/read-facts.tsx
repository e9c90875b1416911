import { Alert } from 'antd';
import { Link } from 'react-router';
import type { ReadFactsDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { showPassage } from '../../text/text-pane';
import { Facts } from '../../text/facts';
import { CLASS_WORDS } from '../../words/document';
import { wordsOf } from '../../words/words';

function endingWords(facts: ReadFactsDto): string {
  const effective = facts.effectivePhrase ?? (facts.effectiveOn ? `自${dateZh(facts.effectiveOn)}起施行` : '未写明施行日期');
  const term = facts.termYears === null ? '' : ` · 有效期 ${facts.termYears} 年`;
  const through = facts.validThrough ? `（至${dateZh(facts.validThrough)}，含当日）` : '';
  return `${effective}${term}${through}${term === '' && through === '' ? ' · 未写明有效期' : ''}`;
}

/** What was read from a file, each thing with what looks wrong about it. */
export function ReadFacts({ facts }: { facts: ReadFactsDto }) {
  const parts = [
    `${facts.articleCount} 条`,
    facts.chapterCount > 0 && `${facts.chapterCount} 章`,
    facts.annexCount > 0 && `附件 ${facts.annexCount}`,
    `${facts.characterCount} 字`,
  ];
  return (
    <>
      <Facts
        rows={[
          ['标题', facts.title || '没有读出，请在下面填写'],
          ['篇幅', `共 ${parts.filter(Boolean).join(' · ')}`],
          ['施行、有效期', endingWords(facts)],
          ['解释机关', facts.interpreter],
          ['文号', facts.docNumber],
          [
            '建议性质',
            `${wordsOf(CLASS_WORDS, facts.suggestedClass)}${facts.suggestedClassReasons.length > 0 ? `（${facts.suggestedClassReasons.join('；')}）` : ''}`,
          ],
          ['废止', facts.repeals.length > 0 && <Repeals facts={facts} />],
        ]}
      />
      {facts.faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`编号、结构异常 ${facts.faults.length} 处`}
          description={facts.faults.map((fault, index) => (
            <div key={index}>
              {fault.title}{' '}
              {fault.path && (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    showPassage(fault.path ?? '');
                  }}
                >
                  去看
                </button>
              )}
            </div>
          ))}
        />
      )}
    </>
  );
}

function Repeals({ facts }: { facts: ReadFactsDto }) {
  return facts.repeals.map((repeal, index) => (
    <div key={index}>
      {repeal.title && `《${repeal.title}》`}
      {repeal.docNumber && `（${repeal.docNumber}）`}
      {repeal.documentId ? <Link to={`/documents/${repeal.documentId}`}> 库中已找到</Link> : <span className="quiet"> 库中没有找到</span>}
    </div>
  ));
}
