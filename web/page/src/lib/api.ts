import type { EventDetail, EventPage, Facets } from '../../../types.ts'

export type Filters = {
  q: string
  type: string
  status: string
  place: string
  from: string
  to: string
  min: string
  language: string
  sort: string
}

export const EMPTY: Filters = {
  q: '',
  type: '',
  status: '',
  place: '',
  from: '',
  to: '',
  min: '',
  language: '',
  sort: 'date',
}

/** The filters as a query string, empty ones left out: the page's address and the API's parameters alike. */
export function queryOf(filters: Filters): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) {
    if (value !== '' && value !== EMPTY[name as keyof Filters]) params.set(name, String(value))
  }
  return params
}

/** Filters from the page's address. */
export function filtersOf(params: URLSearchParams): Filters {
  const filters = { ...EMPTY }
  for (const name of Object.keys(EMPTY) as (keyof Filters)[]) {
    const value = params.get(name)
    if (value !== null) filters[name] = value
  }
  return filters
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}))
    throw new Error(problem.detail ?? problem.message ?? `${response.status} ${response.statusText}`)
  }
  return response.json()
}

/** One page of the events that the filters allow. Throws with the problem that the API names, as all below. */
export const searchEvents = (params: URLSearchParams, signal?: AbortSignal) =>
  get<EventPage>(`api/events?${params}`, signal)
/** How many events each type, status and place would give. */
export const searchFacets = (params: URLSearchParams, signal?: AbortSignal) =>
  get<Facets>(`api/facets?${params}`, signal)
/** One event with its article. */
export const eventById = (id: string, signal?: AbortSignal) =>
  get<EventDetail>(`api/events/${encodeURIComponent(id)}`, signal)
/** Places whose name begins or sounds like `q`, the best first. */
export const searchPlaces = (q: string, signal?: AbortSignal) =>
  get<{ items: { id: string; name: string; nameEn: string | null; parent: string | null }[] }>(
    `api/places?${new URLSearchParams({ q })}`,
    signal,
  )
