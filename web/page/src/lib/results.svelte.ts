/** The results of the search, kept while other views are shown: who comes back from an event finds the same list. */
import type { EventItem, Facets, MonthCount } from '../../../types.ts'
import { searchEvents } from './api.ts'

export const results = $state<{
  phase: 'loading' | 'ready' | 'error'
  message: string
  /** Where the query cannot be understood. */
  span: [number, number] | null
  items: EventItem[]
  total: number
  next: string | null
  facets: Facets | null
  timeline: MonthCount[]
  adding: boolean
}>({
  phase: 'loading',
  message: '',
  span: null,
  items: [],
  total: 0,
  next: null,
  facets: null,
  timeline: [],
  adding: false,
})

let query: string | null = null
let running: AbortController | null = null

/** Shows the first page of a search; does nothing where it is shown already, but for `again`. */
export function showResults(params: string, again = false): void {
  if (params === query && !again) return
  query = params
  running?.abort()
  const controller = new AbortController()
  running = controller
  results.phase = 'loading'
  const asked = new URLSearchParams(params)
  asked.set('facets', 'all')
  asked.set('timeline', 'true')
  searchEvents(asked, controller.signal).then(
    (page) => {
      Object.assign(results, {
        phase: 'ready',
        items: page.items,
        total: page.total,
        next: page.next,
        facets: page.facets ?? null,
        timeline: page.timeline ?? [],
        adding: false,
      })
    },
    (error: Error & { span?: [number, number] }) => {
      if (controller.signal.aborted) return
      // The next visit asks again.
      query = null
      Object.assign(results, {
        phase: 'error',
        message: error.message,
        span: error.span ?? null,
        items: [],
        total: 0,
        next: null,
      })
    },
  )
}

/** Adds the next page. */
export async function showMore(): Promise<void> {
  if (!results.next || query === null || results.adding) return
  const asked = new URLSearchParams(query)
  asked.set('cursor', results.next)
  const mine = query
  results.adding = true
  try {
    const page = await searchEvents(asked)
    if (mine !== query) return
    const known = new Set(results.items.map(({ id }) => id))
    results.items.push(...page.items.filter(({ id }) => !known.has(id)))
    results.next = page.next
  } catch (error) {
    results.phase = 'error'
    results.message = (error as Error).message
    query = null
  } finally {
    results.adding = false
  }
}
