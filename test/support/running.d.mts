import type { DatabaseUrls } from './server.mjs';

export declare function urlsOfRunning(folder: string): Omit<DatabaseUrls, 'admin'>;
export declare function processesOf(folder: string): Partial<Record<'api' | 'portal' | 'worker' | 'postgres', number>>;
export declare const searchKey: (environment: { MEILI_KEY?: string; MEILI_SEARCH_KEY?: string; MEILI_PREFIX?: string }) => string;
