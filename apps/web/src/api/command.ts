import type { paths } from './schema';

/** The commands that have a route, by the API's own description. */
type CommandOf<Prefix extends string> = {
  [Path in keyof paths]: Path extends `${Prefix}${infer Action}` ? (paths[Path] extends { post: object } ? Action : never) : never;
}[keyof paths];

export type DraftAction = CommandOf<'/api/drafts/{id}/'>;
export type ReviewAction = CommandOf<'/api/reviews/{id}/'>;
export type FilingAction = CommandOf<'/api/filings/{id}/'>;
