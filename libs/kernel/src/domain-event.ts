/** A fact that a command made true; written to the audit log in the command's transaction. */
export interface DomainEvent<Type extends string = string> {
  /** `<room>.<action>`, the same word as route, button and permission. */
  type: Type;
  subjectType: string;
  subjectId: string;
  actorId: string;
  at: Date;
  /** Whitelisted by the room: never a secret, never a citizen's name or contact (INV-H). */
  detail: Record<string, unknown>;
}
