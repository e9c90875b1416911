import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SynonymGroup } from './domain/synonym';
import { SynonymGroupEntity } from './synonym.entity';

export interface SynonymItem extends SynonymGroup {
  id: string;
  revision: number;
}

@Injectable()
export class SynonymQueries {
  constructor(private readonly source: DataSource) {}

  /** Groups of words that mean the same to a searcher, the official name first. */
  async groups(): Promise<string[][]> {
    return (await this.list()).map((group) => [...group.words]);
  }

  /** The groups as the settings show them. */
  async list(): Promise<SynonymItem[]> {
    const rows = await this.source.manager.find(SynonymGroupEntity, { order: { kind: 'ASC', id: 'ASC' } });
    return rows.map(({ id, kind, words, revision }) => ({ id, kind, words, revision }));
  }
}
