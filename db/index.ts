/** The one door of the room: PostgreSQL, embedded or your own. */

export {
  type AnalysisRows,
  analysisRows,
  type Derived,
  type NewAnalysis,
  storeAnalyses,
  storeAnalysis,
} from './analyses.ts'
export { BackupError, type BackupManifest, backupTables, readManifest, restoreTables } from './backup.ts'
export { type BreakdownRow, searchBreakdown } from './breakdown.ts'
export * from './claims.ts'
export { askDatabase, type EventSearch, openSearch, type SearchAnswer } from './columns/index.ts'
export * from './crawling.ts'
export * from './documents.ts'
export {
  defaultDataDirectory,
  type EmbeddedServer,
  EmbeddedUnavailableError,
  startEmbedded,
} from './embedded.ts'
export * from './export/index.ts'
export * from './keys.ts'
export { migrate } from './migrate.ts'
export * from './officials.ts'
export * from './pages.ts'
export * from './places.ts'
export { createPool, type Pool, type PoolClient, type Queryable, transaction } from './pool.ts'
export * from './promises.ts'
export * from './retention.ts'
export * from './runs.ts'
export * from './saved-searches.ts'
export * from './schedules.ts'
export * from './search.ts'
export * from './sources.ts'
export * from './verify.ts'
export { type Positions, tsvectorOf } from './words.ts'
