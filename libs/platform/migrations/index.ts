import { CreatePlatform202611220100 } from './202611220100-create-platform';

/** Every migration, oldest first. */
export const MIGRATIONS = [CreatePlatform202611220100];
