import { readdir, stat, unlink } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { MulterModuleOptions, MulterOptionsFactory } from '@nestjs/platform-express';
import { DEFAULT_LIMITS } from '@libs/extraction';
import { API_OPTIONS, type ApiOptions } from '../http/api-options';

/** Older than any upload still under way, in milliseconds. */
const ABANDONED_AFTER_MS = 3_600_000;

/** Where uploads land on disk before they are kept: beside the blobs, so that a full disk is found out here; never in memory. */
@Injectable()
export class Uploads implements MulterOptionsFactory, OnModuleInit {
  private readonly folder: string;

  constructor(@Inject(API_OPTIONS) { config }: ApiOptions) {
    this.folder = join(config.GUIKU_DATA_DIR, 'uploads');
  }

  createMulterOptions(): MulterModuleOptions {
    return {
      dest: this.folder,
      // Browsers send file names as UTF-8 without saying so; multer would read them as Latin-1.
      defParamCharset: 'utf8',
      limits: { fileSize: DEFAULT_LIMITS.fileBytes, files: 1, fields: 8, fieldSize: 2000, parts: 10, headerPairs: 50 },
    };
  }

  /** What a killed process left half received is nobody's: it was never acknowledged. */
  async onModuleInit(): Promise<void> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path);
      if (mtimeMs < Date.now() - ABANDONED_AFTER_MS) await unlink(path);
    }
  }
}
