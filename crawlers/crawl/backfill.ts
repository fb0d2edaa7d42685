import type { BackfillPlaces } from './contract.ts'
import type { ListPage } from './work.ts'

/** Follows the pages of each list: a page counts when all articles that it named have been dealt with. */
export function backfillPlaces(store: BackfillPlaces | undefined) {
  const open = new Map<string, Map<number, { left: number; complete: boolean; end: boolean }>>()
  const moved = new Set<string>()
  return {
    start: (list: string): number => {
      const place = store?.place(list)
      return place?.done ? 0 : (place?.nextPage ?? 1)
    },
    isDone: (list: string): boolean => store?.place(list)?.done ?? false,
    /** A page of a list has been read. */
    read({ list, page }: ListPage, left: number, state: { complete: boolean; end: boolean }): void {
      const pages = open.get(list) ?? new Map()
      open.set(list, pages.set(page, { left, ...state }))
      moved.add(list)
    },
    /** An article that it named has been dealt with. */
    settle(origin: ListPage | undefined): void {
      const page = origin && open.get(origin.list)?.get(origin.page)
      if (page) page.left--
    },
    /** Stores how far each list has come. */
    async flush(): Promise<void> {
      for (const list of moved) {
        const pages = open.get(list)!
        let next = Math.min(...pages.keys())
        let done = false
        for (let page = pages.get(next); page?.complete && page.left <= 0; page = pages.get(++next))
          done = page.end
        await store?.save({ list, nextPage: next, done })
      }
    },
  }
}
