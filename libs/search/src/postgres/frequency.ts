import type { EntityManager } from 'typeorm';
import { phraseTokens } from '../domain/token';
import type { Rarity } from '../domain/weight';
import type { Side } from './sql';

const MINUTES = 60_000;
const LIFETIME = 10 * MINUTES;
/** Beyond this a token is common, however common it is. */
const MOST = 2_000;
const REMEMBERED = 20_000;

/** How rare tokens are among the indexed texts. Remembered for some minutes: it guides ranking, nothing depends on it. */
export class Frequency {
  private readonly known = new Map<string, number>();
  private texts = 0;
  private since = 0;

  constructor(private readonly side: Side) {}

  /** Of the bigrams and words of phrases. */
  ofPhrases(db: EntityManager, phrases: readonly string[]): Promise<Rarity> {
    return this.rarityOf(
      db,
      phrases.flatMap((phrase) => phraseTokens(phrase).map(({ token }) => token)),
      Date.now(),
    );
  }

  private async rarityOf(db: EntityManager, tokens: readonly string[], now: number): Promise<Rarity> {
    if (now - this.since > LIFETIME || this.known.size > REMEMBERED) {
      this.known.clear();
      const [row] = await db.query<{ texts: number }[]>(`SELECT count(*)::int AS texts FROM ${this.side.text}`);
      this.texts = row?.texts ?? 0;
      this.since = now;
    }
    const missing = [...new Set(tokens)].filter((token) => !this.known.has(token)).slice(0, 60);
    if (missing.length > 0) {
      const rows = await db.query<{ token: string; texts: number }[]>(
        `SELECT token, (SELECT count(*)::int FROM (SELECT 1 FROM ${this.side.text} x WHERE x.tokens @@ word::tsquery LIMIT ${MOST}) c) AS texts
           FROM unnest($1::text[], $2::text[]) AS w (token, word)`,
        [missing, missing.map((token) => `'${token}'`)],
      );
      for (const { token, texts } of rows) this.known.set(token, texts);
    }
    const { texts, known } = this;
    const textsWith = (token: string): number => known.get(token) ?? 0;
    return { idf: (token) => Math.log((texts + 1) / (textsWith(token) + 1)), isSeen: (token) => textsWith(token) > 0 };
  }
}
