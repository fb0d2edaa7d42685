/** The news of gov.kz, by its API. */
import type { Candidate } from '../discover/candidate.ts'
import { GOVKZ_PAGE_SIZE, govkzGraphql, govkzHumanUrl, govkzListUrl, readGovKz } from '../discover/govkz.ts'
import { sha256Of } from '../fetch/archive.ts'
import { decodeText } from '../fetch/charset.ts'
import { FetchError } from '../fetch/errors.ts'
import type { Page } from '../fetch/index.ts'
import { readArticle } from './pages.ts'
import { MAX_LIST_PAGES, progressPage, type Run, tally } from './run.ts'
import { listKey, type Step, type Work } from './work.ts'

/**
 * Reads a page of the news of gov.kz, which holds the articles themselves.
 * @returns its next page, or the same by the other API
 * @throws FetchError where it cannot be had
 */
export async function visitGovKz(
  run: Run,
  work: Extract<Work, { kind: 'govkz' }>,
  url: string,
): Promise<Step[]> {
  const { project } = run.source.govkz!
  const graphql = govkzGraphql(run.source.homepage, project, work.language, work.page)
  const page = await run.fetcher.fetch(url, {
    ...run.shape,
    acceptLanguage: work.language,
    accept: 'application/json',
    ...(work.api === 'graphql'
      ? { post: graphql.body, headers: { ...run.shape.headers, 'content-type': 'application/json' } }
      : {}),
  })
  tally(run, page)
  const answer = readGovKz(decodeText(page.body, page.headers['content-type']).text, page.status)
  if (answer.kind === 'closed') {
    if (work.api === 'rest') return [{ url: graphql.url, work: { ...work, api: 'graphql' as const } }]
    throw new FetchError('source-closed', `the API is closed to us: ${answer.reason}`, { url })
  }
  let added = 0
  let older = 0
  for (const item of answer.items) {
    if (run.signal.aborted) break
    if (run.limits.since && Date.parse(item.created_date ?? '') < Date.parse(run.limits.since)) {
      older++
      continue
    }
    const human = govkzHumanUrl(run.source.homepage, project, item.id, work.language)
    const id = `${item.id}.${work.language}`
    if (run.seen.has(id)) continue
    run.seen.add(id)
    run.report.candidates++
    const candidate: Candidate = {
      url: human,
      articleId: id,
      via: 'govkz-api',
      from: page.url,
      seenAt: new Date(run.now()).toISOString(),
      ...(item.title ? { title: item.title } : {}),
      ...(item.created_date ? { publishedAt: item.created_date } : {}),
    }
    const known = (await run.dependencies.known?.(human, candidate)) ?? null
    if (!known) added++
    run.dependencies.onProgress?.({ kind: 'candidate', candidate, action: 'fetch' })
    if (run.dependencies.dryRun || run.report.fetched >= run.limits.maxPages) continue
    run.queued++
    // The item itself is the page: its bytes are what the evidence is checked against later.
    const bytes = Buffer.from(JSON.stringify({ ...item, sys_lang: item.sys_lang ?? work.language }))
    const sha256 = sha256Of(bytes)
    run.report.fetched++
    const unchanged = known?.sha256 === sha256
    const contentType = 'application/json; charset=utf-8'
    const derived: Page = {
      ...page,
      requestedUrl: human,
      url: human,
      headers: { 'content-type': contentType },
      body: bytes,
      sha256,
      unchanged,
      redirects: [],
    }
    if (unchanged) {
      run.report.unchanged++
      await run.dependencies.onUnchanged?.(candidate, derived)
      progressPage(run, human, 'unchanged')
      continue
    }
    const archive = await run.dependencies.archive?.storeDerived({
      url: human,
      at: run.now(),
      contentType,
      bytes,
    })
    await readArticle(run, archive ? { ...derived, archive } : derived, candidate, known)
  }
  run.dependencies.onProgress?.({
    kind: 'list',
    url,
    via: 'govkz-api',
    found: answer.items.length,
    added,
    unchanged: false,
  })
  const last = run.limits.since ? MAX_LIST_PAGES : run.limits.listPages
  const more =
    answer.items.length >= GOVKZ_PAGE_SIZE &&
    (added > 0 || run.limits.throughKnown || run.limits.since) &&
    work.page < last &&
    !(run.limits.since && older === answer.items.length)
  const full = run.report.fetched >= run.limits.maxPages
  if (full && more) run.report.stoppedBy ??= 'max-pages'
  const origin = { list: listKey(work, url), page: work.page }
  run.places?.read(origin, 0, { complete: !full, end: !more })
  if (!more || full) return []
  const number = work.page + 1
  return work.api === 'rest'
    ? [{ url: govkzListUrl(run.source.homepage, project, number), work: { ...work, page: number } }]
    : [{ url, work: { ...work, page: number } }]
}
