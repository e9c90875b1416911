import { unlink } from 'node:fs/promises';
import { Body, Controller, Get, HttpCode, Post, Req, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { readFilledTable } from '@libs/extraction';
import {
  ORGAN_COLUMNS,
  OrganImportService,
  OrganQueries,
  USER_COLUMNS,
  UserImportService,
  type ImportColumn,
  type ImportReport,
} from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { writeXlsx, type WrittenSheet } from '@libs/office';
import type { Request } from 'express';
import { Allow, CurrentActor } from '../http';
import { attachment } from '../http/attachment';
import { languageOf } from '../http/problem.filter';
import { wordsFor, type Language } from '../http/words';
import { ImportDto, ImportFormDto, ImportReportDto, UserImportDto } from './import.dto';

interface Upload {
  path: string;
  originalname: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A registry has hundreds of organs and users; a table of tens of thousands is a mistake. */
const MOST_ROWS = 5000;

/** Organs and users from tables: template, dry run, then the same table for good. */
@Controller()
export class ImportController {
  constructor(
    private readonly organImport: OrganImportService,
    private readonly userImport: UserImportService,
    private readonly organs: OrganQueries,
  ) {}

  @Get('organ-import/template')
  @Allow('organ.admin')
  organTemplate(): StreamableFile {
    return template('单位导入模板', ORGAN_COLUMNS);
  }

  @Post('organ-import')
  @HttpCode(200)
  @Allow('organ.admin')
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportFormDto })
  async importOrgans(
    @UploadedFile() upload: Upload | undefined,
    @Body() { dryRun }: ImportDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<ImportReportDto> {
    const rows = await filledRows(upload, ORGAN_COLUMNS);
    return toReportDto(await this.organImport.import(rows, dryRun, by), languageOf(request));
  }

  @Get('user-import/template')
  @Allow('user.admin')
  async userTemplate(): Promise<StreamableFile> {
    const names = flat(await this.organs.tree());
    const columns = USER_COLUMNS.map((column) => (column.key === 'organ' ? { ...column, choices: names } : column));
    return template('用户导入模板', columns);
  }

  @Post('user-import')
  @HttpCode(200)
  @Allow('user.admin')
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportFormDto })
  async importUsers(
    @UploadedFile() upload: Upload | undefined,
    @Body() { dryRun }: ImportDto,
    @CurrentActor() by: Actor,
    @Req() request: Request,
  ): Promise<UserImportDto> {
    const rows = await filledRows(upload, USER_COLUMNS);
    const { report, passwords } = await this.userImport.import(rows, dryRun, by);
    const told = passwords.map(({ login, name, organName, password }) => ({ username: login, name, organName, password }));
    return { report: toReportDto(report, languageOf(request)), passwords: told };
  }
}

async function filledRows<Key extends string>(upload: Upload | undefined, columns: readonly ImportColumn<Key>[]) {
  if (!upload) throw new DomainError('invalid', 'file_missing');
  try {
    const rows = await readFilledTable(upload.path, { name: upload.originalname }, columns);
    if (rows.length > MOST_ROWS) throw new DomainError('invalid', 'import_has_too_many_rows', { limit: MOST_ROWS });
    return rows;
  } finally {
    await unlink(upload.path);
  }
}

/** One sheet to fill in, one that explains the columns. */
function template(name: string, columns: readonly ImportColumn<string>[]): StreamableFile {
  const help = columns.map(({ title, isRequired, hint, choices }) => [
    title,
    isRequired === true ? '必填' : '',
    hint ?? (choices ? '从列表中选择' : ''),
  ]);
  const explanation: WrittenSheet = {
    name: '填写说明',
    columns: [
      { title: '列', width: 20 },
      { title: '是否必填', width: 12 },
      { title: '说明', width: 80 },
    ],
    rows: help,
  };
  const bytes = writeXlsx([{ name: '填写', columns, rows: [] }, explanation]);
  return new StreamableFile(bytes, { type: XLSX, disposition: attachment(`${name}.xlsx`), length: bytes.length });
}

/** Full names of the organs that there are, in their order. */
function flat(organs: Awaited<ReturnType<OrganQueries['tree']>>): string[] {
  return organs.flatMap((organ) => [...(organ.validTo === null && organ.kind !== 'external' ? [organ.name] : []), ...flat(organ.children)]);
}

function toReportDto({ findings, ...report }: ImportReport, language: Language): ImportReportDto {
  const told = findings.map(({ detail, ...finding }) => ({ ...finding, title: wordsFor(finding.code, 'invalid', language, detail) }));
  return { ...report, findings: told.sort((a, b) => a.row - b.row) };
}
