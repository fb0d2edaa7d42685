/** What each view asks the server for first, so that it can be asked while the view itself is on its way. */
import { conditionsOf, filtersOf, paramsOf } from './query.ts'
import type { View } from './route.svelte.ts'

type Params = Record<string, string>

const path = (address: string, params: URLSearchParams, more: Params = {}) => {
  const asked = new URLSearchParams(params)
  for (const [name, value] of Object.entries(more)) asked.set(name, value)
  return `${address}?${asked}`
}
const idOf = (query: URLSearchParams) => encodeURIComponent(query.get('id') ?? '')

/** Addresses that a view will call for, as it writes them; a test compares them with what it calls for. */
export const FIRST: Record<View, (query: URLSearchParams) => string[]> = {
  search: (query) => [path('api/events', paramsOf(filtersOf(query)), { facets: 'all', timeline: 'true' })],
  event: (query) => ['', '/promises', '/reports'].map((rest) => `api/events/${idOf(query)}${rest}`),
  map: (query) => {
    const asked = conditionsOf(filtersOf(query))
    const levels = query.get('level') === 'admin2' ? ['admin1', 'admin2'] : ['admin1']
    return [
      ...levels.map((level) => path('api/map', asked, { level })),
      path('api/events', asked, { limit: '0', timeline: 'true', facets: 'all' }),
      path('api/breakdown', asked),
    ]
  },
  compare: (query) =>
    ['a', 'b'].flatMap((side) => {
      const place = query.get(side)
      if (!place) return []
      const asked = conditionsOf({ ...filtersOf(query), place: '' })
      return [
        `api/places/${encodeURIComponent(place)}?series=false`,
        path('api/events', asked, { place, limit: '5', sort: 'size', timeline: 'true' }),
        path('api/breakdown', asked, { place }),
      ]
    }),
  place: (query) => {
    const place = query.get('id') ?? ''
    const none = new URLSearchParams()
    return [
      `api/places/${idOf(query)}`,
      path('api/events', none, { place, limit: '10', timeline: 'true', facets: 'source' }),
      path('api/breakdown', none, { place }),
      path('api/officials', none, { place, limit: '8' }),
    ]
  },
  official: (query) => [
    `api/officials/${idOf(query)}`,
    path('api/events', new URLSearchParams(), { officialId: query.get('id') ?? '', limit: '10' }),
  ],
  promises: (query) => {
    const asked = conditionsOf(filtersOf(query))
    const verdict = query.get('verdict')
    return [path('api/promises', asked, { ...(verdict ? { verdict } : {}), limit: '30' })]
  },
  saved: () => ['api/saved-searches'],
  quality: () => ['api/quality'],
}
