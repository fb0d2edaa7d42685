/** The pieces of work of a run: lists to be read, articles to be fetched. */
import type { Candidate } from '../discover/candidate.ts'
import { govkzListUrl } from '../discover/govkz.ts'
import { listingPage } from '../discover/listing.ts'
import { wordpressPage } from '../discover/wordpress.ts'
import type { Source } from '../registry.ts'
import { canonicalUrl } from '../url.ts'
import type { KnownPage } from './contract.ts'

/** What a run has to do. */
export type Work =
  | { kind: 'feed' }
  | { kind: 'sitemap'; depth: number }
  | { kind: 'listing'; template: string; page: number }
  | { kind: 'wordpress'; page: number }
  | { kind: 'govkz'; language: string; page: number; api: 'rest' | 'graphql' }
  | { kind: 'revisits' }
  | { kind: 'article'; candidate: Candidate; known: KnownPage | null; origin?: ListPage }

/** The page of a list that named an article. */
export interface ListPage {
  list: string
  page: number
}

/** A list to be read. */
export type ListWork = Exclude<Work, { kind: 'article' | 'revisits' }>

/** Something to do at an address. */
export interface Step {
  url: string
  work: Work
}

/** What a list is called in a back-fill. */
export function listKey(work: ListWork, url: string): string {
  if (work.kind === 'listing') return work.template
  if (work.kind === 'govkz') return `govkz ${work.language}`
  return work.kind === 'wordpress' ? 'wordpress' : `${work.kind} ${url}`
}

/** What tells one thing to do from another within a run. */
export function workKey({ url, work }: Step): string {
  if (work.kind === 'article') return `article ${work.candidate.articleId}`
  const part =
    work.kind === 'govkz'
      ? `${work.language} ${work.page} ${work.api}`
      : 'page' in work
        ? String(work.page)
        : ''
  return `${work.kind} ${part} ${url}`
}

/**
 * Where a run begins.
 * @param since the day that a back-fill goes back to
 * @param pageOf the first page of a list that is to be read; 0 for a list that is done
 */
export function startingPoints(
  source: Source,
  since: string | undefined,
  pageOf: (list: string) => number,
): Step[] {
  const out: Step[] = []
  const add = (path: string | null, work: ListWork) => {
    const url = path && canonicalUrl(path, source.homepage)
    if (url) out.push({ url, work })
  }
  const paged = (list: string, begin: (page: number) => void) => {
    const page = pageOf(list)
    if (page > 0) begin(page)
  }
  if (source.govkz) {
    const { project, languages } = source.govkz
    for (const language of languages)
      paged(`govkz ${language}`, (page) =>
        add(govkzListUrl(source.homepage, project, page), { kind: 'govkz', language, page, api: 'rest' }),
      )
  }
  if (source.wordpressApi)
    paged('wordpress', (page) =>
      add(wordpressPage(source.homepage, page, since), { kind: 'wordpress', page }),
    )
  for (const path of source.feeds) add(path, { kind: 'feed' })
  for (const path of source.sitemaps) add(path, { kind: 'sitemap', depth: 0 })
  for (const template of source.listings)
    paged(template, (page) => add(listingPage(template, page), { kind: 'listing', template, page }))
  return out
}
