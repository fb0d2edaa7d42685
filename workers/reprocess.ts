/**
 * The present extractor over documents that are stored: what would change, before anything is replaced; then the
 * replacing, behind all new documents.
 */
import type { ArchivedDocument, Pool, PoolClient } from '../db/index.ts'
import type { Analysis, EmploymentEvent } from '../models/index.ts'
import type { Extractors } from './extractors.ts'
import { isOutage } from './failures.ts'

/** Which documents. */
export interface ReprocessScope {
  source?: string | undefined
  /** Published on this ISO day or later. */
  since?: string | undefined
  language?: string | undefined
}

/** One event in the fields that are compared: dotted names, each a value or null. */
export type EventFields = Record<string, string | number | null>

/** What the present extractor makes of a document, against what is stored. */
export interface Difference {
  added: EventFields[]
  lost: EventFields[]
  /** Events of the same sentence whose fields differ: field → [stored, new]. */
  changed: { at: string; fields: Record<string, [string | number | null, string | number | null]> }[]
}

export interface ReprocessSummary {
  run: number
  documents: number
  same: number
  differing: number
  failed: number
  added: number
  lost: number
  changed: number
  /** Changed events by field. */
  fields: Record<string, number>
}

const PAGE = 200

/** The condition of a scope over `documents d`, with its values. */
function conditionOf({ source, since, language }: ReprocessScope, values: unknown[]): string {
  const value = (one: unknown) => `$${values.push(one)}`
  return [
    "d.state = 'done'",
    ...(source ? [`d.source_id = ${value(source)}`] : []),
    ...(since ? [`d.published_day >= ${value(since)}::date`] : []),
    ...(language ? [`d.language = ${value(language)}`] : []),
  ].join(' AND ')
}

/**
 * Compares, document by document; what was compared is kept, so that a run that was cut short goes on where it was.
 * Waits whenever new documents wait.
 * @param textOf the text to analyse instead of the stored one (from the archive), or null to take that
 * @param onDocument told of each document that differs
 */
export async function compareStored(
  pool: Pool,
  extractors: Extractors,
  scope: ReprocessScope & { archive?: boolean },
  options: {
    signal?: AbortSignal
    textOf?: (document: ArchivedDocument) => Promise<string | null>
    onDocument?: (id: string, url: string, difference: Difference) => void | Promise<void>
    onProgress?: (done: number, all: number) => void
    /** Told at the beginning of each wait for new documents. */
    onWait?: () => void
  } = {},
): Promise<ReprocessSummary> {
  const run = await openRun(pool, extractors.version, scope)
  const values: unknown[] = [run]
  const condition = conditionOf(scope, values)
  const open = `${condition} AND NOT EXISTS (
    SELECT 1 FROM reprocess_documents r WHERE r.run_id = $1 AND r.document_id = d.id)`
  const { rows: counted } = await pool.query(`SELECT count(*) AS n FROM documents d WHERE ${open}`, values)
  let done = 0
  for (let after = ''; !options.signal?.aborted; ) {
    await liveFirst(pool, options.signal, options.onWait)
    const { rows } = await pool.query(
      `SELECT d.id, d.url, d.title, d.text, d.published_text AS "publishedAt", d.source_place AS "sourcePlace",
              json_build_object('file', p.archive_file, 'offset', p.archive_offset, 'length', p.archive_length,
                                'sha256', p.sha256, 'url', p.url) AS page
         FROM documents d LEFT JOIN pages p ON p.id = d.page_id
        WHERE ${open} AND d.id > $${values.length + 1} ORDER BY d.id LIMIT ${PAGE}`,
      [...values, after],
    )
    if (rows.length === 0) break
    after = rows.at(-1).id
    const lanes = rows.map(async (document) => {
      if (options.signal?.aborted) return
      let difference: Difference | null = null
      let error: string | null = null
      try {
        const text = (await options.textOf?.(document)) ?? document.text
        const { analysis } = await extractors.extract({ ...document, text })
        difference = differenceOf(await storedEvents(pool, document.id), fieldsOf(analysis))
      } catch (failure) {
        if (isOutage(failure) || options.signal?.aborted) throw failure
        error = (failure as Error).message
      }
      await pool.query(
        `INSERT INTO reprocess_documents (run_id, document_id, difference, error) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [run, document.id, difference && JSON.stringify(difference), error],
      )
      if (difference && isDifferent(difference))
        await options.onDocument?.(document.id, document.url, difference)
      options.onProgress?.(++done, counted[0].n)
    })
    await Promise.all(lanes)
  }
  if (!options.signal?.aborted)
    await pool.query('UPDATE reprocess_runs SET finished_at = now() WHERE id = $1', [run])
  return summaryOf(pool, run)
}

/** An unfinished run of the same scope and version, or a new one. */
async function openRun(pool: Pool, version: string, scope: object): Promise<number> {
  const text = JSON.stringify(Object.fromEntries(Object.entries(scope).sort(([a], [b]) => (a < b ? -1 : 1))))
  const found = await pool.query(
    `SELECT id FROM reprocess_runs WHERE extractor_version = $1 AND scope = $2 AND finished_at IS NULL
      ORDER BY id DESC LIMIT 1`,
    [version, text],
  )
  if (found.rows[0]) {
    const { id } = found.rows[0]
    // What this version has replaced meanwhile no longer differs as it did: it is compared again.
    await pool.query(
      `DELETE FROM reprocess_documents r USING documents d
        WHERE r.run_id = $1 AND d.id = r.document_id AND d.extractor_version = $2
          AND r.difference IS DISTINCT FROM '{"added": [], "lost": [], "changed": []}'`,
      [id, version],
    )
    return id
  }
  const made = await pool.query(
    'INSERT INTO reprocess_runs (extractor_version, scope) VALUES ($1, $2) RETURNING id',
    [version, text],
  )
  return made.rows[0].id
}

/** Waits until no new document waits for its first analysis. */
async function liveFirst(pool: Pool, signal?: AbortSignal, onWait?: () => void): Promise<void> {
  for (let told = false; ; ) {
    const { rows } = await pool.query(
      `SELECT EXISTS (SELECT 1 FROM documents WHERE state = 'pending') AS waits`,
    )
    if (!rows[0].waits || signal?.aborted) return
    if (!told) onWait?.()
    told = true
    await new Promise((settle) => setTimeout(settle, 500))
  }
}

/**
 * Marks the documents of a scope that another version has analysed: workers do them again behind all new ones.
 * @returns how many were marked
 */
export async function markForRedo(pool: Pool, version: string, scope: ReprocessScope): Promise<number> {
  const values: unknown[] = [version]
  const condition = conditionOf(scope, values)
  let marked = 0
  for (let after = ''; ; ) {
    const { rows } = await pool.query(
      `WITH page AS (
         SELECT d.id FROM documents d
          WHERE ${condition} AND d.extractor_version IS DISTINCT FROM $1 AND NOT d.redo AND d.id > $${values.length + 1}
          ORDER BY d.id LIMIT 5000)
       UPDATE documents SET redo = true FROM page WHERE page.id = documents.id RETURNING documents.id`,
      [...values, after],
    )
    if (rows.length === 0) return marked
    marked += rows.length
    after = rows
      .map((row) => row.id as string)
      .sort()
      .at(-1) as string
  }
}

async function summaryOf(pool: Pool, run: number): Promise<ReprocessSummary> {
  const { rows } = await pool.query(
    'SELECT difference, error FROM reprocess_documents WHERE run_id = $1 AND (difference IS NOT NULL OR error IS NOT NULL)',
    [run],
  )
  const summary: ReprocessSummary = {
    run,
    documents: rows.length,
    same: 0,
    differing: 0,
    failed: 0,
    added: 0,
    lost: 0,
    changed: 0,
    fields: {},
  }
  for (const { difference, error } of rows as { difference: Difference | null; error: string | null }[]) {
    if (error !== null || !difference) {
      summary.failed++
      continue
    }
    if (!isDifferent(difference)) {
      summary.same++
      continue
    }
    summary.differing++
    summary.added += difference.added.length
    summary.lost += difference.lost.length
    summary.changed += difference.changed.length
    for (const { fields } of difference.changed)
      for (const field of Object.keys(fields)) summary.fields[field] = (summary.fields[field] ?? 0) + 1
  }
  return summary
}

/** Is there any? */
export function isDifferent({ added, lost, changed }: Difference): boolean {
  return added.length + lost.length + changed.length > 0
}

/** The events of an analysis in the fields that are compared. */
export function fieldsOf({ events }: Analysis): EventFields[] {
  return events.map((event: EmploymentEvent) => {
    const sentence = event.evidence.find((entry) => entry.field === undefined) ?? event.evidence[0]
    return {
      at: sentence ? `${sentence.span[0]}–${sentence.span[1]}` : '',
      type: event.type,
      status: event.status,
      'quantity.value': event.quantity?.value ?? null,
      'quantity.min': event.quantity?.min ?? null,
      'quantity.max': event.quantity?.max ?? null,
      'quantity.unit': event.quantity?.unit ?? null,
      'quantity.bound': event.quantity?.bound ?? null,
      'money.value': event.money?.value ?? null,
      'money.currency': event.money?.currency ?? null,
      'money.bound': event.money?.bound ?? null,
      place: event.place,
      'period.start': event.period?.start ?? null,
      'period.end': event.period?.end ?? null,
      'period.grain': event.period?.grain ?? null,
      'official.name': event.official?.name ?? null,
      'official.title': event.official?.title ?? null,
    }
  })
}

/** The stored events of a document in the same fields. */
async function storedEvents(db: Pick<PoolClient, 'query'>, id: string): Promise<EventFields[]> {
  const { rows } = await db.query(
    `SELECT coalesce((SELECT span_start || '–' || span_end FROM event_evidence v WHERE v.event_id = e.id
                       ORDER BY field IS NOT NULL, ordinal LIMIT 1), '') AS at,
            type, status, quantity_value AS "quantity.value", quantity_min AS "quantity.min",
            quantity_max AS "quantity.max", quantity_unit AS "quantity.unit", quantity_bound AS "quantity.bound",
            money_value AS "money.value", money_currency AS "money.currency", money_bound AS "money.bound",
            place_id AS place, period_start::text AS "period.start", period_end::text AS "period.end",
            period_grain AS "period.grain", official_name AS "official.name", official_title AS "official.title"
       FROM events e WHERE document_id = $1 ORDER BY ordinal`,
    [id],
  )
  return rows
}

/**
 * Pairs events of the same sentence, the most alike first; what is left over was added or lost.
 */
export function differenceOf(stored: EventFields[], made: EventFields[]): Difference {
  const pairs = stored.flatMap((before, i) =>
    made.flatMap((after, j) =>
      before.at === after.at ? [{ i, j, equal: unequalFields(before, after).length }] : [],
    ),
  )
  pairs.sort((a, b) => a.equal - b.equal || a.i - b.i || a.j - b.j)
  const [pairedStored, pairedMade] = [new Set<number>(), new Set<number>()]
  const changed: Difference['changed'] = []
  for (const { i, j } of pairs) {
    if (pairedStored.has(i) || pairedMade.has(j)) continue
    const [before, after] = [stored[i] as EventFields, made[j] as EventFields]
    const fields = unequalFields(before, after)
    // Another type of another figure is another event.
    if (fields.includes('type') && fields.includes('quantity.value')) continue
    pairedStored.add(i)
    pairedMade.add(j)
    if (fields.length === 0) continue
    changed.push({
      at: String(before.at),
      fields: Object.fromEntries(
        fields.map((field) => [field, [before[field] ?? null, after[field] ?? null]]),
      ),
    })
  }
  return {
    added: made.filter((_, j) => !pairedMade.has(j)),
    lost: stored.filter((_, i) => !pairedStored.has(i)),
    changed,
  }
}

function unequalFields(a: EventFields, b: EventFields): string[] {
  return Object.keys(a).filter((field) => a[field] !== b[field])
}
