import { type Article, isArticle, type NoArticle } from '../article/index.ts'
import type { Source } from '../registry.ts'
import type { WatchState } from './contract.ts'

/** So many articles in a row are enough to notice a change. */
const WATCHED = 20
/** A body of less than this share of the usual length is a scrap. */
const SHORT_SHARE = 0.2

/**
 * Looks at the last pages of a source, over runs: when half of twenty hold no text, no time or no title, are far shorter
 * than usual, or are of no family though the source is of one, the site has changed its templates. Each sign is told
 * once a run.
 * @param state brought up to date with each page
 */
export function watchTemplates(source: Source, state: WatchState, warn: (message: string) => void) {
  const told = new Set<string>()
  const signs: [letter: string, sign: string, shows: (result: Article | NoArticle) => boolean][] = [
    ['x', 'hold no text', (result) => !isArticle(result) && result.blocked !== 'noindex'],
    // One that only the list names hides that the page has lost its own.
    ['t', 'have no title', (result) => isArticle(result) && result.titleSource !== 'page'],
    ['d', 'have no publication time', (result) => isArticle(result) && result.publishedAt === null],
    [
      's',
      'are far shorter than usual',
      (result) => isArticle(result) && result.body.length < state.usualChars * SHORT_SHARE,
    ],
    [
      'f',
      `are no longer of the family ${source.family}`,
      (result) => source.family !== 'generic' && isArticle(result) && result.family === 'generic',
    ],
  ]
  return (result: Article | NoArticle): void => {
    const shown = signs.filter(([, , shows]) => shows(result)).map(([letter]) => letter)
    state.recent.push(shown.join(''))
    if (state.recent.length > WATCHED) state.recent.shift()
    if (isArticle(result)) {
      const { length } = result.body
      state.usualChars = state.usualChars === 0 ? length : Math.round(state.usualChars * 0.97 + length * 0.03)
    }
    for (const [letter, sign] of signs) {
      const count = state.recent.filter((one) => one.includes(letter)).length
      if (count < WATCHED / 2 || told.has(letter)) continue
      told.add(letter)
      warn(`${count} of the last ${state.recent.length} pages ${sign}`)
    }
  }
}
