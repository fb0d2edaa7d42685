/** Pages in three languages whose authors are asked for as well, each scored once before any rule was changed for it. */
import type { Story } from './content.ts'
import { COMMENTS } from './content.ts'
import {
  clock,
  dotted,
  esc,
  jalali,
  jalaliSlashes,
  kazakhDate,
  NAV,
  NAV_FA,
  NAV_KK,
  nav,
  type Template,
} from './templates.ts'

interface Shape {
  h2?: (text: string) => string
  ul?: (items: string[]) => string
  q?: (text: string) => string
}

/** Lines as HTML; `after` is put behind the paragraph with that number. */
function P(
  s: Story,
  p: (text: string, i: number) => string = (t) => `<p>${t}</p>`,
  after: Record<number, string> = {},
  shape: Shape = {},
): string {
  const out: string[] = []
  let items: string[] = []
  let n = 0
  const flush = () => {
    const list = shape.ul?.(items) ?? `<ul>${items.map((t) => `<li>${t}</li>`).join('')}</ul>`
    if (items.length > 0) out.push(list)
    items = []
  }
  for (const line of s.lines) {
    const text = esc(line.text)
    if (line.kind === 'li') {
      items.push(text)
      continue
    }
    flush()
    if (line.kind === 'h2') out.push(shape.h2?.(text) ?? `<h2>${text}</h2>`)
    else if (line.kind === 'quote') out.push(shape.q?.(text) ?? `<blockquote><p>${text}</p></blockquote>`)
    else {
      out.push(p(text, n))
      out.push(after[++n] ?? '')
    }
  }
  flush()
  return out.join('\n')
}
const day = (s: Story, options: Intl.DateTimeFormatOptions, locale = 'en-US') =>
  new Date(s.published).toLocaleDateString(locale, { timeZone: 'UTC', ...options })
const long = (s: Story) => day(s, { month: 'long', day: 'numeric', year: 'numeric' })
const slug = (s: Story) => s.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
const svg = '<svg viewBox="0 0 24 24"><path d="M1 1h9v9z"/></svg>'
const card = (x: Story, i: number, c: string) =>
  `<div class="${c}"><a class="${c}__link" href="/2025/${i}/${slug(x)}"><h3 class="${c}__title">${esc(x.title)}</h3></a><p class="${c}__desc">${esc(x.lead)}</p><div class="${c}__meta"><span>${x.author}</span> · <time datetime="${x.published}">${day(x, { month: 'short', day: 'numeric' })}</time></div></div>`
const ago = ['3 days ago', '2 days ago', '21 hours ago', '5 hours ago', '44 minutes ago']
const faClock = (s: Story) => clock(s).replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)]!)
const faWeekday = (s: Story) =>
  new Intl.DateTimeFormat('fa-IR-u-ca-persian', { weekday: 'long', timeZone: 'Asia/Tehran' }).format(
    new Date(s.published),
  )

export const MORE_EN: Template[] = [
  {
    name: 'next app, css modules, state of the page with other articles in a script',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en-US" class="__variable_a1"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>${esc(s.title)} - Harbor Ledger</title><meta property="og:title" content="${esc(s.title)} - Harbor Ledger"/><meta property="og:type" content="article"/><meta property="og:site_name" content="Harbor Ledger"/><link rel="canonical" href="https://courier.example/story/${slug(s)}"/></head><body><div id="__next"><div class="Layout_root__k2J9x"><div class="TopBar_bar__Qq1"><span>${day(s, { weekday: 'long', month: 'long', day: 'numeric' })}</span><a href="/e">Today’s e-paper</a></div><header class="Header_wrap__11s"><nav class="Nav_nav__8uJ"><ul>${nav(NAV)}</ul></nav><form class="Search_form__x"><label>Search<input/></label></form></header><main class="Story_grid__aaZ"><div class="Story_lead__7"><a class="Kicker_k__0p" href="/work">Work</a><h1 class="Headline_h__9sd">${esc(s.title)}</h1><p class="Deck_d__1as">${esc(s.lead)}</p><div class="Byline_row__ff"><img class="Byline_face__2" alt="${s.author}" src="/f.jpg"/><div><div class="Byline_names__zz">By <a href="/people/x">${s.author}</a></div><div class="Byline_role__q">Labor reporter</div><div class="Byline_time__p">${day(s, { month: 'short', day: 'numeric', year: 'numeric' })}, ${s.published.slice(11, 16)} ET</div></div><div class="Tools_t__3">${['Save', 'Gift', 'Print', 'Listen 4 min'].map((x) => `<button class="Tools_b__1">${svg}<span>${x}</span></button>`).join('')}</div></div><figure class="Hero_f__1"><img src="/h.jpg"/><figcaption><span class="Hero_c__1">Workers wait outside before the first shift, in a picture taken from the road.</span><span class="Hero_cr__1">Dana Whitlock / Harbor Ledger</span></figcaption></figure></div><div class="Story_body__Xs2">${P(s, (t, i) => `<div class="Block_text__m1" data-idx="${i}"><p>${t}</p></div>`, { 1: `<div class="Block_ad__m2"><div class="Ad_label__1">Advertisement</div><div id="gpt-1"></div></div>`, 2: `<div class="Block_nl__m3"><div class="Newsletter_box__1"><h4>The Shift Change</h4><p>Our weekly letter on work and wages in the region, written by people who have had jobs other than this one. Delivered on Tuesdays.</p><form><input placeholder="Email"/><button>Sign me up</button></form><small>By signing up you agree to our terms of service and acknowledge that we may send you offers from partners.</small></div></div>`, 3: `<div class="Block_link__m4"><span class="Inline_lbl__1">Read next</span><a href="/story/1">${esc(o[0]!.title)}</a></div>` }, { h2: (t) => `<div class="Block_sub__m5"><h3>${t}</h3></div>`, ul: (x) => `<div class="Block_list__m6"><ul>${x.map((t) => `<li><p>${t}</p></li>`).join('')}</ul></div>`, q: (t) => `<div class="Block_q__m7"><blockquote>${t}</blockquote></div>` })}<div class="Author_card__1"><img src="/f.jpg"/><div><h5>${s.author}</h5><p>${s.author} covers labor for the Ledger and has previously written about ports, schools and the weather. Reach the desk at desk@courier.example or on the tip line.</p></div></div><div class="Topics_t__1"><span>Topics</span>${s.tags.map((t) => `<a href="/t/${t}">${t}</a>`).join('')}</div></div><aside class="Rail_r__1"><h4>Most read</h4><ol>${o.map((x, i) => `<li><a href="/s/${i}">${esc(x.title)}</a></li>`).join('')}</ol></aside><section class="More_m__1"><h4>More in Work</h4>${o.map((x, i) => card(x, i, 'Card_c__1')).join('')}</section></main><footer class="Footer_f__1"><ul>${nav(NAV)}</ul><p>The Harbor Ledger is published by a trust whose members are its readers. Registered office at 4 Ropewalk. Reproduction in any form without written permission is not allowed.</p></footer></div></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { story: { headline: s.title, byline: s.author, published: s.published, blocks: s.lines.map((l) => ({ t: l.kind, html: l.text })) }, related: o.map((x) => ({ headline: x.title, published: x.published, blocks: x.lines.map((l) => ({ html: `<p>${l.text}</p>` })) })) } } }).replace(/</g, '\\u003c')}</script></body></html>`,
  },
  {
    name: 'discourse topic as crawlers see it, long replies',
    lead: 'none',
    authors: (s) => [s.author.replace(/ /g, '_').toLowerCase()],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${esc(s.title)} - General - Makers of the Coast</title><meta name="generator" content="Discourse 3.2.0.beta4 - https://github.com/discourse/discourse"><meta property="og:title" content="${esc(s.title)}"><meta property="article:published_time" content="${s.published}"><meta property="og:article:section" content="General"></head><body class="crawler"><header><a href="/">Makers of the Coast</a></header><div id="main-outlet" class="wrap" role="main"><div id="topic-title"><h1><a href="/t/x/481">${esc(s.title)}</a></h1><div class="topic-category" itemscope itemtype="http://schema.org/BreadcrumbList"><span itemprop="itemListElement" itemscope><a href="/c/general" class="badge-wrapper bullet" itemprop="item"><span class="category-name" itemprop="name">General</span></a></span></div></div><div itemscope itemtype="http://schema.org/DiscussionForumPosting"><meta itemprop="headline" content="${esc(s.title)}"><meta itemprop="datePublished" content="${s.published}"><div id="post_1" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator" itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" rel="nofollow" href="/u/a"><span itemprop="name">${s.author.replace(/ /g, '_').toLowerCase()}</span></a></span><span class="crawler-post-infos"><time datetime="${s.published}" class="post-time">${day(s, { month: 'long', day: 'numeric', year: 'numeric' })}, 9:20am</time><span itemprop="position">1</span></span></div><div class="post" itemprop="text">${P(s)}</div><div itemprop="interactionStatistic" itemscope><meta itemprop="userInteractionCount" content="3"><span class="post-likes">3 Likes</span></div></div>${[
        ...o,
        ...o,
      ]
        .slice(0, 9)
        .map(
          (x, i) =>
            `<div id="post_${i + 2}" itemprop="comment" itemscope itemtype="http://schema.org/Comment" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator" itemprop="author" itemscope><a href="/u/b${i}"><span itemprop="name">smith_${i}</span></a></span><span class="crawler-post-infos"><time itemprop="datePublished" datetime="2026-0${i + 1}-04T10:00:00Z" class="post-time">${ago[i % 5]}</time><span itemprop="position">${i + 2}</span></span></div><div class="post" itemprop="text"><p>${COMMENTS[i % 3]}</p>${x.lines.map((l) => `<p>I would put it like this: ${esc(l.text)}</p>`).join('')}</div></div>`,
        )
        .join(
          '',
        )}</div><div id="related-topics" class="more-topics__list"><h3>Related topics</h3><div class="topic-list-container"><table class="topic-list"><thead><tr><th>Topic</th><th></th><th>Replies</th><th>Views</th><th>Activity</th></tr></thead><tbody>${o.map((x, i) => `<tr class="topic-list-item"><td class="main-link"><span class="link-top-line"><a class="title raw-link raw-topic-link" href="/t/${i}">${esc(x.title)}</a></span></td><td class="replies"><span class="posts">${i * 3}</span></td><td class="views">${i * 211}</td><td>March ${i + 1}, 2024</td></tr>`).join('')}</tbody></table></div></div></div><footer class="container wrap"><nav class="crawler-nav"><ul>${nav(NAV)}</ul></nav><p class="powered-by-link">Powered by Discourse, best viewed with JavaScript enabled</p></footer></body></html>`,
  },
  {
    name: 'live page of a broadcaster: key points, entries with authors and clocks, tabs',
    lead: 'none',
    authors: () => [],
    gold: (s) => s.lines.map((l) => l.text).join('\n'),
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${esc(s.title)} - live updates - Coast News</title><meta property="og:title" content="${esc(s.title)} - live updates"><script type="application/ld+json">${JSON.stringify({ '@context': 'http://schema.org', '@type': 'LiveBlogPosting', headline: s.title, datePublished: s.published, coverageStartTime: s.published })}</script></head><body><div id="root"><header role="banner"><nav aria-label="Coast"><ul>${nav(NAV)}</ul></nav></header><div role="main" class="lx-live"><div class="lx-event-header"><span class="lx-live-badge">Live</span><h1>${esc(s.title)}</h1><p class="lx-viewers">12,431 viewing this page</p></div><div class="tabs" role="tablist"><button role="tab">Summary</button><button role="tab">Live reporting</button></div><div id="lx-stream" class="lx-stream"><ol class="lx-stream__feed">${s.lines.map((l, i) => `<li class="lx-stream__post-container"><article class="lx-stream-post" id="post_${i}"><header class="lx-stream-post__header"><time class="lx-stream-post__header-time" datetime="${s.published}"><span class="lx-stream-post__meta-time">${9 + i}:${10 + i * 3}</span> GMT</time></header><div class="lx-stream-post-body"><p>${esc(l.text)}</p></div><ul class="lx-share-tools"><li><a href="/sh">Share this post</a></li><li><a href="/cp">Copy this link</a></li><li><a href="/rm">Read more about these links.</a></li></ul></article></li>${i === 1 ? `<li class="lx-stream__post-container"><div class="lx-promo"><a href="/a">${esc(o[0]!.title)}</a></div></li>` : ''}`).join('')}</ol></div><div class="lx-pagination"><a href="?page=2">Next page</a></div></div><div class="lx-more"><h2>More on this story</h2>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="promo"><a href="/${i}"><h3>${esc(x.title)}</h3></a><p>${esc(x.lead)}</p></div>`,
        )
        .join(
          '',
        )}</div><footer><ul>${nav(NAV)}</ul><p>Copyright 2025 Coast. Coast is not responsible for the content of external sites. Read about our approach to external linking.</p></footer></div></body></html>`,
  },
  {
    name: 'old society page of tables, welcome prose at the left, update note below',
    lead: 'none',
    authors: (s) => [s.author],
    render: (s, _o) =>
      `<HTML><HEAD><TITLE>${esc(s.title)}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD><BODY BGCOLOR="#FFFFF0" TEXT="#000000" LINK="#0000CC"><CENTER><TABLE WIDTH="780" BORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD COLSPAN="3" BGCOLOR="#003366" ALIGN="center"><FONT COLOR="#FFFFFF" SIZE="5" FACE="Arial">The Valley Working Life Society</FONT></TD></TR><TR><TD WIDTH="160" VALIGN="top" BGCOLOR="#E0E0D0"><FONT SIZE="2" FACE="Arial"><B>Welcome</B><BR>Welcome to the pages of our society. We have been collecting stories of working life in the valley since 1988, and we are always glad of more. If you have photographs, letters or tools in the attic, please do write to the secretary.<BR><BR><B>Pages</B><BR>${['Home', 'What’s new', 'Meetings', 'Library', 'Links', 'Guest book', 'Join us'].map((x) => `<A HREF="${x}.htm">${x}</A><BR>`).join('\n')}<BR><B>Next meeting</B><BR>The next meeting is on the second Thursday of the month at half past seven in the Methodist hall. Tea and biscuits will be served, and visitors are welcome to come along and listen.</FONT></TD><TD WIDTH="10">&nbsp;</TD><TD VALIGN="top"><FONT FACE="Times New Roman" SIZE="3"><CENTER><H2>${esc(s.title)}</H2><I>by ${s.author}</I><BR><FONT SIZE="2">(from the newsletter of ${day(s, { month: 'long', day: 'numeric', year: 'numeric' })})</FONT></CENTER>${s.lines.map((l) => (l.kind === 'h2' ? `<P><B>${esc(l.text)}</B>` : `<P ALIGN="justify">${esc(l.text)}`)).join('\n')}<P><HR><CENTER><FONT SIZE="2"><A HREF="news12.htm">Back to the newsletter</A> | <A HREF="index.htm">Home page</A> | <A HREF="#top">Top of page</A><BR>This page was last changed on 4 May 2026. You are visitor number 12441 since the counter was mended. Please tell the webmaster of any links that do not work.</FONT></CENTER></FONT></TD></TR></TABLE></CENTER></BODY></HTML>`,
  },
  {
    name: 'regional daily whose editors put a notice of their own evening between paragraphs',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${esc(s.title)} – The Evening Beacon</title><meta property="og:title" content="${esc(s.title)}"><meta name="author" content="${s.author}"></head><body class="article-page"><header class="masthead"><a href="/">The Evening Beacon</a><nav><ul>${nav(NAV)}</ul></nav></header><main class="page"><div class="article-wrap"><div class="article-head"><h1>${esc(s.title)}</h1><h2 class="subhead">${esc(s.lead)}</h2><div class="article-info"><span class="author-name">${s.author}</span><span class="author-mail">news@courier.example</span><span class="date">Published: ${day(s, { day: '2-digit' })} ${day(s, { month: 'long' })} ${s.published.slice(0, 4)} at ${s.published.slice(11, 16)}</span><span class="upd">Updated: 30 Nov 2025 at 08:00</span></div></div><div class="article-content"><div class="share-row"><a href="/q/1">${svg}Facebook</a><a href="/q/1">${svg}X</a><a href="/q/1">${svg}WhatsApp</a></div>${P(s, (t) => `<p>${t}</p>`, { 1: `<p><em>Join us at the Beacon’s own evening of talk on Thursday 11 December at the Guildhall, when our reporters will answer your questions about the year’s news. Tickets are £5 and are free for subscribers; book at the front desk.</em></p>`, 2: `<p><strong>READ MORE: <a href="/r">${esc(o[0]!.title)}</a></strong></p><div class="mpu">Advertisement</div>`, 3: `<p><strong>Do you have a story for us? Email newsdesk@courier.example or call the newsroom on 0555 0100.</strong></p>` })}<p><i>To stay up to date with all that happens in your town, follow the Beacon on Facebook, and download our free app.</i></p></div><div class="tag-row">${s.tags.map((t) => `<a href="/t">${t}</a>`).join(' ')}</div><section class="comments-intro"><h3>Comments</h3><p>Have your say. Our rules are simple: be kind, keep to the matter, and do not name people who cannot answer. Comments are moderated in office hours.</p>${COMMENTS.map((c) => `<div class="c"><b>reader</b><p>${c}</p></div>`).join('')}</section></div><aside>${o.map((x, i) => card(x, i, 'teaser')).join('')}</aside></main><footer><ul>${nav(NAV)}</ul><p>This website and associated newspapers adhere to the Independent Press Standards Organisation’s Editors’ Code of Practice. If you have a complaint about editorial content which relates to inaccuracy or intrusion, then please contact the editor.</p></footer></body></html>`,
  },
  {
    name: 'regional daily whose editors put a notice of their own evening between paragraphs',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${esc(s.title)} – The Evening Beacon</title><meta property="og:title" content="${esc(s.title)}"><meta name="author" content="${s.author}"></head><body class="article-page"><header class="masthead"><a href="/">The Evening Beacon</a><nav><ul>${nav(NAV)}</ul></nav></header><main class="page"><div class="article-wrap"><div class="article-head"><h1>${esc(s.title)}</h1><h2 class="subhead">${esc(s.lead)}</h2><div class="article-info"><span class="author-name">${s.author}</span><span class="author-mail">news@courier.example</span><span class="date">Published: ${day(s, { day: '2-digit' })} ${day(s, { month: 'long' })} ${s.published.slice(0, 4)} at ${s.published.slice(11, 16)}</span><span class="upd">Updated: 30 Nov 2025 at 08:00</span></div></div><div class="article-content"><div class="share-row"><a href="/q/1">${svg}Facebook</a><a href="/q/1">${svg}X</a><a href="/q/1">${svg}WhatsApp</a></div>${P(s, (t) => `<p>${t}</p>`, { 1: `<p><em>Join us at the Beacon’s own evening of talk on Thursday 11 December at the Guildhall, when our reporters will answer your questions about the year’s news. Tickets are £5 and are free for subscribers; book at the front desk.</em></p>`, 2: `<p><strong>READ MORE: <a href="/r">${esc(o[0]!.title)}</a></strong></p><div class="mpu">Advertisement</div>`, 3: `<p><strong>Do you have a story for us? Email newsdesk@courier.example or call the newsroom on 0555 0100.</strong></p>` })}<p><i>To stay up to date with all that happens in your town, follow the Beacon on Facebook, and download our free app.</i></p></div><div class="tag-row">${s.tags.map((t) => `<a href="/t">${t}</a>`).join(' ')}</div><section class="comments-intro"><h3>Comments</h3><p>Have your say. Our rules are simple: be kind, keep to the matter, and do not name people who cannot answer. Comments are moderated in office hours.</p>${COMMENTS.map((c) => `<div class="c"><b>reader</b><p>${c}</p></div>`).join('')}</section></div><aside>${o.map((x, i) => card(x, i, 'teaser')).join('')}</aside></main><footer><ul>${nav(NAV)}</ul><p>This website and associated newspapers adhere to the Independent Press Standards Organisation’s Editors’ Code of Practice. If you have a complaint about editorial content which relates to inaccuracy or intrusion, then please contact the editor.</p></footer></body></html>`,
  },
  {
    name: 'city site of a newspaper chain: channel links, inline sign-up, poll, most read, in your area',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${esc(s.title)} - Harbour Live</title><meta property="og:title" content="${esc(s.title)}"><script type="application/ld+json">${JSON.stringify({ '@context': 'http://schema.org', '@type': 'NewsArticle', headline: s.title, datePublished: s.published, dateModified: '2026-02-01T00:00:00Z', author: [{ '@type': 'Person', name: s.author, jobTitle: 'Senior Reporter', url: 'https://courier.example/authors/x/' }] })}</script></head><body data-mod="article"><div class="onecol"><header data-mod="header"><nav class="primary"><ul>${nav(NAV)}</ul></nav></header><ul class="breadcrumbs"><li><a href="/q/1">News</a></li><li><a href="/q/1">Harbour News</a></li></ul><article class="article-main channel-news" data-mod="articleModule"><h1 class="hero-headline">${esc(s.title)}</h1><p class="sub-title">${esc(s.lead)}</p><div class="byline-wrapper"><div class="sharebar"><button>Share</button><button>Bookmark</button><a href="#comments-section">12 Comments</a></div><div class="byline"><span class="category">News</span><span class="author-label-name"><a href="/q/1" class="publication-theme">${s.author}</a> Senior Reporter</span><ul class="time-info"><li><span class="time-container">${s.published.slice(11, 16)}, ${day(s, { day: 'numeric', month: 'short', year: 'numeric' }, 'en-GB')}</span></li><li>Updated <span>00:00, 01 Feb 2026</span></li></ul></div></div><div class="article-body"><figure class="mod-image"><img src="/a.jpg"><figcaption><span class="caption">The scene this morning</span><span class="credit">(Image: Harbour Live)</span></figcaption></figure><div class="whatsapp-box"><div class="wa">Get the latest Harbour news straight to your phone via WhatsApp. We also treat our community members to special offers, promotions and adverts from us and our partners. You can leave at any time.</div></div>${P(s, (t, i) => `<p${i ? '' : ' class="first"'}>${t}</p>`, { 1: `<div class="newsletter-signup inline" data-mod="nl"><strong>Keep up with the news with our free newsletters</strong><form><label>Enter your email<input></label><button>Sign up</button></form><p>We use your sign-up to provide content in ways you’ve consented to and improve our understanding of you. This means we may include adverts from us and third parties based on our knowledge of you. <a href="/q/1">More info</a></p></div>`, 2: `<p><strong>Read more: </strong><a href="/x"><strong>${esc(o[1]!.title)}</strong></a></p>`, 3: `<div class="read-more-links" data-mod="readmore"><ul><li><a href="/1">${esc(o[2]!.title)}</a></li><li><a href="/2">${esc(o[0]!.title)}</a></li></ul></div><div class="poll"><h4>Do you think this will last?</h4><p>1000+ VOTES SO FAR</p><button>Yes</button><button>No</button></div>`, 5: `<p><b>What do you make of it? Let us know in the comments below</b></p>` })}<p><em>For the latest breaking news and stories from across the globe from the Harbour Live, sign up for our newsletter by clicking <a href="/nl">here.</a></em></p></div><div class="inyourarea"><h4>In Your Area</h4><p>Enter your postcode to see news near you.</p></div><div class="tag-list"><span>Story Saved</span><a href="/t">${s.tags.join('</a><a href="/t">')}</a></div></article><div id="comments-section"></div><section class="most-read"><h3>Most Read</h3>${o.map((x, i) => card(x, i, 'mr')).join('')}</section><footer><ul>${nav(NAV)}</ul></footer></div></body></html>`,
  },
  {
    name: 'academic magazine: disclosure statements, partners, republish, authors beside the text',
    lead: 'none',
    authors: (s) => [s.author, 'Ines Calder'],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en" class="js"><head><meta charset="utf-8"><title>${esc(s.title)}</title><meta name="author" content="${s.author}, Professor of Work, Coastal University; Ines Calder, Lecturer in Economics, University of the Hills"><meta property="og:title" content="${esc(s.title)}"><meta property="article:published_time" content="${s.published}"></head><body class="content-article"><header class="top"><nav><ul>${nav(NAV)}</ul></nav></header><div id="article" class="wrapper"><header class="content-header-block"><p class="brand">Academic rigour, journalistic flair</p><h1 class="legacy entry-title instapaper_title"><strong itemprop="name">${esc(s.title)}</strong></h1><div class="timestamps"><span class="label">Published:</span> <time datetime="${s.published}" itemprop="datePublished">${day(s, { month: 'long', day: 'numeric', year: 'numeric' })} 9.20am GMT</time></div></header><div class="grid-ten large-grid-nine grid-last content-body content entry-content instapaper_body" itemprop="articleBody">${P(s, (t) => `<p>${t}</p>`, { 3: `<figure class="align-center zoomable"><img><figcaption><span class="caption">A shift begins.</span> <span class="attribution"><span class="source">Someone/Shutterstock</span></span></figcaption></figure>`, 4: `<hr><p><em><strong>Read more: <a href="/r">${esc(o[0]!.title)}</a></strong></em></p><hr>` })}</div><aside class="sidebar grid-two"><section class="content-authors"><h3>Authors</h3><ol class="content-authors-group">${[
        [s.author, 'Professor of Work, Coastal University'],
        ['Ines Calder', 'Lecturer in Economics, University of the Hills'],
      ]
        .map(
          ([n, r]) =>
            `<li class="vcard clearfix" rel="author"><img alt=""><a class="fn author-name" rel="author" href="/profiles/x"><span class="fn author-name">${n}</span></a><p class="role">${r}</p></li>`,
        )
        .join(
          '',
        )}</ol></section><section class="content-disclosure-statement"><h3>Disclosure statement</h3><p>${s.author} receives funding from the Council for the Study of Labour and is a member of its board of trustees.</p><p>Ines Calder does not work for, consult, own shares in or receive funding from any company or organisation that would benefit from this article, and has disclosed no relevant affiliations beyond their academic appointment.</p></section><section class="content-partners"><h3>Partners</h3><p>Coastal University provides funding as a member of the magazine’s network.</p><a href="/q/1">View all partners</a></section><section class="republish"><h3>We believe in the free flow of information</h3><p>Republish our articles for free, online or in print, under a Creative Commons licence.</p><a href="/q/1">Republish this article</a></section></aside><div class="topic-list"><ul>${s.tags.map((t) => `<li><a href="/q/1">${t}</a></li>`).join('')}</ul></div><section class="events"><h3>Events</h3><p>Work after the whistle: a panel in the Old Library on 3 February, with three of our authors and questions from the audience.</p></section></div><section class="jobs"><h3>Want to write?</h3><p>Write an article and join a growing community of more than 180,100 academics and researchers from 4,919 institutions.</p></section><footer>${nav(NAV)}</footer></body></html>`,
  },
  {
    name: 'weekly magazine: print edition note, correction, sections, dropcap caps, more from',
    lead: 'apart',
    authors: () => [],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${esc(s.title)} | Work | The Weekly</title><meta property="og:title" content="${esc(s.title)}"><script type="application/ld+json">${JSON.stringify({ '@context': 'http://schema.org', '@type': 'NewsArticle', headline: s.title, datePublished: s.published, author: { '@type': 'Organization', name: 'The Weekly' }, publisher: { '@type': 'Organization', name: 'The Weekly' } })}</script></head><body><div id="__next"><header><ul>${nav(NAV)}</ul></header><main id="content"><article data-test-id="Article" id="new-article-template"><div class="css-1"><section class="css-2"><span><a href="/q/1">Business</a> | A long way back</span><h1 class="css-3">${esc(s.title)}</h1><h2 class="css-4">${esc(s.lead)}</h2></section><figure><img><figcaption>Illustration: Petra Oak</figcaption></figure><div class="css-5"><time class="css-6" datetime="${s.published}">${day(s, { month: 'short', day: 'numeric' })}${['th', 'st', 'nd', 'rd'][0]} ${s.published.slice(0, 4)}</time><span>|</span><span>HARBOUR</span><button>Share</button></div><div class="css-7"><audio></audio><p>Listen to this story. Enjoy more audio and podcasts on iOS or Android.</p><p>Your browser does not support the &lt;audio&gt; element.</p></div><section class="css-8">${P(s, (t, i) => `<p data-component="paragraph" class="css-9">${i ? t : `<span data-caps="initial">${t[0]}</span><small>${t.slice(1, 9)}</small>${t.slice(9)}`}</p>`, { 3: `<div class="adComponent"><div>Advertisement</div></div>`, 5: `<p data-component="paragraph"><i>Stay on top of our reporting with The Bottom Line, our letter to subscribers about firms and those who work in them.</i> ■</p>` })}</section><p class="css-10">This article appeared in the Business section of the print edition under the headline “${esc(s.title.slice(0, 14))}”</p></div><div class="css-11"><h2>More from Business</h2>${o.map((x, i) => card(x, i, 'css-t')).join('')}</div><aside><h3>From the ${day(s, { month: 'long', day: 'numeric', year: 'numeric' })} edition</h3><p>Discover stories from this section and more in the list of contents</p><a href="/q/1">Explore the edition</a></aside></article></main><footer><ul>${nav(NAV)}</ul><p>To enhance human progress, since 1843 or thereabouts.</p></footer></div></body></html>`,
  },
  {
    name: 'single-page app: empty root, text as HTML in the state of the page',
    lead: 'none',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${esc(s.title)} | Shore Post</title><meta property="og:title" content="${esc(s.title)}"><meta property="og:type" content="article"><meta name="author" content="${s.author}"></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script>window.__PRELOADED_STATE__ = ${JSON.stringify({ app: { nav: ['Home', 'News'], consent: 'We use cookies to run this site.' }, article: { id: 771, slug: slug(s), headline: s.title, datePublished: s.published, author: { name: s.author }, bodyHtml: s.lines.map((l) => (l.kind === 'h2' ? `<h2>${esc(l.text)}</h2>` : l.kind === 'li' ? `<ul><li>${esc(l.text)}</li></ul>` : `<p>${esc(l.text)}</p>`)).join('') }, recommended: o.map((x) => ({ headline: x.title, summary: x.lead })) }).replace(/</g, '\\u003c')};</script></body></html>`,
  },
  {
    name: 'vbulletin 3 tables: short first post, long answers, signatures, member boxes',
    lead: 'none',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="generator" content="vBulletin 3.8.7" /><title>${esc(s.title)} - Harbour Folk Forums</title></head><body><table class="tborder" width="100%"><tr><td class="navbar"><a href="/">Harbour Folk Forums</a> &gt; <a href="/f2">General</a> <strong>${esc(s.title)}</strong></td></tr></table><div id="posts">${[
        s,
        ...o,
        ...o,
      ]
        .slice(0, 9)
        .map(
          (x, i) =>
            `<div align="center"><div class="page"><div id="edit${700 + i}"><table id="post${700 + i}" class="tborder" cellpadding="6" width="100%"><tr><td class="thead"><a href="/q/1" name="post${700 + i}"></a> ${i ? `02-0${i}-2026` : `${s.published.slice(5, 7)}-${s.published.slice(8, 10)}-${s.published.slice(0, 4)}`}, ${s.published.slice(11, 16)} AM</td><td class="thead" align="right">#<a href="showpost.php?p=${i}"><strong>${i + 1}</strong></a></td></tr><tr valign="top"><td class="alt2" width="175"><div id="postmenu_${700 + i}"><a class="bigusername" href="member.php?u=${i}">${i ? `netmaker${i}` : s.author}</a></div><div class="smallfont">Senior Member</div><div class="smallfont">Join Date: May 2009<br />Location: The quay<br />Posts: ${i * 91 + 4}</div></td><td class="alt1" id="td_post_${700 + i}"><div class="smallfont"><strong>${i ? 'Re: ' : ''}${esc(s.title)}</strong></div><hr size="1" /><div id="post_message_${700 + i}">${i ? `<div style="margin:20px"><div class="smallfont">Quote:</div><table><tr><td class="alt2">Originally Posted by <strong>${s.author}</strong><div style="font-style:italic">${esc(s.lines[0]!.text)}</div></td></tr></table></div>${COMMENTS[i % 3]}<br /><br />${x.lines.map((l) => `Well now, ${esc(l.text)}`).join('<br /><br />')}` : s.lines.map((l) => esc(l.text)).join('<br /><br />')}</div><div>__________________<br />If it floats, it can sink.</div></td></tr><tr><td class="alt2"></td><td class="alt1" align="right"><a href="newreply.php?p=${i}">Reply With Quote</a></td></tr></table></div></div></div>`,
        )
        .join(
          '',
        )}</div><table class="tborder"><tr><td class="thead">Similar Threads</td></tr>${o.map((x, i) => `<tr><td><a href="showthread.php?t=${i}">${esc(x.title)}</a></td><td>Boats</td><td>${i * 4}</td></tr>`).join('')}</table><div class="smallfont" align="center">All times are GMT. The time now is 10:12 AM.</div></body></html>`,
  },
  {
    name: 'college news: story blocks, contact for the press beside, events of next week inside the column',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${esc(s.title)} | Islands College</title><meta property="og:title" content="${esc(s.title)} | Islands College"></head><body class="news-story-page"><header class="site-banner"><nav class="utility-nav"><ul>${nav(NAV)}</ul></nav><nav class="main-nav"><ul>${nav(NAV)}</ul></nav></header><main id="main-content"><div class="story-hero"><p class="story-hero__eyebrow">Research and work</p><h1 class="story-hero__title">${esc(s.title)}</h1><p class="story-hero__dek">${esc(s.lead)}</p><div class="story-hero__byline">By ${s.author} <span>|</span> ${long(s)}</div></div><div class="story-layout"><div class="story-layout__main">${P(s, (t) => `<div class="block block--text"><p>${t}</p></div>`, { 2: `<div class="block block--events"><h3>Next week on campus</h3><ul><li><strong>Monday</strong> Open evening for part-time courses, Old Library, from six o’clock.</li><li><strong>Thursday</strong> Lecture on the law of fisheries, with tea afterwards in the refectory.</li></ul><a href="/events">All events</a></div>`, 3: `<div class="block block--image"><figure><img src="/x.jpg"><figcaption>Students in the workshop last spring. Photo: College archive</figcaption></figure></div>` }, { h2: (t) => `<div class="block block--text"><h2>${t}</h2></div>`, q: (t) => `<div class="block block--quote"><blockquote>${t}</blockquote></div>`, ul: (x) => `<div class="block block--text"><ul>${x.map((t) => `<li>${t}</li>`).join('')}</ul></div>` })}</div><div class="story-layout__side"><h4>Media contact</h4><p>Press office<br>press@courier.example<br>0555 0100</p><h4>Related stories</h4>${o
        .slice(0, 3)
        .map((x, i) => card(x, i, 'rel'))
        .join(
          '',
        )}</div></div></main><footer><p>Islands College is committed to equality of opportunity for all who study and work here, and to the protection of the sea that surrounds us.</p><ul>${nav(NAV)}</ul></footer></body></html>`,
  },
  {
    name: 'medium-like 2023: hashed classes, member-only line, follow row, claps, written by box, recommended',
    lead: 'none',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!doctype html><html lang="en"><head><title data-rh="true">${esc(s.title)} | by ${s.author} | The Working Day | Nov, 2025 | Longform</title><meta charset="utf-8"><meta data-rh="true" property="og:title" content="${esc(s.title)}"><meta data-rh="true" property="article:published_time" content="${s.published}"><meta data-rh="true" name="author" content="${s.author}"></head><body><div id="root"><div class="a b c"><div class="d e"><div class="f"><a href="/">Open in app</a><button>Sign up</button><button>Sign in</button></div></div><div class="l c"><div class="fr fs"><article class="meteredContent"><div class="l"><section><div><div class="fx fy"><div class="speechify-ignore ab cp"><h1 id="d1a" class="pw-post-title gn go">${esc(s.title)}</h1><div class="hi hj"><div class="speechify-ignore"><div class="ab"><a rel="noopener follow" href="/@x"><img alt="${s.author}"></a></div><div class="bm"><div class="ab q"><a rel="noopener follow" href="/@x" class="af ag">${s.author}</a><span>·</span><button>Follow</button></div><div class="hv">Published in <a href="/pub">The Working Day</a></div><div><span class="pw-reading-time">5 min read</span> · <span data-testid="storyPublishDate">${day(s, { month: 'short', day: 'numeric', year: 'numeric' })}</span></div></div></div><div class="ab pw"><div>312</div><div>9</div><button>Listen</button><button>Share</button></div></div></div>${P(s, (t, i) => `<p id="p${i}x" class="pw-post-body-paragraph io ip iq">${t}</p>`, { 2: `<figure class="nl"><img><figcaption class="nm">Photo by <a href="/u">Someone</a> on Unsplash</figcaption></figure>`, 4: `<div class="qa qb"><a href="/o"><div><h2>${esc(o[0]!.title)}</h2><h3>${esc(o[0]!.lead)}</h3><p>longform.example</p></div></a></div>` }, { h2: (t) => `<h1 class="ok ol">${t}</h1>`, q: (t) => `<blockquote class="rr"><p class="io is">${t}</p></blockquote>`, ul: (x) => `<ul>${x.map((t) => `<li class="io ip">${t}</li>`).join('')}</ul>` })}<p class="pw-post-body-paragraph io ip iq"><em>If you liked this, clap up to fifty times, follow me for more, and join the list below so that you never miss a story.</em></p></div></div></section></div></article></div><div class="ab"><a href="/tag/w"><div>Work</div></a><a href="/tag/y"><div>Labor</div></a></div><div class="wb"><h2>Written by ${s.author}</h2><div>1.2K Followers · Writer for <a href="/q/1">The Working Day</a></div><p>I write about what people do all day and why. Former typesetter, present gardener, always tired.</p><button>Follow</button></div><div class="mr"><h2>More from ${s.author} and The Working Day</h2>${o.map((x, i) => `<article class="mx"><a href="/@z/${i}"><div>${x.author}</div><h2>${esc(x.title)}</h2><h3>${esc(x.lead)}</h3></a><div>Mar ${i + 1} · 4 min read</div></article>`).join('')}</div></div></div></div></body></html>`,
  },
  {
    name: 'daily with hashed names: companion columns, skip advertisement, correction, role of the author, print line',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en" class="story nytapp-vi-article"><head><meta charset="utf-8"><title>${esc(s.title)} - The Metropolitan</title><meta property="og:title" content="${esc(s.title)}"><meta name="byl" content="By ${s.author}"><meta property="article:published_time" content="${s.published}"></head><body><div id="app"><div class="css-1"><header class="css-2"><ul>${nav(NAV)}</ul></header><main id="site-content"><article id="story" class="css-3"><div id="top-wrapper"><div id="top-slug"><p>Advertisement</p></div><a href="#after-top">SKIP ADVERTISEMENT</a></div><header class="css-4"><h1 id="link-1" class="css-5" data-testid="headline">${esc(s.title)}</h1><p id="article-summary" class="css-6">${esc(s.lead)}</p><div class="css-7"><div class="css-8"><p class="css-9">By <span class="css-10"><a href="/by/x">${s.author}</a></span></p></div><time class="css-11" datetime="${s.published}"><span>${day(s, { month: 'short', day: 'numeric', year: 'numeric' })}</span></time></div><div data-testid="share-tools"><ul><li>Share full article</li><li>214</li></ul></div></header><section name="articleBody" class="css-12">${P(s, (t, _i) => `<div class="css-13 StoryBodyCompanionColumn"><div class="css-14"><p class="css-15 evys1bk0">${t}</p></div></div>`, { 2: `<div><div id="story-ad-1-wrapper" class="css-16"><p>Advertisement</p><a href="#after-story-ad-1">SKIP ADVERTISEMENT</a></div></div>`, 3: `<div class="css-13 StoryBodyCompanionColumn"><div class="css-14"><div class="css-20"><h3>Editors’ Picks</h3><a href="/e1">${esc(o[0]!.title)}</a><a href="/e2">${esc(o[1]!.title)}</a></div></div></div>` }, { h2: (t) => `<div class="css-13 StoryBodyCompanionColumn"><div class="css-14"><h2 class="css-17">${t}</h2></div></div>`, q: (t) => `<div class="css-13 StoryBodyCompanionColumn"><div class="css-14"><p class="css-15 evys1bk0">${t}</p></div></div>`, ul: (x) => `<div class="css-13 StoryBodyCompanionColumn"><div class="css-14"><ul>${x.map((t) => `<li class="css-18">${t}</li>`).join('')}</ul></div></div>` })}</section><div class="css-21 bottom-of-article"><div class="css-22"><p>${s.author} is a reporter covering labor and the working waterfront for The Metropolitan. <a href="/by/x">More about ${s.author}</a></p></div><div class="css-23"><p>A version of this article appears in print on March 12, 2025, Section B, Page 3 of the Home edition with the headline: Whistle. <a href="/reprints">Order Reprints</a> | <a href="/ep">Today’s Paper</a> | <a href="/sub">Subscribe</a></p></div></div></article><section class="more-in"><h2>More in Business</h2>${o.map((x, i) => card(x, i, 'css-30')).join('')}</section></main><footer class="css-40"><ul>${nav(NAV)}</ul></footer></div></div></body></html>`,
  },
  {
    name: 'travelling magazine: words by and photographs by, captions as paragraphs of their own class, more to read',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${esc(s.title)} — Far Shores</title><meta property="og:title" content="${esc(s.title)} — Far Shores"><meta property="og:site_name" content="Far Shores"></head><body class="feature"><header class="bar"><nav><ul>${nav(NAV)}</ul></nav></header><section class="feature-top"><h1>${esc(s.title)}</h1><p class="standfirst">${esc(s.lead)}</p><ul class="credits-list"><li>Words by <b>${s.author}</b></li><li>Photographs by <b>Anna Oakley</b></li><li>${day(s, { day: 'numeric', month: 'long', year: 'numeric' }, 'en-GB')}</li></ul></section><section class="feature-text">${P(s, (t) => `<p>${t}</p>`, { 1: `<div class="wide-image"><img src="/1.jpg"><p class="cap">Early light on the slipway, where the first boats of the season were being painted.</p></div>`, 3: `<div class="wide-image pair"><img src="/2.jpg"><img src="/3.jpg"><p class="cap">Left: the old stores. Right: nets drying behind the chapel.</p></div>`, 4: `<aside class="issue-ad"><h4>From issue 42</h4><p>This story is from our autumn issue. Buy a single copy or subscribe for four a year, printed on good paper.</p><a href="/shop">To the shop</a></aside>` })}<p class="end-note"><i>${s.author} is the author of two books about the coast. Anna Oakley lives on a boat.</i></p></section><section class="read-more-grid"><h2>More to read</h2>${o.map((x, i) => card(x, i, 'fs')).join('')}</section><footer><p>Far Shores is made by six people in a former lifeboat station.</p></footer></body></html>`,
  },
]

export const MORE_FA: Template[] = [
  {
    name: 'printed paper on the web: page number, column, other articles of that page below with their starts',
    lead: 'apart',
    render: (s, o) =>
      `<!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>روزنامه پیام کوهستان</title></head><body><div id="wrap"><div id="head"><img src="/logo.png"><div class="issue">شماره ۳۲۱۱ | ${faWeekday(s)} ${jalali(s.published)} | صفحه ۳ استان</div><div class="menu">${nav(NAV_FA)}</div></div><div id="right"><div class="pages">${Array.from({ length: 12 }, (_, i) => `<a href="?p=${i}">صفحه ${i + 1}</a>`).join(' ')}</div><div class="archive"><form>روز <select><option>۱</option></select> ماه <select><option>مهر</option></select><input type="submit" value="نمایش"></form></div></div><div id="main"><div class="news-full"><div class="sotitr">${esc(s.lead)}</div><div class="titr">${esc(s.title)}</div><div class="matn">${s.lines.map((l) => esc(l.text)).join('<br />\n&nbsp;&nbsp;')}</div><div class="end"><a href="/q/1">بازگشت به صفحه</a> <a href="/q/1">ارسال به دوست</a></div></div><div class="other"><div class="h">دیگر مطالب این صفحه</div>${o.map((x) => `<div class="item"><a href="/n">${esc(x.title)}</a><div>${esc(x.lines[0]!.text)}...</div></div>`).join('')}</div></div><div id="foot">صاحب امتیاز و مدیر مسئول: ... نشانی: خرم‌آباد، خیابان انقلاب. تلفن تحریریه: ۰۶۶-۳۳۲۰۰۰۰۰. چاپ: شرکت چاپ کوهستان</div></div></body></html>`,
  },
  {
    name: 'welfare office on asp.net: text in one span with br, date in labels, list of links of other offices',
    lead: 'none',
    render: (s, o) =>
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>اداره کل بهزیستی استان</title></head><body><form id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="${'/wEPDwUKLTQ'.repeat(900)}" /><table width="980" align="center"><tr><td colspan="3"><div id="ctl00_menu">${nav(NAV_FA)}</div></td></tr><tr><td width="200" valign="top"><table class="box"><tr><td class="boxh">پیوندها</td></tr>${NAV_FA.map((x) => `<tr><td><a href="#">${x}</a></td></tr>`).join('')}</table></td><td valign="top"><table width="100%"><tr><td><span id="ctl00_lblTitle" class="newstitle">${esc(s.title)}</span></td></tr><tr><td><span id="ctl00_lblDateTitle">تاریخ درج:</span> <span id="ctl00_lblDate">${jalaliSlashes(s.published)}</span> <span id="ctl00_lblVisit">تعداد بازدید: ۸۱۲</span> <span>گروه: اخبار</span></td></tr><tr><td><span id="ctl00_lblBody" class="newsbody">${s.lines.map((l) => esc(l.text)).join('<br /><br />')}</span></td></tr><tr><td><a href="/q/1">بازگشت به فهرست اخبار</a></td></tr></table></td><td width="180" valign="top"><table class="box"><tr><td class="boxh">اطلاعیه‌ها</td></tr>${o.map((x) => `<tr><td><a href="/x">${esc(x.title)}</a><br />${esc(x.lead)}</td></tr>`).join('')}</table></td></tr><tr><td colspan="3" class="foot">نشانی: بلوار ولایت، ساختمان شماره دو. کد پستی ۶۸۱۳۹. سامانه تلفنی ۱۲۳ اورژانس اجتماعی در همه ساعات آماده شنیدن است.</td></tr></table></form></body></html>`,
  },
  {
    name: 'weblog service: posts with title, body, «نوشته شده در … توسط», archive and links beside',
    lead: 'none',
    render: (s, o) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${esc(s.title)} - کار و زندگی در کوهستان</title></head><body dir="rtl"><div id="wrapper"><div id="header"><h1><a href="/">کار و زندگی در کوهستان</a></h1><p>یادداشت‌های یک معلم بازنشسته درباره کار، روستا و مردم</p></div><div id="main"><div class="posttitle"><a href="/post/12">${esc(s.title)}</a></div><div class="postcontent">${s.lines.map((l) => `<p align="justify">${esc(l.text)}</p>`).join('')}</div><div class="postdesc">+ نوشته شده در <span dir="ltr">${faWeekday(s)} ${jalali(s.published)}</span>ساعت ${faClock(s)}&nbsp;توسط حسن کریمی &nbsp;|&nbsp; <a href="/c">نظر بدهید</a></div></div><div id="side"><h3>درباره وبلاگ</h3><p>در این وبلاگ از کار و معیشت مردم کوهستان می‌نویسم و از خوانندگان می‌خواهم خاطرات خود را برایم بفرستند.</p><h3>آرشیو</h3><ul>${nav(NAV_FA)}</ul><h3>پیوندها</h3><ul>${o.map((x, i) => `<li><a href="/l${i}">${esc(x.title)}</a></li>`).join('')}</ul></div></div></body></html>`,
  },
]

export const MORE_KK: Template[] = [
  {
    name: 'republican paper: views, share, author under the text, other news with starts',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>${esc(s.title)} - Дала дауысы</title><meta property="og:title" content="${esc(s.title)}"></head><body><header class="hdr"><div class="lang"><a href="/q/1">ҚАЗ</a><a href="/q/1">РУС</a><a href="/q/1">QAZ</a></div><nav><ul>${nav(NAV_KK)}</ul></nav><div class="rates">USD 515.2 EUR 560.1 RUB 6.1</div></header><div class="container"><div class="row"><div class="col-lg-8"><div class="single-page"><div class="single-page__top"><span class="cat">Еңбек</span><span class="dt">${kazakhDate(s.published)}, ${clock(s)}</span><span class="vw">${svg} 1123 рет көрсетілді</span></div><h1>${esc(s.title)}</h1><div class="anons">${esc(s.lead)}</div><img src="/a.jpg"><div class="photo-by">Коллаж: Дала дауысы</div><div class="text-content">${P(s, (t) => `<p style="text-align:justify">${t}</p>`, { 2: `<div class="adv">Жарнама</div>` })}<p style="text-align:right"><strong>${s.author}</strong></p></div><div class="soc">Достарыңызбен бөлісіңіз: ${svg}${svg}</div><div class="tags">${s.tags.map((t) => `<a href="/q/1">#${t}</a>`).join(' ')}</div><div class="tg"><p>Telegram арнамызға жазылып, жаңалықтарды бірінші болып оқыңыз!</p></div></div><div class="latest-news"><h3>Соңғы жаңалықтар</h3>${o.map((x) => `<div class="n-item"><span>${kazakhDate(x.published)}</span><a href="/${slug(x)}">${esc(x.title)}</a><p>${esc(x.lead)}</p></div>`).join('')}</div></div><div class="col-lg-4"><h3>Ең көп оқылған</h3>${o.map((x) => `<a href="/q/1">${esc(x.title)}</a>`).join('')}</div></div></div><footer><p>Сайт материалдарын пайдаланған жағдайда дереккөзге сілтеме көрсету міндетті. Авторлар пікірі мен редакция көзқарасы сәйкес келмеуі мүмкін.</p></footer></body></html>`,
  },
  {
    name: 'opencms akimat: table, fonts, print version, date in brackets after the title',
    lead: 'none',
    render: (s, o) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Аудан әкімдігі: Жаңалықтар</title></head><body><table width="1000" border="0" align="center"><tr><td colspan="3"><table width="100%"><tr>${NAV_KK.map((x) => `<td class="topm"><a href="/">${x}</a></td>`).join('')}</tr></table></td></tr><tr><td width="220" valign="top"><div class="leftmenu"><ul>${nav(NAV_KK)}</ul></div><div class="banner">Мемлекет басшысының Жолдауы</div><div class="ask">Құрметті тұрғындар! Әкімнің азаматтарды қабылдауы әр айдың бірінші және үшінші сәрсенбісінде сағат онда өтеді, жазылу үшін қабылдау бөлмесіне хабарласыңыз.</div></td><td valign="top"><div class="path"><a href="/q/1">Басты бет</a> » <a href="/q/1">Жаңалықтар</a></div><font size="4" color="#003366"><b>${esc(s.title)}</b></font> <font size="1">(${dotted(s)})</font><hr>${s.lines.map((l) => `<p class="MsoNormal"><span lang="KZ" style="font-family:'Times New Roman'">${esc(l.text)}</span></p>`).join('\n')}<p class="MsoNormal"><span>&nbsp;</span></p><div class="print"><a href="/q/1">Басып шығару нұсқасы</a></div></td><td width="200" valign="top"><b>Хабарландырулар</b>${o.map((x) => `<div class="an"><a href="/q/1">${dotted(x)} ${esc(x.title)}</a></div>`).join('')}</td></tr><tr><td colspan="3">Аудан әкімі аппараты. Мекенжайы: Бейбітшілік көшесі, 2. Сенім телефоны: 2-11-22</td></tr></table></body></html>`,
  },
  {
    name: 'own engine of an oblast paper: month first letter large, «Сурет:» caption, pulled-in other post, author page',
    lead: 'apart',
    authors: (s) => [s.author],
    render: (s, o) =>
      `<!DOCTYPE html><html lang="kk-KZ"><head><meta charset="utf-8"><title>${esc(s.title)} | Өңір газеті</title><meta property="article:author" content="${s.author}"></head><body class="news-view"><div class="page-wrap"><div class="top-line"><div class="weather">Ақтөбе −4°</div><ul>${nav(NAV_KK)}</ul></div><section class="article-section"><div class="article-header"><h1>${esc(s.title)}</h1><div class="info-line"><a class="writer" href="/avtor/1">${s.author}</a><span class="when">${clock(s)}, ${kazakhDate(s.published).replace(/ (\p{L})/u, (_, c) => ` ${c.toUpperCase()}`)} ж.</span><span>Оқылды: 344</span></div></div><div class="article-img"><img><span>Сурет: Өңір газетінің мұрағаты</span></div><div class="article-txt"><p class="lead"><b>${esc(s.lead)}</b></p>${P(s, undefined, { 2: `<div class="mini-post"><a href="/2"><img><span class="mini-post__t">${esc(o[0]!.title)}</span></a></div>` })}</div><div class="like-box"><button>Ұнады</button><button>Ұнамады</button></div><div class="writer-box"><b>${s.author}</b><p>Өңір газетінің тілшісі, еңбек және әлеуметтік мәселелер туралы жазады.</p></div></section><section class="others"><h3>Осы айдардан</h3>${o.map((x) => `<article><h4><a href="/q/1">${esc(x.title)}</a></h4><p>${esc(x.lines[0]!.text.slice(0, 140))}…</p></article>`).join('')}</section><footer>Газет аптасына үш рет шығады. Таралымы 5000 дана. Меншік иесі: «Өңір медиа» ЖШС.</footer></div></body></html>`,
  },
  {
    name: 'college on ucoz: eTitle, eMessage, details line with views and author, comments form',
    lead: 'none',
    render: (s, o) =>
      `<!DOCTYPE html><html><head><meta charset="UTF-8"><title>${esc(s.title)} - ${dotted(s)} - Жаңалықтар - Политехникалық колледж</title></head><body class="page-body"><div id="utopbar"></div><div class="wrap"><div id="header"><a href="/">Политехникалық колледж</a></div><div id="catmenu"><ul class="uMenuRoot">${nav(NAV_KK)}</ul></div><div id="casing"><div id="content"><a href="/">Басты бет</a> » <a href="/news">Жаңалықтар</a><hr><table border="0" width="100%" class="eBlock"><tr><td width="80%"><div class="eTitle">${esc(s.title)}</div></td><td align="right" style="white-space: nowrap;font-size:8pt"><span title="${s.published.slice(11, 16)}">${dotted(s)}, ${s.published.slice(11, 16)}</span></td></tr><tr><td class="eMessage" colspan="2"><div id="nativeroll_video_cont"></div>${s.lines.map((l) => `<p style="text-align:justify">${esc(l.text)}</p>`).join('')}</td></tr><tr><td class="eDetails" colspan="2"><div class="rate-stars-wrapper">Рейтинг: 0.0/0</div><span class="e-reads">Қаралды: 214</span> | <span class="e-add">Қосқан: <a class="e-author" href="/index/8-1">kolledj</a></span></td></tr></table><table border="0" width="100%"><tr><td>Барлық пікірлер: <b>0</b></td></tr><tr><td align="center">Тіркелген қолданушылар ғана пікір қалдыра алады.</td></tr></table></div><aside><div class="sidebox"><div class="boxTitle">Хабарландырулар</div>${o.map((x, i) => `<div class="inner"><a href="/h${i}">${esc(x.title)}</a><br>${esc(x.lead)}</div>`).join('')}</div></aside></div></div></body></html>`,
  },
]
