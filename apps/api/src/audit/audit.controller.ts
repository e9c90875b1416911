import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { AuditQueries, csvLine, type AuditFilter, type AuditItem } from '@libs/audit';
import { UserQueries } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { Allow } from '../http';
import { AuditFilterDto, AuditItemDto, AuditPageDto } from './audit.dto';

@Controller('audit')
export class AuditController {
  constructor(
    private readonly audit: AuditQueries,
    private readonly users: UserQueries,
  ) {}

  /** The log of who did what when (操作日志), the newest first. */
  @Get()
  @Allow('audit.read')
  async search(@Query() query: AuditFilterDto): Promise<AuditPageDto> {
    const { after, limit, ...filter } = query;
    const { items, next } = await this.audit.search(filter, { after, limit });
    return { items: await this.toDtos(items), next };
  }

  /** The same as a CSV file, all of it, streamed. */
  @Get('export')
  @Allow('audit.read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', `attachment; filename="audit.csv"; filename*=UTF-8''${encodeURIComponent('操作日志.csv')}`)
  export(@Query() query: AuditFilterDto): StreamableFile {
    const { subjectType, subjectId, actorId, type, from, to } = query;
    return new StreamableFile(Readable.from(this.csv({ subjectType, subjectId, actorId, type, from, to })));
  }

  private async *csv(filter: AuditFilter): AsyncGenerator<string> {
    yield `\uFEFF${csvLine(['时间', '操作人', '操作', '事项类型', '事项', '序号', '内容', '校验值'])}`;
    for await (const items of this.audit.all(filter)) {
      for (const item of await this.toDtos(items)) {
        const { at, actorName, type, subjectType, subjectId, seq, detail, hash } = item;
        yield csvLine([at.toISOString(), actorName, type, subjectType, subjectId, seq, JSON.stringify(detail), hash]);
      }
    }
  }

  private async toDtos(items: readonly AuditItem[]): Promise<AuditItemDto[]> {
    const users = await this.users.find([...new Set(items.map((item) => item.actorId))]);
    const names = new Map([[SYSTEM.id, SYSTEM.name], ...users.map((user): [string, string] => [user.id, user.name])]);
    return items.map(({ id, at, type, subjectType, subjectId, seq, actorId, detail, hash }) => {
      return { id, at, type, subjectType, subjectId, seq, actorId, actorName: names.get(actorId) ?? '', detail, hash };
    });
  }
}
