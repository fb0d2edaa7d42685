/** The one door of this room: from a source to its articles. */
export {
  type Article,
  type ArticleInput,
  type ArticleOptions,
  type DateSource,
  extractArticle,
  isArticle,
  type NoArticle,
} from './article/index.ts'
export { AttachmentError, attachmentKind, attachmentText } from './attachments/index.ts'
export { type AttachmentSpan, articleText } from './attachments/text.ts'
export {
  type Attachment,
  type BackfillPlaces,
  type CrawlDependencies,
  type CrawlLimits,
  type CrawlProgress,
  type CrawlReport,
  crawlSource,
  DEFAULT_CRAWL_LIMITS,
  isDue,
  type KnownPage,
  type ListPlace,
  type ListState,
  type PageChange,
  type PageDetail,
  type PageOutcome,
  type WatchState,
} from './crawl/index.ts'
export type { Candidate, FoundBy } from './discover/candidate.ts'
export { userAgent } from './fetch/agent.ts'
export {
  type Archive,
  type ArchivedResponse,
  type ArchiveOptions,
  type ArchiveRef,
  openArchive,
  readArchive,
  readRecord,
  sha256Of,
} from './fetch/archive.ts'
export { type Charset, type DecodedText, decodeText, detectCharset } from './fetch/charset.ts'
export { fileClocks } from './fetch/clocks.ts'
export { FetchError, type FetchErrorCode } from './fetch/errors.ts'
export { checkUrl, guardedLookup, hostKey } from './fetch/guard.ts'
export {
  type ConditionalState,
  createFetcher,
  type Fetcher,
  type FetcherOptions,
  type FetchOptions,
  type Page,
} from './fetch/index.ts'
export { type Manners, sharedManners } from './fetch/manners.ts'
export {
  type ClockStore,
  createPoliteness,
  type HostState,
  memoryClocks,
  type Politeness,
  type PolitenessOptions,
} from './fetch/politeness.ts'
export { decideRobots, parseRobots, type RobotsDecision, type RobotsFile } from './fetch/robots.ts'
export { fileRobots, type RobotsStore } from './fetch/robots-store.ts'
export {
  checkSource,
  loadSources,
  parseSources,
  privateHosts,
  RegistryError,
  type RegistryProblem,
  rebase,
  type Source,
} from './registry.ts'
export { type ReplayDependencies, replayArchive } from './replay.ts'
export { canonicalUrl, looksLikeTrap, urlKey } from './url.ts'
