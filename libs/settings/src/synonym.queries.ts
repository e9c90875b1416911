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

  /** Groups of words that mean the same to a searcher, the official name first. Reads a public relation: the portal asks too (INV-E). */
  async groups(): Promise<string[][]> {
    const rows = await this.source.query<{ words: string[] }[]>('SELECT words FROM public_synonym ORDER BY kind, words ->> 0');
    return rows.map(({ words }) => words);
  }

  /** The groups as the settings show them. */
  async list(): Promise<SynonymItem[]> {
    const rows = await this.source.manager.find(SynonymGroupEntity, { order: { kind: 'ASC', id: 'ASC' } });
    return rows.map(({ id, kind, words, revision }) => ({ id, kind, words, revision }));
  }
}
