import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import type { CalendarDayDto, CalendarYearDto, IssuedNumberDto, NumberSeriesDto, RouteRowDto, TimeLimitDto } from './types';

export const SETTINGS_KEY = ['settings'] as const;

export const calendarQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'calendar'],
  queryFn: (): Promise<CalendarYearDto[]> => body(client.GET('/api/settings/calendar', {})),
});

export interface YearInput {
  year: number;
  basis: string;
  days: CalendarDayDto[];
}

export function publishYear(input: YearInput): Promise<unknown> {
  return body(client.POST('/api/settings/calendar', { body: input }));
}

export function changeYear(year: CalendarYearDto, input: YearInput): Promise<unknown> {
  return body(
    client.PUT('/api/settings/calendar/{id}', { params: { path: { id: year.id } }, body: { ...input, expectedRevision: year.revision } }),
  );
}

export const limitsQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'limits'],
  queryFn: (): Promise<TimeLimitDto[]> => body(client.GET('/api/settings/time-limits', {})),
});

export function setLimit(input: Pick<TimeLimitDto, 'key' | 'level' | 'days' | 'unit' | 'validFrom' | 'basis'>): Promise<unknown> {
  return body(client.POST('/api/settings/time-limits', { body: input }));
}

export const seriesQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'series'],
  queryFn: (): Promise<NumberSeriesDto[]> => body(client.GET('/api/settings/number-series', {})),
});

export function changeSeries(
  series: NumberSeriesDto,
  shape: Pick<NumberSeriesDto, 'prefix' | 'pattern' | 'starting' | 'startingYear'>,
): Promise<unknown> {
  return body(
    client.PUT('/api/settings/number-series/{id}', {
      params: { path: { id: series.id } },
      body: { ...shape, expectedRevision: series.revision },
    }),
  );
}

export function numbersQuery(organId: string, kind: string, year: number) {
  return infiniteQueryOptions({
    queryKey: [...SETTINGS_KEY, 'numbers', organId, kind, year],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<{ items: IssuedNumberDto[]; next: string | null }> =>
      body(
        client.GET('/api/settings/numbers', {
          params: { query: { organId, kind, year, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export const routesQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'routes'],
  queryFn: (): Promise<RouteRowDto[]> => body(client.GET('/api/settings/routes', {})),
});

export type RouteChange = Pick<
  RouteRowDto,
  'intake' | 'ownLegalOpinionRequired' | 'reviewBy' | 'signingLevels' | 'meetingKind' | 'numberedBy' | 'fairCompetition'
>;

export function changeRoute(route: RouteRowDto, change: RouteChange): Promise<unknown> {
  return body(
    client.PUT('/api/settings/routes/{id}', { params: { path: { id: route.id } }, body: { ...change, expectedRevision: route.revision } }),
  );
}
