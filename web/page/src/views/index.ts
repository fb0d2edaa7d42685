/** The views, each in a file of its own that is loaded when it is asked for. */
import type { Component } from 'svelte'
import type { View } from '../lib/route.svelte.ts'

/** Loads a view. The search comes with the page: it is the first one. */
export const LOAD_VIEW: Record<Exclude<View, 'search'>, () => Promise<{ default: Component }>> = {
  event: () => import('./Event.svelte'),
  map: () => import('./Map.svelte'),
  compare: () => import('./Compare.svelte'),
  place: () => import('./Place.svelte'),
  official: () => import('./Official.svelte'),
  promises: () => import('./Promises.svelte'),
  saved: () => import('./Saved.svelte'),
  quality: () => import('./Quality.svelte'),
}
