/**
 * Where the reader is: `map?type=vacancies` is the view `map` with that query. All views lie side by side, so that
 * the page works below any path of a proxy.
 */
import { tick } from 'svelte'

export const VIEWS = [
  'search',
  'event',
  'map',
  'compare',
  'place',
  'official',
  'promises',
  'saved',
  'quality',
] as const
export type View = (typeof VIEWS)[number]

/** The view that an address names, or null where it names none. */
function viewOf(path: string): View | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === '' || name === 'index.html') return 'search'
  return VIEWS.find((view) => view === name) ?? null
}

export const route = $state<{ view: View; query: string; search: string }>({
  view: viewOf(location.pathname) ?? 'search',
  query: location.search.slice(1),
  /** Query of the search that the reader comes from. */
  search: '',
})

let prepare: (view: View) => Promise<void> = async () => {}

/** Has `load` bring what a view needs before the route changes to it: the old view never sees the new one's query. */
export function beforeShowing(load: (view: View) => Promise<void>): void {
  prepare = load
}

/** The address of a view. */
export function href(view: View, params: URLSearchParams | Record<string, string> = {}): string {
  const query = new URLSearchParams(params).toString()
  return `./${view === 'search' ? '' : view}${query ? `?${query}` : ''}`
}

/** Goes to a view, as a link does; `replace` puts it in the place of the present one. */
export function go(address: string, { replace = false, keepFocus = false } = {}): void {
  const url = new URL(address, location.href)
  const sameView = viewOf(url.pathname) === route.view
  const left = document.activeElement?.getAttribute('href') ?? null
  history.replaceState({ scroll: scrollY, left }, '')
  if (replace) history.replaceState(null, '', url)
  else history.pushState(null, '', url)
  arrive().then(() => {
    if (keepFocus || sameView) return
    scrollTo(0, 0)
    focusHeading()
  })
}

/** A heading may come this much later than the view that it heads. */
const HEADING_MS = 5_000

/** Puts the focus on the new view: on its heading as soon as there is one, unless the reader goes elsewhere first. */
function focusHeading() {
  const main = document.querySelector<HTMLElement>('main')
  if (!main) return
  main.focus({ preventScroll: true })
  const look = () => {
    const heading = main.querySelector<HTMLElement>('h1')
    const waiting = document.activeElement === main || document.activeElement === document.body
    if (heading && waiting) heading.focus({ preventScroll: true })
    if (heading || !waiting) watch.disconnect()
  }
  const watch = new MutationObserver(look)
  watch.observe(main, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), HEADING_MS)
}

/** Puts the focus back on the link that led away, so that the keyboard goes on from there; else on the view. */
function returnFocus(href: string | null) {
  // What still has the focus keeps it.
  if (document.activeElement !== document.body) return
  const link =
    href && document.querySelector<HTMLElement>(`main a[href="${CSS.escape(href)}"]:not([tabindex])`)
  ;(link || document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true })
}

/** Shows what the address names, as soon as it is there. */
async function arrive(): Promise<void> {
  const view = viewOf(location.pathname) ?? 'search'
  const query = location.search.slice(1)
  if (view !== route.view) await prepare(view)
  // The reader may have gone on meanwhile.
  if (query !== location.search.slice(1)) return
  if (route.view === 'search') route.search = route.query
  route.view = view
  route.query = query
  await tick()
}

/** Links inside the page are followed without loading it anew; everything else is left to the browser. */
export function followLinks(): void {
  // An address may name the language; that is a choice, no place.
  const params = new URLSearchParams(location.search)
  if (params.has('ui')) {
    params.delete('ui')
    history.replaceState(null, '', `${location.pathname}${params.size ? `?${params}` : ''}`)
    route.query = params.toString()
  }
  history.scrollRestoration = 'manual'
  addEventListener('popstate', () => {
    const { scroll = 0, left = null } = history.state ?? {}
    arrive().then(() => {
      scrollTo(0, scroll)
      returnFocus(left)
    })
  })
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest?.('a[href]')
    if (!link || link.hasAttribute('download') || link.getAttribute('target')) return
    const value = link.getAttribute('href') as string
    if (value.startsWith('#')) return
    const url = new URL(value, location.href)
    if (url.origin !== location.origin || viewOf(url.pathname) === null) return
    if (new URL('.', url).pathname !== new URL('.', location.href).pathname) return
    event.preventDefault()
    go(url.href)
  })
}
