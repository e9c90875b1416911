import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { settingsEvent } from './domain/event';
import { DEFAULT_SYNONYMS, type SynonymGroup } from './domain/synonym';
import { SynonymGroupEntity } from './synonym.entity';

@Injectable()
export class SynonymService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
  ) {}

  /** Errors: `synonym_group_has_two_words`, `synonym_first_word_is_unique`. */
  create(group: SynonymGroup, by: Actor): Promise<string> {
    const { kind } = group;
    const words = cleaned(group.words);
    return this.transactions.run(async (tx) => {
      const id = this.ids.next();
      await tx.insert(SynonymGroupEntity, { id, kind, words, revision: 1 });
      await tx.record(settingsEvent('settings.create_synonyms', 'synonym_group', id, by, tx.now, { kind, words }));
      return id;
    });
  }

  /** Errors: `not_found`, `stale_revision`, `synonym_group_has_two_words`, `synonym_first_word_is_unique`. */
  change(id: string, expectedRevision: number, group: SynonymGroup, by: Actor): Promise<void> {
    const { kind } = group;
    const words = cleaned(group.words);
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(SynonymGroupEntity, id, expectedRevision);
      await tx.save(Object.assign(row, { kind, words }));
      await tx.record(settingsEvent('settings.change_synonyms', 'synonym_group', id, by, tx.now, { kind, words }));
    });
  }

  /** Errors: `not_found`, `stale_revision`. */
  remove(id: string, expectedRevision: number, by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(SynonymGroupEntity, id, expectedRevision);
      await tx.db.delete(SynonymGroupEntity, { id });
      await tx.record(settingsEvent('settings.remove_synonyms', 'synonym_group', id, by, tx.now, { words: row.words }));
    });
  }

  /** The groups this program brings, when there are none at all. Returns how many were put in. */
  async seedIn(tx: Tx): Promise<number> {
    if (await tx.db.exists(SynonymGroupEntity)) return 0;
    const rows = DEFAULT_SYNONYMS.map(({ kind, words }) => ({ id: this.ids.next(), kind, words: [...words], revision: 1 }));
    await tx.insert(SynonymGroupEntity, rows);
    return rows.length;
  }
}

function cleaned(words: readonly string[]): string[] {
  const found = [...new Set(words.map((word) => word.normalize('NFKC').trim()).filter((word) => word !== ''))];
  if (found.length < 2) throw new DomainError('conflict', 'synonym_group_has_two_words');
  return found;
}
