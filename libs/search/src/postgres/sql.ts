/** The values of one statement, numbered as they come. */
export class Values {
  readonly list: unknown[] = [];

  /** The placeholder of a value. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Names of one audience's relations. */
export interface Side {
  entry: string;
  period: string;
  text: string;
  passage: string;
}

export const SIDES: Record<'public' | 'staff', Side> = {
  public: { entry: 'public_entry', period: 'public_entry_period', text: 'public_text', passage: 'public_passage' },
  staff: { entry: 'staff_entry', period: 'staff_entry_period', text: 'staff_text', passage: 'staff_passage' },
};

/** `from <= day < to` on an alias; null = any day. */
export function onDay(alias: string, day: string | null): string {
  return day === null ? 'true' : `${alias}.from_on <= ${day}::date AND (${alias}.to_on IS NULL OR ${alias}.to_on > ${day}::date)`;
}
