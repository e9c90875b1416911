import type { DatabaseUrls } from './server.mjs';

export declare function urlsOfRunning(folder: string): Omit<DatabaseUrls, 'admin'>;
export declare function processesOf(folder: string): Partial<Record<'api' | 'portal' | 'worker' | 'postgres', number>>;
