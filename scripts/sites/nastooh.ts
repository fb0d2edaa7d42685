/** Nastooh (IRNA, ISNA, Mehr and many others): archive, RSS with « > » categories, sitemap index, `item` articles. */
import type { SiteArticle, SiteSection } from './data.ts'
import { jalali, persianDigits, rfc822 } from './dates.ts'
import { html, type Markup, raw } from './html.ts'
import {
  encode,
  modifiedAt,
  newest,
  page,
  pageNumber,
  pageOf,
  published,
  redirect,
  related,
  route,
  type Site,
  type SiteReply,
  type SiteRequest,
  TODAY,
  xml,
} from './site.ts'

const FEED_SIZE = 30

/** Answers for a Nastooh site. */
export function nastooh(site: Site, { path, query }: SiteRequest): SiteReply | null {
  const all = published(site)
  const drafts = site.articles.filter(({ kind }) => kind === 'forbidden')
  const one = (items: SiteArticle[], id: string) => {
    const found = items.find((item) => item.id === id)
    return found ? article(site, found) : null
  }
  return route(path, [
    [/^\/$/, () => list(site, site.name, [...all.slice(0, site.pageSize), ...drafts])],
    [/^\/(?:archive|page\/archive\.xhtml)$/, () => archive(site, query)],
    [
      /^\/service\/([a-z]+)$/,
      (slug) => {
        const section = site.sections.find((candidate) => candidate.slug === slug)
        return section ? list(site, section.name, inSection(all, section)) : null
      },
    ],
    [/^\/rss(?:-homepage)?$/, () => feed(site, all.slice(0, FEED_SIZE))],
    [
      /^\/rss\/tp\/(\d+)$/,
      (number) => {
        const section = site.sections.find((candidate) => String(candidate.number) === number)
        return section ? feed(site, inSection(all, section)) : null
      },
    ],
    [/^\/sitemap\/(.+)\/sitemap\.xml$/, (key) => sitemap(site, key!)],
    [/^\/news\/(\d+)(?:\/|$)/, (id) => one(all, id!)],
    // Drafts: real pages, linked and in the sitemap, that robots.txt forbids.
    [/^\/preview\/news\/(\d+)(?:\/|$)/, (id) => one(drafts, id!)],
    [
      /^\/tag\/(.+)$/,
      (name) => {
        const tag = name!.replace(/\+/g, ' ')
        const tagged = all.filter(({ tags }) => tags.includes(tag))
        return tagged.length ? list(site, tag, tagged) : null
      },
    ],
    [/^\/redirect\//, () => redirect('/', 302)],
  ])
}

function inSection(articles: SiteArticle[], { name }: SiteSection): SiteArticle[] {
  return articles.filter((article) => article.section === name)
}

function path(article: SiteArticle, encoded = true): string {
  const slug = encoded ? encode(article.slug) : article.slug
  return `${article.kind === 'forbidden' ? '/preview' : ''}/news/${article.id}/${slug}`
}

/** «۱۹ بهمن ۱۴۰۲، ۹:۳۰» */
function dateLine(iso: string): string {
  const { day, monthName, year, time } = jalali(new Date(iso))
  return persianDigits(`${day} ${monthName} ${year}، ${time}`)
}

/** The non-standard `meta name=date`: `2018-03-19 T 14:02:23 +0330`. */
function metaDate(iso: string): string {
  const [, date, time, hours, minutes] = /^(.{10})T(.{8})([+-]\d\d):(\d\d)$/.exec(iso)!
  return `${date} T ${time} ${hours}${minutes}`
}

function shell(site: Site, title: string, head: Markup, body: Markup): Markup {
  return html`<!DOCTYPE html>
<html class="no-js" lang="fa">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Language" content="fa">
<title>${title}</title>
<meta name="generator" content="www.nastooh.ir">
<meta property="og:site_name" content="${site.name}">
<meta property="og:locale" content="fa">
<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xhtml" title="${site.name}">
<link rel="alternate" type="application/rss+xml" href="/rss" title="${site.name}">
${head}
</head>
<body class="rtl pt-home nt-news">
<header id="masthead">
<a class="brand" href="/">${site.name}</a> <span class="slogan">${site.description}</span>
<span class="date">${TODAY}</span>
<nav><ul>${site.sections
    .filter(({ number }) => number !== 99)
    .map(({ name, slug }) => html`<li><a href="/service/${slug}">${name.split(' > ').at(-1)}</a></li>`)}
<li><a href="/archive">آرشیو</a></li></ul></nav>
</header>
<main>${body}</main>
<aside class="box top-news"><h2>۱۰ خبر اول</h2><ul>${published(site)
    .slice(0, 10)
    .map((item) => html`<li><a href="${path(item)}">${item.title}</a></li>`)}</ul></aside>
<div class="ad"><a href="/redirect/ads/1">تبلیغات</a></div>
<footer><p>تمامی حقوق این پایگاه متعلق به ${site.name} است و استفاده از مطالب با ذکر منبع بلامانع است. ${TODAY}</p>
<a rel="nofollow" href="http://www.nastooh.ir">طراحی و تولید: نستوه</a></footer>
</body>
</html>
`
}

function listItem(item: SiteArticle): Markup {
  // The same article twice, once with the raw Persian slug and once percent-encoded, as the CMS does it.
  return html`<li class="news">
<figure><a href="${path(item, false)}" title="${dateLine(item.publishedAt)}"><img src="/d/${item.id}.jpg" alt="${item.title}"></a></figure>
<div class="desc"><h3><a href="${path(item)}">${item.title}</a></h3>
${item.lead && html`<p>${item.lead}</p>`}
<time><a href="/news/${item.id}">${dateLine(item.publishedAt)}</a></time></div>
</li>
`
}

function list(site: Site, title: string, items: SiteArticle[]): SiteReply {
  const body = html`<section class="box"><h1>${title}</h1><ul>${items.map(listItem)}</ul></section>`
  return page(shell(site, `${title} - ${site.name}`, raw(''), body), newest(items))
}

/** Filters by Jalali year, month and day; past the last page the last one comes again and again. */
function archive(site: Site, query: URLSearchParams): SiteReply {
  const wanted = { year: query.get('yr'), month: query.get('mn'), day: query.get('dy') }
  const topic = Number(query.get('tp') || 0)
  const section = site.sections.find(({ number }) => number === topic)
  const matching = published(site).filter((item) => {
    const date = jalali(new Date(item.publishedAt))
    const dated = (['year', 'month', 'day'] as const).every(
      (field) => !Number(wanted[field]) || Number(wanted[field]) === Number(date[field]),
    )
    return dated && (!section || item.section === section.name)
  })
  const last = Math.max(1, Math.ceil(matching.length / site.pageSize))
  const number = pageNumber(query.get('pi'))
  const items = pageOf(matching, Math.min(number, last), site.pageSize)
  const link = (to: number) =>
    `/archive?pi=${to}&tp=${query.get('tp') ?? ''}&ty=1&ms=0&dy=${wanted.day ?? ''}&mn=${wanted.month ?? ''}&yr=${wanted.year ?? ''}`
  const body = html`<section class="box archive"><h1>آرشیو</h1><ul>${items.map(listItem)}</ul>
<div class="pager">${number > 1 && html`<a href="${link(number - 1)}">قبلی</a>`} <a href="${link(number + 1)}">بعدی</a></div></section>`
  return page(shell(site, `آرشیو - ${site.name}`, raw(''), body), newest(items))
}

function article(site: Site, item: SiteArticle): SiteReply {
  const section = site.sections.find(({ name }) => name === item.section)!
  const date = dateLine(item.publishedAt)
  const also = related(site, item)
  const crumbs = item.section.split(' > ')
  const head = html`<meta name="description" content="${item.lead}">
<meta name="keywords" content="${item.tags.join(',')}">
<meta name="date" content="${metaDate(item.publishedAt)}">
<meta property="article:published_time" content="${item.publishedAt}">
${item.updatedAt && html`<meta property="article:modified_time" content="${item.updatedAt}">`}
<meta property="og:title" content="${item.title}">
<link rel="canonical" href="${site.origin}${path(item)}">`
  const body = html`<article id="item" class="box item">
<div class="print-header" style="display:none"><ul><li class="url">${site.origin.replace('http://', '')}/x${Number(item.id).toString(36)}</li>
<li class="date">${date}</li><li class="id">کد خبر <span>${item.id}</span></li></ul><img src="/barcode?text=${item.id}" alt=""></div>
<div class="item-header"><div class="item-nav row">
<ol class="breadcrumb">${crumbs.map((name) => html`<li><a rel="index" href="/service/${section.slug}">${name}</a></li>`)}</ol>
<div class="item-date"><span>${date}</span></div>
<ul class="header-sharing"><li><a href="/share/telegram">تلگرام</a></li><li><a href="/share/eitaa">ایتا</a></li></ul>
</div></div>
<div class="item-title">
${item.kicker && html`<h4 class="subtitle kicker">${item.kicker}</h4>`}
<h1 class="title"><a itemprop="headline" href="${path(item)}">${item.title}</a></h1>
</div>
<div class="item-summary"><figure class="item-img"><img itemprop="image" src="/d/${item.id}.jpg" alt="${item.title}"></figure>
${item.lead && html`<p class="summary introtext" itemprop="description">${item.lead}</p>`}</div>
<div class="item-body">
<div class="item-text" itemprop="articleBody">
${item.paragraphs.map(
  (
    paragraph,
    i,
  ) => html`<p style="text-align:justify">${paragraph.split('\n').map((line, n) => (n ? html`<br>${line}` : line))}</p>
${i === 1 && also[0] && html`<a class="saba-backlink" href="${path(also[0])}"><strong>بیشتر بخوانید:</strong> ${also[0].title}</a>`}
`,
)}<p>انتهای پیام/ ${item.author}</p>
</div>
<div class="item-code">کد خبر <span>${item.id}</span></div>
</div>
<div class="item-footer"><div class="item-sharing">به اشتراک گذاری این مطلب! <input value="${site.origin.replace('http://', '')}/x${Number(item.id).toString(36)}"> <span>کپی شد</span></div></div>
<div class="item-boxes2"><section class="box related-items"><h2>مطالب مرتبط</h2><ul>${also.map((other) => html`<li class="news"><h3><a href="${path(other)}">${other.title}</a></h3></li>`)}</ul></section></div>
<section class="box tags"><h2>برچسب‌ها</h2><ul>${item.tags.map((tag) => html`<li><a rel="tag" href="/tag/${encode(tag).replace(/%20/g, '+')}">${tag}</a></li>`)}</ul></section>
<section class="comments"><h2>نظرات بینندگان</h2><div class="comment"><span>ناشناس ${persianDigits('12:10')}</span><p>این آمارها را سال پیش هم دادید، ۵ هزار شغل کجاست؟</p></div></section>
<section class="comment-form"><h2>نظر شما</h2><form><img src="/sncaptcha.jpg" alt="captcha"></form></section>
</article>`
  return page(shell(site, `${item.title} - ${site.name}`, head, body), modifiedAt(item))
}

function feed(site: Site, items: SiteArticle[]): SiteReply {
  return xml(
    html`<rss version="2.0">
<channel>
<title>${site.name}</title>
<link>${site.origin}/</link>
<description>${site.description}</description>
<language>fa</language>
${items.map((item) => {
  const section = site.sections.find(({ name }) => name === item.section)
  const url = `${site.origin}${path(item)}`
  return html`<item>
<title>${item.title}</title>
<link>${url}</link>
<guid isPermaLink="true">${url}</guid>
<description>${html`<img src="${site.origin}/d/${item.id}.jpg" alt=""> ${item.lead}`.markup}</description>
<pubDate>${rfc822(item.publishedAt)}</pubDate>
<category domain="${section?.slug}">${item.section}</category>
<enclosure url="${site.origin}/d/${item.id}.jpg" length="0" type="image/jpeg"/>
</item>
`
})}</channel>
</rss>`,
    newest(items),
    'application/rss+xml; charset=utf-8',
  )
}

/** `…/all/` and `…/<Jalali year>/` are indexes of daily leaves, `…/news/` is the recent one. */
function sitemap(site: Site, key: string): SiteReply | null {
  const day = (item: SiteArticle) => {
    const date = jalali(new Date(item.publishedAt))
    return `${date.year}/${date.month.padStart(2, '0')}/${date.day.padStart(2, '0')}`
  }
  if (key === 'news') return urlset(site, published(site).slice(0, 10))
  // Drafts stand in the daily leaves too: a crawler has to ask robots.txt, not the sitemap.
  const items = site.articles.filter((item) => key === 'all' || `${day(item)}/`.startsWith(`${key}/`))
  if (!items.length) return null
  if (/^\d{4}\/\d\d\/\d\d$/.test(key))
    return key.startsWith('1402') ? jsonLeaf(site, items) : urlset(site, items)
  const days = [...new Set(items.map(day))]
  return xml(
    html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${days.map((name) => html`<sitemap><loc>${site.origin}/sitemap/${name}/sitemap.xml</loc></sitemap>\n`)}</sitemapindex>`,
    newest(items),
  )
}

function urlset(site: Site, items: SiteArticle[]): SiteReply {
  return xml(
    html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${items.map((item) => html`<url><loc>${site.origin}${path(item)}</loc><lastmod>${modifiedAt(item)}</lastmod></url>\n`)}</urlset>`,
    newest(items),
  )
}

/** Old leaves answer JSON, with the key misspelt as it is on the real hosts. */
function jsonLeaf(site: Site, items: SiteArticle[]): SiteReply {
  const urls = items.map((item) => ({ loc: `${site.origin}${path(item)}`, lastmode: modifiedAt(item) }))
  return { type: 'application/json; charset=utf-8', body: JSON.stringify({ urls }), modified: newest(items) }
}
