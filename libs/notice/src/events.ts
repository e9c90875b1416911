export type NoticeEvent = 'notice.set_kinds' | 'notice.set_address';

/** Every fact that this room records; the address itself never stands in it. */
export const NOTICE_EVENTS = ['notice.set_kinds', 'notice.set_address'] as const satisfies readonly NoticeEvent[];
