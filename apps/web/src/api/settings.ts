import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { body, client, PAGE_SIZE } from './client';
import type {
  CalendarDayDto,
  CalendarYearDto,
  ChangeRouteDto,
  FilingRouteDto,
  NumberDto,
  SeriesDto,
  SetLimitDto,
  RouteDto,
  TimeLimitDto,
} from './types';

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
  queryFn: (): Promise<TimeLimitDto[]> => body(client.GET('/api/settings/limits', {})),
});

export function setLimit(input: SetLimitDto): Promise<unknown> {
  return body(client.POST('/api/settings/limits', { body: input }));
}

export const seriesQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'series'],
  queryFn: (): Promise<SeriesDto[]> => body(client.GET('/api/settings/series', {})),
});

export function changeSeries(
  series: SeriesDto,
  shape: Pick<SeriesDto, 'prefix' | 'pattern' | 'starting' | 'startingYear'>,
): Promise<unknown> {
  return body(
    client.PUT('/api/settings/series/{id}', {
      params: { path: { id: series.id } },
      body: { ...shape, expectedRevision: series.revision },
    }),
  );
}

export function numbersQuery(organId: string, kind: SeriesDto['kind'], year: number) {
  return infiniteQueryOptions({
    queryKey: [...SETTINGS_KEY, 'numbers', organId, kind, year],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<{ items: NumberDto[]; next: string | null }> =>
      body(
        client.GET('/api/settings/numbers', {
          params: { query: { organId, kind, year, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export const routesQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'routes'],
  queryFn: (): Promise<RouteDto[]> => body(client.GET('/api/settings/routes', {})),
});

export type RouteChange = Omit<ChangeRouteDto, 'expectedRevision'>;

export function changeRoute(route: RouteDto, change: RouteChange): Promise<unknown> {
  return body(
    client.PUT('/api/settings/routes/{id}', { params: { path: { id: route.id } }, body: { ...change, expectedRevision: route.revision } }),
  );
}

export const filingRoutesQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'filing-routes'],
  queryFn: (): Promise<FilingRouteDto[]> => body(client.GET('/api/settings/filing-routes', {})),
});

/** Organs that may issue and have no route of filing. */
export const routelessQuery = queryOptions({
  queryKey: [...SETTINGS_KEY, 'filing-routes', 'missing'],
  queryFn: (): Promise<{ id: string; name: string }[]> => body(client.GET('/api/settings/filing-routes/missing', {})),
});

export type FilingRouteInput = Pick<FilingRouteDto, 'receivers' | 'dueDays' | 'dueUnit' | 'basis'>;

/** A name that was read with a receiver does not go back; what was cleared is null. */
function filingRouteBody({ receivers, dueDays, dueUnit, basis }: FilingRouteInput) {
  const rules = receivers.map(({ to, organId, side, isCopy }) => ({ to, side, isCopy, organId: organId ?? null }));
  return { receivers: rules, dueDays: dueDays ?? null, dueUnit: dueUnit ?? null, basis };
}

export function changeFilingRoute(route: FilingRouteDto, input: FilingRouteInput): Promise<unknown> {
  const change = { ...filingRouteBody(input), expectedRevision: route.revision };
  return body(client.PUT('/api/settings/filing-routes/{id}', { params: { path: { id: route.id } }, body: change }));
}

export function createFilingRoute({
  organId,
  docClass,
  ...input
}: FilingRouteInput & Pick<FilingRouteDto, 'docClass'> & { organId: string }): Promise<unknown> {
  return body(client.POST('/api/settings/filing-routes', { body: { ...filingRouteBody(input), organId, docClass } }));
}

export function removeFilingRoute({ id, revision }: FilingRouteDto): Promise<unknown> {
  const request = { params: { path: { id } }, body: { expectedRevision: revision } };
  return body(client.POST('/api/settings/filing-routes/{id}/remove', request));
}
