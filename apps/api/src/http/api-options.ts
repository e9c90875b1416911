import type { apiConfig, Clock, Log } from '@libs/platform';
import type { z } from 'zod';

export type ApiConfig = z.infer<typeof apiConfig>;

/** Injection token of the API's options. */
export const API_OPTIONS = Symbol('API_OPTIONS');

export interface ApiOptions {
  config: ApiConfig;
  log: Log;
  /** Only tests bring their own. */
  clock?: Clock;
  /** False: nothing is connected; enough to describe the routes. */
  connect?: boolean;
}
