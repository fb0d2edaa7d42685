import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isFurniture } from '../../crawlers/article/boilerplate.ts'
import { dateInUrl, parseMachineDate, readDateLine } from '../../crawlers/article/dates.ts'
import { type Article, type ArticleOptions, extractArticle, isArticle } from '../../crawlers/article/index.ts'

const NOW = Date.parse('2026-11-25T00:00:00Z')
const TEXT =
  'معاون استاندار گفت که برای صد نفر در این کارخانه شغل ایجاد می‌شود و کار از هفته آینده آغاز خواهد شد.'

function read(html: string, url = 'https://example.ir/a', options: Partial<ArticleOptions> = {}) {
  return extractArticle({ bytes: Buffer.from(html), url }, { now: NOW, ...options })
}

function article(html: string, url?: string, options?: Partial<ArticleOptions>): Article {
  const result = read(html, url, options)
  if (!isArticle(result)) throw new Error(result.blocked)
  return result
}

const page = (head: string, body = '') =>
  `<html lang="fa"><head><title>تیتر خبر</title>${head}</head><body><article><h1>تیتر خبر</h1>${body}<p>${TEXT}</p><p>${TEXT} و ادامه دارد.</p></article></body></html>`

describe('publication time', () => {
  it.each([
    [
      '<meta property="article:published_time" content="2026-01-05T10:00:00+03:30">',
      '2026-01-05T10:00:00+03:30',
      'meta',
    ],
    [
      '<meta property="article:published_time" content="2026-01-05T06:30:00Z">',
      '2026-01-05T10:00:00+03:30',
      'meta',
    ],
    ['<meta name="date" content="2018-03-19 T 14:02:23 +0330">', '2018-03-19T14:02:23+03:30', 'meta'],
    [
      '<meta property="article:published_time" content="۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹">',
      '2020-05-10T18:59:00+04:30',
      'meta',
    ],
    [
      '<meta property="article:published_time" content="1402-07-23T12:30:00+03:30">',
      '2023-10-15T12:30:00+03:30',
      'meta',
    ],
    [
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2018-03-18T17:32:19+00:00"}]}</script>',
      '2018-03-18T21:02:19+03:30',
      'json-ld',
    ],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a\nb","datePublished":"2018-03-18",}</script>',
      '2018-03-18',
      'json-ld',
    ],
    ['<meta itemprop="datePublished" content="2020-02-18T03:25:00Z">', '2020-02-18T06:55:00+03:30', 'meta'],
  ])('in the head: %s', (head, value, source) => {
    const found = article(page(head))
    expect([found.publishedAt, found.publishedSource]).toEqual([value, source])
  })
  it.each([
    [
      '<time datetime="2018-03-18T21:30:00+00:00" class="published">۲۷ اسفند ۱۳۹۶</time>',
      '2018-03-19T01:00:00+03:30',
      'time',
    ],
    ['<div class="date">۱۷ شهریور ۱۳۹۹ - ۱۲:۳۰</div>', '2020-09-07T12:30:00+04:30', 'page'],
    [
      '<span itemprop="datePublished" content="2025-05-01T08:00:00+03:30"></span>',
      '2025-05-01T08:00:00+03:30',
      'microdata',
    ],
  ])('in the body: %s', (body, value, source) => {
    const found = article(page('', body))
    expect([found.publishedAt, found.publishedSource]).toEqual([value, source])
  })
  it.each([
    [
      'an array of structured data',
      '<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":"NewsArticle","datePublished":"2025-05-01T08:00:00+03:30"}]</script>',
      '',
    ],
    ['a wall clock of twelve hours', '', '<div class="date">May 1, 2025, 7:30 PM</div>'],
    ['a day written out', '', '<p class="byline">By A. Writer on the 1st of May 2025</p>'],
    [
      '«updated» beside «published»',
      '',
      '<p class="info">Last updated on 3 May 2025, first published 1 May 2025</p>',
    ],
    ['two hours ago beside it', '', '<div class="meta">2 hours ago</div><div class="meta">1 May 2025</div>'],
    [
      'times of teasers',
      '',
      `<h1>تیتر خبر روز</h1><time datetime="2025-05-01T09:00:00Z">x</time><p>${TEXT}</p>${'<div><a href="/b">خبری دیگر</a><time datetime="2025-04-02T09:00:00Z">y</time></div>'.repeat(6)}`,
    ],
    [
      'today in the masthead and years in the footer',
      '',
      '<div class="topbar"><span class="date">25 November 2026</span></div><div class="posted">01.05.2025 10:00</div><footer><span class="date">© 1998-2026</span></footer>',
    ],
    [
      'a Jalali day with its weekday',
      '',
      '<span class="news-date">پنجشنبه، ۱۱ اردیبهشت‌ماه ۱۴۰۴ ساعت ۰۹:۳۰</span>',
    ],
    ['a Kazakh day, the year first', '', '<div class="news-date-time">2025 жылғы 1 мамыр, 09:30</div>'],
    ['a Kazakh day in capitals', '', '<div class="time">Бейсенбі, 1 МАМЫР 2025 Ж.</div>'],
  ])('%s', (_, head, body) => {
    expect(article(page(head, body)).publishedAt?.slice(0, 10)).toBe('2025-05-01')
  })
  it('is not one that lies ahead: the next source is asked', () => {
    const head = '<meta property="article:published_time" content="2027-12-13T10:00:00+03:30">'
    expect(article(page(head, '<div class="date">۱۷ شهریور ۱۳۹۹ - ۱۲:۳۰</div>')).publishedAt).toBe(
      '2020-09-07T12:30:00+04:30',
    )
    expect(article(page(head)).publishedAt).toBeNull()
    expect(
      article(page(head), undefined, { candidate: { publishedAt: 'Mon, 05 Jan 2026 10:00:00 +0330' } }),
    ).toMatchObject({
      publishedAt: '2026-01-05T10:00:00+03:30',
      publishedSource: 'feed',
    })
  })
  it('is read from a line that says so, in whatever element', () => {
    const line =
      '<div class="toolbar"><span>کد خبر: ۱۱۸۲۰۴</span><b>تاریخ انتشار:</b> ۳۰ آبان ۱۴۰۱ - ۱۲:۰۷</div>'
    expect(article(page('').replace('<article>', `${line}<article>`)).publishedAt).toBe(
      '2022-11-21T12:07:00+03:30',
    )
  })

  it('is read from the address at last', () => {
    expect(dateInUrl('https://x.ir/fa/news/1402/07/23/2971818/slug')).toBe('2023-10-15')
    expect(dateInUrl('https://x.ir/news/1402072315541/slug')).toBe('2023-10-15')
    expect(dateInUrl('https://x.kz/2025/08/22/slug/')).toBe('2025-08-22')
    expect(dateInUrl('https://x.kz/news/20250822/a')).toBe('2025-08-22')
    expect(dateInUrl('https://x.kz/news/117143')).toBeNull()
    expect(dateInUrl('https://x.kz/2025/13/45/')).toBeNull()
  })
  it('takes the zone of the source, with its history', () => {
    expect(parseMachineDate('2022-07-01 10:00', 'Asia/Tehran')).toBe('2022-07-01T10:00:00+04:30')
    expect(parseMachineDate('2023-07-01 10:00', 'Asia/Tehran')).toBe('2023-07-01T10:00:00+03:30')
    expect(parseMachineDate('2024-02-29 10:00', 'Asia/Almaty')).toBe('2024-02-29T10:00:00+06:00')
    expect(parseMachineDate('2024-03-01 10:00', 'Asia/Almaty')).toBe('2024-03-01T10:00:00+05:00')
    expect(parseMachineDate('1756000000', 'Asia/Tehran')).toBe('2025-08-24T05:16:40+03:30')
    expect(parseMachineDate('2025-02-30', 'UTC')).toBeNull()
    expect(parseMachineDate('1404/12/30', 'UTC')).toBeNull()
  })
  it('reads the lines that pages print', () => {
    expect(readDateLine('۱۴۰۲ دوشنبه ۱۵ خرداد', 'Asia/Tehran')).toBe('2023-06-05')
    expect(readDateLine('13:51, 15 Август 2025', 'Asia/Almaty')).toBe('2025-08-15T13:51:00+05:00')
    expect(readDateLine('Sept. 14, 2023', 'UTC')).toBe('2023-09-14')
    expect(readDateLine('13 خرداد 1390 در 3:46 ب.ظ', 'Asia/Tehran')).toBe('2011-06-03T15:46:00+04:30')
    expect(readDateLine('2 تير 1399 - 12:09:08 ب.ظ', 'Asia/Tehran')).toBe('2020-06-22T12:09:00+04:30')
    expect(readDateLine('2011 13 June - ۲۳ خرداد ۱۳۹۰', 'Asia/Tehran')).toBe('2011-06-13')
    expect(readDateLine('کد خبر: ۱۴۰۲۰۷', 'Asia/Tehran')).toBeNull()
  })
})

describe('pages that are no article', () => {
  it.each([
    ['<html><body>Transferring to the website...<script>var __arcsjs=1</script></body></html>', 'challenge'],
    [
      '<html><head><title>Just a moment...</title></head><body>Checking your browser before accessing x.kz</body></html>',
      'challenge',
    ],
    ['<html><body><p>Please enable JavaScript to view the page content.</p></body></html>', 'challenge'],
    [
      '<html><body><div class="error_container">صفحه درخواستي شما موجود نمي باشد</div></body></html>',
      'soft-404',
    ],
    ['<html><body><h1>Страница не найдена</h1><a href="/">Главная</a></body></html>', 'soft-404'],
    ['<html><body><app-root></app-root><script src="main.js"></script></body></html>', 'shell'],
    ['<html><body></body></html>', 'no-text'],
    ['', 'no-text'],
    ['{"code":"notAllowed"}', 'no-text'],
    ['<html><head><meta name="robots" content="noindex"></head><body><p>x</p></body></html>', 'noindex'],
  ])('%#: %s', (html, blocked) => {
    expect(read(html)).toEqual({ blocked })
  })
  it('an article about a gate is an article', () => {
    const text =
      'The company’s “Checking your browser before accessing” page was shown to every visitor for nine hours on Tuesday, and readers wrote to say so. '
    expect(
      isArticle(
        read(
          `<html><body><article><h1>Outage at the gate</h1>${`<p>${text.repeat(3)}</p>`.repeat(10)}</article></body></html>`,
        ),
      ),
    ).toBe(true)
  })
})

describe('text', () => {
  it('is left as it is, but for the white space of HTML', () => {
    const found = article(
      page(
        '',
        '<p>\n  حرفه\u200cای\u00a0و «خانۀ» ك  ي ٤٥\n ۱۲۳ &zwnj;به&#8204;روز e\u0301 \u200f پایان یافت.</p>',
      ),
    )
    expect(found.body.split('\n')[0]).toBe(
      'حرفه\u200cای\u00a0و «خانۀ» ك ي ٤٥ ۱۲۳ \u200cبه\u200cروز e\u0301 \u200f پایان یافت.',
    )
  })
  it('keeps tables as lines, cells parted by tabs', () => {
    const found = article(
      page(
        '',
        `<p>${TEXT}</p><table><tr><th>شهرستان</th><th>شغل</th></tr><tr><td>دورود</td><td>۱٬۴۶۵</td></tr></table>`,
      ),
    )
    expect(found.body.split('\n')).toContain('دورود\t۱٬۴۶۵')
  })
  it('leaves out a quotation that is set apart from the text it stands in', () => {
    const said = 'هیچ کارگری بدون تشکیل پرونده در این کارخانه به کار گرفته نخواهد شد'
    const body = `<p>وی در پایان تأکید کرد: «${said}» و افزود که پرونده‌ها بررسی می‌شود.</p>`
    const found = article(page('', `${body}<div class="big">«${said}» <em>معاون استاندار</em></div>`))
    expect(found.body.split(said)).toHaveLength(2)
    expect(found.body).toContain('وی در پایان تأکید کرد')
  })

  it('does not take a sentence for furniture', () => {
    for (const line of [
      'Published figures show that the rate fell to nine per cent last year.',
      'By the time the works reopened, half of the staff had found other jobs in the city.',
      'بازدید استاندار از کارخانه سیمان',
      'Popular uprising in the north',
      'Follow the money, said the clerk, and you will end up on a bench in the park.',
      'Join the queue at seven and you may be in by nine, says the woman who runs it.',
      'This article of the treaty is subject to the approval of both houses.',
      'The agent earns a commission of two per cent on each boat that changes hands.',
      'Thank you for reading the meter, the letter said, and enclosed a bill.',
      'Comments on the draft may be sent in until the end of May.',
      'Пікірлер екіге бөлінді',
      'Комментарии экспертов рынка труда',
      'بیشتر بخوانیم تا بدانیم که چرا نرخ بیکاری در این استان با سال گذشته فرق دارد.',
    ])
      expect(isFurniture(line), line).toBe(false)
    for (const line of [
      'انتهای پیام/ ۱۲۳',
      'کد خبر: ۱۲۳۴۵',
      'By Jane Doe',
      'Share this:',
      'Follow Miriam Falk on Twitter: @falk',
      'Join our WhatsApp channel for the latest news and views',
      'A version of this article appears in print on page 3 of the weekend edition.',
      'This post may contain affiliate links.',
      'This document is subject to copyright. No part may be reproduced.',
      'Соңғы жаңалықтар',
      'Читайте также:',
      '388 рет көрсетілді',
      'انتهاي پيام',
    ])
      expect(isFurniture(line), line).toBe(true)
  })
  it('gives captions apart', () => {
    const found = article(page('', `<figure><img src="a.jpg"><figcaption>نمای کارخانه</figcaption></figure>`))
    expect(found.captions).toEqual(['نمای کارخانه'])
    expect(found.body).not.toContain('نمای کارخانه')
  })
})

describe('authors', () => {
  const by = (line: string) => article(page('', line)).authors
  it.each([
    ['<p class="byline">By Miriam Falk and Owen Pryce</p>', ['Miriam Falk', 'Owen Pryce']],
    ['<span class="author-name">Айгүл Сәрсенова</span>', ['Айгүл Сәрсенова']],
    ['<a rel="author" href="/a">جواد سپهوند</a>', ['جواد سپهوند']],
    ['<div class="author">خبرنگار: لیلا احمدی</div>', ['لیلا احمدی']],
    ['<div class="author-box"><p>Writes about the sea.</p></div>', []],
    ['<div class="footer"><span class="author">Web Master</span></div>', []],
  ])('%s', (line, names) => {
    expect(by(line)).toEqual(names)
  })
})

describe('hostile pages', () => {
  it('HTML in titles is text', () => {
    const title = '&lt;script&gt;alert(1)&lt;/script&gt; تیتر خبر روز'
    const found = article(
      `<html><head><title>${title}</title><meta property="og:title" content="<b>تیتر</b> خبر روز"></head><body><article><h1>تیتر <i onclick="x()">خبر</i> روز</h1><p>${TEXT}</p><p>${TEXT} دو.</p></article></body></html>`,
    )
    expect(found.title).toBe('تیتر خبر روز')
    expect(found.body).not.toContain('<')
  })
  it('a directive for us alone counts, in the page’s own meta element', () => {
    expect(read(page('<meta name="karenbek" content="noindex">'))).toEqual({ blocked: 'noindex' })
    expect(isArticle(read(page('<meta name="googlebot" content="noindex">')))).toBe(true)
  })
  it.each([
    ['deep nesting', '<div>'.repeat(200_000) + TEXT],
    ['attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>${TEXT}</p>`],
    ['one line of 10 MB', `<p>${'کار و شغل '.repeat(600_000)}</p>`],
    ['links', `<p>${'<a href="/x">کار</a> '.repeat(100_000)}</p>`],
    ['unclosed tags', '<b><i><p>'.repeat(50_000)],
    ['open comment', `<!-- ${'x'.repeat(1_000_000)}`],
    ['entities', '&amp;'.repeat(500_000)],
    ['table cells', `<table>${'<tr><td>۱<td>۲'.repeat(50_000)}</table>`],
    ['line breaks', `x<br>`.repeat(200_000)],
    ['siblings of one class', `<div class="c"><a href="/a">یک خبر دیگر از شهر</a></div>`.repeat(20_000)],
    ['JSON-LD', `<script type="application/ld+json">${'['.repeat(100_000)}</script><p>${TEXT}</p>`],
    ['nothing but angle brackets', '<'.repeat(1_000_000)],
    ['nulls', '\0'.repeat(100_000)],
  ])('%s: ends in time', { timeout: 60_000 }, (_, html) => {
    // Time of the processor: the machine may be busy with other tests.
    const started = process.cpuUsage()
    const result = read(html)
    expect(typeof result).toBe('object')
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1_000).toBeLessThan(3_000)
  })
})

/** Real pages with gold dates lie outside the repository; the test exists where they do. */
const REAL = join(process.env.KARENBEK_SHARED ?? '/nowhere', 'data', 'html')
if (existsSync(join(REAL, 'gold_dates_corrected.json'))) {
  describe('real pages outside the repository', () => {
    it('give their publication days', () => {
      const gold = JSON.parse(readFileSync(join(REAL, 'gold_dates_corrected.json'), 'utf8')) as Record<
        string,
        { file: string; date: string }
      >
      for (const [url, { file, date }] of Object.entries(gold)) {
        const found = extractArticle({ bytes: readFileSync(join(REAL, file)), url }, { now: NOW })
        expect(isArticle(found) && found.publishedAt?.slice(0, 10), url).toBe(date)
      }
    })
  })
}
