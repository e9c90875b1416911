import { CreatePlatform202611220100 } from './202611220100-create-platform';
import { CreateIdentity202611220200 } from './202611220200-create-identity';
import { CreateSettings202611220300 } from './202611220300-create-settings';

/** Every migration, oldest first. */
export const MIGRATIONS = [CreatePlatform202611220100, CreateIdentity202611220200, CreateSettings202611220300];
