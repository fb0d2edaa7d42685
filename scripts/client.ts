/** A typed client of the API: parameters and answers are those that `/openapi.json` describes. */
import type { SearchAnswer } from '../db/index.ts'
import type * as schemas from '../web/api/schemas.ts'
import type {
  EventDetail,
  MapCounts,
  Official,
  OfficialSummary,
  PlaceDetail,
  PlaceSummary,
  Quality,
} from '../web/types.ts'

/** A problem that the API has told (RFC 9457). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: { title?: string; detail?: string; span?: [number, number] },
  ) {
    super(problem.detail ?? problem.title ?? `status ${status}`)
    this.name = 'ApiError'
  }
}

type Parameters = Record<string, string | number | boolean | undefined>

/**
 * The API at an address, such as `http://127.0.0.1:8080`.
 * @throws ApiError (by every call) where the API refuses
 */
export function apiClient(base: string | URL) {
  const ask = async (path: string, parameters: Parameters = {}): Promise<Response> => {
    const url = new URL(path, base)
    for (const [name, value] of Object.entries(parameters))
      if (value !== undefined) url.searchParams.set(name, String(value))
    const response = await fetch(url)
    if (!response.ok)
      throw new ApiError(response.status, (await response.json().catch(() => ({}))) as ApiError['problem'])
    return response
  }
  const get = async <T>(path: string, parameters?: Parameters): Promise<T> =>
    (await (await ask(path, parameters)).json()) as T
  const one = (path: string, id: string) => `/api/${path}/${encodeURIComponent(id)}`

  return {
    /** A page of events, with counts where `facets` and `timeline` ask for them. */
    events: (parameters: schemas.PageParameters = {}) => get<SearchAnswer>('/api/events', parameters),
    /** All events of a search, page by page. */
    async *allEvents(parameters: schemas.PageParameters = {}): AsyncGenerator<SearchAnswer['items'][number]> {
      let cursor: string | undefined
      do {
        const page = await get<SearchAnswer>('/api/events', { limit: 100, ...parameters, cursor })
        yield* page.items
        cursor = page.next ?? undefined
      } while (cursor)
    },
    event: (id: string) => get<EventDetail>(one('events', id)),
    map: (parameters: schemas.MapParameters = {}) => get<MapCounts>('/api/map', parameters),
    places: (q: string) => get<{ items: PlaceSummary[] }>('/api/places', { q }),
    place: (id: string) => get<PlaceDetail>(one('places', id)),
    officials: (parameters: schemas.OfficialParameters = {}) =>
      get<{ items: OfficialSummary[] }>('/api/officials', parameters),
    official: (id: string) => get<Official>(one('officials', id)),
    quality: () => get<Quality>('/api/quality'),
    /** A file as it comes: `body` is a stream. */
    export: (parameters: schemas.ExportParameters = {}) => ask('/api/export', parameters),
  }
}
