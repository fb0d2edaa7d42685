/** Which articles are fetched again, and when. */
import type { Candidate } from '../discover/candidate.ts'
import { articleId, belongsTo } from '../registry.ts'
import { urlKey } from '../url.ts'
import type { KnownPage } from './contract.ts'
import type { Run } from './run.ts'
import type { Step } from './work.ts'

const MINUTE_MS = 60_000
/** How long after the last look an article is looked at again, by its age: news is corrected early or never. */
const REVISIT: [ageMs: number, intervalMs: number][] = [
  [6 * 60 * MINUTE_MS, 60 * MINUTE_MS],
  [2 * 1440 * MINUTE_MS, 12 * 60 * MINUTE_MS],
  [14 * 1440 * MINUTE_MS, 4 * 1440 * MINUTE_MS],
]

/**
 * Whether an article is to be fetched: it is new, or its list says that it has changed, or it is young enough
 * to be corrected and has not been looked at for a while.
 */
export function isDue(
  known: KnownPage | null,
  candidate: Pick<Candidate, 'modifiedAt'>,
  nowMs: number,
): boolean {
  if (!known?.fetchedAt) return true
  const fetched = Date.parse(known.fetchedAt)
  const modified = Date.parse(candidate.modifiedAt ?? '')
  // A sitemap that says «now» for everything would have all fetched every time: one look a day at most then.
  if (!Number.isNaN(modified) && modified > fetched && modified <= nowMs)
    return nowMs - fetched >= 60 * MINUTE_MS
  const age = nowMs - (known.publishedAt ? Date.parse(known.publishedAt) : fetched)
  const rule = REVISIT.find(([limit]) => age <= limit)
  return rule !== undefined && nowMs - fetched >= rule[1]
}

/** Articles of earlier runs that no list named and that are due for another look. */
export async function dueAgain(run: Run): Promise<Step[]> {
  const out: Step[] = []
  for (const { url, publishedAt } of (await run.dependencies.revisits?.()) ?? []) {
    if (!belongsTo(run.source, url)) continue
    const id = articleId(run.source, url)
    const key = id === null || run.source.articleUrl === undefined ? urlKey(url) : id
    if (id === null || run.seen.has(key)) continue
    run.seen.add(key)
    const candidate: Candidate = {
      url,
      articleId: id,
      via: 'address',
      from: url,
      seenAt: new Date(run.now()).toISOString(),
      ...(publishedAt ? { publishedAt } : {}),
    }
    const known = (await run.dependencies.known?.(url, candidate)) ?? null
    if (!known || !isDue(known, candidate, run.now())) continue
    run.dependencies.onProgress?.({ kind: 'candidate', candidate, action: 'fetch' })
    if (run.dependencies.dryRun) continue
    run.queued++
    out.push({ url, work: { kind: 'article', candidate, known } })
  }
  return out
}
