/** What an analysis leaves in the tables: mentions, events with their evidence, the document's cluster, claims. */
import { createHash } from 'node:crypto'
import type { Analysis, EmploymentEvent, Span } from '../models/contract.ts'
import { claimKey, insertEvents, keysOfClusters } from './claims.ts'
import { joinClusters, lockClusters } from './clusters.ts'
import { type Pool, type PoolClient, prepared, transaction } from './pool.ts'
import { type Positions, tsvectorOf } from './words.ts'

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

/**
 * An analysis as the tables take it. The rows are JSON objects with commas between them, so that those of several
 * documents are put together without being read again.
 */
export interface AnalysisRows {
  /** The document's own columns, one row. */
  document: string
  dates: string
  places: string
  officials: string
  events: string
  evidence: string
  /** What each event has in common with those that tell the same claim. */
  claimKeys: string[]
  signature: number[] | null
}

/** An analysis to be stored. */
export interface NewAnalysis {
  id: string
  rows: AnalysisRows
  /**
   * Version that had analysed the document when it was loaded (null for none). Where another one has been stored
   * since, nothing is: a process that was frozen for an hour must not undo what was made meanwhile.
   */
  seen?: string | null | undefined
}

/**
 * The disk need not have it yet: after a crash of the server the document is still pending, and done again. All
 * look-ups are by key: tables that grew since the server counted them last must not be read whole.
 */
const STORING = `SET LOCAL synchronous_commit = off; SET LOCAL enable_seqscan = off;
  SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`

/** Stores one analysis as `storeAnalyses` does. */
export async function storeAnalysis(
  pool: Pool,
  id: string,
  analysis: Analysis,
  derived: Derived,
  seen?: string | null,
): Promise<boolean> {
  const [stored] = await storeAnalyses(pool, [{ id, rows: analysisRows(id, analysis, derived), seen }])
  return stored === true
}

/**
 * Stores the analyses of documents in one transaction, each in the place of any earlier one: mentions, events with
 * their evidence, words for the search, and the clusters of near-duplicates. Storing the same again changes nothing,
 * and the tables are the same whichever documents are stored together.
 * @returns for each whether it was stored
 */
export function storeAnalyses(pool: Pool, analyses: readonly NewAnalysis[]): Promise<boolean[]> {
  return transaction(
    pool,
    async (client) => {
      // A document that was analysed before may be in others' clusters: their lock comes before its row's.
      const locked = analyses.some(({ seen }) => seen !== null)
      if (locked) await lockClusters(client)
      const { rows } = await client.query<{
        id: string
        extractor_version: string | null
        cluster_id: string
      }>(
        prepared(
          // In this order, so that two that store the same documents wait for each other instead of crosswise.
          'SELECT id, extractor_version, cluster_id FROM documents WHERE id = ANY($1) ORDER BY id FOR UPDATE',
          [analyses.map(({ id }) => id)],
        ),
      )
      const waiting = new Map(rows.map((row) => [row.id, row]))
      const stored = analyses.map(({ id, seen }) => {
        const document = waiting.get(id)
        // Deleted meanwhile, or analysed elsewhere.
        if (!document || (seen !== undefined && document.extractor_version !== seen)) return false
        // Were it here twice, it would be stored by the first.
        waiting.delete(id)
        return true
      })
      const fresh = analyses.filter((_, i) => stored[i])
      if (fresh.length === 0) return stored
      const ids = new Set(fresh.map(({ id }) => id))
      const known = rows.filter((row) => ids.has(row.id) && row.extractor_version !== null)
      const before =
        known.length > 0
          ? await deleteAnalyses(
              client,
              known.map((row) => row.id),
            )
          : []
      await insertMentions(client, fresh)
      if (!locked) await lockClusters(client)
      const clusters = new Map(rows.map((row) => [row.id, row.cluster_id]))
      const moved = await joinClusters(
        client,
        fresh.map(({ id, rows: { signature } }) => ({ id, signature, own: clusters.get(id) as string })),
      )
      const linked = moved.length > 0 ? await keysOfClusters(client, moved) : []
      const keys = new Set([...before, ...linked, ...fresh.flatMap(({ rows: { claimKeys } }) => claimKeys)])
      const made = { events: listOf(fresh, 'events'), evidence: listOf(fresh, 'evidence') }
      if (keys.size > 0) await insertEvents(client, made, [...keys])
      return stored
    },
    STORING,
  )
}

/** Makes an analysis into rows. */
export function analysisRows(id: string, analysis: Analysis, derived: Derived): AnalysisRows {
  const array = (numbers: number[] | null) => numbers && `{${numbers.join(',')}}`
  const events = eventRows(id, analysis.events, derived)
  return {
    document: JSON.stringify({
      id,
      version: derived.extractorVersion,
      language: analysis.language.code,
      script: analysis.language.script,
      confidence: analysis.language.confidence,
      signature: array(derived.signature),
      bands: array(derived.bands),
    }),
    dates: rowsOf(
      analysis.dates.map(({ span, text, start, end, grain, calendar }, i) => ({
        ...at(id, i, span, text),
        start,
        end,
        grain,
        calendar,
      })),
    ),
    places: rowsOf(
      analysis.places.map(({ span, text, id: place, level, name }, i) => ({
        ...at(id, i, span, text),
        place,
        level,
        name,
      })),
    ),
    officials: rowsOf(
      analysis.officials.map(({ span, text, name, title, organisation, place }, i) => ({
        ...at(id, i, span, text),
        name,
        title,
        organisation,
        place,
      })),
    ),
    events: rowsOf(events),
    evidence: rowsOf(
      analysis.events.flatMap((event, i) =>
        event.evidence.map(({ span, text, field }, ordinal) => ({
          ...at(events[i]?.id as string, ordinal, span, text),
          field,
        })),
      ),
    ),
    claimKeys: events.map((event) => event.claim_key),
    signature: derived.signature,
  }
}

/** Where a mention or a piece of evidence stands, and whose it is. */
function at(of: string, ordinal: number, [from, to]: Span, text: string): object {
  return { of, ordinal, from, to, text }
}

function rowsOf(rows: object[]): string {
  return JSON.stringify(rows).slice(1, -1)
}

function eventRows(id: string, events: readonly EmploymentEvent[], derived: Derived) {
  const used = new Map<string, number>()
  return events.map((event, i) => {
    const name = hash(`${id}\n${told(event)}\n${JSON.stringify(event.period)}`)
    const times = used.get(name) ?? 0
    used.set(name, times + 1)
    const { sentence, place, official } = derived.events[i] ?? { sentence: [], place: [], official: [] }
    return {
      id: times === 0 ? name : `${name}-${times + 1}`,
      of: id,
      ordinal: i,
      type: event.type,
      status: event.status,
      quantity_value: event.quantity?.value,
      quantity_min: event.quantity?.min,
      quantity_max: event.quantity?.max,
      quantity_unit: event.quantity?.unit,
      quantity_bound: event.quantity?.bound,
      money_value: event.money?.value,
      money_currency: event.money?.currency,
      money_bound: event.money?.bound,
      place_id: event.place,
      period_start: event.period?.start,
      period_end: event.period?.end,
      period_grain: event.period?.grain,
      official_name: event.official?.name,
      official_title: event.official?.title,
      confidence: event.confidence,
      rule: event.rule,
      claim_key: claimKey(event),
      words: tsvectorOf([
        { words: sentence, zone: 'A' },
        { words: derived.title, zone: 'B' },
        { words: place, zone: 'C' },
        { words: official, zone: 'D' },
      ]),
    }
  })
}

/** The rows of several documents as one JSON list. */
function listOf(
  fresh: readonly NewAnalysis[],
  table: Exclude<keyof AnalysisRows, 'claimKeys' | 'signature'>,
): string {
  return `[${fresh
    .map(({ rows }) => rows[table])
    .filter(Boolean)
    .join(',')}]`
}

/** Takes away what earlier analyses have left and tells their events' claim keys. Evidence goes with its events. */
async function deleteAnalyses(client: PoolClient, ids: string[]): Promise<string[]> {
  const { rows } = await client.query(
    prepared(
      `WITH d AS (DELETE FROM date_mentions WHERE document_id = ANY($1)),
          p AS (DELETE FROM place_mentions WHERE document_id = ANY($1)),
          o AS (DELETE FROM official_mentions WHERE document_id = ANY($1))
     DELETE FROM events WHERE document_id = ANY($1) RETURNING claim_key`,
      [ids],
    ),
  )
  return rows.map((row) => row.claim_key)
}

/** Stores the documents' own columns and their mentions. */
async function insertMentions(client: PoolClient, fresh: readonly NewAnalysis[]): Promise<void> {
  const spans = '"of" text, ordinal int, "from" int, "to" int, text text'
  await client.query(
    prepared(
      `WITH d AS (
       INSERT INTO date_mentions
       SELECT "of", ordinal, "from", "to", text, start, "end", grain, calendar
         FROM jsonb_to_recordset($2::jsonb) AS r (${spans}, start date, "end" date, grain text, calendar text)
     ), p AS (
       INSERT INTO place_mentions
       SELECT "of", ordinal, "from", "to", text, place, level, name
         FROM jsonb_to_recordset($3::jsonb) AS r (${spans}, place text, level text, name text)
     ), o AS (
       INSERT INTO official_mentions
       SELECT "of", ordinal, "from", "to", text, name, title, organisation, place
         FROM jsonb_to_recordset($4::jsonb)
           AS r (${spans}, name text, title text, organisation text, place text)
     )
     UPDATE documents d SET state = 'done', error = NULL, redo = false, extractor_version = r.version,
            language = r.language, script = r.script, language_confidence = r.confidence,
            signature = r.signature::integer[], bands = r.bands::integer[], analysed_at = now()
       FROM jsonb_to_recordset($1::jsonb) AS r (id text, version text, language text, script text, confidence real,
            signature text, bands text)
      WHERE d.id = r.id`,
      [
        listOf(fresh, 'document'),
        listOf(fresh, 'dates'),
        listOf(fresh, 'places'),
        listOf(fresh, 'officials'),
      ],
    ),
  )
}

/** What an event's id is made of, beside its document and period. */
function told({ type, status, quantity, money, place }: EmploymentEvent): string {
  const figures = quantity && [quantity.value, quantity.min ?? null, quantity.max ?? null, quantity.unit]
  return hash(JSON.stringify([type, status, figures, money && [money.value, money.currency], place]))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20)
}
