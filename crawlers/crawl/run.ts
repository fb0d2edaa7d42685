/** What the parts of a run share, and what each of them reports. */
import type { Article, NoArticle } from '../article/index.ts'
import type { Fetcher, FetchOptions, Page } from '../fetch/index.ts'
import type { Source } from '../registry.ts'
import type { backfillPlaces } from './backfill.ts'
import type { CrawlDependencies, CrawlLimits, CrawlReport, PageOutcome, WatchState } from './contract.ts'

/** However deep a back-fill goes, no list is longer. */
export const MAX_LIST_PAGES = 5_000

/** A run of a source under way. */
export interface Run {
  source: Source
  dependencies: CrawlDependencies
  limits: CrawlLimits
  /** Epoch milliseconds. */
  now: () => number
  /** User-Agent. */
  agent: string
  fetcher: Fetcher
  /** What all requests of the run have in common. */
  shape: FetchOptions
  report: CrawlReport
  /** Aborted when the run is to end. */
  signal: AbortSignal
  /** Ends the run for a reason. */
  halt: (reason: string) => void
  /** Keys of the articles that were named, and of the lists that were. */
  seen: Set<string>
  seenLists: Set<string>
  /** Articles that wait to be fetched. */
  queued: number
  /** Gates met in a row. */
  challenges: number
  /** Hash of a text → ids of the articles that it was given for. */
  bodies: Map<string, Set<string>>
  places: ReturnType<typeof backfillPlaces> | null
  watch: (result: Article | NoArticle) => void
}

/** The report of a run that begins. @param watched what the run before saw */
export function emptyReport(source: Source, startedAt: string, watched: WatchState | undefined): CrawlReport {
  return {
    source: source.id,
    startedAt,
    endedAt: '',
    candidates: 0,
    skipped: 0,
    fetched: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    gone: 0,
    refusedByRobots: 0,
    empty: {},
    errors: {},
    bytes: 0,
    longestWaitMs: 0,
    withTitle: 0,
    withDate: 0,
    bodyChars: 0,
    attachments: 0,
    warnings: [],
    watched: { recent: [...(watched?.recent ?? [])], usualChars: watched?.usualChars ?? 0 },
    stoppedBy: null,
    lists: [],
  }
}

/** Counts what an answer brought. */
export function tally({ report }: Run, page: Page): void {
  report.bytes += page.body.length
  report.longestWaitMs = Math.max(report.longestWaitMs, page.waitedMs)
}

/** Counts and tells an error. */
export function countError({ report, dependencies }: Run, code: string, url: string, message: string): void {
  report.errors[code] = (report.errors[code] ?? 0) + 1
  dependencies.onProgress?.({ kind: 'error', url, code, message })
}

/** Tells what came of an article that waited. */
export function progressPage(run: Run, url: string, outcome: PageOutcome): void {
  run.queued--
  run.dependencies.onProgress?.({
    kind: 'page',
    url,
    outcome,
    done: run.report.fetched,
    queued: Math.max(0, run.queued),
  })
}
