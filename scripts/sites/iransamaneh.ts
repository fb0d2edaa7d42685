/** Iransamaneh (IRIB News, YJC, Tabnak and others): label-glued dates, soft 404, print copies, bodies without `p`. */
import type { SiteArticle } from './data.ts'
import { aYearLater, english, jalali, persianDigits, rfc822 } from './dates.ts'
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

/** Answers for an Iransamaneh site. */
export function iransamaneh(site: Site, { path, query }: SiteRequest): SiteReply | null {
  const all = published(site)
  const byId = (id?: string) => all.find((item) => item.id === id)
  const reply = route(path, [
    [/^\/$/, () => redirect('/fa', 302)],
    [/^\/fa$/, () => list(site, site.name, all.slice(0, site.pageSize))],
    [/^\/fa\/archive$/, () => archive(site, query)],
    [/^\/fa\/rss(?:\/allnews)?$/, () => feed(site, all)],
    [
      /^\/fa\/rss\/(\d+)$/,
      (number) => {
        const section = site.sections.find((candidate) => String(candidate.number) === number)
        return section
          ? feed(
              site,
              all.filter((item) => item.section === section.name),
            )
          : null
      },
    ],
    [/^\/fa-sitemap-news$/, () => urlset(site, all.slice(0, 10))],
    [/^\/fa-sitemap-newsarchive$/, () => sitemapIndex(site, all)],
    [
      /^\/fa-sitemap-newsarchive\/(\d{4}-\d\d)$/,
      (month) =>
        urlset(
          site,
          all.filter((item) => item.publishedAt.startsWith(month!)),
        ),
    ],
    [
      /^\/fa\/news\/(\d+)(?:\/|$)/,
      (id) => {
        const found = byId(id)
        return found ? article(site, found) : null
      },
    ],
    [
      /^\/fa\/print\/(\d+)$/,
      (id) => {
        const found = byId(id)
        return found ? print(site, found) : null
      },
    ],
    [
      /^\/fa\/tag\/\d+\/(.+)$/,
      (name) => {
        const tag = name!.replace(/_/g, ' ')
        return list(
          site,
          tag,
          all.filter(({ tags }) => tags.includes(tag)),
        )
      },
    ],
  ])
  // Everything else under /fa is a missing page with status 200.
  return reply ?? (path.startsWith('/fa/') ? missing(site) : null)
}

function path(article: SiteArticle): string {
  return `/fa/news/${article.id}/${encode(article.slug)}`
}

/** «۱۷ شهریور ۱۳۹۹ - ۱۲:۳۰», or the time first and Arabic letters, as AMP pages print it. */
function dateLine(item: SiteArticle): string {
  const { day, monthName, year, time } = jalali(new Date(item.publishedAt))
  const clock = time.padStart(5, '0')
  const line = item.flags.includes('time-first-date')
    ? `${clock} - ${day} ${monthName} ${year}`.replace(/ی/g, 'ي')
    : `${day} ${monthName} ${year} - ${clock}`
  return persianDigits(line)
}

function shell(site: Site, title: string, head: Markup, body: Markup): Markup {
  return html`<!DOCTYPE html>
<html lang="fa" dir="rtl">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${title}</title>
<link rel="alternate" type="application/rss+xml" href="/fa/rss/allnews" title="${site.name}">
${head}
</head>
<body>
<div class="header"><a href="/fa">${site.name}</a> <span class="header_date">امروز: ${TODAY}</span> <span>پخش زنده</span>
<div class="menu"><a href="/fa">صفحه نخست</a> <a href="/fa/archive">آرشیو</a></div></div>
${body}
<div class="last_news"><div class="title_box">پربازدیدها</div>${published(site)
    .slice(3, 8)
    .map((item) => html`<a class="title5" href="${path(item)}">${item.title}</a>\n`)}</div>
<div class="footer">تمامی حقوق مادی و معنوی این سایت متعلق به ${site.name} است. <a href="http://www.iransamaneh.com">طراحی و تولید: ایران سامانه</a></div>
</body>
</html>
`
}

function missing(site: Site): SiteReply {
  const body = html`<div class="error_container">صفحه درخواستی شما موجود نمی باشد</div>`
  return page(shell(site, site.name, raw(''), body))
}

function listItem(item: SiteArticle): Markup {
  return html`<div class="linear_news"><a class="title_news" href="${path(item)}" title="${item.title}">${item.title}</a>
<div class="lead_news">${item.lead}</div><span class="date_news">تاریخ انتشار: ${dateLine(item)}</span></div>
`
}

function list(site: Site, title: string, items: SiteArticle[]): SiteReply {
  return page(
    shell(site, title, raw(''), html`<div class="archive_content">${items.map(listItem)}</div>`),
    newest(items),
  )
}

function archive(site: Site, query: URLSearchParams): SiteReply {
  const number = pageNumber(query.get('p'))
  const all = published(site)
  const items = pageOf(all, number, site.pageSize)
  const pages = Math.ceil(all.length / site.pageSize)
  const link = (to: number) => `/fa/archive?service_id=0&sec_id=0&cat_id=0&rpp=${site.pageSize}&p=${to}`
  const body = html`<div class="archive_content">${items.map(listItem)}</div>
<div class="pagination">${Array.from({ length: pages }, (_, i) => html`<a href="${link(i + 1)}">${persianDigits(i + 1)}</a> `)}</div>`
  return page(shell(site, `آرشیو - ${site.name}`, raw(''), body), newest(items))
}

/** A line break inside a paragraph, or between the paragraphs of a body that has no `p`. */
function lines(text: string, separator: Markup): Markup {
  return html`${text.split('\n').map((line, i) => (i ? html`${separator}${line}` : line))}`
}

function bodyOf(item: SiteArticle): Markup {
  return item.flags.includes('bare-body')
    ? html`<a href="${path(item)}"></a>${item.paragraphs.map((text, i) => html`${i > 0 && raw('<br><br>')}${lines(text, raw('<br>'))}`)}`
    : html`${item.paragraphs.map((text) => html`<p style="text-align: justify;">${lines(text, raw('<br>'))}</p>\n`)}`
}

function article(site: Site, item: SiteArticle): SiteReply {
  const publishedTime = item.flags.includes('wrong-published')
    ? aYearLater(item.publishedAt)
    : item.publishedAt
  const head = html`<meta name="description" content="${item.lead}">
<meta property="og:title" content="${item.title}">
<meta property="article:published_time" content="${publishedTime}">
<link rel="canonical" href="${site.origin}${path(item)}">`
  const also = related(site, item)
  const body = html`<div class="news_toolbar">
<div class="news_nav news_id_c"><span class="news_nav_title">کد خبر: </span>${persianDigits(item.id)}</div>
<div class="news_nav news_comments">تعداد نظرات: ۱ نظر</div>
<div class="news_nav news_pdate_c"><span class="news_nav_title">تاریخ انتشار: </span>${dateLine(item)} <span class="en_date">${english(new Date(item.publishedAt), site.timeZone)}</span></div>
</div>
<div class="news_tools"><div class="news_path"><a href="/fa">صفحه نخست</a> » <a href="/fa/archive?service_id=${site.sections.find(({ name }) => name === item.section)?.number}">${item.section}</a></div>
<a href="/fa/print/${item.id}">نسخه چاپی</a> <a href="/fa/send/${item.id}">ارسال به دوستان</a> <a href="/fa/save/${item.id}">ذخیره</a></div>
${item.kicker && html`<div class="rutitr">${item.kicker}</div>`}
<div class="title"><h1 class="title"><a href="${path(item)}">${item.title}</a></h1></div>
<div class="subtitle">${item.lead}</div>
<div class="body">${bodyOf(item)}</div>
<div class="related_news"><div class="related_title">اخبار مرتبط</div>${also.map((other) => html`<a href="${path(other)}">${other.title}</a><br>`)}</div>
<div class="tags_title">برچسب ها: ${item.tags.map((tag) => html`<a href="/fa/tag/1/${encode(tag.replace(/ /g, '_'))}">${tag}</a> `)}</div>
<div class="share">اشتراک گذاری <a href="/fa/ajax/share?id=${item.id}">ایتا</a></div>
<div class="comments"><div class="comments_title">نظرات بینندگان</div><span>انتشار یافته: ۱</span> <span>در انتظار بررسی: ۰</span>
<div class="comm_info"><span class="comm_info_name">ناشناس</span> <span class="comm_info_date">${dateLine(item)}</span></div>
<div class="comment_body">برادر من ۳ سال است بیکار است، ۲۰۰ نفر استخدام کنید تا باور کنیم.</div></div>`
  return page(shell(site, item.title, head, body), modifiedAt(item))
}

function print(site: Site, item: SiteArticle): SiteReply {
  return page(
    html`<!DOCTYPE html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>${item.title}</title><meta name="robots" content="noindex"></head>
<body><div>${site.name} - کد خبر: ${item.id} - ${dateLine(item)}</div><h1>${item.title}</h1><div>${item.lead}</div><div class="body">${bodyOf(item)}</div></body></html>
`,
    modifiedAt(item),
  )
}

function feed(site: Site, items: SiteArticle[]): SiteReply {
  return xml(
    html`<rss version="2.0">
<channel>
<title>${site.name}</title>
<link>${site.origin}/fa</link>
<description>${site.description}</description>
${items.map(
  (item) => html`<item>
<title>${item.title}</title>
<link>${site.origin}${path(item)}</link>
<guid>${site.origin}/fa/news/${item.id}</guid>
<description>${item.lead}</description>
<pubDate>${rfc822(item.publishedAt)}</pubDate>
<category>${item.section}</category>
</item>
`,
)}</channel>
</rss>`,
    newest(items),
    'text/xml; charset=utf-8',
  )
}

function sitemapIndex(site: Site, items: SiteArticle[]): SiteReply {
  const months = [...new Set(items.map((item) => item.publishedAt.slice(0, 7)))]
  return xml(
    html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${months.map((month) => html`<sitemap><loc>${site.origin}/fa-sitemap-newsarchive/${month}</loc></sitemap>\n`)}</sitemapindex>`,
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
