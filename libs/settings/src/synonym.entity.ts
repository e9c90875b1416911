import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SynonymGroup } from './domain/synonym';

@Entity('synonym_group')
export class SynonymGroupEntity implements SynonymGroup {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: SynonymGroup['kind'];
  @Column('jsonb') words: string[];
  @Column('integer') revision: number;
}
