import { canonicalJson, sha256 } from '@libs/kernel';
import type { Settings } from 'meilisearch';
import { DICTIONARY } from '../domain/dictionary';
import type { Audience } from '../domain/search-entry';

/**
 * What an index is told before its first document; never changed in place. A difference makes another hash, thereby another index, which
 * is filled beside the one in use: nobody searches a half-changed one, and a restart changes nothing.
 */
const SETTINGS: Settings = {
  searchableAttributes: ['titleCharacters', 'headingCharacters', 'textCharacters', 'textWords', 'quickTitle', 'quickNumber'],
  filterableAttributes: [
    {
      attributePatterns: ['entry', 'kind', 'digest', 'article', 'numberKey'],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    { attributePatterns: ['from', 'to'], features: { facetSearch: false, filter: { equality: true, comparison: true } } },
  ],
  sortableAttributes: ['published'],
  // PostgreSQL orders by date, status and title; here only how well the words stand together.
  rankingRules: ['words', 'proximity', 'attributeRank', 'sort', 'wordPosition', 'exactness'],
  // A wrong character is another word in Chinese, another number in a number.
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  // One locale: nothing is guessed, and no run of Han is taken for Japanese.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  proximityPrecision: 'byWord',
  // The values of the facet `entry` are the documents that match.
  faceting: { maxValuesPerFacet: 200_000, sortFacetValuesBy: { '*': 'alpha' } },
  pagination: { maxTotalHits: 1_000 },
  searchCutoffMs: 3_000,
};

/** Changes whenever records are made differently from the same entry (record.ts). */
const RECORD_FORMAT = 3;

const HASH = sha256(canonicalJson({ SETTINGS, RECORD_FORMAT, DICTIONARY })).slice(0, 8);

export const settings = (): Settings => structuredClone(SETTINGS);

/** `guiku_public_1a2b3c4d`: the index that answers; `…_next`: the one being filled. */
export const indexOf = (prefix: string, audience: Audience): string => `${prefix}_${audience}_${HASH}`;
export const nextOf = (prefix: string, audience: Audience): string => `${indexOf(prefix, audience)}_next`;

/** Whether an index is of this installation and not the present one: left by other settings. */
export function isOutdated(prefix: string, uid: string): boolean {
  return new RegExp(`^${prefix}_(public|staff)_[0-9a-f]{8}(_next)?$`).test(uid) && !uid.includes(`_${HASH}`);
}
