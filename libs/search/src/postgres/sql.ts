/** The values of one statement, numbered as they come. */
export class Values {
  private readonly list: unknown[] = [];

  /** The placeholder of a value. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }

  /** The statement and its values, without those of fragments that were not used: PostgreSQL refuses a value it sees nowhere. */
  bind(sql: string): [sql: string, values: unknown[]] {
    const used: string[] = [];
    const bound = sql.replace(/\$(\d+)/g, (_, number: string) => {
      if (!used.includes(number)) used.push(number);
      return `$${used.indexOf(number) + 1}`;
    });
    return [bound, used.map((number) => this.list[Number(number) - 1])];
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
