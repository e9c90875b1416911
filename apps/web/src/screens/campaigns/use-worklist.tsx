import { useEffect, useState } from 'react';
import { App, Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { cleanupWordsQuery, entriesQuery } from '../../api/campaigns';
import type { CleanupWordsDto } from '../../api/types';
import { Autosave, type Conflict } from './autosave';
import { cellWords } from './grid-cells';

/** The rows of the grid and what saves them. */
export function useWorklist(campaignId: string) {
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const [saver] = useState(() => new Autosave(campaignId, queries));
  const [unsaved, setUnsaved] = useState(0);
  const { data: rows, error } = useQuery({ ...entriesQuery(campaignId), refetchOnWindowFocus: false });
  const { data: words } = useQuery(cleanupWordsQuery);
  useEffect(() => {
    saver.listen({
      onUnsaved: setUnsaved,
      onProblem: (problem) => {
        notification.error({ key: 'worklist', title: '没有保存', description: problem.message, duration: 0 });
      },
      onConflict: (conflicts) => {
        const again = () => {
          notification.destroy('conflict');
          saver.edit(conflicts.map(({ row, mine }) => ({ id: row.id, proposal: mine })));
        };
        notification.warning({
          key: 'conflict',
          title: '别人刚刚改了同一行',
          description: <ConflictList conflicts={conflicts} words={words} />,
          actions: (
            <Button size="small" onClick={again}>
              改用我填的
            </Button>
          ),
          duration: 0,
        });
      },
    });
  }, [saver, notification, words]);
  useEffect(() => {
    if (unsaved === 0) return undefined;
    const hold = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('beforeunload', hold);
    };
  }, [unsaved]);
  return { rows, words, error, unsaved, saver };
}

function ConflictList({ conflicts, words }: { conflicts: readonly Conflict[]; words: CleanupWordsDto | undefined }) {
  if (!words) return null;
  const say = (proposal: Conflict['mine']) => {
    return [cellWords('disposition', proposal, words), cellWords('reason', proposal, words)].filter(Boolean).join('，') || '空';
  };
  return (
    <ul className="reasons">
      {conflicts.slice(0, 8).map(({ row, mine, theirs, theirName }) => (
        <li key={row.id}>
          第 {row.ordinal} 号：{theirName}已填“{say(theirs)}”，现按此显示；您填的“{say(mine)}”没有保存。
        </li>
      ))}
      {conflicts.length > 8 && <li>另有 {conflicts.length - 8} 行。</li>}
    </ul>
  );
}
