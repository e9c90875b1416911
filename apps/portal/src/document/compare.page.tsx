import { formatDateZh } from '@libs/kernel';
import type { PublicDocument, PublicText } from '@libs/registry';
import type { TextDiff } from '@libs/text';
import type { VNode } from 'preact';
import { Layout, type Site } from '../page/layout';
import { citedTitle, TableFrame } from '../page/parts';

const OP_WORDS = { same: '未变', changed: '修改', added: '增加', removed: '删去', moved: '移动' } as const;

interface CompareProps {
  site: Site;
  document: PublicDocument;
  older: PublicText;
  newer: PublicText;
  diff: TextDiff;
}

/** 新旧对照: what changed, article by article; deletions and insertions also read without colour. */
export function ComparePage({ site, document, older, newer, diff }: CompareProps): VNode {
  const title = citedTitle(document);
  const changed = diff.units.filter((unit) => unit.op !== 'same');
  return (
    <Layout site={site} title={`${title}新旧对照`} path={`/d/${document.slug}/compare/${older.ordinal}..${newer.ordinal}`}>
      <h1>
        <a href={`/d/${document.slug}`}>{title}</a>新旧对照
      </h1>
      <p class="facts">
        {formatDateZh(older.from)}起的文本与{formatDateZh(newer.from)}起的文本；有变化的 {changed.length} 处
      </p>
      <TableFrame label="新旧对照">
        <table>
          <thead>
            <tr>
              <th scope="col">变化</th>
              <th scope="col">条款</th>
              <th scope="col">合并显示（删去的划线，增加的加下划线）</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((unit, at) => (
              <tr key={at}>
                <td>{OP_WORDS[unit.op]}</td>
                <td>{[...new Set([unit.oldLabel, unit.newLabel])].filter(Boolean).join(' → ')}</td>
                <td>
                  {unit.segments.map(([op, words], part) =>
                    op === 'removed' ? (
                      <del key={part}>{words}</del>
                    ) : op === 'added' ? (
                      <ins key={part}>{words}</ins>
                    ) : (
                      <span key={part}>{words}</span>
                    ),
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {changed.length === 0 && <p class="note">两个文本没有变化。</p>}
    </Layout>
  );
}
