import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { FilingRouteQueries, isFiledClass } from '@libs/settings';
import { DataSource } from 'typeorm';
import type { PublicationFields } from './domain/command';
import { publicFileOf, type PublicFile } from './domain/public-file';
import { refusals } from './domain/refusal';
import { publishedText } from './domain/text';
import { DraftCaseService } from './draft-case.service';
import { DraftTextEntity } from './draft.entity';
import { DraftQueries } from './draft.queries';
import type { PublicEdition } from './source-file';

/** The file of a draft's last text and what it has to show in public. */
export interface PublicationSource {
  sha256: string;
  name: string;
  published: string;
  /** What goes public without anybody's doing: `missing` where a cleaned copy or the printed edition is needed. */
  publicFile: PublicFile;
}

/** What stands before a publication: which file would go public, what would be refused. */
@Injectable()
export class PublicationQueries {
  constructor(
    private readonly source: DataSource,
    private readonly drafts: DraftQueries,
    private readonly cases: DraftCaseService,
    private readonly filingRoutes: FilingRouteQueries,
  ) {}

  /** Errors: `not_found`, also for whom the draft is not to be seen by. */
  async sourceOf(id: string, by: Actor): Promise<PublicationSource> {
    const { draft, text } = await this.textOf(id, by);
    const { fileHash: sha256, fileName: name } = text;
    return { sha256, name, published: publishedText(text.text), publicFile: publicFileOf(draft, text, null) };
  }

  /** What would be refused and warned of at publication. Errors: `not_found`. */
  async check(
    id: string,
    fields: PublicationFields,
    edition: PublicEdition | null,
    by: Actor,
  ): Promise<{ refusals: string[]; warnings: string[] }> {
    const { draft, text, detail } = await this.textOf(id, by);
    const command = { action: 'publish', ...fields } as const;
    const registration = this.cases.registrationOf(draft, fields, text.text, edition);
    const subject = {
      ...this.cases.fromPage(draft, { ...detail, text }),
      mayIssue: await this.cases.mayIssue(draft, command),
      publicFile: publicFileOf(draft, text, edition),
      registration,
    };
    const found = refusals(subject, command, by).filter((refusal) => refusal !== 'warnings_need_reason');
    const isRouteless = isFiledClass(draft.docClass) && !(await this.filingRoutes.routeOf([draft.issuerOrganId], draft.docClass));
    const unfiled = isRouteless ? ['issuer_without_filing_route'] : [];
    return { refusals: [...found, ...registration.refusals, ...unfiled], warnings: [...registration.warnings] };
  }

  private async textOf(id: string, by: Actor) {
    const detail = await this.drafts.get(id, by);
    const text = await this.source.manager.findOneBy(DraftTextEntity, { id: detail.draft.textId });
    if (!text) throw new DomainError('not_found', 'not_found', { id });
    return { draft: detail.draft, text, detail };
  }
}
