import { CreatePlatform202611220100 } from './202611220100-create-platform';
import { CreateIdentity202611220200 } from './202611220200-create-identity';

/** Every migration, oldest first. */
export const MIGRATIONS = [CreatePlatform202611220100, CreateIdentity202611220200];
