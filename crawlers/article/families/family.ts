import type { Query } from '../dom.ts'
import type { PageMetadata } from '../metadata.ts'

/** What a family file says: how its pages are recognised, and where things stand on them. Data, not code. */
export interface Family {
  name: string
  /** Class names and `#id`s of which a page of the family has at least one: told without searching the tree. */
  marks: string[]
  /** Whether a page is of this family by its markup. Address and registry are only hints: sites change their CMS. */
  detect(page: FamilyPage): boolean
  /** CSS selectors, tried in order; the first that finds something counts. */
  body: string[]
  title?: string[]
  /** Kicker («روتیتر») above the title: never part of title or body. */
  kicker?: string[]
  lead?: string[]
  /** Elements whose text holds the publication date for readers. */
  date?: string[]
  section?: string[]
  tags?: string[]
  author?: string[]
  /** Parts inside the body that are not of the article. */
  drop?: string[]
  /** Texts of a section path that are no section («خانه»). */
  sectionNoise?: RegExp
}

/** A page as a family looks at it. */
export interface FamilyPage {
  $: Query
  url: string
  metadata: PageMetadata
}

/** Whether a selector finds anything. */
export const has = (page: FamilyPage, selector: string): boolean =>
  mayMatch(selector, page.metadata.names) && page.$(selector).length > 0

/**
 * Whether a selector can find anything, by the class names and ids that the page has: most selectors of a family name
 * one that it has not, and each search walks the whole tree.
 */
export function mayMatch(selector: string, names: ReadonlySet<string>): boolean {
  return selector
    .split(',')
    .some((part) =>
      [...part.replace(/\[[^\]]*\]/g, '').matchAll(/([.#])([\w-]+)/g)].every(([, kind, name]) =>
        names.has(kind === '#' ? `#${name}` : (name as string)),
      ),
    )
}
