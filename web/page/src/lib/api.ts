/** The API as the page asks it. Every call throws an Error whose message can be shown to the reader. */
import type {
  BreakdownRow,
  EventDetail,
  EventPage,
  MapCounts,
  Official,
  PlaceDetail,
  PlaceSummary,
  Quality,
} from '../../../types.ts'
import { fill, word } from './say.ts'
import { t } from './settings.svelte.ts'

/** What the API calls a problem (RFC 9457). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Where in the query it lies, of a query that cannot be understood. */
    readonly span: [number, number] | null = null,
  ) {
    super(message)
  }
}

const ahead = new Map<string, Promise<Response>>()

/** Asks for what a view that is still on its way will ask for: whoever calls for it first gets this answer. */
export function askAhead(path: string): void {
  const asked = fetch(path, { headers: { accept: 'application/json' } })
  // Told to whoever calls for it.
  asked.catch(() => {})
  ahead.set(path, asked)
}

/** One request; `body` makes it a POST of JSON. */
export async function call<T>(
  path: string,
  {
    signal,
    method = 'GET',
    body,
    key,
  }: { signal?: AbortSignal; method?: string; body?: unknown; key?: string } = {},
): Promise<T> {
  let response: Response
  try {
    const asked = method === 'GET' ? ahead.get(path) : undefined
    ahead.delete(path)
    response = await (asked ??
      fetch(path, {
        signal,
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key ? { authorization: `Bearer ${key}` } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }))
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(0, t.error_network)
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}))
    throw new ApiError(
      response.status,
      problem.reason
        ? fill(word(`query_${problem.reason}`), { detail: problem.detail })
        : (problem.detail ?? `${response.status} ${response.statusText}`),
      problem.span ?? null,
    )
  }
  return response.status === 204 ? (undefined as T) : response.json()
}

type Params = URLSearchParams | Record<string, string>
const with_ = (path: string, params: Params) => `${path}?${new URLSearchParams(params)}`

export const searchEvents = (params: Params, signal?: AbortSignal) =>
  call<EventPage>(with_('api/events', params), { signal })
export const eventById = (id: string, signal?: AbortSignal) =>
  call<EventDetail>(`api/events/${encodeURIComponent(id)}`, { signal })
export const searchPlaces = (q: string, signal?: AbortSignal) =>
  call<{ items: PlaceSummary[] }>(with_('api/places', { q }), { signal })
/** Without its series, by far the most of it. */
export const placeById = (id: string, signal?: AbortSignal) =>
  call<PlaceDetail>(`api/places/${encodeURIComponent(id)}?series=false`, { signal })
export const placeWithSeries = (id: string, signal?: AbortSignal) =>
  call<PlaceDetail>(`api/places/${encodeURIComponent(id)}`, { signal })
export const officialById = (id: string, signal?: AbortSignal) =>
  call<Official>(`api/officials/${encodeURIComponent(id)}`, { signal })
export const mapCounts = (params: Params, signal?: AbortSignal) =>
  call<MapCounts>(with_('api/map', params), { signal })
export const quality = (signal?: AbortSignal) => call<Quality>('api/quality', { signal })
export const statistics = (signal?: AbortSignal) =>
  call<{ events: number; documents: number; sources: number; lastCrawl: string | null }>('api/statistics', {
    signal,
  })
export const breakdown = (params: Params, signal?: AbortSignal) =>
  call<{ items: BreakdownRow[] }>(with_('api/breakdown', params), { signal })
