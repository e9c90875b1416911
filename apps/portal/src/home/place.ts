import type { PlaceCount } from '@libs/registry';

export interface Place {
  name: string;
  /** Address of its catalogue. */
  href: string;
  count: number;
}

/** The places as the first screen shows them; the prefecture's own documents are 州本级. */
export function placesOf(counts: readonly PlaceCount[]): Place[] {
  return counts.map(({ level, regionCode, name, count }) => ({
    name: level === 'prefecture' ? '州本级' : name,
    href: `/catalogue?place=${regionCode}`,
    count,
  }));
}
