import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { load } from 'cheerio'
import { parseFeed } from 'feedsmith'
import robotsModule from 'robots-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { windows1256 } from '../../scripts/sites/classic.ts'
import { articleText, loadGold, loadSites, parseArticle } from '../../scripts/sites/data.ts'
import { jalali, rfc822 } from '../../scripts/sites/dates.ts'
import { html } from '../../scripts/sites/html.ts'
import { type RunningSites, type SiteLogEntry, startSites } from '../../scripts/sites.ts'

// The package is CommonJS with a default export in its types.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

const log: SiteLogEntry[] = []
let running: RunningSites

beforeAll(async () => {
  running = await startSites({
    onRequest: (entry) => log.push(entry),
    now: () => new Date('2026-01-05T08:00:00Z'),
  })
})
afterAll(() => running.close())

const origin = (id: string) => running.sites.find((site) => site.id === id)!.origin
const get = (id: string, path: string, headers: Record<string, string> = {}) =>
  fetch(origin(id) + path, { headers, redirect: 'manual' })
const text = async (id: string, path: string) => (await get(id, path)).text()

// How many articles a site shows, so that a new one needs no change here.
const shown = (id: string, language?: string) =>
  loadSites()
    .find((site) => site.id === id)!
    .articles.filter(
      (article) => article.kind !== 'forbidden' && (!language || article.language === language),
    ).length

const NASTOOH = 'nastooh-lorestan'
const IRANSAMANEH = 'iransamaneh-hormozgan'
const WORDPRESS = 'wp-aqtobe'
const GOVKZ = 'govkz-turkistan'
const CLASSIC = 'classic-khuzestan'
const NEWS = '/api/v1/public/content-manager/news'

describe('the content', () => {
  const sites = loadSites()
  const articles = sites.flatMap((site) => site.articles)

  it('is large enough, two thirds of it about employment', () => {
    expect(sites.map(({ id }) => id)).toEqual([NASTOOH, IRANSAMANEH, WORDPRESS, GOVKZ, CLASSIC])
    expect(articles.length).toBeGreaterThanOrEqual(80)
    const employment = articles.filter(({ kind }) => kind === 'employment')
    expect(employment.length / articles.length).toBeGreaterThan(0.65)
    expect(new Set(articles.map(({ language }) => language))).toEqual(
      new Set(['fa', 'kk', 'ru', 'prs', 'ar']),
    )
    expect(new Set(articles.map(({ script }) => script))).toEqual(new Set([undefined, 'Latn', 'Arab']))
  })

  it('has ids that no two articles share, but for the languages of one item', () => {
    const keys = articles.map(({ id, language }) => `${id}.${language === 'ru' ? 'ru' : ''}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('names sections that its site has, and reprints that exist', () => {
    for (const site of sites)
      for (const { section, sameAs } of site.articles) {
        expect(site.sections.map(({ name, slug }) => (site.family === 'govkz' ? slug : name))).toContain(
          section,
        )
        if (sameAs) expect(articles.map(({ id }) => id)).toContain(sameAs.split('/')[1])
      }
  })

  it('has gold for every article about employment, with keys from its text', () => {
    const types = new Set<string>()
    for (const site of sites) {
      const gold = new Map(loadGold(site.id).map((line) => [line.id, line]))
      for (const article of site.articles.filter(({ kind }) => kind === 'employment')) {
        const line = gold.get(article.id)!
        expect(line.events.some(({ optional }) => !optional)).toBe(true)
        for (const { key, type } of line.events) {
          expect(articleText(article)).toContain(key)
          types.add(type)
        }
        for (const date of line.dates) expect(articleText(article)).toContain(date.text)
      }
    }
    expect(types.size).toBe(11)
  })

  it('is read from Markdown with front matter', () => {
    const front =
      "id: '7'\ntitle: T\nsection: S\npublishedAt: '2025-01-01T00:00:00+05:00'\nslug: t\nkind: other"
    const article = parseArticle(`---\n${front}\n---\n\nFirst.\n\nSecond.\n`, 'kk')
    expect(article).toMatchObject({ language: 'kk', tags: [], paragraphs: ['First.', 'Second.'] })
    expect(() => parseArticle('---\nid: 7\n---\n', 'kk')).toThrow('lacks "title"')
    expect(() => parseArticle('no front matter', 'kk')).toThrow('front matter')
  })
})

describe('every site', () => {
  it('has a robots.txt with a small crawl delay', async () => {
    for (const { id, origin } of running.sites) {
      const robots = robotsParser(`${origin}/robots.txt`, await text(id, '/robots.txt'))
      expect(robots.getCrawlDelay('karenbek')).toBe(0.1)
    }
  })

  it('answers 304 to both kinds of conditional request', async () => {
    const paths = {
      [NASTOOH]: '/news/4183205',
      [IRANSAMANEH]: '/fa/news/329118',
      [WORDPRESS]: '/feed/',
      [GOVKZ]: NEWS,
      [CLASSIC]: '/news_item.asp?NewsID=2841',
    }
    for (const [id, path] of Object.entries(paths)) {
      const first = await get(id, path)
      expect(first.status).toBe(200)
      const etag = first.headers.get('etag')!
      const modified = first.headers.get('last-modified')!
      expect((await get(id, path, { 'if-none-match': etag })).status).toBe(304)
      expect((await get(id, path, { 'if-modified-since': modified })).status).toBe(304)
      const changed = await get(id, path, { 'if-none-match': '"other"', 'if-modified-since': modified })
      expect(changed.status).toBe(200)
    }
  })

  it('keeps its ETags from day to day, though the masthead shows another date', async () => {
    const path = '/news_item.asp?NewsID=2841'
    const first = await get(CLASSIC, path)
    const tomorrow = await startSites({ only: [CLASSIC], now: () => new Date('2026-01-06T08:00:00Z') })
    const again = await fetch(tomorrow.sites[0]!.origin + path)
    await tomorrow.close()
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(Buffer.from(await again.arrayBuffer())).not.toEqual(Buffer.from(await first.arrayBuffer()))
  })

  it('compresses for those who ask', async () => {
    const packed = await get(WORDPRESS, '/', { 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const plain = await get(WORDPRESS, '/', { 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await packed.text()).toBe(await plain.text())
  })

  it('answers 404, 405 and 400 where they are due', async () => {
    expect((await get(NASTOOH, '/news/1')).status).toBe(404)
    expect((await get(WORDPRESS, '/wp-login.php')).status).toBe(404)
    expect((await get(CLASSIC, '/%zz')).status).toBe(400)
    expect((await fetch(`${origin(NASTOOH)}/`, { method: 'POST' })).status).toBe(405)
    const head = await fetch(`${origin(NASTOOH)}/`, { method: 'HEAD' })
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000)
  })

  it('tells the test what was asked', async () => {
    await get(NASTOOH, '/rss?x=1', { 'user-agent': 'karenbek/test' })
    expect(log.at(-1)).toMatchObject({
      site: NASTOOH,
      method: 'GET',
      url: '/rss?x=1',
      userAgent: 'karenbek/test',
      status: 200,
    })
  })
})

describe('Nastooh', () => {
  it('has the anatomy of an article, today in the masthead and the code inside the body', async () => {
    const $ = load(await text(NASTOOH, '/news/4183205/any-slug'))
    expect($('h1.title').text()).toBe('ثبت ۱۴ هزار و ۳۲۰ شغل در لرستان طی هفت ماهه امسال')
    expect($('h4.kicker').text()).toMatch(/؛$/)
    expect($('.item-date span').text()).toBe('۱۴ آبان ۱۴۰۳، ۱۲:۴۱')
    expect($('meta[name=date]').attr('content')).toBe('2024-11-04 T 12:41:00 +0330')
    expect($('header .date').text()).toBe('دوشنبه ۱۵ دی ۱۴۰۴ - 05 Jan 2026')
    expect($('.item-body .item-code').text()).toBe('کد خبر 4183205')
    expect($('.item-text a.saba-backlink').length).toBe(1)
  })

  it('links each article of a list under more than one address', async () => {
    const $ = load(await text(NASTOOH, '/service/lorestan'))
    const links = $('li.news')
      .first()
      .find('a')
      .map((_, a) => $(a).attr('href'))
      .get()
    expect(new Set(links).size).toBe(3)
    expect(new Set(links.map((link) => /\d+/.exec(link)![0])).size).toBe(1)
  })

  it('pages its archive, repeats the last page past the end and filters by Jalali date', async () => {
    const ids = async (query: string) => {
      const $ = load(await text(NASTOOH, `/archive?${query}`))
      return $('section.archive h3 a')
        .map((_, a) => /\d+/.exec($(a).attr('href')!)![0])
        .get()
    }
    const last = Math.ceil(shown(NASTOOH) / 8)
    const seen = new Set<string>()
    for (let number = 1; number <= last; number++) for (const id of await ids(`pi=${number}`)) seen.add(id)
    expect(seen.size).toBe(shown(NASTOOH))
    expect(await ids('pi=99')).toEqual(await ids(`pi=${last}`))
    expect(await ids('yr=1403&mn=8&dy=14')).toEqual(['4183205'])
  })

  it('feeds sections as paths', async () => {
    const { format, feed } = parseFeed(await text(NASTOOH, '/rss'))
    expect(format).toBe('rss')
    const items = (feed as { items: { categories: unknown[]; pubDate: string }[] }).items
    expect(items.length).toBe(shown(NASTOOH))
    expect(JSON.stringify(items)).toContain('استان‌ها > لرستان')
    expect((await text(NASTOOH, '/rss')).includes('<category domain="lorestan">')).toBe(true)
  })

  it('has a sitemap of daily leaves, old ones in JSON', async () => {
    const index = await text(NASTOOH, '/sitemap/all/sitemap.xml')
    const leaves = [...index.matchAll(/<loc>[^<]*?(\/sitemap\/[^<]+)<\/loc>/g)].map((match) => match[1]!)
    const urls = new Set<string>()
    for (const leaf of leaves) {
      const body = await text(NASTOOH, leaf)
      if (leaf.includes('/1402/')) for (const { loc } of JSON.parse(body).urls) urls.add(loc)
      else for (const match of body.matchAll(/<loc>([^<]+)<\/loc>/g)) urls.add(match[1]!)
    }
    expect(urls.size).toBe(shown(NASTOOH) + 1)
  })

  it('links a draft that robots.txt forbids', async () => {
    const robots = robotsParser(`${origin(NASTOOH)}/robots.txt`, await text(NASTOOH, '/robots.txt'))
    const $ = load(await text(NASTOOH, '/'))
    const draft = $('a[href^="/preview/"]').first().attr('href')!
    expect(robots.isAllowed(origin(NASTOOH) + draft, 'karenbek')).toBe(false)
    expect((await get(NASTOOH, draft)).status).toBe(200)
    expect((await get(NASTOOH, '/news/4190999/draft')).status).toBe(404)
  })
})

describe('Iransamaneh', () => {
  it('glues labels to values and writes bodies without paragraphs', async () => {
    const $ = load(await text(IRANSAMANEH, '/fa/news/329118'))
    expect($('.news_pdate_c').text()).toBe('تاریخ انتشار: ۱۲ تیر ۱۴۰۳ - ۰۸:۴۰ 02 July 2024')
    expect($('.body p').length).toBe(0)
    expect($('.body').html()).toContain('<br><br>')
    expect($('.subtitle').text()).toContain('۴۲۰ صیاد')
  })

  it('shows the time first with Arabic letters, and a wrong published time', async () => {
    const time = load(await text(IRANSAMANEH, '/fa/news/324490'))('.news_pdate_c').text()
    expect(time).toContain('۱۲:۵۸ - ۲۶ اسفند ۱۴۰۲')
    const $ = load(await text(IRANSAMANEH, '/fa/news/343371'))
    expect($('meta[property="article:published_time"]').attr('content')).toMatch(/^2026-12-15/)
    expect($('.news_pdate_c').text()).toContain('۲۴ آذر ۱۴۰۴')
  })

  it('answers 200 for a page that is not there', async () => {
    const missing = await get(IRANSAMANEH, '/fa/news/1/nothing')
    expect(missing.status).toBe(200)
    expect(await missing.text()).toContain('صفحه درخواستی شما موجود نمی باشد')
  })

  it('pages its archive to an empty end', async () => {
    const count = async (p: number) =>
      load(await text(IRANSAMANEH, `/fa/archive?rpp=7&p=${p}`))('.linear_news').length
    expect(await count(1)).toBe(7)
    expect(await count(Math.ceil(shown(IRANSAMANEH) / 7))).toBeGreaterThan(0)
    expect(await count(Math.ceil(shown(IRANSAMANEH) / 7) + 1)).toBe(0)
  })

  it('has feeds, monthly sitemaps and a forbidden print copy', async () => {
    expect((await text(IRANSAMANEH, '/fa/rss/allnews')).match(/<item>/g)?.length).toBe(shown(IRANSAMANEH))
    const index = await text(IRANSAMANEH, '/fa-sitemap-newsarchive')
    const leaf = /<loc>[^<]*?(\/fa-sitemap-newsarchive\/[^<]+)</.exec(index)![1]!
    expect(await text(IRANSAMANEH, leaf)).toContain('<urlset')
    const robots = robotsParser(`${origin(IRANSAMANEH)}/robots.txt`, await text(IRANSAMANEH, '/robots.txt'))
    expect(robots.isAllowed(`${origin(IRANSAMANEH)}/fa/print/329118`, 'karenbek')).toBe(false)
    expect(await text(IRANSAMANEH, '/fa/print/329118')).toContain('noindex')
  })
})

describe('WordPress', () => {
  it('follows its listing to the end and answers 404 past it', async () => {
    const seen = new Set<string>()
    let next: string | undefined = '/'
    while (next) {
      const $ = load(await text(WORDPRESS, next))
      $('.td_module_10 a').each((_, a) => void seen.add($(a).attr('href')!))
      next = $('a.next').attr('href')
    }
    expect(seen.size).toBe(shown(WORDPRESS))
    expect((await get(WORDPRESS, '/page/99/')).status).toBe(404)
  })

  it('feeds whole texts, page by page', async () => {
    const { feed } = parseFeed(await text(WORDPRESS, '/feed/?paged=2'))
    const items = (feed as { items: { content?: { encoded?: string } }[] }).items
    expect(items.length).toBe(10)
    expect(items[0]!.content!.encoded).toContain('<p><strong>')
    expect((await get(WORDPRESS, '/feed/?paged=99')).status).toBe(404)
  })

  it('sends short links on, and carries its dates in JSON-LD', async () => {
    const short = await get(WORDPRESS, '/?p=35120')
    expect(short.status).toBe(301)
    const $ = load(await text(WORDPRESS, short.headers.get('location')!))
    const graph = JSON.parse($('script[type="application/ld+json"]').text())['@graph']
    expect(graph[1].datePublished).toBe('2025-09-16T11:25:00+05:00')
    expect($('time.entry-date').attr('datetime')).toBe('2025-09-16T11:25:00+05:00')
    expect($('.td-post-date').text()).toBe('16 қыркүйек 2025')
    expect($('.td-post-content .bs-irp').length).toBe(1)
  })

  it('shows Kazakh in three scripts', async () => {
    const page = async (id: string) =>
      text(WORDPRESS, (await get(WORDPRESS, `/?p=${id}`)).headers.get('location')!)
    expect(await page('33917')).toContain('dir="rtl"')
    expect(await page('31995')).toContain('jumyspen qamtydy')
    expect(await page('35788')).toContain('praktikasy')
  })
})

describe('gov.kz', () => {
  const list = (language: string, query = 'sort-by=created_date:DESC&projects=eq:ontustik&page=1&size=10') =>
    get(GOVKZ, `${NEWS}?${query}`, { 'accept-language': language }).then((reply) => reply.json())

  it('answers pages with an empty shell', async () => {
    expect((await get(GOVKZ, '/')).status).toBe(302)
    const shell = await text(GOVKZ, '/memleket/entities/ontustik/press/news/details/1063907?lang=kk')
    expect(shell).toContain('<app-root>')
    expect(shell).not.toContain('жұмыс')
  })

  it('lists as object in Kazakh and as array in Russian', async () => {
    const kazakh = await list('kk')
    expect(kazakh.content.length).toBe(10)
    expect(kazakh.totalElements).toBe(shown(GOVKZ, 'kk'))
    const harvest = kazakh.content.find(({ id }: { id: number }) => id === 1069905)
    expect(harvest).toMatchObject({ sys_lang: 'kk', created_date: '2025-10-20T13:15:00.000+05:00' })
    expect(kazakh.content[0].body).toContain('&nbsp;')
    const russian = await list('ru')
    expect(Array.isArray(russian)).toBe(true)
    expect(russian.length).toBe(shown(GOVKZ, 'ru'))
    expect((await list('kk', 'projects=eq:atyrau')).content).toEqual([])
    expect((await list('kk', 'page=2&size=10')).content.length).toBe(shown(GOVKZ, 'kk') - 10)
  })

  it('has an item in Russian alone', async () => {
    expect((await get(GOVKZ, `${NEWS}/1030441`, { 'accept-language': 'kk' })).status).toBe(404)
    expect((await get(GOVKZ, `${NEWS}/1030441`, { 'accept-language': 'ru' })).status).toBe(200)
  })

  it('filters by date with gt and breaks on gte', async () => {
    expect((await list('kk', 'created_date=gt:2024-12-01T00:00:00.000Z')).totalElements).toBeLessThan(
      shown(GOVKZ, 'kk'),
    )
    expect((await get(GOVKZ, `${NEWS}?created_date=gte:2025-10-01T00:00:00.000Z`)).status).toBe(500)
  })

  it('can be closed to strangers', async () => {
    const closed = await startSites({ only: [GOVKZ], govkz: { gated: true } })
    const reply = await fetch(`${closed.sites[0]!.origin}${NEWS}`)
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ code: 'notAllowed' })
    await closed.close()
  })
})

describe('classic ASP', () => {
  it('names windows-1256 in a meta alone', async () => {
    const reply = await get(CLASSIC, '/news_item.asp?NewsID=2841')
    expect(reply.headers.get('content-type')).toBe('text/html')
    const bytes = await reply.arrayBuffer()
    const page = new TextDecoder('windows-1256').decode(bytes)
    expect(page).toContain('charset=windows-1256')
    expect(load(page)('.NewsLead').text()).toContain('فرماندار خرمشهر گفت')
    expect(load(page)('.NewsDate').text()).toMatch(/1403\/05\/16 - 10:20$/)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
  })

  it('encodes what the code page has, and refers to the rest', () => {
    expect(new TextDecoder('windows-1256').decode(windows1256('یک گچ\u200cپژ ۱۲ ә'))).toBe(
      'يک گچ\u200cپژ 12 &#1241;',
    )
  })

  it('has listing pages alone', async () => {
    expect((await text(CLASSIC, '/news_list.asp?page=2')).match(/news_item\.asp/gi)?.length).toBe(2)
    expect((await get(CLASSIC, '/news_list.asp?page=3')).status).toBe(404)
  })
})

describe('starting', () => {
  it('says which port is taken, and leaves nothing running', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    await expect(startSites({ basePort: port })).rejects.toThrow(`port ${port} on 127.0.0.1 is in use`)
    other.close()
  })

  it('gives each site the base port plus its own offset', async () => {
    const first = await startSites({ only: [WORDPRESS] })
    const port = Number(new URL(first.sites[0]!.origin).port)
    await first.close()
    const again = await startSites({ only: [WORDPRESS], basePort: port - 2 })
    expect(again.sites[0]!.origin).toBe(`http://127.0.0.1:${port}`)
    await again.close()
  })
})

describe('the templates', () => {
  it('escape what is not markup', () => {
    expect(html`<b title="${'"'}">${'<&>'}${html`<i>${"'"}</i>`}</b>`.markup).toBe(
      '<b title="&quot;">&lt;&amp;&gt;<i>&#39;</i></b>',
    )
  })

  it('know the calendars', () => {
    expect(jalali(new Date('2024-02-08T06:00:00Z'))).toEqual({
      year: '1402',
      month: '11',
      day: '19',
      monthName: 'بهمن',
      weekday: 'پنجشنبه',
      time: '9:30',
    })
    expect(rfc822('2024-11-04T00:41:00+03:30')).toBe('Mon, 04 Nov 2024 00:41:00 +0330')
  })
})
