/** What the operator does to the registry as a whole; subject `installation`. */
export const OPERATION_EVENTS = ['backup.make', 'backup.load', 'job.retry'] as const;
export type OperationEvent = (typeof OPERATION_EVENTS)[number];
