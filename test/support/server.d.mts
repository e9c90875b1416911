import type { Client } from 'pg';

export interface DatabaseUrls {
  admin: string;
  owner: string;
  app: string;
  portal: string;
}
export interface TestServer {
  admin: string;
  run: string;
  stop(): Promise<void>;
  crash(): Promise<void>;
}
export declare function startTestServer(root: string): Promise<TestServer>;
export declare function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T>;
export declare function urlsOf(admin: string, database: string): DatabaseUrls;
export declare function createDatabase(client: Client, database: string): Promise<boolean>;
export declare function grantDatabase(client: Client): Promise<void>;
export declare function endEverything(dataFolder: string): Promise<void>;
