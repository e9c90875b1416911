import { Injectable } from '@nestjs/common';
import { dayInChina, type LegalDate } from '@libs/kernel';

/** The only source of time in services; domain functions get it as an argument. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in China; computed at each read, so that nothing is wrong when the nightly roll-over runs late. */
  today(): LegalDate {
    return dayInChina(this.now());
  }
}

/** A clock set per command: for the demo and history loaders and for tests, never for a real registry (design.md 9). */
export class SetClock extends Clock {
  private instant: Date;

  constructor(start: Date | string) {
    super();
    this.instant = new Date(start);
  }

  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }

  override now(): Date {
    return new Date(this.instant);
  }
}
