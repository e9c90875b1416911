import { useMay } from '../../shell/session';
import { AdminHome } from './admin-home';
import { CleanupBlocks } from './cleanup-blocks';
import { DraftGroups } from './draft-groups';
import { ExpiringDocuments, Templates } from './expiring-documents';
import { FilingGroups } from './filing-groups';
import { PendingTakedowns } from './pending-takedowns';
import { ReviewGroups } from './review-groups';

/** 我的工作: the blocks of every role a person holds, in the fixed order of ui-words 8. */
export function HomeScreen() {
  const may = useMay();
  const reviews = may('review.handle') || may('review.second') || may('review.sign');
  const drafts = may('draft.write') || may('draft.office');
  const filings = may('filing.submit') || may('filing.register');
  return (
    <div className="pane">
      <div className="home">
        {(may('draft.office') || may('review.sign')) && <PendingTakedowns />}
        {drafts && <DraftGroups />}
        {filings && <FilingGroups />}
        {may('draft.write') && (
          <>
            <ExpiringDocuments />
            <Templates />
          </>
        )}
        {may('cleanup.read') && <CleanupBlocks />}
        {reviews && <ReviewGroups />}
        {(may('user.admin') || may('audit.read')) && <AdminHome />}
        {!drafts && !reviews && !filings && !may('user.admin') && !may('audit.read') && (
          <p className="hint">您的岗位目前没有待办事项。可以在上方打开文件库或者按 Ctrl+K 搜索。</p>
        )}
      </div>
    </div>
  );
}
