import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Article,
  type Candidate,
  type CrawlDependencies,
  crawlSource,
  createPoliteness,
  type KnownPage,
  type ListPlace,
  loadSources,
  type Page,
  rebase,
  type WatchState,
} from '../../crawlers/index.ts'
import { type RunningSites, type SiteLogEntry, startSites } from '../../scripts/sites.ts'
import { routes, serve, sourceAt } from './server.ts'

/** A store in memory that does what the database does with a run's pages. */
function memory() {
  const pages = new Map<string, KnownPage>()
  const articles = new Map<string, Article>()
  const changes: string[] = []
  const dependencies: CrawlDependencies = {
    known: (url) => pages.get(url),
    onPage(page: Page, candidate: Candidate, article, { change }) {
      changes.push(`${change} ${candidate.articleId}`)
      pages.set(candidate.url, {
        sha256: page.sha256,
        fetchedAt: page.fetchedAt,
        ...(page.headers.etag ? { etag: page.headers.etag } : {}),
        ...(article?.publishedAt ? { publishedAt: article.publishedAt } : {}),
      })
      if (article) articles.set(candidate.url, article)
    },
    onUnchanged(candidate) {
      changes.push(`unchanged ${candidate.articleId}`)
    },
    onGone(candidate) {
      changes.push(`gone ${candidate.articleId}`)
    },
  }
  return { pages, articles, changes, dependencies }
}

const story = (
  title: string,
  text = 'معاون استاندار گفت که برای صد نفر در این کارخانه شغل ایجاد می‌شود و کار از هفته آینده آغاز خواهد شد.',
) =>
  `<html lang="fa"><head><title>${title}</title><meta property="article:published_time" content="2026-01-05T10:00:00+03:30"></head><body><h1>${title}</h1><div class="content"><p>${text}</p><p>${text} او افزود که آموزش نیروها نیز آغاز شده است.</p></div></body></html>`

describe('the sample sites', () => {
  let sites: RunningSites
  const log: SiteLogEntry[] = []
  beforeAll(async () => {
    sites = await startSites({ basePort: 0, onRequest: (entry) => log.push(entry) })
  })
  afterAll(() => sites.close())

  it.each(['nastooh-lorestan', 'iransamaneh-hormozgan', 'wp-aqtobe', 'govkz-turkistan', 'classic-khuzestan'])(
    '%s: every article once, whole, with its time; politely',
    async (id) => {
      const site = sites.sites.find((one) => one.id === id)!
      const source = rebase((await loadSources()).find((one) => one.id === id)!, site.origin)
      const store = memory()
      const report = await crawlSource(source, store.dependencies)
      const open = site.articles.filter((article) => article.kind !== 'forbidden')
      expect(report.new).toBe(open.length)
      expect(report.stoppedBy).toBeNull()
      expect(report.errors).toEqual({})

      const found = [...store.articles.values()]
      for (const article of open) {
        const match = found.find(
          (one) =>
            one.title === article.title &&
            (one.body.includes(article.paragraphs[0]!.slice(0, 60)) ||
              one.body.includes(article.paragraphs.at(-1)!.slice(0, 60))),
        )
        expect(match, `${article.id} ${article.title}`).toBeDefined()
        expect(Date.parse(match!.publishedAt!), article.id).toBe(Date.parse(article.publishedAt))
        // Lines without a letter are editors' codes; all others must be there, letter by letter.
        const wanted = [...(article.lead ? [article.lead] : []), ...article.paragraphs]
          .flatMap((paragraph) => paragraph.split('\n'))
          .filter((line) => /\p{L}/u.test(line))
        const lines = match!.body.split('\n').filter((line) => /\p{L}/u.test(line))
        if (id === 'classic-khuzestan') {
          // The site itself writes windows-1256: Arabic yeh, no Persian digits.
          const plain = (text: string) =>
            text.replace(/[یي]/g, 'ي').replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) & 15))
          expect(lines.map(plain)).toEqual(wanted.map(plain))
        } else if (id === 'govkz-turkistan') {
          // The API writes a no-break space and a dash as entities.
          expect(lines.map((line) => line.replaceAll('\u00a0', ' '))).toEqual(wanted)
        } else expect(lines).toEqual(wanted)
      }
      const own = log.filter((entry) => entry.site === id)
      for (let i = 1; i < own.length; i++) expect(own[i]!.at - own[i - 1]!.at).toBeGreaterThanOrEqual(100)
      expect(
        own.filter((entry) => /\/(preview|admin|print|send|ajax|uploads|search)\//.test(entry.url)),
      ).toEqual([])
      expect(own.filter((entry) => entry.url === '/robots.txt')).toHaveLength(1)
      expect(new Set(own.map((entry) => entry.userAgent))).toEqual(new Set(['karenbek/0.1']))

      const before = log.length
      const again = await crawlSource(source, store.dependencies)
      expect([again.new, again.changed]).toEqual([0, 0])
      expect(
        log.slice(before).filter((entry) => /\/news\/\d|\/\d{4}\/\d\d\/.|NewsID/.test(entry.url)),
      ).toEqual([])
    },
    60_000,
  )

  it('reports a gov.kz that is closed, and stops asking', async () => {
    const gated = await startSites({ basePort: 0, only: ['govkz-turkistan'], govkz: { gated: true } })
    const source = rebase(
      (await loadSources()).find((one) => one.id === 'govkz-turkistan')!,
      gated.sites[0]!.origin,
    )
    const report = await crawlSource(source, memory().dependencies)
    expect(report.stoppedBy).toBe('source-closed')
    expect(report.new).toBe(0)
    await gated.close()
  })
})

describe('a run', () => {
  it('stops at a list that repeats itself, and knows one article by its id', async () => {
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/list':
          '<a href="/news/1/یک">x</a><a href="/news/1/%DB%8C%DA%A9">x</a><a href="/news/2?utm_source=a">y</a><a href="https://elsewhere.example/news/9">z</a>',
        '*': story('تیتر'),
      }),
    )
    const store = memory()
    const report = await crawlSource(sourceAt(server.origin), {
      ...store.dependencies,
      limits: { listPages: 50 },
    })
    expect(report.candidates).toBe(2)
    expect(server.log.map((entry) => entry.path)).toEqual([
      '/robots.txt',
      '/list?p=1',
      '/list?p=2',
      '/news/1/%DB%8C%DA%A9',
      '/news/2',
    ])
    await server.close()
  })
  it('sees new, changed, unchanged and gone', async () => {
    let round = 1
    const server = await serve((request, response) => {
      const path = request.url ?? ''
      if (path === '/robots.txt') return response.writeHead(404).end()
      if (path.startsWith('/list'))
        return response.end([1, 2, 3, 4].map((n) => `<a href="/news/${n}">x</a>`).join(''))
      if (round === 2 && path === '/news/3') return response.writeHead(410).end()
      if (path === '/news/4') {
        if (request.headers['if-none-match'] === '"v"') return response.writeHead(304).end()
        response.setHeader('etag', '"v"')
      }
      return response.end(story(round === 2 && path === '/news/2' ? 'تیتر اصلاح‌شده' : 'تیتر نخست'))
    })
    const source = sourceAt(server.origin)
    const store = memory()
    let now = Date.parse('2026-01-05T12:00:00Z')
    await crawlSource(source, { ...store.dependencies, now: () => now })
    round = 2
    now += 7 * 3_600_000
    for (const page of store.pages.values()) page.fetchedAt = '2026-01-05T00:00:00Z'
    const report = await crawlSource(source, { ...store.dependencies, now: () => now })
    expect(store.changes.sort()).toEqual(
      ['changed 2', 'gone 3', 'new 1', 'new 2', 'new 3', 'new 4', 'unchanged 1', 'unchanged 4'].sort(),
    )
    expect([report.changed, report.unchanged, report.gone]).toEqual([1, 2, 1])
    await server.close()
  })
  it('stores nothing of a gate, and leaves after three', async () => {
    const gate =
      '<html><body>Transferring to the website...<script>document.cookie="__arcsjs=1"</script></body></html>'
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/list': Array.from({ length: 20 }, (_, i) => `<a href="/news/${i}">x</a>`).join(''),
        '*': gate,
      }),
    )
    const store = memory()
    const report = await crawlSource(sourceAt(server.origin), store.dependencies)
    expect(report.stoppedBy).toBe('challenge')
    expect(store.changes).toEqual([])
    expect(server.log.length).toBeLessThan(8)
    await server.close()
  })
  it('tries what broke again, and goes on with the rest', async () => {
    let failures = 0
    const server = await serve((request, response) => {
      const path = request.url ?? ''
      if (path === '/robots.txt') return response.writeHead(404).end()
      if (path.startsWith('/list'))
        return response.end('<a href="/news/1">x</a><a href="/news/2">x</a><a href="/news/3">x</a>')
      if (path === '/news/1' && failures++ === 0) return request.socket.destroy()
      if (path === '/news/2') return response.writeHead(500).end()
      return response.end(story('تیتر'))
    })
    const store = memory()
    const report = await crawlSource(sourceAt(server.origin), {
      ...store.dependencies,
      politeness: createPoliteness({ backoffMs: 1 }),
    })
    expect(report.new).toBe(2)
    expect(report.errors).toEqual({ status: 1 })
    expect(server.log.filter((entry) => entry.path === '/news/2')).toHaveLength(3)
    await server.close()
  })
  it('keeps away from what robots.txt and the page itself forbid', async () => {
    const server = await serve(
      routes({
        '/robots.txt': 'User-agent: *\nDisallow: /news/1',
        '/list': '<a href="/news/1">x</a><a href="/news/2">x</a><a href="/news/3">x</a>',
        '/news/2': story('تیتر').replace('<head>', '<head><meta name="robots" content="noindex">'),
        '*': story('تیتر'),
      }),
    )
    const store = memory()
    const report = await crawlSource(sourceAt(server.origin), store.dependencies)
    expect(report.refusedByRobots).toBe(1)
    expect(report.empty).toEqual({ noindex: 1 })
    expect([...store.articles.keys()].map((url) => new URL(url).pathname)).toEqual(['/news/3'])
    await server.close()
  })
  it('tells when the templates of a site have changed', async () => {
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/list': Array.from({ length: 24 }, (_, i) => `<a href="/news/${i}">x</a>`).join(''),
        '*': story('تیتر').replace(/<meta property="article[^>]*>/, ''),
      }),
    )
    const report = await crawlSource(sourceAt(server.origin, { family: 'nastooh' }), memory().dependencies)
    expect(report.warnings).toEqual([
      '10 of the last 10 pages have no publication time',
      '10 of the last 10 pages are no longer of the family nastooh',
    ])
    await server.close()
  })
  it('is not deceived by titles that only the list names', async () => {
    const bare = story('تیتر')
      .replace(/<title>.*?<\/title>/s, '')
      .replace(/<h1.*?<\/h1>/s, '')
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/list': Array.from({ length: 12 }, (_, i) => `<a href="/news/${i}">تیتر خبر ${i} در فهرست</a>`).join(
          '',
        ),
        '*': bare,
      }),
    )
    const report = await crawlSource(sourceAt(server.origin), memory().dependencies)
    expect(report.warnings).toEqual(['10 of the last 10 pages have no title'])
    await server.close()
  })
  it('carries what the last pages looked like from run to run', async () => {
    let next = 0
    const server = await serve((request, response) => {
      const path = request.url ?? ''
      if (path === '/robots.txt') return response.writeHead(404).end()
      if (path.startsWith('/list'))
        return response.end([0, 1, 2, 3].map((n) => `<a href="/news/${next + n}">x</a>`).join(''))
      return response.end(story(`تیتر ${path}`).replace(/<meta property="article[^>]*>/, ''))
    })
    const warnings: string[][] = []
    let watched: WatchState | undefined
    for (; next < 16; next += 4) {
      const report = await crawlSource(sourceAt(server.origin), { onPage: () => {}, watched })
      watched = report.watched
      warnings.push(report.warnings)
    }
    expect(warnings).toEqual([
      [],
      [],
      ['10 of the last 10 pages have no publication time'],
      ['13 of the last 13 pages have no publication time'],
    ])
    await server.close()
  })
  it('takes a text that many addresses give for no article', async () => {
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/list': Array.from({ length: 6 }, (_, i) => `<a href="/news/${i}">x</a>`).join(''),
        '*': story('به سایت ما خوش آمدید').replace(/<meta property="article[^>]*>/, ''),
      }),
    )
    const report = await crawlSource(sourceAt(server.origin), memory().dependencies)
    expect(report.new).toBe(2)
    expect(report.empty).toEqual({ repeated: 4 })
    await server.close()
  })
  it('takes a redirect to the home page or to another site for no article', async () => {
    const other = await serve(routes({ '/robots.txt': 404, '*': story('تیتر دیگر') }))
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/list': '<a href="/news/1">x</a><a href="/news/2">x</a><a href="/news/3">x</a>',
        '/news/1': (_, response) => response.writeHead(302, { location: '/' }).end(),
        '/news/2': (_, response) => response.writeHead(302, { location: `${other.origin}/promo` }).end(),
        '/news/3': (_, response) => response.writeHead(301, { location: '/news/3/slug' }).end(),
        '*': story('تیتر'),
      }),
    )
    const store = memory()
    const source = { ...sourceAt(server.origin), hosts: [server.host] }
    const report = await crawlSource(source, store.dependencies)
    expect(report.new).toBe(1)
    // The other host is private and not on the list: the guard stands before it.
    expect({ ...report.empty, ...report.errors }).toEqual({ elsewhere: 1, 'private-address': 1 })
    await server.close()
    await other.close()
  })
  it('looks again at young articles that no list names any more', async () => {
    let gone = false
    const server = await serve((request, response) => {
      const path = request.url ?? ''
      if (path === '/robots.txt') return response.writeHead(404).end()
      if (path.startsWith('/list')) return response.end('<a href="/news/9">x</a>')
      if (gone && path === '/news/1') return response.writeHead(410).end()
      return response.end(story(`تیتر ${path}`))
    })
    const store = memory()
    const old = { fetchedAt: '2026-01-05T08:00:00Z', publishedAt: '2026-01-05T06:00:00Z', sha256: 'x' }
    for (const n of [1, 2, 9]) store.pages.set(`${server.origin}/news/${n}`, { ...old })
    gone = true
    await crawlSource(sourceAt(server.origin), {
      ...store.dependencies,
      now: () => Date.parse('2026-01-05T11:00:00Z'),
      revisits: async () =>
        [1, 2, 9].map((n) => ({ url: `${server.origin}/news/${n}`, publishedAt: old.publishedAt })),
    })
    expect(store.changes.sort()).toEqual(['changed 2', 'changed 9', 'gone 1'])
    await server.close()
  })
  it('goes back in time in steps, and takes up where it stopped', async () => {
    const server = await serve((request, response) => {
      const url = new URL(request.url ?? '', 'http://x')
      if (url.pathname === '/robots.txt') return response.writeHead(404).end()
      if (url.pathname === '/list') {
        const page = Number(url.searchParams.get('p'))
        return response.end(
          [0, 1, 2, 3].map((n) => `<a href="/news/${page * 10 + n}">x</a>`).join(page > 12 ? '' : ' '),
        )
      }
      return response.end(story(`تیتر ${url.pathname}`))
    })
    const store = memory()
    const places = new Map<string, ListPlace>()
    const step = () =>
      crawlSource(sourceAt(server.origin), {
        ...store.dependencies,
        limits: { since: '2025-01-01', maxPages: 10 },
        backfill: { place: (list) => places.get(list), save: (place) => void places.set(place.list, place) },
      })
    const first = await step()
    expect(first).toMatchObject({ new: 10, stoppedBy: 'max-pages' })
    expect([...places.values()]).toEqual([{ list: '/list?p={page}', nextPage: 3, done: false }])
    const before = server.log.length
    await step()
    expect(
      server.log
        .slice(before)
        .map((entry) => entry.path)
        .filter((path) => path.startsWith('/list')),
    ).toEqual(['/list?p=3', '/list?p=4', '/list?p=5', '/list?p=6'])
    expect(new Set(store.articles.keys()).size).toBe(20)
    await server.close()
  })
  it('ends at once when stopped, and passes on what a callback throws', async () => {
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/list': Array.from({ length: 50 }, (_, i) => `<a href="/news/${i}">x</a>`).join(''),
        '*': story('تیتر'),
      }),
    )
    const stop = new AbortController()
    let pages = 0
    const report = await crawlSource(sourceAt(server.origin), {
      onPage() {
        if (++pages === 3) stop.abort()
      },
      signal: stop.signal,
    })
    expect(report.stoppedBy).toBe('aborted')
    expect(pages).toBeLessThan(6)
    await expect(
      crawlSource(sourceAt(server.origin), {
        onPage() {
          throw new Error('the database is down')
        },
      }),
    ).rejects.toThrow('the database is down')
    await server.close()
  })
  it('leaves no timer behind, whenever it is stopped', async () => {
    const server = await serve(
      routes({ '/robots.txt': 404, '/list': '<a href="/news/1">x</a>', '*': story('تیتر') }),
    )
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    // From before crawlee starts to when it is at work.
    for (const turns of [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 48, 500]) {
      const stop = new AbortController()
      const run = crawlSource(sourceAt(server.origin), { onPage: () => {}, signal: stop.signal })
      for (let turn = 0; turn < turns; turn++) await null
      stop.abort()
      expect((await run).stoppedBy).toBe('aborted')
    }
    await server.close()
    await expect.poll(timers).toBeLessThanOrEqual(before)
  })
  it('fetches nothing in a dry run, and nothing in quiet hours', async () => {
    const server = await serve(
      routes({ '/robots.txt': 404, '/list': '<a href="/news/1">x</a>', '*': story('تیتر') }),
    )
    const found: string[] = []
    await crawlSource(sourceAt(server.origin), {
      dryRun: true,
      onPage: () => {},
      onProgress: (progress) => progress.kind === 'candidate' && found.push(progress.candidate.url),
    })
    expect(found).toEqual([`${server.origin}/news/1`])
    const before = server.log.length
    const night = await crawlSource(sourceAt(server.origin, { quietHours: [22, 6] }), {
      onPage: () => {},
      now: () => Date.parse('2026-01-05T23:30:00Z'),
    })
    expect(night.stoppedBy).toBe('quiet-hours')
    expect(server.log.length).toBe(before)
    expect(server.log.filter((entry) => entry.path === '/news/1')).toEqual([])
    await server.close()
  })
})
