import { createHash } from 'node:crypto'
import type { Analysis, EmploymentEvent } from '../models/contract.ts'
import { claimKey, keysOfClusters, refreshClaims } from './claims.ts'
import { joinCluster, lockClusters } from './clusters.ts'
import { type PageRow, savePageState, storePage } from './pages.ts'
import { type Pool, type PoolClient, prepared, type Queryable, transaction } from './pool.ts'
import { type Positions, tsvectorOf } from './words.ts'

/** An article as the crawler read it from a page. */
export interface ArticleRow {
  /** The article's own address (canonical where the page names one). */
  url: string
  title: string | null
  section: string | null
  /** What is analysed: title, lead and body. Well-formed, without NUL. */
  text: string
  /** ISO date or date-time with offset, as the source tells it. */
  publishedAt: string | null
}

/** A file of an article, and where its text stands in the article's. */
export interface AttachmentRow {
  page: PageRow
  title: string
  start: number
  end: number
}

/** A stored document, as the extraction needs it. */
export interface StoredDocument {
  id: string
  sourceId: string
  url: string
  title: string | null
  text: string
  publishedAt: string | null
  sourcePlace: string | null
  state: 'pending' | 'done' | 'failed'
  /** Done, and to be analysed again. */
  redo: boolean
  extractorVersion: string | null
  /** Address that its page was fetched from. */
  pageUrl: string | null
}

/** What the workers make of a text beside its analysis; this room knows no language. */
export interface Derived {
  extractorVersion: string
  /** Words of the title, as the search stores them. */
  title: Positions
  /** For each event the words of its sentence, of its place's names up to the country, of its official. */
  events: { sentence: Positions; place: Positions; official: Positions }[]
  /** For near-duplicates: MinHash signature and the bands that candidates share; null for a text too short. */
  signature: number[] | null
  bands: number[] | null
}

/** The id of a document: the same address, text and date give the same id. */
export function documentId(url: string, text: string, publishedAt: string | null): string {
  const parts = [url, publishedAt ?? '', text].join('\n')
  return createHash('sha256').update(parts).digest('hex').slice(0, 24)
}

/**
 * Stores a page and the article read from it, in one transaction. The same text again adds nothing; a changed
 * text becomes the next version of its address.
 * @returns the document's id, and whether it still has to be analysed
 */
export function storeArticle(
  pool: Pool,
  source: { id: string; placeId: string | null },
  page: PageRow,
  article: ArticleRow,
  attachments: readonly AttachmentRow[] = [],
): Promise<{ id: string; isNew: boolean; pending: boolean }> {
  const id = documentId(article.url, article.text, article.publishedAt)
  return transaction(pool, async (client) => {
    const pageId = await storePage(client, source.id, page)
    await savePageState(client, source.id, page.url, {
      sha256: page.sha256,
      etag: page.headers.etag ?? null,
      lastModified: page.headers['last-modified'] ?? null,
      checkedAt: page.fetchedAt,
      publishedAt: article.publishedAt,
      gone: false,
    })
    // One at a time for an address: its versions are numbered.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [article.url])
    const { rows } = await client.query(
      'SELECT id, state, is_current FROM documents WHERE id = $1 OR (url = $2 AND is_current)',
      [id, article.url],
    )
    const known = rows.find((row) => row.id === id)
    await client.query('UPDATE documents SET gone_at = NULL WHERE url = $1 AND gone_at IS NOT NULL', [
      article.url,
    ])
    if (known?.is_current) return { id, isNew: false, pending: known.state === 'pending' }
    // Before the rows: whoever holds it may be about to change them.
    if (rows.length > 0) await lockClusters(client)
    const previous = await client.query(
      'UPDATE documents SET is_current = false WHERE url = $1 AND is_current RETURNING cluster_id',
      [article.url],
    )
    if (known) {
      // An earlier text has come back.
      await client.query('UPDATE documents SET is_current = true WHERE id = $1', [id])
    } else {
      await client.query(
        `INSERT INTO documents (id, source_id, page_id, url, version, is_current, title, section, text,
                                published_at, published_text, published_day, source_place, fetched_at, cluster_id)
         SELECT $1, $2, $3, $4, coalesce(max(version), 0) + 1, true, $5, $6, $7,
                $8::timestamptz, $9, $10::date, $11, $12, $1
           FROM documents WHERE url = $4`,
        [
          id,
          source.id,
          pageId,
          article.url,
          article.title,
          article.section,
          article.text,
          // A day alone counts from its beginning in UTC.
          article.publishedAt &&
            (article.publishedAt.length === 10 ? `${article.publishedAt}T00:00Z` : article.publishedAt),
          article.publishedAt,
          article.publishedAt?.slice(0, 10) ?? null,
          source.placeId,
          page.fetchedAt,
        ],
      )
    }
    if (!known) {
      for (const [ordinal, file] of attachments.entries()) {
        const filePage = await storePage(client, source.id, file.page)
        await client.query(
          `INSERT INTO document_attachments (document_id, ordinal, page_id, title, text_start, text_end)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [id, ordinal, filePage, file.title, file.start, file.end],
        )
      }
    }
    if (previous.rows.length === 0 && !known) return { id, isNew: true, pending: true }
    const clusters = previous.rows.map((row) => row.cluster_id as string)
    await refreshClaims(
      client,
      await keysOfClusters(client, [...clusters, ...(known ? await clusterOf(client, id) : [])]),
    )
    return { id, isNew: !known, pending: known ? known.state === 'pending' : true }
  })
}

async function clusterOf(client: PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query('SELECT cluster_id FROM documents WHERE id = $1', [id])
  return rows.map((row) => row.cluster_id)
}

/** The document to analyse, or null. */
export async function loadDocument(db: Queryable, id: string): Promise<StoredDocument | null> {
  const { rows } = await db.query(
    prepared(
      `SELECT id, source_id AS "sourceId", url, title, text, published_text AS "publishedAt",
            source_place AS "sourcePlace", state, redo, extractor_version AS "extractorVersion",
            (SELECT url FROM pages WHERE pages.id = page_id) AS "pageUrl"
       FROM documents WHERE id = $1`,
      [id],
    ),
  )
  return rows[0] ?? null
}

/**
 * The disk need not have it yet: after a crash of the server the document is still pending, and done again. All
 * look-ups are by key: tables that grew since the server counted them last must not be read whole.
 */
const STORING = 'SET LOCAL synchronous_commit = off; SET LOCAL enable_seqscan = off'

/**
 * Stores the analysis of a document in one transaction, in the place of any earlier one: mentions, events with
 * their evidence, words for the search, and its cluster of near-duplicates. Storing the same again changes nothing.
 * @param seen version that had analysed the document when it was loaded (null for none). Where another one has been
 *   stored since, nothing is: a process that was frozen for an hour must not undo what was made meanwhile
 * @returns whether it was stored
 */
export function storeAnalysis(
  pool: Pool,
  id: string,
  analysis: Analysis,
  derived: Derived,
  seen?: string | null,
): Promise<boolean> {
  return transaction(
    pool,
    async (client) => {
      // A document that was analysed before may be in others' clusters: their lock comes before its row's.
      if (seen !== null) await lockClusters(client)
      const { rows } = await client.query<DocumentFacts>(
        prepared(
          `SELECT source_id, published_at, published_day::text, extractor_version, cluster_id, is_current
           FROM documents WHERE id = $1 FOR UPDATE`,
          [id],
        ),
      )
      const document = rows[0]
      // Deleted meanwhile: there is nothing to keep an analysis of.
      if (!document) return false
      if (seen !== undefined && document.extractor_version !== seen) return false
      const before = document.extractor_version === null ? [] : await deleteAnalysis(client, id)
      await insertMentions(client, id, analysis)
      await client.query(
        prepared(
          `UPDATE documents SET state = 'done', error = NULL, redo = false, extractor_version = $2, language = $3,
                script = $4, language_confidence = $5, signature = $6, bands = $7, analysed_at = now()
          WHERE id = $1`,
          [
            id,
            derived.extractorVersion,
            analysis.language.code,
            analysis.language.script,
            analysis.language.confidence,
            derived.signature,
            derived.bands,
          ],
        ),
      )
      if (seen === null) await lockClusters(client)
      const cluster = await joinCluster(client, id, document.cluster_id, derived)
      const linked = cluster.othersMoved ? await keysOfClusters(client, [cluster.name]) : []
      const shared = await insertEvents(client, id, document, analysis, derived)
      await refreshClaims(client, [...new Set([...before, ...shared, ...linked])])
      return true
    },
    STORING,
  )
}

/**
 * Sets a document aside whose analysis keeps failing, with the reason. One that an earlier version has analysed
 * keeps that analysis and is not tried again by itself.
 */
export async function markFailed(db: Queryable, id: string, reason: string): Promise<void> {
  await db.query(
    `UPDATE documents SET state = CASE WHEN extractor_version IS NULL THEN 'failed' ELSE state END,
            redo = false, error = $2
      WHERE id = $1 AND (state <> 'done' OR redo)`,
    [id, storable(reason).slice(0, 2000)],
  )
}

/** Puts a document back to be analysed. Returns false where there is none. */
export async function markPending(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(`UPDATE documents SET state = 'pending', error = NULL WHERE id = $1`, [
    id,
  ])
  return rowCount === 1
}

/** Puts back to be analysed every document that was set aside. Returns how many. */
export async function markAllPending(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE documents SET state = 'pending', error = NULL WHERE state = 'failed'`,
  )
  return rowCount ?? 0
}

/** A document that was set aside. */
export interface FailedDocument {
  id: string
  sourceId: string
  url: string
  reason: string
}

/** Documents that were set aside, in the order of their ids. */
export async function failedDocuments(db: Queryable, limit: number): Promise<FailedDocument[]> {
  const { rows } = await db.query(
    `SELECT id, source_id AS "sourceId", url, coalesce(error, '') AS reason
       FROM documents WHERE state = 'failed' ORDER BY id LIMIT $1`,
    [limit],
  )
  return rows
}

/**
 * Documents that wait for their analysis, in the order of their ids.
 * @param after ids beyond this one, for paging
 */
export async function pendingDocuments(db: Queryable, limit: number, after = ''): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT id FROM documents WHERE state = 'pending' AND id > $2 ORDER BY id LIMIT $1`,
    [limit, after],
  )
  return rows.map((row) => row.id)
}

/** Documents that are done and wait to be analysed again, in the order of their ids. */
export async function redoDocuments(db: Queryable, limit: number, after = ''): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT id FROM documents WHERE redo AND state = 'done' AND id > $2 ORDER BY id LIMIT $1`,
    [limit, after],
  )
  return rows.map((row) => row.id)
}

/** How many documents are in each state. */
export async function documentStates(db: Queryable): Promise<Record<string, number>> {
  const { rows } = await db.query('SELECT state, count(*) FROM documents GROUP BY state')
  return Object.fromEntries(rows.map((row) => [row.state, row.count]))
}

interface DocumentFacts {
  source_id: string
  published_at: Date | null
  published_day: string | null
  extractor_version: string | null
  cluster_id: string
  is_current: boolean
}

/** Takes away what an earlier analysis has left and tells its events' claim keys. Evidence goes with its events. */
async function deleteAnalysis(client: PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query(
    prepared(
      `WITH d AS (DELETE FROM date_mentions WHERE document_id = $1),
          p AS (DELETE FROM place_mentions WHERE document_id = $1),
          o AS (DELETE FROM official_mentions WHERE document_id = $1)
     DELETE FROM events WHERE document_id = $1 RETURNING claim_key`,
      [id],
    ),
  )
  return rows.map((row) => row.claim_key)
}

async function insertMentions(client: PoolClient, id: string, analysis: Analysis): Promise<void> {
  const { dates, places, officials } = analysis
  if (dates.length + places.length + officials.length === 0) return
  const numbered = (entries: { span: [number, number] }[]) =>
    JSON.stringify(
      entries.map((entry, i) => ({ ...entry, ordinal: i, from: entry.span[0], to: entry.span[1] })),
    )
  const spans = 'ordinal int, "from" int, "to" int, text text'
  await client.query(
    prepared(
      `WITH d AS (
       INSERT INTO date_mentions
       SELECT $1, ordinal, "from", "to", text, start, "end", grain, calendar
         FROM jsonb_to_recordset($2::jsonb) AS r (${spans}, start date, "end" date, grain text, calendar text)
     ), p AS (
       INSERT INTO place_mentions
       SELECT $1, ordinal, "from", "to", text, id, level, name
         FROM jsonb_to_recordset($3::jsonb) AS r (${spans}, id text, level text, name text)
     )
     INSERT INTO official_mentions
     SELECT $1, ordinal, "from", "to", text, name, title, organisation, place
       FROM jsonb_to_recordset($4::jsonb)
         AS r (${spans}, name text, title text, organisation text, place text)`,
      [id, numbered(dates), numbered(places), numbered(officials)],
    ),
  )
}

/**
 * Stores the events with their evidence. One whose claim nobody else tells stands for it at once; for the others, whose
 * keys are returned, `refreshClaims` has to decide. Call `lockClusters` before.
 */
async function insertEvents(
  client: PoolClient,
  id: string,
  document: DocumentFacts,
  analysis: Analysis,
  derived: Derived,
): Promise<string[]> {
  if (analysis.events.length === 0) return []
  const used = new Map<string, number>()
  const keys = analysis.events.map(claimKey)
  const rows = analysis.events.map((event, i) => {
    const name = hash(`${id}\n${told(event)}\n${JSON.stringify(event.period)}`)
    const times = used.get(name) ?? 0
    used.set(name, times + 1)
    const { sentence, place, official } = derived.events[i] ?? { sentence: [], place: [], official: [] }
    return {
      id: times === 0 ? name : `${name}-${times + 1}`,
      ordinal: i,
      type: event.type,
      status: event.status,
      quantity_value: event.quantity?.value ?? null,
      quantity_min: event.quantity?.min ?? null,
      quantity_max: event.quantity?.max ?? null,
      quantity_unit: event.quantity?.unit ?? null,
      quantity_bound: event.quantity?.bound ?? null,
      money_value: event.money?.value ?? null,
      money_currency: event.money?.currency ?? null,
      money_bound: event.money?.bound ?? null,
      place_id: event.place,
      period_start: event.period?.start ?? null,
      period_end: event.period?.end ?? null,
      period_grain: event.period?.grain ?? null,
      official_name: event.official?.name ?? null,
      official_title: event.official?.title ?? null,
      confidence: event.confidence,
      rule: event.rule,
      claim_key: keys[i],
      times: keys.filter((key) => key === keys[i]).length,
      words: tsvectorOf([
        { words: sentence, zone: 'A' },
        { words: derived.title, zone: 'B' },
        { words: place, zone: 'C' },
        { words: official, zone: 'D' },
      ]),
    }
  })
  const evidence = analysis.events.flatMap((event, i) =>
    event.evidence.map((entry, ordinal) => ({
      event_id: rows[i]?.id,
      ordinal,
      field: entry.field ?? null,
      from: entry.span[0],
      to: entry.span[1],
      text: entry.text,
    })),
  )
  const { rows: shared } = await client.query(
    prepared(
      `WITH made AS (
       INSERT INTO events (id, document_id, ordinal, type, status, quantity_value, quantity_min, quantity_max,
              quantity_unit, quantity_bound, money_value, money_currency, money_bound, place_id, period_start,
              period_end, period_grain, official_name, official_title, confidence, rule, extractor_version,
              source_id, language, published_at, published_day, claim_key, words, claim_id, reports, is_shown)
       SELECT id, $2, ordinal, type, status, quantity_value, quantity_min, quantity_max,
              quantity_unit, quantity_bound, money_value, money_currency, money_bound, place_id, period_start,
              period_end, period_grain, official_name, official_title, confidence, rule, $3,
              $4, $5, $6, $7, claim_key, words::tsvector, CASE WHEN alone THEN id END, alone::integer, alone
         FROM jsonb_to_recordset($1::jsonb) AS r (id text, ordinal int, type text, status text,
              quantity_value float8, quantity_min float8, quantity_max float8, quantity_unit text,
              quantity_bound text, money_value float8, money_currency text, money_bound text, place_id text,
              period_start date, period_end date, period_grain text, official_name text, official_title text,
              confidence real, rule text, claim_key text, words text, times int),
              LATERAL (SELECT $9 AND times = 1 AND
                -- A row at a time by the index: an EXISTS may be made into a reading of the whole table.
                (SELECT o.claim_key FROM events o WHERE o.claim_key = r.claim_key LIMIT 1) IS NULL AS alone) a
       RETURNING claim_key, is_shown
     ), kept AS (
       INSERT INTO event_evidence
       SELECT event_id, ordinal, field, "from", "to", text
         FROM jsonb_to_recordset($8::jsonb)
           AS r (event_id text, ordinal int, field text, "from" int, "to" int, text text)
     )
     SELECT DISTINCT claim_key FROM made WHERE NOT is_shown`,
      [
        JSON.stringify(rows),
        id,
        derived.extractorVersion,
        document.source_id,
        analysis.language.code,
        document.published_at,
        document.published_day,
        JSON.stringify(evidence),
        document.is_current,
      ],
    ),
  )
  return shared.map((row) => row.claim_key as string)
}

/** What an event's id is made of, beside its document and period. */
function told({ type, status, quantity, money, place }: EmploymentEvent): string {
  const figures = quantity && [quantity.value, quantity.min ?? null, quantity.max ?? null, quantity.unit]
  return hash(JSON.stringify([type, status, figures, money && [money.value, money.currency], place]))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20)
}

/** A message as PostgreSQL can keep it: without NUL and half surrogates. */
function storable(text: string): string {
  // A trip through UTF-8 turns each half surrogate into U+FFFD.
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd')
}
