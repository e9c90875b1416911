import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id by the first of OWASP's equal choices: 19 MiB, two passes, one lane; about 30 ms on one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** No look-alikes: a temporary password is read aloud and typed from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

let decoy: Promise<string> | undefined;

/**
 * Whether `password` belongs to `stored`. Without a stored hash (no such login) the same work is done against a hash
 * that nobody has, so that the time tells nothing.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(temporaryPassword());
  const right = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return stored !== null && right;
}

/** A password for one use, such as `kfmw-7294-hrtx`: 48 bits, and never stored. */
export function temporaryPassword(): string {
  const draw = (alphabet: string, length: number) => Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return [draw(LETTERS, 4), draw(DIGITS, 4), draw(LETTERS, 4)].join('-');
}
