import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { body, client, PAGE_SIZE } from './client';
import type { AddressDto, NoticeDto, NoticePageDto, NoticeSettingDto, UnreadDto } from './types';

export const NOTICES_KEY = ['notices'] as const;
const SETTING_KEY = ['notice-setting'] as const;

export interface NoticeFilter {
  unread?: boolean;
  kind?: NoticeDto['kind'] | undefined;
}

export function noticesQuery({ unread, kind }: NoticeFilter) {
  return infiniteQueryOptions({
    queryKey: [...NOTICES_KEY, 'list', unread, kind],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<NoticePageDto> =>
      body(
        client.GET('/api/notices', {
          params: {
            query: {
              limit: PAGE_SIZE,
              ...(unread === undefined ? {} : { unread }),
              ...(kind === undefined ? {} : { kind }),
              ...(pageParam === '' ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** For the bell; asked again each minute while the desk is in sight. */
export const unreadQuery = queryOptions({
  queryKey: [...NOTICES_KEY, 'unread'],
  queryFn: (): Promise<UnreadDto> => body(client.GET('/api/notices/unread', {})),
  refetchInterval: 60_000,
});

export function readNotice(id: string): Promise<unknown> {
  return body(client.POST('/api/notices/{id}/read', { params: { path: { id } } }));
}

/** Everything up to the newest that was on the screen. */
export function readAllNotices(lastId: string): Promise<unknown> {
  return body(client.POST('/api/notices/read-all', { body: { lastId } }));
}

export const noticeSettingQuery = queryOptions({
  queryKey: SETTING_KEY,
  queryFn: (): Promise<NoticeSettingDto> => body(client.GET('/api/notices/setting', {})),
});

export const SETTING_TOUCHES = [SETTING_KEY] as const;

export function setNoticeKinds({ revision }: NoticeSettingDto, deskOnly: NoticeDto['kind'][]): Promise<NoticeSettingDto> {
  return body(client.PUT('/api/notices/setting/kinds', { body: { expectedRevision: revision, deskOnly } }));
}

export function setAddress({ revision }: NoticeSettingDto, email: string | null): Promise<NoticeSettingDto> {
  return body(client.PUT('/api/notices/setting/address', { body: { expectedRevision: revision, email } }));
}

export function addressQuery(userId: string) {
  return queryOptions({
    queryKey: [...SETTING_KEY, userId],
    queryFn: (): Promise<AddressDto> => body(client.GET('/api/users/{id}/address', { params: { path: { id: userId } } })),
  });
}

export function setAddressOf(userId: string, { revision }: AddressDto, email: string | null): Promise<AddressDto> {
  return body(client.PUT('/api/users/{id}/address', { params: { path: { id: userId } }, body: { expectedRevision: revision, email } }));
}
