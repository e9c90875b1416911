import { CreatePlatform202611220100 } from './202611220100-create-platform';
import { CreateIdentity202611220200 } from './202611220200-create-identity';
import { CreateSettings202611220300 } from './202611220300-create-settings';
import { CreateExtraction202611220400 } from './202611220400-create-extraction';
import { CreateRegistry202611220500 } from './202611220500-create-registry';
import { CreateReview202611220600 } from './202611220600-create-review';
import { CreateDrafting202611220700 } from './202611220700-create-drafting';
import { CreateSearch202611220800 } from './202611220800-create-search';
import { CreateAuditSeals202611220900 } from './202611220900-create-audit-seals';
import { CreateNotice202611221000 } from './202611221000-create-notice';
import { CreateTakedown202611221050 } from './202611221050-create-takedown';
import { HideInternalDocuments202611221060 } from './202611221060-hide-internal-documents';
import { CreateFiling202611221100 } from './202611221100-create-filing';
import { CreateCleanup202611221200 } from './202611221200-create-cleanup';
import { ParkWhatAnIndexRefuses202611221300 } from './202611221300-park-what-an-index-refuses';
import { ShowTheQueue202611221400 } from './202611221400-show-the-queue';
import { KeepFormerHandlers202611221500 } from './202611221500-keep-former-handlers';
import { CreatePublicCopies202611221510 } from './202611221510-create-public-copies';
import { CreateInterpretation202611221520 } from './202611221520-create-interpretation';
import { ReadUploadsFirst202611221600 } from './202611221600-read-uploads-first';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreatePlatform202611220100,
  CreateIdentity202611220200,
  CreateSettings202611220300,
  CreateExtraction202611220400,
  CreateRegistry202611220500,
  CreateReview202611220600,
  CreateDrafting202611220700,
  CreateSearch202611220800,
  CreateAuditSeals202611220900,
  CreateNotice202611221000,
  CreateTakedown202611221050,
  HideInternalDocuments202611221060,
  CreateFiling202611221100,
  CreateCleanup202611221200,
  ParkWhatAnIndexRefuses202611221300,
  ShowTheQueue202611221400,
  KeepFormerHandlers202611221500,
  CreatePublicCopies202611221510,
  CreateInterpretation202611221520,
  ReadUploadsFirst202611221600,
];
