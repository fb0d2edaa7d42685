/** Pages in the manner of real templates: the nesting, names and noise of many content systems, around a story. */
import { COMMENTS, LEGAL, type Line, type Story } from './content.ts'

export interface Template {
  name: string
  /** Where the lead stands: in the text, apart from it (then it may be told or not), or nowhere. */
  lead: 'body' | 'apart' | 'none'
  /** Text that the template itself adds to the article (a table). */
  extra?: string
  /** Address of the page, where it says something of its own. */
  url?(story: Story): string
  /** Who the page says has written it, where that is asked for. */
  authors?(story: Story): string[]
  /** The article's text where the template tells it otherwise than line by line. */
  gold?(story: Story): string
  render(story: Story, others: Story[]): string
}

export const esc = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

export interface Shape {
  p?: (html: string, index: number) => string
  /** Put behind the paragraph with this number. */
  after?: Record<number, string>
}

/** Lines as HTML; items of a list are grouped. */
export function html(lines: Line[], shape: Shape = {}): string {
  const out: string[] = []
  let list: string[] = []
  let paragraphs = 0
  const flush = () => {
    if (list.length > 0) out.push(`<ul>${list.map((item) => `<li>${esc(item)}</li>`).join('\n')}</ul>`)
    list = []
  }
  for (const line of lines) {
    if (line.kind === 'li') {
      list.push(line.text)
      continue
    }
    flush()
    if (line.kind === 'h2') out.push(`<h2>${esc(line.text)}</h2>`)
    else if (line.kind === 'quote') out.push(`<blockquote><p>${esc(line.text)}</p></blockquote>`)
    else {
      out.push(shape.p ? shape.p(esc(line.text), paragraphs) : `<p>${esc(line.text)}</p>`)
      paragraphs++
      if (shape.after?.[paragraphs]) out.push(shape.after[paragraphs] as string)
    }
  }
  flush()
  return out.join('\n')
}

export const link = (story: Story, i: number) =>
  `/2025/0${(i % 9) + 1}/${i}${story.title.length}-${encodeURIComponent(story.title.toLowerCase().replace(/\s+/g, '-'))}`
export const a = (story: Story, i: number) => `<a href="${link(story, i)}">${esc(story.title)}</a>`
export const nav = (words: string[]) =>
  words.map((word) => `<li><a href="/${word.toLowerCase()}">${word}</a></li>`).join('')
export const NAV = [
  'Home',
  'News',
  'Sport',
  'Business',
  'Culture',
  'Opinion',
  'Weather',
  'Travel',
  'Video',
  'Newsletters',
]
export const NAV_FA = [
  'صفحه نخست',
  'سیاسی',
  'اقتصادی',
  'اجتماعی',
  'ورزشی',
  'استان‌ها',
  'عکس',
  'فیلم',
  'آرشیو',
  'درباره ما',
]
export const NAV_KK = ['Басты бет', 'Саясат', 'Экономика', 'Қоғам', 'Спорт', 'Мәдениет', 'Видео', 'Байланыс']
export const ld = (story: Story, body = false) =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: story.title, datePublished: story.published, author: [{ '@type': 'Person', name: story.author }], ...(body ? { articleBody: story.lines.map((l) => l.text).join('\n\n') } : {}) }).replace(/</g, '\\u003c')}</script>`
export const comments = (name: string) =>
  `<div id="${name}" class="${name}-area"><h3>3 ${name}</h3><ol class="${name}-list">${COMMENTS.map((text, i) => `<li><div class="who"><b>Reader ${i}</b> 2 hours ago</div><div><p>${text}</p><p>${text.split('. ').reverse().join('. ')}</p></div><a href="#r">Reply</a></li>`).join('')}</ol></div>`
export const head = (story: Story, extra = '') =>
  `<!DOCTYPE html><html lang="${story.language}"${story.language === 'fa' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${esc(story.title)} | The Courier</title><meta property="og:title" content="${esc(story.title)}">${extra}</head>`
export const published = (story: Story) =>
  `<meta property="article:published_time" content="${story.published}">`
export const pad = (n: number) => String(n).padStart(2, '0')
export const englishDate = (iso: string) =>
  new Date(iso).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
export const american = (s: Story) =>
  new Date(s.published).toLocaleDateString('en-US', {
    month: 'long',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })
export const dotted = (s: Story) =>
  `${s.published.slice(8, 10)}.${s.published.slice(5, 7)}.${s.published.slice(0, 4)}`
export const clock = (s: Story) => s.published.slice(11, 16)
export const jalali = (iso: string) =>
  new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Tehran',
  })
    .format(new Date(iso))
    .replace(/(\d+|[۰-۹]+) (\S+) ([۰-۹]+)/, '$1 $2 $3')
/** Numbers of a Solar Hijri day, `1401/08/30`. */
export const jalaliSlashes = (iso: string) =>
  new Intl.DateTimeFormat('en-US-u-ca-persian-nu-latn', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'Asia/Tehran',
  })
    .formatToParts(new Date(iso))
    .filter(({ type }) => type === 'year' || type === 'month' || type === 'day')
    .sort((x, y) => 'ymd'.indexOf(x.type[0]!) - 'ymd'.indexOf(y.type[0]!))
    .map(({ value }) => value)
    .join('/')
const KK_MONTHS = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(
  ' ',
)
export const kazakhDate = (iso: string) =>
  `${Number(iso.slice(8, 10))} ${KK_MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`

export const ENGLISH_TEMPLATES: Template[] = [
  {
    name: 'wordpress, twenty-something',
    lead: 'body',
    render: (s, o) =>
      `${head(s, published(s))}<body class="post-template-default single single-post has-sidebar tag-social category-related"><div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">The Courier</a></p><nav class="main-navigation"><ul>${nav(NAV)}</ul></nav></header><div id="content" class="site-content"><main id="main"><article id="post-7" class="post-7 post type-post status-publish hentry category-news tag-share tag-comments"><header class="entry-header"><h1 class="entry-title">${esc(s.title)}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="${s.published}">${englishDate(s.published)}</time> by <a rel="author" href="/author">${s.author}</a></div></header><div class="entry-content"><p>${esc(s.lead)}</p>${html(s.lines)}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="?share=twitter">Twitter</a></li><li><a href="?share=facebook">Facebook</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3><em>Related</em></h3>${o
        .slice(0, 3)
        .map((x, i) => `<p>${a(x, i)} ${englishDate(x.published)} In "News"</p>`)
        .join(
          '',
        )}</div></div><footer class="entry-footer"><span class="cat-links">Categories <a href="/c">News</a></span><span class="tags-links">Tags ${s.tags.map((t) => `<a href="/t">${t}</a>`).join(', ')}</span></footer></article><nav class="navigation post-navigation"><div class="nav-previous">${a(o[0]!, 1)}</div><div class="nav-next">${a(o[1]!, 2)}</div></nav>${comments('comments')}</main></div><aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></section><section class="widget widget_text"><h2>About</h2><p>The Courier has told the harbour towns what happens in them since 1887, and is owned by its readers, of whom there are some eleven thousand.</p></section></aside><footer class="site-footer"><p>Proudly powered by WordPress</p></footer></div></body></html>`,
  },
  {
    name: 'genesis: a layout box named after its sidebar',
    lead: 'none',
    render: (s, o) =>
      `${head(s)}<body class="content-sidebar"><div class="site-container"><header class="site-header"><ul>${nav(NAV)}</ul></header><div class="site-inner"><div class="content-sidebar-wrap"><main class="content"><article class="entry"><header class="entry-header"><h1 class="entry-title">${esc(s.title)}</h1><p class="entry-meta"><time class="entry-time" datetime="${s.published}">${englishDate(s.published)}</time> By ${s.author} <a href="#respond">Leave a Comment</a></p></header><div class="entry-content">${html(s.lines)}</div><footer class="entry-footer"><p class="entry-meta">Filed Under: <a href="/n">News</a></p></footer></article><div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published. Required fields are marked *</p></form></div></main><aside class="sidebar">${o.map((x, i) => `<div><h4>${a(x, i)}</h4><p>${esc(x.lead)}</p></div>`).join('')}</aside></div></div></div></body></html>`,
  },
  {
    name: 'medium: machine-made names, cards below',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, published(s))}<body><div id="root"><div class="a b c"><div class="d e"><a href="/signin">Sign in</a> <a href="/up">Get started</a></div><div class="n p"><article><div class="l"><section><div><div class="q r"><h1 id="ab12" class="hx hy">${esc(s.title)}</h1><h2 class="iv iw">${esc(s.lead)}</h2><div class="jx"><a href="/@x">${s.author}</a> · <span>${englishDate(s.published)}</span> · <span>4 min read</span></div><figure class="kk"><img src="1.jpg"><figcaption class="kl">The gate on the first morning. Photo by the author</figcaption></figure>${html(s.lines, { p: (t) => `<p class="pw-post-body-paragraph kz la">${t}</p>` })}</div></div></section></div></article><div class="ab cd"><div><button>1.2K</button></div><div><button>14</button></div></div><div class="zz"><p>More from ${s.author} and The Courier</p>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="yy xx"><a href="/@y">Somebody</a><div class="ww"><a href="${link(x, i)}"><h2>${esc(x.title)}</h2></a><a href="${link(x, i)}"><h3>${esc(x.lead)}</h3></a></div><span>Mar ${i + 3}</span></div>`,
        )
        .join('')}</div></div></div></div></body></html>`,
  },
  {
    name: 'a text in several boxes with promotions between',
    lead: 'apart',
    render: (s, o) => {
      const half = Math.ceil(s.lines.length / 2)
      return `${head(s, published(s))}<body><div id="app"><header><nav><ul>${nav(NAV)}</ul></nav></header><main><article id="story"><div class="ad css-rfqw0c"><p>Advertisement</p><a href="#after-top">Continue reading the main story</a></div><header class="css-1jb"><h1 data-testid="headline">${esc(s.title)}</h1><p id="article-summary" class="css-1n0">${esc(s.lead)}</p><figure><img src="x.jpg"><figcaption><span>The gate on Monday morning.</span><span><span>Credit...</span>Anna Lund for The Courier</span></figcaption></figure><div><p class="css-byline">By <a href="/by">${s.author}</a></p><time datetime="${s.published}">${englishDate(s.published)}</time></div></header><section name="articleBody"><div class="css-53u6y8 StoryBodyCompanionColumn"><div>${html(s.lines.slice(0, half))}</div><aside class="css-ew4tgv" aria-label="companion column"></aside></div><div><div class="css-x"><p>Sign up for The Morning</p><p>Make sense of the day’s news and ideas. A reporter walks you through what matters, every weekday.</p></div></div><div class="ad"><p>Advertisement</p></div><div class="css-53u6y8 StoryBodyCompanionColumn"><div>${html(s.lines.slice(half))}</div></div></section></article><section class="css-more"><h2>More in News</h2><ol>${o.map((x, i) => `<li class="css-li"><a href="${link(x, i)}"><h3>${esc(x.title)}</h3><p>${esc(x.lead)}</p></a></li>`).join('')}</ol></section></main><footer><ul>${nav(['Contact Us', 'Accessibility', 'Work with us', 'Advertise', 'Privacy Policy'])}</ul></footer></div></body></html>`
    },
  },
  {
    name: 'paragraphs that are divs',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body class="pg t-light"><div class="nav--plain-header"><a href="/">TC</a></div><div class="pg-right-rail-tall"><article class="pg-rail-tall"><h1 class="pg-headline">${esc(s.title)}</h1><div class="metadata"><p class="metadata__byline">By <span class="metadata__byline__author">${s.author}, TC</span></p><p class="update-time">Updated 1843 GMT ${englishDate(s.published)}</p></div><div class="l-container"><section id="body-text" class="zn zn-body-text"><div class="l-container"><div class="el__leafmedia"><p class="zn-body__paragraph speakable"><cite class="el-editorial-source">(TC)</cite>${esc(s.lines[0]!.text)}</p></div>${html(s.lines.slice(1), { p: (t) => `<div class="zn-body__paragraph">${t}</div>`, after: { 2: `<div class="zn-body__paragraph"><strong>READ MORE: </strong>${a(o[0]!, 1)}</div><div class="el__embedded el__embedded--standard"><div class="el__storyelement__header"><a href="/x">${esc(o[1]!.title)}</a></div></div>` } })}</div></section></div></article><div class="zn-rail"><h2>Paid Content</h2>${o.map((x, i) => `<div class="ob-widget">${a(x, i)} Recommended by Outbrain</div>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'blocks with data attributes, links below',
    lead: 'none',
    render: (s, o) =>
      `${head(s, ld(s))}<body><div id="__next"><header role="banner"><nav aria-label="Main"><ul>${nav(NAV)}</ul></nav></header><div class="ssrcss-1"><main id="main-content"><article class="ssrcss-2"><header class="ssrcss-3"><h1 id="main-heading">${esc(s.title)}</h1><ul><li><span>Published</span> <time datetime="${s.published}">${englishDate(s.published)}</time></li><li><button>Share</button></li></ul></header><div data-component="image-block"><figure><div><img src="a.jpg"></div><figcaption><span>Image caption,</span> The gate on Monday morning was crowded before it was light</figcaption></figure></div><div data-component="byline-block"><div><div>By ${s.author}</div><div>Business reporter</div></div></div>${html(s.lines, { p: (t, i) => `<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg">${i === 0 ? `<b>${t}</b>` : t}</p></div></div>`, after: { 3: `<div data-component="unordered-list-block"><ul><li>${a(o[0]!, 1)}</li><li>${a(o[1]!, 2)}</li></ul></div>` } })}<section data-component="topic-list"><h2>Related Topics</h2><ul>${s.tags.map((t) => `<li><a href="/t">${t}</a></li>`).join('')}</ul></section><section data-component="links-block"><h2>More on this story</h2><ul>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<li><a href="${link(x, i)}"><p>${esc(x.title)}</p></a><p>Published ${i + 1} January</p></li>`,
        )
        .join('')}</ul></section></article></main></div></div></body></html>`,
  },
  {
    name: 'broadsheet with rich links and submeta',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, published(s))}<body class="has-page-skin"><div class="l-side-margins"><article class="content content--article"><header class="content__head"><h1 class="content__headline" itemprop="headline">${esc(s.title)}</h1><div class="content__standfirst" data-link-name="standfirst"><p>${esc(s.lead)}</p></div></header><div class="content__main"><div class="content__article-body from-content-api js-article__body" itemprop="articleBody">${html(s.lines, { after: { 2: `<aside class="element element-rich-link element--thumbnail"><div class="rich-link"><h1 class="rich-link__title">${a(o[0]!, 3)}</h1><div class="rich-link__read-more">Read more</div></div></aside>`, 4: '<figure class="element element-image"><img src="b.jpg"><figcaption class="caption caption--img">The old boiler house. Photograph: Jo Marsh/The Courier</figcaption></figure>' } })}<div class="after-article js-after-article"></div><div class="submeta"><span class="submeta__label">Topics</span><ul class="submeta__links">${s.tags.map((t) => `<li><a href="/t">${t}</a></li>`).join('')}</ul></div></div></div></article><div class="discussion" id="comments">${comments('comment')}</div><div class="fc-container--rolled-up-hide"><h2>Most viewed</h2><ol>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ol></div></div></body></html>`,
  },
  {
    name: 'blogger: line breaks for paragraphs',
    lead: 'none',
    render: (s, o) =>
      `${head(s)}<body><div class="content-outer"><div class="main-outer"><div class="column-center-inner"><div class="date-outer"><h2 class="date-header"><span>${englishDate(s.published)}</span></h2><div class="date-posts"><div class="post hentry"><h3 class="post-title entry-title">${esc(s.title)}</h3><div class="post-body entry-content"><div dir="ltr">${s.lines.map((l) => (l.kind === 'h2' ? `<b>${esc(l.text)}</b>` : esc(l.text))).join('<br />\n<br />\n')}<div style="clear: both;"></div></div></div><div class="post-footer"><span>Posted by ${s.author} at <a href="#"><abbr class="published" title="${s.published}">9:20 AM</abbr></a></span><span class="post-labels">Labels: ${s.tags.map((t) => `<a href="/l">${t}</a>`).join(', ')}</span></div></div><div class="comments" id="comments"><h4>3 comments:</h4><dl>${COMMENTS.map((t) => `<dt>Anonymous said...</dt><dd><p>${t}</p></dd>`).join('')}</dl></div></div></div></div><div class="column-right-inner"><aside><div class="sidebar section"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></div></div></aside></div></div></div></body></html>`,
  },
  {
    name: 'tabloid: highlights, captions, carousel',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="page-header"><ul>${nav(NAV)}</ul></div><div class="article wide"><div id="js-article-text" class="article-text wide"><h2>${esc(s.title)}</h2><p class="author-section byline-plain">By <a href="/a" class="author">${s.author}</a></p><p class="byline-section"><span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span> <time datetime="${s.published}">09:20 GMT, ${englishDate(s.published)}</time></span></p><div class="shareArticles"><ul><li><a href="#">e-mail</a></li></ul></div><div itemprop="articleBody">${html(s.lines, { p: (t) => `<p class="mol-para-with-font"><span>${t}</span></p>`, after: { 1: '<div class="artSplitter mol-img-group"><div class="mol-img"><img src="1.jpg"></div><p class="imageCaption">The works on the harbour as they looked on the day they were closed, in a picture taken by a reader</p></div>', 3: `<div class="related-carousel"><h3>RELATED ARTICLES</h3><ul class="rotator"><li>${a(o[0]!, 1)}</li><li>${a(o[1]!, 2)}</li></ul><div class="moduleFull"><div>Share this article</div><button>Share</button></div></div>` } })}</div></div><div id="reader-comments"><h2>Comments 3</h2>${COMMENTS.map((t) => `<div class="comment"><p>${t}</p></div>`).join('')}</div></div><div class="beta">${o.map((x, i) => `<div class="puff"><a href="${link(x, i)}"><strong>${esc(x.title)}</strong> ${esc(x.lead)}</a></div>`).join('')}</div></body></html>`,
  },
  {
    name: 'layout tables and font tags',
    lead: 'none',
    render: (s, o) =>
      `<HTML><HEAD><TITLE>The Courier: ${esc(s.title)}</TITLE></HEAD><BODY bgcolor=white><TABLE width=760><TR><TD colspan=2><IMG src=logo.gif> <FONT size=1>${new Date().getFullYear()}</FONT></TD></TR><TR><TD valign=top width=150>${o.map((x, i) => `<FONT size=1><A href="${link(x, i)}">${esc(x.title)}</A></FONT><BR>`).join('')}</TD><TD valign=top><FONT face=arial size=4><B>${esc(s.title)}</B></FONT><BR><FONT size=1>${englishDate(s.published)}, ${s.author}</FONT><P>${s.lines.map((l) => `<FONT face=arial size=2>${esc(l.text)}</FONT>`).join('<P>')}<P><FONT size=1><A href="/">Back to the front page</A> | <A href="/m">E-mail this article</A></FONT></TD></TR><TR><TD colspan=2><FONT size=1>Copyright © The Courier. All rights reserved. No part of this page may be copied without leave in writing from the publishers of the newspaper.</FONT></TD></TR></TABLE></BODY></HTML>`,
  },
  {
    name: 'no box at all',
    lead: 'none',
    render: (s) =>
      `<html><head><title>${esc(s.title)}</title></head><body><a href="/">home</a><h1>${esc(s.title)}</h1><i>${s.author}, ${englishDate(s.published)}</i><br><br>${s.lines.map((l) => esc(l.text)).join('\n<br><br>\n')}<br><br><a href="/">home</a> <a href="/archive">archive</a></body></html>`,
  },
  {
    name: 'drupal fields',
    lead: 'apart',
    render: (s, o) =>
      `${head(s)}<body class="html not-front page-node node-type-article one-sidebar sidebar-second"><div id="page"><div id="navigation"><ul class="links">${nav(NAV)}</ul></div><div id="main"><div class="region region-content"><div id="block-system-main" class="block"><div class="content"><div id="node-12" class="node node-article clearfix"><h1 id="page-title">${esc(s.title)}</h1><div class="meta submitted"><span property="dc:date dc:created" content="${s.published}" datatype="xsd:dateTime">Submitted by ${s.author} on ${englishDate(s.published)}</span></div><div class="content clearfix"><div class="field field-name-field-teaser"><div class="field-items"><div class="field-item even">${esc(s.lead)}</div></div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">${html(s.lines)}</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tags: </div><div class="field-items">${s.tags.map((t) => `<div class="field-item"><a href="/t">${t}</a></div>`).join('')}</div></div></div><div class="link-wrapper"><ul class="links inline"><li class="comment-forbidden"><a href="/login">Log in</a> to post comments</li></ul></div></div></div></div></div><div class="region region-sidebar-second">${o.map((x, i) => `<div class="views-row"><span class="field-content">${a(x, i)}</span></div>`).join('')}</div></div></div></body></html>`,
  },
  {
    name: 'agency: standards line and contacts',
    lead: 'none',
    render: (s, o) =>
      `${head(s, ld(s))}<body><div id="__next"><div class="site-layout__top__x"><ul>${nav(NAV)}</ul></div><div class="Article-container-1"><article><header><h1 data-testid="Heading">${esc(s.title)}</h1><div class="article-header__author"><a href="/by">${s.author}</a></div><time datetime="${s.published}"><span>${englishDate(s.published)}</span><span>9:20 AM GMT</span></time></header><div class="article-body__content__17Yit">${s.lines.map((l, i) => (l.kind === 'h2' ? `<h2>${esc(l.text)}</h2>` : `<div data-testid="paragraph-${i}" class="text__text__1FZLe article-body__paragraph__2-BtD">${esc(l.text)}</div>`)).join('')}<div class="article-body__sign-off">Our Standards: <a href="/p">The Courier Trust Principles.</a></div></div></article><div class="read-next__x"><h2>Read Next</h2>${o.map((x, i) => `<div class="media-story-card__hub"><a href="${link(x, i)}">${esc(x.title)}</a><span>category Business · ${i + 1}:0${i} AM GMT</span></div>`).join('')}</div></div><footer>© 2025 The Courier. All rights reserved</footer></div></body></html>`,
  },
  {
    name: 'business magazine with a biography and cards',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="main-content main-content--universal-header"><div class="article-container"><div class="article-headline-container"><h1 class="fs-headline speakable-headline">${esc(s.title)}</h1></div><div class="contrib-block"><a class="contrib-link" href="/c">${s.author}</a> Contributor <div class="contrib-info">Opinions expressed by contributors are their own.</div></div><div class="article-body-container"><div class="article-body fs-article fs-responsive-text current-article">${html(s.lines, { after: { 1: '<div class="article-sharing"><ul><li><a href="#">Share to Facebook</a></li><li><a href="#">Share to Twitter</a></li></ul></div>', 3: `<div class="link-embed link-embed--long-title"><a href="${link(o[0]!, 1)}">MORE FROM THE COURIER<span>${esc(o[0]!.title)}</span></a></div>` } })}</div><div class="contrib-bio author-bio"><p>I have written about the trades of small harbours for twenty years, and before that I mended nets in one of them, badly, under the eye of an uncle who knew better.</p></div></div></div></div></body></html>`,
  },
  {
    name: 'newsletter platform',
    lead: 'apart',
    render: (s) =>
      `${head(s, ld(s))}<body><div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">${esc(s.title)}</h1><h3 class="subtitle">${esc(s.lead)}</h3><div class="pencraft"><a href="/@x">${s.author}</a><div>${englishDate(s.published)}</div><div>∙ Paid</div></div></div><div><div class="available-content"><div dir="auto" class="body markup">${html(s.lines, { after: { 2: '<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>The Courier is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form><input type="email"><button>Subscribe</button></form></div></div>' } })}</div></div></div><div class="post-footer"><div class="like-button">12 Likes</div></div></article><div id="discussion">${comments('comments')}</div></div></body></html>`,
  },
  {
    name: 'text in structured data alone',
    lead: 'none',
    render: (s) =>
      `${head(s, ld(s, true))}<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>`,
  },
  {
    name: 'structured data, nameless boxes, promotional text at the end',
    lead: 'none',
    render: (s, o) =>
      `${head(s, ld(s, true))}<body><div><div><ul>${nav(NAV)}</ul></div><div><div><h1>${esc(s.title)}</h1><div><span>${s.author}</span><span>${englishDate(s.published)}</span></div>${html(s.lines)}<p>The Courier is independent, and this story was free to read. If you can spare the price of a cup of coffee each month, you help us to send a reporter to the next one.</p><p>You can write to us at any hour, and we read every letter, though we cannot answer them all.</p></div></div><div>${o.map((x, i) => `<div><a href="${link(x, i)}"><span>${esc(x.title)}</span></a><span>${esc(x.lead)}</span></div>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'one form around everything',
    lead: 'none',
    render: (s, o) =>
      `${head(s)}<body><form method="post" action="./Story.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="${'dDwt'.repeat(300)}"><div id="ctl00_Header"><a href="/">TC</a> <input type="text" value="Search"></div><div id="ctl00_Left">${o.map((x, i) => `<a href="${link(x, i)}">${esc(x.title)}</a><br>`).join('')}</div><div id="ctl00_Main"><span id="ctl00_Main_lblTitle" class="Head">${esc(s.title)}</span><br><span id="ctl00_Main_lblDate" class="SmallText">${englishDate(s.published)}</span><div id="ctl00_Main_BodyLabel">${html(s.lines, { p: (t) => `<p align="justify"><span style="font-size:12px">${t}</span></p>` })}</div></div></form></body></html>`,
  },
  {
    name: 'the text twice, for two widths of screen',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="wrap"><div class="hide-for-small"><div class="story">${html(s.lines)}</div></div><div class="show-for-small"><div class="story">${html(s.lines)}</div></div><div class="latest"><h3>Latest</h3><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></div></div></body></html>`,
  },
  {
    name: 'a wall of consent before the page',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div id="onetrust-consent-sdk"><div role="dialog" aria-label="Privacy"><h2>Your privacy</h2><p>${LEGAL}</p><p>${LEGAL}</p><p>${LEGAL}</p><button>Accept all</button></div></div><div class="grid"><div class="col-8"><h1>${esc(s.title)}</h1><p class="date">${englishDate(s.published)}</p><div class="text">${html(s.lines)}</div></div><div class="col-4">${o.map((x, i) => `<h5>${a(x, i)}</h5>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'comments longer than the article',
    lead: 'none',
    render: (s) =>
      `${head(s, published(s))}<body><div class="container"><div class="story-area"><h1>${esc(s.title)}</h1>${html(s.lines)}</div><section id="disqus_thread">${Array.from({ length: 12 }, (_, i) => `<div class="x"><span>user${i}</span><div><p>${COMMENTS[i % 3]}</p><p>${COMMENTS[(i + 1) % 3]?.toUpperCase()}</p></div></div>`).join('')}</section></div></body></html>`,
  },
  {
    name: 'drop capital and pull quotes',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="magazine"><h1>${esc(s.title)}</h1><div class="longform"><p><span class="drop-cap">${s.lines[0]!.text[0]}</span>${esc(s.lines[0]!.text.slice(1))}</p><div class="pullquote"><p>${esc(s.lines[1]!.text)}</p></div>${html(s.lines.slice(1), { after: { 3: '<div class="photo-wrap"><img src="p.jpg"><div><span>Two of the tins that started it all, from a shelf in the town museum</span></div></div>' } })}</div><div class="more"><h2>Keep reading</h2>${o
        .slice(0, 3)
        .map((x, i) => `<div class="tile"><img src="t.jpg"><h3>${a(x, i)}</h3><p>${esc(x.lead)}</p></div>`)
        .join('')}</div></div></body></html>`,
  },
  {
    name: 'press release',
    lead: 'none',
    render: (s, o) =>
      `${head(s)}<body><div class="govuk-width-container"><div class="breadcrumbs"><a href="/">Home</a> <a href="/news">News</a></div><main class="govuk-main-wrapper" role="main"><div class="title"><span>Press release</span><h1>${esc(s.title)}</h1></div><dl class="metadata"><dt>From:</dt><dd><a href="/d">Department for Harbours</a></dd><dt>Published</dt><dd>${englishDate(s.published)}</dd></dl><div class="govspeak">${html(s.lines)}</div><div class="share-links"><h2>Share this page</h2><ul><li><a href="#">Share on Facebook</a></li><li><a href="#">Share on Twitter</a></li></ul></div><aside><h2>Related content</h2><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></aside></main></div><footer><p>All content is available under the Open Government Licence v3.0, except where otherwise stated</p></footer></body></html>`,
  },
  {
    name: 'amp',
    lead: 'none',
    render: (s, o) =>
      `<!doctype html><html amp lang="en"><head><title>${esc(s.title)}</title>${ld(s)}<style amp-boilerplate>body{visibility:hidden}</style></head><body><amp-sidebar id="s" layout="nodisplay"><ul>${nav(NAV)}</ul></amp-sidebar><main><article><h1>${esc(s.title)}</h1><amp-img src="x.jpg"></amp-img>${html(s.lines, { after: { 2: '<amp-ad width=300 height=250></amp-ad>' } })}</article><amp-list><div class="amp-related">${o.map((x, i) => `<a href="${link(x, i)}">${esc(x.title)}</a>`).join('')}</div></amp-list></main></body></html>`,
  },
]

export const PERSIAN_TEMPLATES: Template[] = [
  {
    name: 'nastooh, ISNA’s variant',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html class="no-js" lang="fa"><head><meta charset="utf-8"><title>${esc(s.title)} - خبرگزاری</title><meta name="generator" content="www.nastooh.ir"><meta name="date" content="${s.published.slice(0, 10)} T ${s.published.slice(11, 19)} +0330"></head><body class="rtl"><header><span class="date">دوشنبه ۲ آذر ۱۴۰۵ - Nov 23 2026</span><ul>${nav(NAV_FA)}</ul></header><main><article id="item"><div class="item-header"><ul class="list-unstyled meta-news"><li><i></i><span class="title-meta">جمعه / </span><span class="text-meta">${jalali(s.published)} / ۱۲:۳۰</span></li><li><span class="title-meta">دسته‌بندی: </span><span class="text-meta">استان‌ها</span></li><li><span class="title-meta">کد خبر: </span><span class="text-meta">1404031106789</span></li></ul></div><div class="full-news-text"><h1 class="first-title" itemprop="headline">${esc(s.title)}</h1><p class="summary" itemprop="description"><span class="src">ایسنا/لرستان</span> ${esc(s.lead)}</p><figure class="item-img"><img alt="${esc(s.title)}"></figure><div class="item-text" itemprop="articleBody">${html(s.lines, { after: { 2: `<p>بیشتر بخوانید:</p><ul><li>${a(o[0]!, 1)}</li></ul>` } })}<p>انتهای پیام</p></div><div class="item-code">کد خبر <span>6017630</span></div></div><footer class="tags"><h2>برچسب‌ها:</h2><ul>${s.tags.map((t) => `<li><a href="/tag/x">${t}</a></li>`).join('')}</ul></footer><section class="box related-items"><h2>مطالب مرتبط</h2><ul>${o
        .slice(0, 4)
        .map((x, i) => `<li class="news"><h3>${a(x, i)}</h3></li>`)
        .join(
          '',
        )}</ul></section><section class="comment-form"><h2>نظر شما</h2><form><label>نام:</label></form></section></article></main></body></html>`,
  },
  {
    name: 'asam',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html class="rtl" lang="fa"><head><meta charset="utf-8"><title>${esc(s.title)}</title></head><body><nav><ul>${nav(NAV_FA)}</ul></nav><main><article><header class="article_header"><ul class="breadcrumb_list"><li><a href="/">خانه</a></li><li><a href="/k">کارگری</a></li></ul><h2 class="up_title">مدیرکل اعلام کرد:</h2><h1 class="title">${esc(s.title)}</h1><time datetime="${new Date(s.published).toISOString().replace('.000Z', '+00:00')}">${jalali(s.published)}</time><p class="lead">${esc(s.lead)}</p></header><figure class="image_top_primary"><img></figure><div class="article_body"><div id="echo_detail">${html(s.lines, { after: { 1: `<div class="inline-news-box"><span>بیشتر بخوانید:</span> ${a(o[0]!, 2)}</div>` } })}</div></div><div class="sec_info"><span>لینک کوتاه:</span><div class="share_news"><a href="#">تلگرام</a></div></div><div class="article_tag">${s.tags.map((t) => `<a href="/t">${t}</a>`).join(' ')}</div></article><aside>${o.map((x, i) => `<div>${a(x, i)}</div>`).join('')}</aside></main></body></html>`,
  },
  {
    name: 'tasnim',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="fa"><head><meta charset="utf-8"><title>${esc(s.title)}- اخبار استانها</title></head><body><header><div class="date">دوشنبه ۰۲ آذر ۱۴۰۵</div><ul>${nav(NAV_FA)}</ul></header><section><article class="single-news"><div class="_sticky"><ul class="list-inline"><li class="time">${jalali(s.published)} - ۱۲:۳۰</li><li class="service"><a href="/fa/service/6">اخبار استانها</a></li></ul></div><h2 class="subtitle">خبر ویژه</h2><h1 class="title">${esc(s.title)}</h1><img class="img-responsive"><h3 class="lead">${esc(s.lead)}</h3><div class="story">${html(s.lines)}<p>انتهای پیام/</p><p><a href="/fa/media">بازگشت به صفحه رسانه‌ها</a></p></div></article><div class="related-items"><h4>اخبار مرتبط</h4>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<article class="list-item"><a href="${link(x, i)}"><h2 class="title">${esc(x.title)}</h2></a></article>`,
        )
        .join('')}</div></section></body></html>`,
  },
  {
    name: 'studiokhabar',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html dir="rtl"><head><meta charset="utf-8"><title>${esc(s.title)}</title></head><body><div id="menu"><ul>${nav(NAV_FA)}</ul></div><div id="docDataRow"><div class="doc-section-info"><a href="/c">اجتماعی</a></div><div id="docDiv3TitrRou">با حضور فرماندار؛</div><h1 id="docDiv3TitrMain">${esc(s.title)}</h1><div id="docDiv3Date" class="doc_date">تاریخ انتشار: ${jalali(s.published)} ساعت ۱۲:۳۰</div><div id="docDivLead1">${esc(s.lead)}</div><div id="doctextarea"><article>${html(s.lines)}</article></div><div class="tag_p">${s.tags.map((t) => `<a href="/t">${t}</a>`).join('')}</div><div class="user-comment-area"><h3>نظرات</h3><p>خوب است که این کارخانه دوباره راه افتاد ولی باید دید که چند نفر از بچه‌های همین شهر را سر کار می‌برند.</p></div></div><div class="side">${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</div></body></html>`,
  },
  {
    name: 'wordpress, Persian theme',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html dir="rtl" lang="fa-IR"><head><meta charset="UTF-8"><title>${esc(s.title)} | خبر شهر</title><meta name="generator" content="WordPress 6.4"><meta property="article:published_time" content="${s.published}"></head><body class="rtl single single-post"><div class="header"><span>امروز: دوشنبه ۲ آذر ۱۴۰۵</span><ul>${nav(NAV_FA)}</ul></div><div class="content"><div class="crumbs"><a href="/">خانه</a> <a href="/c">استانی</a></div><div class="rotitr">در نشست خبری</div><h1>${esc(s.title)}</h1><header><ul><li>کد خبر: ۱۲۳۴</li><li><span>${jalali(s.published)}</span></li></ul></header><div class="lead">${esc(s.lead)}</div><div class="entry">${html(
        s.lines,
        {
          after: {
            3: `<div class="yarpp-related"><h3>مطالب مرتبط</h3><ol>${o
              .slice(0, 3)
              .map((x, i) => `<li>${a(x, i)}</li>`)
              .join('')}</ol></div>`,
          },
        },
      )}</div><div class="post-tag">${s.tags.map((t) => `<a href="/t">${t}</a>`).join('')}</div><div>لینک کوتاه: <input value="x"></div><div id="respond"><h3>دیدگاهتان را بنویسید</h3><p>نشانی ایمیل شما منتشر نخواهد شد. بخش‌های موردنیاز علامت‌گذاری شده‌اند *</p></div></div></body></html>`,
  },
  {
    name: 'dourtal',
    lead: 'body',
    render: (s) =>
      `<!DOCTYPE html><html dir="rtl"><head><meta charset="utf-8"><title>پورتال اداره کل</title></head><body><form id="f"><table width="100%"><tr><td class="menu"><ul>${nav(NAV_FA)}</ul></td><td><div id="newsview" class="newsview"><div class="rotitr">خبر</div><h1 class="title">${esc(s.title)}</h1><div class="date">${new Intl.DateTimeFormat('fa-IR-u-ca-persian', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'Asia/Tehran' }).format(new Date(s.published))}</div><div class="lead">${esc(s.lead)}</div><div class="body">${html(s.lines)}</div><div class="tools"><a href="#">چاپ</a> <a href="#">ارسال به دوستان</a></div></div></td></tr></table></form></body></html>`,
  },
  {
    name: 'nameless local site',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="fa"><head><meta charset="utf-8"><title>${esc(s.title)}</title></head><body><div class="top"><span>سه‌شنبه ۳ آذر ۱۴۰۵</span><ul>${nav(NAV_FA)}</ul></div><div class="row"><div class="col-md-8"><h1>${esc(s.title)}</h1><div class="info"><span>${jalali(s.published)} - ۱۲:۳۰</span> <span>کد خبر: ۸۸۲۱</span></div><p><strong>${esc(s.lead)}</strong></p>${html(s.lines)}<p>انتهای پیام/ ۱۲۳</p><div class="btns"><a href="#">اشتراک گذاری</a></div></div><div class="col-md-4">${o.map((x, i) => `<div class="item"><a href="${link(x, i)}">${esc(x.title)}</a></div>`).join('')}</div></div><div class="bottom"><p>تمامی حقوق این پایگاه محفوظ است و استفاده از مطالب با ذکر منبع بلامانع است.</p></div></body></html>`,
  },
]

export const KAZAKH_TEMPLATES: Template[] = [
  {
    name: 'kazinform',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>${esc(s.title)}</title></head><body><header><ul>${nav(NAV_KK)}</ul></header><div class="article"><h1 class="article__title">${esc(s.title)}</h1><div class="article__time">12:30, ${kazakhDate(s.published)}</div><div class="article__description">${esc(s.lead)}</div><div class="article__photo"><img><div class="article__photo-text">Фото: gov.kz</div></div><div class="article__body-text">${html(s.lines)}<p>Еске салайық, бұған дейін <a href="${link(o[0]!, 1)}">${esc(o[0]!.title)}</a>.</p></div><div class="article__tags"><a href="/t">Тег</a></div></div><div class="allNews"><h2>Соңғы жаңалықтар</h2>${o.map((x, i) => `<div class="allNewsCard"><a href="${link(x, i)}" class="allNewsCard_title">${esc(x.title)}</a><div class="allNewsCard_time">13:51, 15 Август 2025</div></div>`).join('')}</div></body></html>`.replace(
        /<p>Еске салайық.*?<\/p>/,
        '',
      ),
  },
  {
    name: 'egemen',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="kz"><head><meta charset="utf-8"><title>${esc(s.title)}</title></head><body><nav><ul>${nav(NAV_KK)}</ul></nav><div class="row"><div class="col-md-8"><article class="white-block"><h1 class="responsive_title">${esc(s.title)}</h1><span class="text-grey">Экономика • ${kazakhDate(s.published).replace(/ (\d{4})$/, ', $1')}</span><span>388 рет көрсетілді</span><div class="main-news padding-80"><p><b>${esc(s.lead)}</b></p>${html(s.lines)}</div><div class="tags">${s.tags.map((t) => `<a href="/t">${t}</a>`).join('')}</div></article></div><div class="col-md-4 last-news-section"><h3>Соңғы жаңалықтар</h3><div class="last-news">${o.map((x, i) => `<div class="news-t">${a(x, i)}<div class="text-news">${x.lead}</div></div>`).join('')}</div><a href="#">Тағы да жүктеу</a></div></div></body></html>`,
  },
  {
    name: '24.kz on joomla',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="kk-KZ"><head><meta charset="utf-8"><title>${esc(s.title)}</title></head><body><ul>${nav(NAV_KK)}</ul><div class="entry single-post"><h1 class="single-post__entry-title">${esc(s.title)}</h1><ul class="entry__meta"><li class="entry__meta-date">${s.published.slice(8, 10)}.${s.published.slice(5, 7)}.${s.published.slice(0, 4)} 12:30</li></ul><div class="entry__article"><p><strong>${esc(s.lead)}</strong></p>${html(s.lines)}<p>Авторы: ${esc(s.author)}</p></div><div class="entry__tags"><a href="/t">жұмыс</a></div></div><div class="sidebar">${o.map((x, i) => `<h4>${a(x, i)}</h4>`).join('')}</div></body></html>`,
  },
  {
    name: 'bitrix',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>${esc(s.title)} - BAQ</title></head><body><div class="header"><ul>${nav(NAV_KK)}</ul><div class="currency">USD 478.1 EUR 512.7 RUB 5.2</div></div><div class="news-detail"><div class="news-date-time">${pad(Number(s.published.slice(8, 10)))}.${s.published.slice(5, 7)}.${s.published.slice(0, 4)}</div><h1>${esc(s.title)}</h1><div class="preview-text">${esc(s.lead)}</div><div class="detail-text">${s.lines.map((l) => esc(l.text)).join('<br>\n<br>\n')}</div><div class="news-detail-share"><noindex><div class="share">Бөлісу</div></noindex></div></div><div class="news-list">${o.map((x, i) => `<p class="news-item"><a href="${link(x, i)}"><b>${esc(x.title)}</b></a><br>${esc(x.lead)}</p>`).join('')}</div></body></html>`,
  },
  {
    name: 'wordpress, jnews',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="kk"><head><meta charset="UTF-8"><title>${esc(s.title)} - Айғақ</title><meta name="generator" content="WordPress 6.5"><meta property="article:published_time" content="${s.published}"></head><body class="post-template-default single single-post jeg_sidebar"><ul>${nav(NAV_KK)}</ul><div class="jeg_content jeg_singlepage"><div class="entry-header"><h1 class="jeg_post_title">${esc(s.title)}</h1><div class="jeg_meta_container"><div class="jeg_meta_author">by <a href="/a">${esc(s.author)}</a></div><div class="jeg_meta_date"><a href="#">${kazakhDate(s.published)}</a></div></div></div><div class="entry-content"><div class="jeg_share_button"><div class="jeg_share_stats">0 Бөлісу 120 қаралым</div><a href="#">Бөлісу</a></div><div class="content-inner"><p>${esc(s.lead)}</p>${html(s.lines)}<div class="jeg_post_tags"><span>Тегтер:</span> ${s.tags.map((t) => `<a href="/t">${t}</a>`).join(', ')}</div></div></div><div class="jnews_related_post_container"><h3>Ұқсас жаңалықтар</h3>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<article class="jeg_post"><h3 class="jeg_post_title">${a(x, i)}</h3><div class="jeg_post_excerpt"><p>${esc(x.lead)}</p></div></article>`,
        )
        .join(
          '',
        )}</div><div id="respond"><h3>Пікір қалдыру</h3></div></div><div class="jeg_sidebar"><p>${o[0]!.lead}</p></div></body></html>`,
  },
  {
    name: 'nameless district paper',
    lead: 'body',
    render: (s, o) =>
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${esc(s.title)}</title></head><body><div id="top"><b>Аудан тынысы</b> Сейсенбі, 24 қараша, 2026 жыл</div><table><tr><td width="200">${o.map((x, i) => `<a href="${link(x, i)}">${esc(x.title)}</a><br><br>`).join('')}</td><td><h2>${esc(s.title)}</h2><i>${kazakhDate(s.published)}</i><p><b>${esc(s.lead)}</b></p>${html(s.lines)}<p align="right">${esc(s.author)}</p></td></tr></table><div>Сайт материалдарын пайдаланған кезде сілтеме жасауыңызды сұраймыз. © Барлық құқықтар қорғалған</div></body></html>`,
  },
]
