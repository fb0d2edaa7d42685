/** What a run of a source is given, tells on its way and comes to. */
import type { Article, AttachmentLink, NoArticle } from '../article/index.ts'
import type { Candidate, FoundBy } from '../discover/candidate.ts'
import type { Archive } from '../fetch/archive.ts'
import type { ConditionalState, Fetcher, Page } from '../fetch/index.ts'
import type { Politeness } from '../fetch/politeness.ts'
import type { RobotsStore } from '../fetch/robots-store.ts'

/** What is known of an address from earlier runs. */
export interface KnownPage extends ConditionalState {
  /** ISO time of the publication, to tell how likely a change still is. */
  publishedAt?: string
  /** The page was gone (404, 410) or held no article. */
  gone?: boolean
}

export type PageChange = 'new' | 'changed'

/** Bounds of one run. */
export interface CrawlLimits {
  /** Articles that are fetched at most. */
  maxPages: number
  /** Pages of each paginated list. */
  listPages: number
  /** Sitemaps read from each index. */
  sitemaps: number
  /** ISO time: lists are followed back to articles of this time (back-fill); `listPages` is then ignored. */
  since?: string
  /** Paginated lists are followed past pages that bring nothing new: an earlier run may have been cut short there. */
  throughKnown?: boolean
}

/** A list's place in a back-fill: its pages before `nextPage` have been read with all their articles. */
export interface ListPlace {
  list: string
  nextPage: number
  /** The list has been followed to its end, or to the day. */
  done: boolean
}

/** Remembers how far a back-fill has come, so that the next run goes on there. */
export interface BackfillPlaces {
  place(list: string): ListPlace | undefined
  save(place: ListPlace): Promise<void> | void
}

/** A file of an article, with its text. */
export interface Attachment extends AttachmentLink {
  page: Page
  text: string
}

/** What the last pages of a source looked like, carried from run to run. */
export interface WatchState {
  /** For each of the last pages the signs of trouble that it showed; see `watchTemplates`. */
  recent: string[]
  /** Characters that an article usually has. */
  usualChars: number
}

export const DEFAULT_CRAWL_LIMITS: CrawlLimits = { maxPages: 500, listPages: 3, sitemaps: 3 }

/** One thing that happened, for progress lines and logs. */
export type CrawlProgress =
  | { kind: 'list'; url: string; via: FoundBy; found: number; added: number; unchanged: boolean }
  | { kind: 'candidate'; candidate: Candidate; action: 'fetch' | 'skip' }
  | { kind: 'page'; url: string; outcome: PageOutcome; done: number; queued: number }
  | { kind: 'error'; url: string; code: string; message: string }
  | { kind: 'warning'; message: string }

/** What came of a candidate. */
export type PageOutcome = PageChange | 'unchanged' | 'gone' | 'robots' | 'failed' | NoArticle['blocked']

export interface CrawlDependencies {
  /** What earlier runs know of an address; it is then asked conditionally, or not at all. */
  known?: (url: string, candidate?: Candidate) => Promise<KnownPage | undefined> | KnownPage | undefined
  archive?: Archive | undefined
  /** Shared by all runs of a process, so that two sources on one host share its clock. */
  politeness?: Politeness
  /** Robots files of earlier runs. */
  robots?: RobotsStore
  /** A fetcher to use instead of one made of `archive` and `politeness`. */
  fetcher?: Fetcher
  /** Articles of earlier runs that are young enough to be corrected or taken down; looked at after the lists. */
  revisits?: () => Promise<{ url: string; publishedAt: string | null }[]>
  /** Where a back-fill (`limits.since`) has come to. */
  backfill?: BackfillPlaces
  /** What the run before saw. */
  watched?: WatchState | undefined
  /** A page that is new or has changed. Without an article the page held none; `none` says why. */
  onPage: (
    page: Page,
    candidate: Candidate,
    article: Article | undefined,
    detail: PageDetail,
  ) => Promise<void> | void
  /** A page that is as it was. */
  onUnchanged?: (candidate: Candidate, page: Page) => Promise<void> | void
  /** An address that is gone (404, 410) though it was known. */
  onGone?: (candidate: Candidate, page: Page) => Promise<void> | void
  onProgress?: (progress: CrawlProgress) => void
  signal?: AbortSignal
  limits?: Partial<CrawlLimits>
  /** Epoch milliseconds. */
  now?: () => number
  userAgent?: string
  /** Finds candidates and fetches none of them. */
  dryRun?: boolean
}

export interface PageDetail {
  change: PageChange
  none?: NoArticle['blocked']
  /** Files that the article carries. */
  attachments: Attachment[]
}

/** A list's state, to ask the next time whether it has changed. Keep it only when the run was complete. */
export interface ListState extends ConditionalState {
  url: string
}

/** What a run came to. */
export interface CrawlReport {
  source: string
  startedAt: string
  endedAt: string
  /** Distinct articles that the lists named. */
  candidates: number
  /** Known and not due for another look. */
  skipped: number
  fetched: number
  new: number
  changed: number
  unchanged: number
  gone: number
  refusedByRobots: number
  /** Pages without an article, by reason. */
  empty: Record<string, number>
  /** Failures by code. */
  errors: Record<string, number>
  /** Decoded bytes of all answers. */
  bytes: number
  /** Longest pause that was kept between two requests, milliseconds. */
  longestWaitMs: number
  withTitle: number
  withDate: number
  /** Characters of all bodies. */
  bodyChars: number
  /** Files of articles that were read. */
  attachments: number
  /** Signs that the site has changed its templates. */
  warnings: string[]
  /** For the next run's `watched`. */
  watched: WatchState
  /** Why the run ended before its lists did; null for a complete run. */
  stoppedBy: string | null
  lists: ListState[]
}
