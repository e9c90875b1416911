import type { QueryClient } from '@tanstack/react-query';
import { CAMPAIGNS_KEY, entriesQuery, fillEntries } from '../../api/campaigns';
import { asProblem, type Problem } from '../../api/problem';
import type { EntryDto } from '../../api/types';
import { proposalOf, type Proposal } from './grid-cells';

export interface Edit {
  id: string;
  proposal: Proposal;
}

/** A row that somebody else wrote first: theirs stands, ours is offered again. */
export interface Conflict {
  row: EntryDto;
  mine: Proposal;
  theirs: Proposal;
  theirName: string;
}

interface StaleRow {
  entryId: string;
  revision: number;
  proposal: Proposal;
  changedByName: string;
}

export interface Listener {
  onUnsaved: (count: number) => void;
  onConflict: (conflicts: Conflict[]) => void;
  onProblem: (problem: Problem) => void;
}

const PAUSE_MS = 350;
/** Rows of one request. */
const BATCH = 500;

/**
 * What is typed into the grid, saved by itself:
 * 1. an edit is shown at once and waits a moment for more;
 * 2. what waits is sent together, one request at a time, each row with the revision that was last answered;
 * 3. a row that somebody else changed meanwhile takes their value; ours is told, never written over theirs unseen;
 * 4. `undo` takes back the last edit as a whole.
 */
export class Autosave {
  private readonly waiting = new Set<string>();
  private readonly history: Edit[][] = [];
  private readonly queryKey;
  private timer: number | undefined;
  private isSending = false;
  private listener: Listener | null = null;

  constructor(
    private readonly campaignId: string,
    private readonly queries: QueryClient,
  ) {
    this.queryKey = entriesQuery(campaignId).queryKey;
  }

  /** Who shows what becomes of the edits: the grid that is open. */
  listen(listener: Listener): void {
    this.listener = listener;
  }

  edit(edits: readonly Edit[]): void {
    const before = new Map(this.rows().map((row) => [row.id, row]));
    const undone = edits.flatMap(({ id }) => {
      const row = before.get(id);
      return row ? [{ id, proposal: proposalOf(row) }] : [];
    });
    if (undone.length === 0) return;
    this.history.push(undone);
    this.write(edits);
  }

  undo(): void {
    const last = this.history.pop();
    if (last) this.write(last);
  }

  private write(edits: readonly Edit[]): void {
    const typed = new Map(edits.map(({ id, proposal }) => [id, proposal]));
    this.update((row) => ({ ...row, ...typed.get(row.id) }));
    for (const { id } of edits) this.waiting.add(id);
    this.listener?.onUnsaved(this.waiting.size);
    this.soon();
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.send(), PAUSE_MS);
  }

  private async send(): Promise<void> {
    if (this.isSending || this.waiting.size === 0) return;
    this.isSending = true;
    const rows = this.rows()
      .filter((row) => this.waiting.has(row.id))
      .slice(0, BATCH);
    for (const row of rows) this.waiting.delete(row.id);
    try {
      const typed = rows.map((row) => ({ entryId: row.id, expectedRevision: row.revision, proposal: proposalOf(row) }));
      const saved = new Map((await fillEntries(this.campaignId, typed)).entries.map((entry) => [entry.id, entry]));
      this.update((row) => {
        const now = saved.get(row.id);
        return now ? { ...row, revision: now.revision, state: now.state, faults: now.faults } : row;
      });
    } catch (error) {
      await this.refused(rows, asProblem(error));
    } finally {
      this.isSending = false;
      this.listener?.onUnsaved(this.waiting.size);
      if (this.waiting.size > 0) this.soon();
      else void this.queries.invalidateQueries({ queryKey: [...CAMPAIGNS_KEY, 'home'] });
    }
  }

  private async refused(rows: readonly EntryDto[], problem: Problem): Promise<void> {
    const stale = new Map(staleOf(problem.detail).map((row) => [row.entryId, row]));
    if (stale.size === 0) {
      this.listener?.onProblem(problem);
      await this.queries.invalidateQueries({ queryKey: this.queryKey });
      return;
    }
    // All or nothing: what was not in conflict is sent again by itself.
    for (const row of rows) if (!stale.has(row.id)) this.waiting.add(row.id);
    const mine = new Map(this.rows().map((row) => [row.id, proposalOf(row)]));
    this.update((row) => {
      const now = stale.get(row.id);
      return now ? { ...row, ...now.proposal, revision: now.revision, changedByName: now.changedByName } : row;
    });
    this.listener?.onConflict(
      rows.flatMap((row) => {
        const theirs = stale.get(row.id);
        return theirs ? [{ row, mine: mine.get(row.id) ?? proposalOf(row), theirs: theirs.proposal, theirName: theirs.changedByName }] : [];
      }),
    );
  }

  private rows(): EntryDto[] {
    return this.queries.getQueryData(this.queryKey) ?? [];
  }

  private update(change: (row: EntryDto) => EntryDto): void {
    this.queries.setQueryData(this.queryKey, (rows: EntryDto[] | undefined) => rows?.map(change));
  }
}

function staleOf(detail: unknown): StaleRow[] {
  if (typeof detail !== 'object' || detail === null || !('stale' in detail) || !Array.isArray(detail.stale)) return [];
  return detail.stale as StaleRow[];
}
