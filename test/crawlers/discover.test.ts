import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readFeed } from '../../crawlers/discover/feed.ts'
import { govkzListUrl, readGovKz } from '../../crawlers/discover/govkz.ts'
import { listingPage, readListing } from '../../crawlers/discover/listing.ts'
import { newestSitemaps, readSitemap } from '../../crawlers/discover/sitemap.ts'
import { readWordpressPosts, wordpressPage } from '../../crawlers/discover/wordpress.ts'
import { gunzipBounded } from '../../crawlers/fetch/http.ts'

describe('feeds', () => {
  it('RSS, with a guid where there is no link', () => {
    const items = readFeed(`<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
      <item><title>یک &amp; دو</title><link> https://x.ir/news/1 </link><pubDate>Mon, 24 Aug 2026 10:00:00 +0330</pubDate></item>
      <item><title>۲</title><guid>https://x.ir/news/2</guid></item>
      <item><title>none</title><guid isPermaLink="false">77</guid></item></channel></rss>`)
    expect(items).toEqual([
      { url: 'https://x.ir/news/1', title: 'یک & دو', publishedAt: 'Mon, 24 Aug 2026 10:00:00 +0330' },
      { url: 'https://x.ir/news/2', title: '۲' },
    ])
  })
  it('Atom, RDF and JSON Feed', () => {
    expect(
      readFeed(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>a</title><link rel="edit" href="/e"/><link href="https://x.kz/1"/><published>2026-01-02T03:04:05Z</published><updated>2026-01-03T00:00:00Z</updated></entry></feed>',
      ),
    ).toEqual([
      {
        url: 'https://x.kz/1',
        title: 'a',
        publishedAt: '2026-01-02T03:04:05Z',
        modifiedAt: '2026-01-03T00:00:00Z',
      },
    ])
    expect(
      readFeed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title><link>x</link></channel><item rdf:about="https://x.kz/2"><title>b</title><link>https://x.kz/2</link><dc:date>2026-01-02</dc:date></item></rdf:RDF>',
      ),
    ).toEqual([{ url: 'https://x.kz/2', title: 'b', publishedAt: '2026-01-02' }])
    expect(
      readFeed(
        '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"https://x.kz/3","title":"c","date_published":"2026-01-02T00:00:00Z"}]}',
      ),
    ).toEqual([{ url: 'https://x.kz/3', title: 'c', publishedAt: '2026-01-02T00:00:00Z' }])
  })
  it.each([
    ['<!DOCTYPE html><html><body><div id="app"></div></body></html>'],
    ['<html><body>404</body></html>'],
    [''],
    ['not a feed'],
    ['{"a":1}'],
  ])('%j is none', (text) => {
    expect(readFeed(text)).toBeNull()
  })
  it('does not blow up entities', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`).join('')}]><rss version="2.0"><channel><title>&a19;</title><item><link>https://x.ir/1</link><title>&a19;</title></item></channel></rss>`
    const started = performance.now()
    const items = readFeed(bomb)
    expect(performance.now() - started).toBeLessThan(500)
    expect((items?.[0]?.title ?? '').length).toBeLessThan(1_000)
  })
})

describe('sitemaps', () => {
  it('urlset, with the news extension, images left out', () => {
    expect(
      readSitemap(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n" xmlns:image="i">
        <url><loc>https://x.ir/1?a=1&amp;b=2</loc><lastmod>2026-01-01</lastmod><image:image><image:loc>https://x.ir/p.jpg</image:loc></image:image>
        <news:news><news:publication><news:name>X</news:name></news:publication><news:publication_date>2026-01-01T10:00:00+03:30</news:publication_date><news:title>تیتر</news:title></news:news></url>
        <url><loc><![CDATA[https://x.ir/2]]></loc></url></urlset>`),
    ).toEqual({
      urls: [
        {
          url: 'https://x.ir/1?a=1&b=2',
          title: 'تیتر',
          publishedAt: '2026-01-01T10:00:00+03:30',
          modifiedAt: '2026-01-01',
        },
        { url: 'https://x.ir/2' },
      ],
      sitemaps: [],
    })
  })
  it('index, JSON leaf with the misspelt key, plain list', () => {
    expect(
      readSitemap(
        '<sitemapindex><sitemap><loc>https://x.ir/a.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>',
      )?.sitemaps,
    ).toEqual([{ url: 'https://x.ir/a.xml', modifiedAt: '2026-01-01' }])
    expect(readSitemap('{"urls":[{"loc":"https://x.ir/1","lastmode":"2026-01-01"}]}')?.urls).toEqual([
      { url: 'https://x.ir/1', modifiedAt: '2026-01-01' },
    ])
    expect(readSitemap('https://x.ir/1\nhttps://x.ir/2\n')?.urls).toHaveLength(2)
    expect(readSitemap('<html>no</html>')).toBeNull()
    expect(readSitemap('{broken')).toBeNull()
  })
  it('50,000 addresses fast, packed too', async () => {
    const text = `<urlset>${Array.from({ length: 50_010 }, (_, i) => `<url><loc>https://x.ir/news/${i}</loc></url>`).join('')}</urlset>`
    const unpacked = (await gunzipBounded(gzipSync(text), 60_000_000, 'x')).toString()
    const started = performance.now()
    expect(readSitemap(unpacked)?.urls).toHaveLength(50_000)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
  it('newest leaves first; both ends where the dates say nothing', () => {
    const leaf = (url: string, modifiedAt?: string) => ({ url, ...(modifiedAt ? { modifiedAt } : {}) })
    expect(
      newestSitemaps([leaf('a', '2025-01-01'), leaf('b', '2026-01-01'), leaf('c', '2024-01-01')], 2),
    ).toEqual(['b', 'a'])
    expect(
      newestSitemaps(
        ['a', 'b', 'c', 'd', 'e'].map((u) => leaf(u)),
        3,
      ),
    ).toEqual(['a', 'b', 'e'])
    expect(
      newestSitemaps(
        ['a', 'b', 'c', 'd'].map((u) => leaf(u, '2026-01-01')),
        2,
      ),
    ).toEqual(['a', 'd'])
  })
})

describe('listings', () => {
  it('links with their text, base and nofollow', () => {
    const page = `<base href="https://x.ir/sub/"><a href="/a">یک <b>دو</b></a><a href="b.html">c</a><a rel="nofollow" href="/no">n</a><a href="javascript:x()">j</a><a href="#top">t</a><a>none</a>`
    expect(readListing(page, 'karenbek')).toEqual({
      links: [
        { url: '/a', title: 'یک دو' },
        { url: 'https://x.ir/sub/b.html', title: 'c' },
      ],
      nofollow: false,
    })
    expect(
      readListing('<meta name="robots" content="noindex,nofollow"><a href="/a">x</a>', 'karenbek').nofollow,
    ).toBe(true)
    expect(readListing('<a href="/a">x</a>', 'karenbek', ['nofollow']).nofollow).toBe(true)
  })
  it('pages of a template', () => {
    expect(listingPage('/archive?pi={page}', 3)).toBe('/archive?pi=3')
    expect(listingPage('/aleumet?start={offset:12}', 3)).toBe('/aleumet?start=24')
    expect(listingPage('/news', 1)).toBe('/news')
    expect(listingPage('/news', 2)).toBeNull()
  })
})

describe('WordPress', () => {
  it('posts of the REST API', () => {
    expect(wordpressPage('https://x.kz/', 2)).toContain('/wp-json/wp/v2/posts?per_page=50&page=2')
    expect(
      readWordpressPosts(
        '[{"id":5,"link":"https://x.kz/5/","title":{"rendered":"Т"},"date_gmt":"2026-01-02T03:04:05"}]',
      ),
    ).toEqual([{ url: 'https://x.kz/5/', title: 'Т', publishedAt: '2026-01-02T03:04:05Z' }])
    expect(readWordpressPosts('{"code":"rest_forbidden"}')).toBeNull()
    expect(readWordpressPosts('<html>')).toBeNull()
  })
})

describe('gov.kz', () => {
  const item = { id: 7, title: 'Т', created_date: '2026-01-02T03:04:05Z', body: '<p>x</p>' }
  it('three forms of the list', () => {
    for (const answer of [
      [item],
      { content: [item], totalElements: 1 },
      { data: { news: [item] } },
      { data: { news: item } },
    ])
      expect(readGovKz(JSON.stringify(answer), 200)).toMatchObject({ kind: 'items', items: [{ id: 7 }] })
  })
  it.each([
    [JSON.stringify({ code: 'notAllowed' }), 400],
    [JSON.stringify({ errors: [{ message: 'hcms' }] }), 200],
    ['<html>busy</html>', 200],
    [JSON.stringify({ data: {} }), 200],
    ['null', 200],
  ])('%s is closed', (text, status) => {
    expect(readGovKz(text, status).kind).toBe('closed')
  })
  it('asks for one project, newest first', () => {
    const url = new URL(govkzListUrl('https://www.gov.kz/memleket/entities/aktobe?lang=kk', 'aktobe', 2))
    expect(url.pathname).toBe('/api/v1/public/content-manager/news')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'sort-by': 'created_date:DESC',
      projects: 'eq:aktobe',
      page: '2',
      size: '50',
    })
  })
})
