import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** No vowels (no accidental words), no 0/1/l/o (read aloud and typed from paper). */
const SLUG_ALPHABET = '23456789bcdfghjkmnpqrstvwxyz';

@Injectable()
export class Ids {
  /** A new id: uuid version 7, so that ids grow with time and indexes stay dense. */
  next(): string {
    return v7();
  }

  /** A 10-character public id, as random as it is unguessable; it lives for ever on printed QR codes (design.md 7). */
  slug(): string {
    return Array.from({ length: 10 }, () => SLUG_ALPHABET.charAt(randomInt(SLUG_ALPHABET.length))).join('');
  }
}
