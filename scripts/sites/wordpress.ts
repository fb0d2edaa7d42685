/** A Kazakh newspaper on WordPress (Newspaper theme, Yoast): paged feed and listing, JSON-LD in `@graph`, `?p=` links. */
import type { SiteArticle } from './data.ts'
import { rfc822 } from './dates.ts'
import { html, type Markup, raw, scriptJson } from './html.ts'
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

const MONTHS = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ')
const FEED_SIZE = 10

/** Answers for a WordPress site. */
export function wordpress(site: Site, { path, query }: SiteRequest): SiteReply | null {
  const all = published(site)
  if (path === '/' && query.has('p')) {
    const found = all.find(({ id }) => id === query.get('p'))
    return found ? redirect(permalink(found)) : null
  }
  return route(path, [
    [/^\/(?:page\/(\d+)\/?)?$/, (number) => list(site, '/', site.name, all, number)],
    [
      /^\/category\/([a-z-]+)\/(?:page\/(\d+)\/?)?$/,
      (slug, number) => {
        const section = site.sections.find((candidate) => candidate.slug === slug)
        const items = all.filter((item) => item.section === section?.name)
        return section ? list(site, `/category/${section.slug}/`, section.name, items, number) : null
      },
    ],
    [
      /^\/tag\/([^/]+)\/$/,
      (tag) =>
        list(
          site,
          `/tag/${encode(tag!)}/`,
          tag!,
          all.filter(({ tags }) => tags.includes(tag!)),
        ),
    ],
    [/^\/feed\/?$/, () => feed(site, all, query)],
    [/^\/wp-sitemap\.xml$/, () => sitemapIndex(site, all)],
    [/^\/wp-sitemap-posts-post-1\.xml$/, () => urlset(site, all)],
    [
      /^(\/\d{4}\/\d\d\/[^/]+)(\/?)$/,
      (address, slash) => {
        const found = all.find((item) => permalink(item, false) === `${address}/`)
        if (!found) return null
        // WordPress sends the address without the last slash to the one with it.
        return slash ? article(site, found) : redirect(permalink(found))
      },
    ],
    // The copy for phones: the same article again, which robots.txt forbids.
    [
      /^(\/\d{4}\/\d\d\/[^/]+\/)amp\/$/,
      (address) => {
        const found = all.find((item) => permalink(item, false) === address)
        return found ? article(site, found) : null
      },
    ],
  ])
}

function permalink(item: SiteArticle, encoded = true): string {
  return `/${item.publishedAt.slice(0, 4)}/${item.publishedAt.slice(5, 7)}/${encoded ? encode(item.slug) : item.slug}/`
}

/** «22 тамыз 2025»; the data's dates are local already. */
function dateLine(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`
}

function shell(site: Site, title: string, head: Markup, body: Markup, bodyClass: string): Markup {
  return html`<!DOCTYPE html>
<html lang="kk-KZ">
<head>
<meta charset="UTF-8">
<title>${title}</title>
<meta name="generator" content="WordPress 6.7.2">
<link rel="alternate" type="application/rss+xml" title="${site.name} &raquo; Feed" href="${site.origin}/feed/">
${head}
</head>
<body class="${bodyClass}">
<div class="td-header-wrap"><a class="td-main-logo" href="/">${site.name}</a> <div class="td_data_time">${TODAY}</div>
<div class="weather">Ақтөбе +12°C</div>
<ul class="sf-menu">${site.sections.map(({ name, slug }) => html`<li><a href="/category/${slug}/">${name}</a></li>`)}</ul></div>
${body}
<div class="td-sidebar"><div class="block-title">Соңғы жаңалықтар</div>${published(site)
    .slice(0, 5)
    .map(
      (item) =>
        html`<h3 class="entry-title td-module-title"><a href="${permalink(item)}">${item.title}</a></h3>\n`,
    )}
<div class="block-title">Ең көп оқылған</div>${published(site)
    .slice(6, 9)
    .map(
      (item) =>
        html`<h3 class="entry-title td-module-title"><a href="${permalink(item)}">${item.title}</a></h3>\n`,
    )}</div>
<footer class="td-footer">© ${site.name}. Сайт материалдарын пайдаланған кезде дереккөзге сілтеме жасауыңызды сұраймыз. <a href="/wp-admin/">Сайт әкімшілігі</a></footer>
</body>
</html>
`
}

function list(
  site: Site,
  base: string,
  title: string,
  all: SiteArticle[],
  wanted?: string,
): SiteReply | null {
  const number = pageNumber(wanted)
  const items = pageOf(all, number, site.pageSize)
  if (!items.length) return null
  const older = number * site.pageSize < all.length
  const body = html`<div class="td-main-content"><h1 class="entry-title td-page-title">${title}</h1>
${items.map(
  (
    item,
  ) => html`<div class="td_module_10"><h3 class="entry-title td-module-title"><a href="${permalink(item)}" rel="bookmark" title="${item.title}">${item.title}</a></h3>
<time class="entry-date updated td-module-date" datetime="${item.publishedAt}">${dateLine(item.publishedAt)}</time>
<div class="td-excerpt">${item.lead}</div></div>
`,
)}<div class="page-nav">${number > 1 && html`<a href="${number === 2 ? base : `${base}page/${number - 1}/`}">Алдыңғы</a>`} ${older && html`<a class="next" rel="next" href="${base}page/${number + 1}/">Тағы да жүктеу</a>`}</div></div>`
  return page(shell(site, title, raw(''), body, 'home blog'), newest(items))
}

/** Yoast's graph: the site first, the article among the others. */
function graph(site: Site, item: SiteArticle): Markup {
  const url = `${site.origin}${permalink(item)}`
  return scriptJson({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': `${site.origin}/#website`,
        url: `${site.origin}/`,
        name: site.name,
        inLanguage: 'kk-KZ',
      },
      {
        '@type': 'NewsArticle',
        '@id': `${url}#article`,
        headline: item.title,
        datePublished: item.publishedAt,
        dateModified: modifiedAt(item),
        mainEntityOfPage: url,
        articleSection: [item.section],
        author: { '@type': 'Person', name: item.author },
      },
    ],
  })
}

function article(site: Site, item: SiteArticle): SiteReply {
  const section = site.sections.find(({ name }) => name === item.section)
  const also = related(site, item)
  const url = `${site.origin}${permalink(item)}`
  const head = html`<meta name="description" content="${item.lead}">
<link rel="canonical" href="${url}">
<link rel="shortlink" href="${site.origin}/?p=${item.id}">
<meta property="og:type" content="article">
<meta property="og:title" content="${item.title} - ${site.name}">
<meta property="article:published_time" content="${item.publishedAt}">
<meta property="article:modified_time" content="${modifiedAt(item)}">
<script type="application/ld+json" class="yoast-schema-graph">${graph(site, item)}</script>`
  const body = html`<article id="post-${item.id}" class="post-${item.id} post type-post" dir="${item.script === 'Arab' ? 'rtl' : 'ltr'}">
<div class="td-crumb-container"><a href="/">Басты бет</a> » <a href="/category/${section?.slug}/">${item.section}</a></div>
<header class="td-post-title"><h1 class="entry-title">${item.title}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name">Авторы: <a href="/?s=${encode(item.author ?? '')}">${item.author}</a></div>
<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="${item.publishedAt}">${dateLine(item.publishedAt)}</time></span>
<div class="td-post-views">${(Number(item.id) % 900) + 100} рет көрсетілді</div></div></header>
<div class="td-post-sharing-top">Бөлісу: <a href="#">Telegram</a> <a href="#">WhatsApp</a></div>
<div class="td-post-content tagdiv-type">
<div class="td-post-featured-image"><figure><img class="entry-thumb" src="/wp-content/uploads/${item.id}.jpg" alt="${item.title}"><figcaption>фото: gov.kz</figcaption></figure></div>
${item.lead && html`<p><strong>${item.lead}</strong></p>`}
${item.paragraphs.map(
  (paragraph, i) => html`<p>${paragraph}</p>
${i === 1 && also[0] && html`<div class="bs-irp">Оқи отырыңыз: <a href="${permalink(also[0])}">${also[0].title}</a></div>`}
`,
)}</div>
<footer class="td-post-source-tags"><ul class="td-tags"><li><span>Тегтер</span></li>${item.tags.map((tag) => html`<li><a rel="tag" href="/tag/${encode(tag)}/">${tag}</a></li>`)}</ul>
<a href="${permalink(item)}amp/">AMP</a></footer>
</article>
<div class="td_block_related_posts"><h4>Ұқсас жаңалықтар</h4>${also.map((other) => html`<h3 class="entry-title"><a href="${permalink(other)}">${other.title}</a></h3>`)}</div>
<div class="comments" id="comments"><h4>1 пікір</h4><div class="comment"><cite>Азамат</cite><div class="comment-content"><p>Біздің ауылда 50 адам жұмыссыз отыр, оны неге жазбайсыздар?</p></div></div>
<div id="respond"><h3>Пікір қалдыру</h3></div></div>`
  return page(
    shell(site, `${item.title} - ${site.name}`, head, body, `single single-post postid-${item.id}`),
    modifiedAt(item),
  )
}

function feed(site: Site, all: SiteArticle[], query: URLSearchParams): SiteReply | null {
  const size = Math.min(50, Number(query.get('posts_per_page')) || FEED_SIZE)
  const items = pageOf(all, pageNumber(query.get('paged')), size)
  if (!items.length) return null
  return xml(
    html`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${site.name}</title>
<atom:link href="${site.origin}/feed/" rel="self" type="application/rss+xml"/>
<link>${site.origin}</link>
<description>${site.description}</description>
<language>kk-KZ</language>
<generator>https://wordpress.org/?v=6.7.2</generator>
${items.map((item) => {
  const content =
    html`<p><strong>${item.lead}</strong></p>${item.paragraphs.map((text) => html`<p>${text}</p>\n`)}`.markup
  return html`<item>
<title>${item.title}</title>
<link>${site.origin}${permalink(item)}</link>
<dc:creator>${item.author}</dc:creator>
<pubDate>${rfc822(item.publishedAt)}</pubDate>
<category>${item.section}</category>
${item.tags.map((tag) => html`<category>${tag}</category>\n`)}<guid isPermaLink="false">${site.origin}/?p=${item.id}</guid>
<description>${item.lead} […]</description>
<content:encoded>${content}</content:encoded>
</item>
`
})}</channel>
</rss>`,
    newest(items),
    'application/rss+xml; charset=UTF-8',
  )
}

function sitemapIndex(site: Site, items: SiteArticle[]): SiteReply {
  return xml(
    html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${site.origin}/wp-sitemap-posts-post-1.xml</loc></sitemap></sitemapindex>`,
    newest(items),
  )
}

function urlset(site: Site, items: SiteArticle[]): SiteReply {
  return xml(
    html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${items.map((item) => html`<url><loc>${site.origin}${permalink(item)}</loc><lastmod>${modifiedAt(item)}</lastmod></url>\n`)}</urlset>`,
    newest(items),
  )
}
