import type { Site } from './page/layout';

/** Injection token of what every page knows of its site. */
export const SITE = Symbol('SITE');

/** Filled while the application starts: the stylesheet's address is known when it is served. */
export type SiteSettings = Site;
