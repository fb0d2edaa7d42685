/** Pages in the manner of further systems, written after the rules and scored once before any rule was changed for them. */
import { COMMENTS, type Story } from './content.ts'
import {
  a,
  american,
  clock,
  dotted,
  englishDate,
  esc,
  head,
  html,
  jalali,
  jalaliSlashes,
  kazakhDate,
  link,
  NAV,
  NAV_FA,
  NAV_KK,
  nav,
  type Template,
} from './templates.ts'

const SUMMARIES = [
  'Ferry timetable cut again as the second boat waits for a part that is made in one place only.',
  'Why the county’s oldest bakery has stopped selling bread on Wednesdays, and what its customers did next.',
  'Photographs of the flood of 1953 were found behind a wall of the old customs house last week.',
  'The school that grows its own lunches has been told that its beans are too good to be eaten by pupils alone.',
]
const SUMMARIES_FA = [
  'مدیرکل هواشناسی استان از آغاز بارش‌ها در پایان هفته خبر داد و از رانندگان خواست که زنجیر چرخ همراه داشته باشند.',
  'نمایشگاه کتاب با حضور هفتاد ناشر محلی گشایش یافت و تا پایان هفته هر روز از ساعت ۹ تا ۲۰ باز است.',
  'رئیس شورای شهر گفت که طرح جمع‌آوری آب‌های سطحی تا پیش از زمستان به پایان می‌رسد.',
]
const SUMMARIES_KK = [
  'Облыс орталығында балаларға арналған жаңа кітапхана ашылды, онда күн сайын ертегі сағаты өтеді.',
  'Синоптиктер апта соңында таулы аудандарда көктайғақ болатынын ескертіп, жүргізушілерді сақтыққа шақырды.',
  'Ауыл мектебінің оқушылары робот құрастыру байқауында бірінші орын алып, енді елордаға аттанады.',
]
const COMMENTS_FA = [
  'خیلی خوب است ولی کاش برای روستاهای دورتر هم کاری بکنند، ما سال‌هاست منتظر یک جاده آسفالت هستیم و کسی نمی‌شنود.',
  'از این وعده‌ها زیاد شنیده‌ایم، هر وقت عملی شد خبر بدهید تا ما هم باور کنیم و خوشحال شویم.',
]
const COMMENTS_KK = [
  'Жақсы жаңалық екен, бірақ біздің ауылға мұндай жоба қашан келеді деп әлі күтіп отырмыз, ешкім жауап бермейді.',
  'Қағаз жүзінде бәрі керемет, ал іс жүзінде қалай боларын уақыт көрсетеді, сонда тағы да жазамын.',
]
const weekday = (s: Story) =>
  new Date(s.published).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' })
const titled = (s: Story, site: string) =>
  `<!DOCTYPE html><html lang="${s.language}"${s.language === 'fa' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${esc(s.title)} - ${site}</title></head>`

export const FRESH_ENGLISH: Template[] = [
  {
    name: 'utility classes, cards and a letter of news inside the text',
    lead: 'apart',
    render: (s, o) =>
      `${titled(s, 'North Shore Post')}<body class="bg-white font-serif"><div class="flex h-8 overflow-hidden text-xs"><span class="font-bold">Breaking</span><span>${SUMMARIES[0]}</span></div><div class="sticky top-0 flex"><a href="/" class="text-2xl">North Shore Post</a><div class="hidden lg:flex">${NAV.map((n) => `<a class="px-2" href="/${n}">${n}</a>`).join('')}</div><button class="rounded px-4">Sign in</button></div><div class="mx-auto grid max-w-7xl grid-cols-12 gap-8"><div class="col-span-12 lg:col-span-8"><div class="mb-2 text-sm uppercase text-red-700"><a href="/local">Local</a></div><h1 class="mb-4 text-4xl font-bold leading-tight">${esc(s.title)}</h1><div class="mb-4 text-xl leading-snug text-gray-600">${esc(s.lead)}</div><div class="mb-6 flex items-center text-sm text-gray-500"><img class="rounded-full" src="/p.jpg" alt=""><div><div class="font-bold text-gray-900">${esc(s.author)}</div><div>${englishDate(s.published)}, ${clock(s).replace(':', '.')} GMT</div></div></div><div class="mb-6 flex gap-2"><button>Share</button><button>Copy link</button><span class="text-xs">14 shares</span></div>${html(s.lines, { p: (t) => `<p class="mb-5 text-lg leading-relaxed">${t}</p>`, after: { 2: `<div class="my-8 border-l-4 pl-4"><div class="text-xs font-bold uppercase">Related</div><a class="text-lg font-bold" href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a><div class="text-sm text-gray-600">${SUMMARIES[1]}</div></div>`, 4: `<div class="my-8 rounded bg-blue-50 p-6"><div class="text-xl font-bold">The Morning Tide</div><div>Our free newsletter brings the stories of the coast to your inbox at six every weekday. No cost, no noise.</div><div class="flex"><input type="email" placeholder="you@example.org"><button>Sign me up</button></div><div class="text-xs">By signing up you agree to our terms and to hear from our partners now and then.</div></div>` } })}<div class="mt-8 flex flex-wrap gap-2 text-sm">${s.tags.map((t) => `<a class="rounded-full border px-3" href="/t/${t}">${t}</a>`).join('')}</div><div class="mt-12"><div class="text-2xl font-bold">More on this story</div><div class="grid grid-cols-2 gap-6">${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="group"><img src="/i.jpg" alt=""><a class="font-bold" href="${link(x, i)}">${esc(x.title)}</a><div class="text-sm">${SUMMARIES[i % 4]}</div></div>`,
        )
        .join(
          '',
        )}</div></div></div><div class="col-span-4"><div class="text-2xl font-bold">Most viewed</div>${o.map((x, i) => `<div class="flex gap-3 border-b py-3"><div class="text-3xl text-gray-300">${i + 1}</div><a href="${link(x, i)}">${esc(x.title)}</a></div>`).join('')}</div></div><div class="bg-gray-900 p-8 text-white"><div>North Shore Post is published by a trust that has no shareholders. Our accounts are open to everyone who asks for them.</div><div>© 2025</div></div></body></html>`,
  },
  {
    name: 'wordpress, block theme with a query of other posts',
    lead: 'none',
    render: (s, o) =>
      `${titled(s, 'Peat &amp; Salt')}<body class="wp-singular post-template-default single single-post postid-71 single-format-standard wp-embed-responsive"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/" rel="home">Peat &amp; Salt</a></p><nav class="wp-block-navigation"><ul class="wp-block-navigation__container">${nav(NAV)}</ul></nav></div></header><main class="wp-block-group has-global-padding"><div class="wp-block-group alignfull"><div class="taxonomy-category wp-block-post-terms"><a href="/c" rel="tag">Field notes</a></div><h1 class="wp-block-post-title has-x-large-font-size">${esc(s.title)}</h1><div class="wp-block-group is-layout-flex"><p class="wp-block-paragraph">Written by</p><p class="wp-block-post-author-name">${esc(s.author)}</p><p>in</p><div class="wp-block-post-date"><time datetime="${s.published}">${american(s)}</time></div></div><figure class="wp-block-post-featured-image"><img src="/f.jpg" alt="A quay at dawn"></figure></div><div class="entry-content wp-block-post-content is-layout-constrained">${html(s.lines, { p: (t) => `<p class="wp-block-paragraph">${t}</p>`, after: { 1: '<figure class="wp-block-image size-large"><img src="/g.jpg" alt=""><figcaption class="wp-element-caption">The yard in February, before the first delivery. Photograph by the author.</figcaption></figure>', 3: `<blockquote class="wp-embedded-content"><a href="${link(o[1]!, 1)}">${esc(o[1]!.title)}</a></blockquote>`, 5: '<div class="wp-block-group has-background"><h3 class="wp-block-heading">Never miss a note</h3><p>One letter on the first of each month. You can leave whenever you like.</p><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/subscribe">Subscribe</a></div></div></div>' } })}</div><div class="wp-block-group"><div class="taxonomy-post_tag wp-block-post-terms">${s.tags.map((t) => `<a href="/t/${t}" rel="tag">${t}</a>`).join('<span class="wp-block-post-terms__separator">, </span>')}</div></div><nav class="wp-block-group" aria-label="Posts"><div class="post-navigation-link-previous wp-block-post-navigation-link">← ${a(o[0]!, 0)}</div><div class="post-navigation-link-next wp-block-post-navigation-link">${a(o[1]!, 1)} →</div></nav><div class="wp-block-comments"><h2 class="wp-block-comments-title">2 responses to “${esc(s.title)}”</h2><ol class="wp-block-comment-template">${COMMENTS.slice(
        0,
        2,
      )
        .map(
          (c) =>
            `<li><div class="wp-block-columns"><div class="wp-block-comment-author-name">Nils</div><div class="wp-block-comment-date"><time datetime="2025-12-01T10:00:00+00:00">December 1, 2025</time></div><div class="wp-block-comment-content"><p>${c}</p></div><div class="wp-block-comment-reply-link"><a href="#">Reply</a></div></div></li>`,
        )
        .join(
          '',
        )}</ol><div id="respond" class="comment-respond wp-block-post-comments-form"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div></div><h2 class="wp-block-heading">More posts</h2><div class="wp-block-query"><ul class="wp-block-post-template">${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<li class="wp-block-post post type-post"><h2 class="wp-block-post-title"><a href="${link(x, i)}">${esc(x.title)}</a></h2><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">${SUMMARIES[i % 4]}</p></div><div class="wp-block-post-date"><time datetime="2025-0${i + 1}-02T08:00:00+00:00">2 days</time></div></li>`,
        )
        .join(
          '',
        )}</ul></div></main><footer class="wp-block-template-part"><p>Designed with WordPress</p></footer></div></body></html>`,
  },
  {
    name: 'old tables, summaries of other stories in the left column',
    lead: 'none',
    render: (s, o) =>
      `<HTML><HEAD><TITLE>${esc(s.title)}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC="/logo.gif" ALT="Valley Record"></TD></TR><TR><TD COLSPAN=3 BGCOLOR="#003366"><FONT COLOR=white SIZE=1>${NAV.map((n) => `<A HREF="/${n}.html">${n}</A>`).join(' | ')}</FONT></TD></TR><TR><TD WIDTH=170 VALIGN=TOP BGCOLOR="#eeeeee"><FONT SIZE=2><B>Also today</B><BR>${o
        .slice(0, 4)
        .map((x, i) => `<P><B><A HREF="${link(x, i)}">${esc(x.title)}</A></B><BR>${SUMMARIES[i % 4]}</P>`)
        .join(
          '',
        )}</FONT></TD><TD WIDTH=430 VALIGN=TOP><FONT SIZE=1><B>Published ${weekday(s)}, ${american(s)}</B></FONT><H2>${esc(s.title)}</H2><FONT SIZE=2><I>By ${esc(s.author)}<BR>Record Staff Writer</I></FONT><TABLE ALIGN=RIGHT WIDTH=180><TR><TD><IMG SRC="/p.jpg"></TD></TR><TR><TD><FONT SIZE=1><I>Waiting at the gate: some had been there since four. (Record photo)</I></FONT></TD></TR></TABLE><FONT SIZE=3>${s.lines.map((l) => (l.kind === 'h2' ? `<P><B>${esc(l.text)}</B>` : `<P>${esc(l.text)}`)).join('\n')}</FONT><P><FONT SIZE=1>You can reach ${esc(s.author)} at 555-0142 or by e-mail at news@record.example.</FONT><HR><FONT SIZE=1><A HREF="/print">Print this story</A> <A HREF="/mail">Mail it to a friend</A></FONT></TD><TD WIDTH=160 VALIGN=TOP><FONT SIZE=1><B>Weather</B><BR>Tonight: 4, cloudy<BR>Tomorrow: 9, rain in the west<BR><BR><B>Markets</B><BR>Herring 2.14 +0.02<BR>Oats 187.50 -1.25</FONT></TD></TR><TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>All contents Copyright 2025 The Valley Record. No part may be used without written permission.</FONT></TD></TR></TABLE></BODY></HTML>`,
  },
  {
    name: 'membership blog with cards for bookmarks and callouts',
    lead: 'apart',
    render: (s, o) =>
      `${head(s)}<body class="post-template"><div class="gh-viewport"><header id="gh-head" class="gh-head outer"><a class="gh-head-logo" href="/">Slow Harbour</a><ul class="nav">${nav(NAV)}</ul></header><main id="site-main" class="site-main"><article class="article post tag-essays"><header class="article-header gh-canvas"><div class="article-tag post-card-tags"><a href="/e">Essays</a></div><h1 class="article-title">${esc(s.title)}</h1><p class="article-excerpt">${esc(s.lead)}</p><div class="article-byline"><section class="article-byline-content"><h4 class="author-name"><a href="/a">${esc(s.author)}</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="${s.published.slice(0, 10)}">${american(s)}</time><span class="byline-reading-time">6 min read</span></div></section></div></header><section class="gh-content gh-canvas">${html(s.lines, { after: { 2: `<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="${link(o[2]!, 2)}"><div class="kg-bookmark-content"><div class="kg-bookmark-title">${esc(o[2]!.title)}</div><div class="kg-bookmark-description">${SUMMARIES[2]}</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">Slow Harbour</span></div></div></a></figure>`, 4: '<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💌</div><div class="kg-callout-text">Slow Harbour is paid for by its readers. If you can, <a href="/join">become a member</a> for the price of two herring a month.</div></div>' } })}</section></article><section class="footer-cta outer"><div class="inner"><h2 class="footer-cta-title">Sign up for more like this.</h2><a class="footer-cta-button" href="#/portal"><div>Enter your email</div><span>Subscribe</span></a></div></section><aside class="read-more-wrap outer"><div class="read-more inner">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<article class="post-card post"><div class="post-card-content"><a class="post-card-content-link" href="${link(x, i)}"><h2 class="post-card-title">${esc(x.title)}</h2><div class="post-card-excerpt">${SUMMARIES[i % 4]}</div></a><footer class="post-card-meta"><time class="post-card-meta-date" datetime="2025-05-0${i + 1}">May ${i + 1}, 2025</time></footer></div></article>`,
        )
        .join(
          '',
        )}</div></aside></main><footer class="site-footer outer"><section class="copyright">Slow Harbour © 2025</section></footer></div></body></html>`,
  },
  {
    name: 'regional paper with a preview for subscribers',
    lead: 'none',
    render: (s, o) =>
      `${titled(s, 'The Daily Ledger')}<body class="editorial story"><div id="site-container"><nav class="tnt-navbar">${NAV.map((n) => `<a href="/${n}">${n}</a>`).join('')}</nav><section id="main-page-container"><div class="row"><div class="col-md-8"><article id="asset-77" class="asset story clearfix"><header class="asset-header"><h1 class="headline"><span>${esc(s.title)}</span></h1><div class="meta"><span><ul class="list-inline"><li><span class="tnt-byline">By ${esc(s.author)} news@ledger.example</span></li><li class="visible-print"><time datetime="${s.published}" class="tnt-date asset-date text-muted">${american(s)}</time></li></ul></span></div><div class="asset-tags-share"><a href="#fb">Facebook</a><a href="#x">Twitter</a><a href="#m">Email</a><a href="#p">Print</a><a href="#s">Save</a></div></header><div class="asset-photo"><img src="/a.jpg"><div class="caption-container"><div class="caption-text">Workers wait for the gate to open on a Monday that many had stopped expecting.</div><div class="credit">R. Lund, The Daily Ledger</div></div></div><div id="article-body" class="asset-content subscriber-premium">${s.lines
        .map(
          (l, i) =>
            `<div class="${i < 2 ? 'subscriber-preview' : 'subscriber-only'}">${l.kind === 'h2' ? `<h3>${esc(l.text)}</h3>` : `<p>${esc(l.text)}</p>`}</div>${
              i === 2
                ? `<div class="tnt-ads-container"><div class="tnt-ads">Advertisement</div></div><div class="inline-asset layout-vertical"><h4 class="block-title">People are also reading…</h4><ul>${o
                    .slice(0, 3)
                    .map((x, k) => `<li>${a(x, k)}</li>`)
                    .join('')}</ul></div>`
                : ''
            }${i === 4 ? '<div class="emailblock"><h3>Get the news of your county first</h3><p>We deliver the biggest stories straight to your inbox each morning. Sign up and be the first to know.</p><form><input name="e"><button>Sign up!</button></form><p><small>* I understand and agree that registration on or use of this site constitutes agreement to its user agreement and privacy policy.</small></p></div>' : ''}`,
        )
        .join(
          '',
        )}</div><div id="asset-below"><h4>Love</h4><span>3</span><h4>Funny</h4><span>0</span><h4>Wow</h4><span>1</span></div><div class="tags"><h3>Tags</h3><ul>${nav(s.tags)}</ul></div></article><div class="block"><h3 class="block-title">Recommended for you</h3>${o.map((x, i) => `<div class="card summary"><div class="card-body"><h3 class="tnt-headline">${a(x, i)}</h3><div class="card-lead"><p>${SUMMARIES[i % 4]}</p></div></div></div>`).join('')}</div></div></div></section><footer><p>© Copyright 2025 The Daily Ledger, 1 Quay Street | Terms of Use | Privacy Policy</p></footer></div></body></html>`,
  },
  {
    name: 'university press office, a text in paragraphs of a page builder',
    lead: 'apart',
    render: (s, o) =>
      `${titled(s, 'News | Coast University')}<body class="path-node page-node-type-news"><a class="visually-hidden" href="#main-content">Skip to main content</a><header role="banner"><div class="site-name">Coast University</div><ul class="menu">${nav(NAV)}</ul></header><div class="breadcrumb"><a href="/">Home</a> / <a href="/news">News</a></div><main role="main"><div class="region region-content"><article class="node node--type-news node--view-mode-full"><h1><span class="field field--name-title">${esc(s.title)}</span></h1><div class="node__content"><div class="field field--name-created">${englishDate(s.published)}</div><div class="field field--name-field-summary">${esc(s.lead)}</div><div class="field field--name-field-paragraphs">${s.lines.map((l, i) => `<div class="field__item"><div class="paragraph paragraph--type--text paragraph--view-mode--default"><div class="field field--name-field-text">${l.kind === 'h2' ? `<h2>${esc(l.text)}</h2>` : l.kind === 'quote' ? `<blockquote>${esc(l.text)}</blockquote>` : `<p>${esc(l.text)}</p>`}</div></div></div>${i === 1 ? '<div class="field__item"><div class="paragraph paragraph--type--image"><figure><img src="/x.jpg"><figcaption>Students at the test basin, where the waves are made by hand.</figcaption></figure></div></div>' : ''}`).join('')}</div><div class="field field--name-field-contact"><h3>Media contact</h3><p>Press Office, Coast University<br>press@coast.example<br>+44 20 7946 0000</p></div><div class="sharethis"><span>Share this page</span></div></div></article></div><div class="region region-related"><h2>Related news</h2><div class="views-row-wrap">${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="views-row"><span class="date">0${i + 2} May 2025</span><h3>${a(x, i)}</h3><p>${SUMMARIES[i % 4]}</p></div>`,
        )
        .join(
          '',
        )}</div></div></main><footer role="contentinfo"><p>Coast University is a charity. We have taught by the sea since 1908 and welcome everyone who wants to learn, whatever their means.</p></footer></body></html>`,
  },
]

const FIGURES_FA: [string, string, string][] = [
  ['شهرستان', 'تعداد واحد', 'شغل ایجادشده'],
  ['مرکز استان', '۱۲', '۱٬۲۴۰ نفر'],
  ['بخش ساحلی', '۷', '۴۸۵ نفر'],
]

export const FRESH_PERSIAN: Template[] = [
  {
    name: 'agency with the editor’s choice inside the text',
    lead: 'apart',
    render: (s, o) =>
      `${titled(s, 'خبرگزاری کرانه')}<body><header class="hdr"><div class="today">دوشنبه ۴ اسفند ۱۴۰۴ - ۰۸:۱۲</div><ul class="hdr-menu">${nav(NAV_FA)}</ul></header><div class="cnt"><div class="cnt-right"><div class="nws"><h3 class="nws-up">گزارش کرانه</h3><h1 class="nws-hd">${esc(s.title)}</h1><div class="nws-inf"><span>کد خبر: ۸۸۱۲۰۴</span><span>${jalali(s.published)} - ${clock(s)}</span><span>سرویس: استان‌ها</span></div><div class="nws-ld">${esc(s.lead)}</div><div class="nws-tx">${html(
        s.lines,
        {
          after: {
            2: `<div class="ofr"><h5>پیشنهاد سردبیر</h5><ul>${o
              .slice(0, 3)
              .map((x, i) => `<li>${a(x, i)}</li>`)
              .join('')}</ul></div>`,
            3: `<p><strong>بیشتر بخوانید:</strong></p><p>${a(o[3] ?? o[0]!, 3)}</p>`,
          },
        },
      )}<p>انتهای پیام/ ۶۰۰۱</p></div><div class="nws-sh"><span>اشتراک‌گذاری:</span><a href="t">تلگرام</a><a href="e">ایتا</a><input value="https://karane.example/x88"></div><div class="nws-rl"><h4>خبرهای مرتبط</h4>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="rl-i"><a href="${link(x, i)}">${esc(x.title)}</a><p>${SUMMARIES_FA[i % 3]}</p></div>`,
        )
        .join(
          '',
        )}</div><div class="nws-cm"><h4>نظرات کاربران</h4>${COMMENTS_FA.map((c) => `<div class="cm-i"><b>علی رضایی</b><small>۱۴۰۳/۰۲/۱۲</small><p>${c}</p><a href="#">پاسخ</a></div>`).join('')}</div></div></div><div class="cnt-left"><h4>پربازدیدترین‌ها</h4>${o.map((x, i) => `<div>${a(x, i)}</div>`).join('')}</div></div><footer>کلیه حقوق این سایت برای خبرگزاری کرانه محفوظ است.</footer></body></html>`,
  },
  {
    name: 'state portal on an old form of ASP.NET, labels with machine-made ids',
    lead: 'apart',
    render: (s, o) =>
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html dir="rtl"><head><title>پورتال استانداري &gt; ${esc(s.title)}</title></head><body><form name="aspnetForm" method="post" action="./Show.aspx?id=55" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTk1${'A'.repeat(600)}"><table id="ctl00_tblMain" width="980" align="center"><tr><td colspan="3"><div id="ctl00_divToday">امروز : سه شنبه 12 اسفند 1404</div></td></tr><tr><td colspan="3"><table id="ctl00_mnu"><tr>${NAV_FA.map((n) => `<td><a href="#">${n}</a></td>`).join('')}</tr></table></td></tr><tr><td width="200" valign="top"><table id="ctl00_dlLast"><tr><td><span id="ctl00_lblLast">آخرين اخبار</span></td></tr>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<tr><td><a id="ctl00_dlLast_ctl0${i}_hl" href="Show.aspx?id=${i}">${esc(x.title)}</a><br><span>${SUMMARIES_FA[i % 3]}</span></td></tr>`,
        )
        .join(
          '',
        )}</table></td><td valign="top"><table width="100%"><tr><td><span id="ctl00_ContentPlaceHolder1_lblTitle" style="font-weight:bold">${esc(s.title)}</span></td></tr><tr><td><span id="ctl00_ContentPlaceHolder1_lblDate">تاريخ درج: ${jalaliSlashes(s.published)} ساعت: ${clock(s)}</span> <span id="ctl00_ContentPlaceHolder1_lblVisit">تعداد بازديد: 412</span></td></tr><tr><td><img id="ctl00_ContentPlaceHolder1_img" src="/x.jpg"><span id="ctl00_ContentPlaceHolder1_lblLead" style="color:Gray">${esc(s.lead)}</span></td></tr><tr><td><span id="ctl00_ContentPlaceHolder1_lblBody">${s.lines.map((l) => `<p style="text-align: justify; direction: rtl;"><span style="font-family: 'B Nazanin'; font-size: 14pt;">${esc(l.text)}</span></p>`).join('\n<p>&nbsp;</p>\n')}</span></td></tr><tr><td><span>امتيازدهي: ميانگين 3.5 از 8 راي</span><input type="submit" value="ثبت راي"></td></tr><tr><td><a href="#">نسخه چاپي</a> <a href="#">ارسال به دوستان</a></td></tr></table></td><td width="160" valign="top"><span>آمار بازديد</span><br><span>بازديد امروز: 1,204</span><br><span>بازديد ديروز: 2,318</span><br><span>کل بازديد: 4,118,006</span></td></tr><tr><td colspan="3"><span id="ctl00_lblCopy">کليه حقوق مادي و معنوي اين پايگاه متعلق به استانداري مي باشد.</span></td></tr></table></form></body></html>`,
  },
  {
    name: 'names hashed by a bundler, the day with its weekday and a bar',
    lead: 'none',
    render: (s, o) =>
      `${titled(s, 'ساحل‌نیوز')}<body><div id="__next"><div class="Layout_root__x1aZ9"><div class="Header_bar__9QkdL">${NAV_FA.map((n) => `<a class="Header_item__aa21" href="/${n}">${n}</a>`).join('')}</div><div class="Post_wrap__k3Lm0"><div class="Post_main__s9Ap1"><div class="Post_crumbs__11ab"><a href="/">خانه</a><a href="/p">استان‌ها</a></div><div class="Post_title__Zq81d">${esc(s.title)}</div><div class="Post_info__e0e0e"><span>${new Intl.DateTimeFormat('fa-IR', { weekday: 'long', timeZone: 'Asia/Tehran' }).format(new Date(s.published))} ${jalali(s.published)} | ${clock(s)}</span><span>۳ دقیقه مطالعه</span></div><figure class="Post_fig__02mm"><img src="/p.jpg" alt=""><figcaption>نمایی از کارگاه در نخستین روز کار؛ عکس: آرشیو</figcaption></figure><div class="Post_text__7hhQ2">${s.lines.map((l, i) => `<div class="Post_par__m1m1">${esc(l.text)}</div>${i === 1 ? `<div class="Card_inline__p0o9"><span class="Card_label__b7">در همین زمینه</span><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></div>` : ''}`).join('')}</div><div class="Tags_row__q1q1">${s.tags.map((t) => `<a href="/tag/${t}">#${t}</a>`).join('')}</div><div class="Social_row__a0"><span>ما را در تلگرام و اینستاگرام دنبال کنید</span></div></div><div class="Side_col__l2l2"><div class="Side_head__33">تازه‌ترین خبرها</div>${o.map((x, i) => `<div class="Side_item__4k"><a href="${link(x, i)}">${esc(x.title)}</a><span>${i + 2} ساعت پیش</span></div>`).join('')}</div></div><div class="Footer_root__kk">پایگاه خبری ساحل‌نیوز دارای مجوز از هیئت نظارت بر مطبوعات است و استفاده از مطالب آن با ذکر منبع آزاد است.</div></div></div></body></html>`,
  },
  {
    name: 'local outlet, line breaks, prices of currencies beside the text',
    lead: 'none',
    render: (s, o) =>
      `${titled(s, 'صدای دشت')}<body class="rtl"><div id="top"><a href="/">صدای دشت</a><ul id="mn">${nav(NAV_FA)}</ul></div><div id="wrapper"><div id="rast"><h4>قیمت ارز و سکه</h4><table>${[
        ['دلار', '۵۸٬۳۰۰'],
        ['یورو', '۶۳٬۱۵۰'],
        ['سکه امامی', '۳۱٬۴۰۰٬۰۰۰'],
        ['گرم طلا', '۲٬۷۱۰٬۰۰۰'],
      ]
        .map(([n, v]) => `<tr><td>${n}</td><td>${v} تومان</td></tr>`)
        .join(
          '',
        )}</table><h4>یادداشت</h4><p>${SUMMARIES_FA[1]}</p><h4>آخرین عناوین</h4>${o.map((x, i) => `<div>${a(x, i)}</div>`).join('')}</div><div id="vasat"><div class="onvan"><h2><a href="/n/77">${esc(s.title)}</a></h2></div><div class="moshakhasat">ارسال شده در: ${jalali(s.published)} ، ساعت ${clock(s)} ، دسته: اقتصاد ، ۲۱۴ بازدید</div><audio controls src="/a.mp3"></audio><div class="matn">${esc(s.lines[0]!.text)}<br><br>${s.lines
        .slice(1)
        .map(
          (l, i) =>
            `${l.kind === 'h2' ? `<b>${esc(l.text)}</b>` : esc(l.text)}<br><br>${i === 1 ? `<blockquote>این مطالب را هم بخوانید:<br>${a(o[0]!, 0)}<br>${a(o[1]!, 1)}</blockquote>` : ''}`,
        )
        .join(
          '\n',
        )}</div><div class="payan">لینک کوتاه خبر: dasht.example/?p=77</div><div class="nazar"><h3>دیدگاه شما</h3><p>دیدگاه‌هایی که ناسزا داشته باشند یا به زبان دیگری نوشته شده باشند منتشر نمی‌شوند.</p><form><input name="n"><textarea></textarea></form></div></div></div><div id="ft">طراحی سایت: گروه دشت</div></body></html>`,
  },
  {
    name: 'governor’s portal on a document server, figures in a table',
    lead: 'body',
    extra: FIGURES_FA.map((row) => row.join('\t')).join('\n'),
    render: (s, o) =>
      `${titled(s, 'استانداری')}<body class="ms-backgroundImage"><div id="s4-workspace"><div class="ms-breadcrumb"><a href="/">استانداری</a> &gt; <a href="/n">اخبار</a></div><div id="contentRow"><div id="sideNavBox" class="ms-dialogHidden"><ul class="root static">${nav(NAV_FA)}</ul></div><div id="contentBox"><div class="article-page"><div class="captioned-image"><img src="/x.jpg"><div class="image-caption">بازدید استاندار از کارگاه‌های شهرک صنعتی</div></div><div class="article-header-x"><h2 class="ms-title">${esc(s.title)}</h2><div class="article-date-x">انتشار در ${jalali(s.published)}</div></div><div class="ms-rtestate-field" aria-labelledby="ctl00"><p>​${esc(s.lead)}</p>${html(s.lines)}<table class="ms-rteTable-0"><tbody>${FIGURES_FA.map((row) => `<tr>${row.map((cell) => `<td class="ms-rteTable-0"><p>${cell}</p></td>`).join('')}</tr>`).join('')}</tbody></table></div><div class="attach"><h4>فایل‌های پیوست</h4><a href="/f/1.zip">گزارش تصویری</a></div><div class="poll"><span>آیا این مطلب مفید بود؟</span><button>بله</button><button>خیر</button></div></div><div class="ms-webpart-zone"><h3 class="ms-webpart-titleText">اخبار دیگر</h3>${o
        .slice(0, 5)
        .map(
          (x, i) =>
            `<div class="item"><span class="d">${i + 3} خرداد ۱۴۰۲</span> ${a(x, i)}<div class="desc">${SUMMARIES_FA[i % 3]}</div></div>`,
        )
        .join('')}</div></div></div></div></body></html>`,
  },
]

export const FRESH_KAZAKH: Template[] = [
  {
    name: 'state portal with cards of the latest news',
    lead: 'none',
    render: (s, o) =>
      `${titled(s, 'Облыс әкімдігі')}<body><div class="app"><div class="top-line"><a href="/kk">Қаз</a><a href="/ru">Рус</a><a href="/en">Eng</a><span>Нашар көретіндерге арналған нұсқа</span></div><div class="menu-line">${NAV_KK.map((n) => `<a href="/${n}">${n}</a>`).join('')}</div><div class="page"><div class="crumbs-line"><a href="/">Басты бет</a><span>Баспасөз орталығы</span><span>Жаңалықтар</span></div><div class="press-item"><div class="press-item__head">${esc(s.title)}</div><div class="press-item__sub"><div>${kazakhDate(s.published)}</div><div>Көрсетілімдер: 318</div><div>Оқу уақыты: 2 минут</div></div><div class="press-item__img"><img src="/1.jpg"></div><div class="press-item__txt">${html(s.lines)}</div><div class="press-item__foot"><span>Бөлісу:</span><a href="f">Facebook</a><a href="t">Telegram</a><a href="w">WhatsApp</a></div></div><div class="cards-line"><div class="cards-line__head"><span>Соңғы жаңалықтар</span><a href="/all">Барлығын көру</a></div>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="card-n"><div class="card-n__date">${i + 4} мамыр 2024</div><a class="card-n__ttl" href="${link(x, i)}">${esc(x.title)}</a><div class="card-n__txt">${SUMMARIES_KK[i % 3]}</div></div>`,
        )
        .join(
          '',
        )}</div></div><div class="bottom-line"><p>Сайттан қате таптыңыз ба? Оны белгілеп, Ctrl+Enter басыңыз.</p><p>Барлық құқықтар қорғалған. Ақпаратты пайдаланған кезде сайтқа сілтеме жасау міндетті.</p></div></div></body></html>`,
  },
  {
    name: 'district akimat in panels, captions under the pictures, a poll',
    lead: 'none',
    render: (s, o) =>
      `${titled(s, 'Аудан әкімдігі')}<body><div class="navbar navbar-default"><ul class="nav navbar-nav">${nav(NAV_KK)}</ul></div><div class="container"><div class="row"><div class="col-md-3"><div class="panel panel-primary"><div class="panel-heading">Аудан әкімі</div><div class="panel-body"><img src="/akim.jpg"><p>Азаматтарды қабылдау күні: әр аптаның бейсенбісі, сағат 15:00-ден 17:00-ге дейін.</p></div></div><div class="panel panel-primary"><div class="panel-heading">Сауалнама</div><div class="panel-body"><form><p>Ауданымыздағы жолдардың сапасына қандай баға бересіз?</p><label><input type="radio">Жақсы</label><label><input type="radio">Қанағаттанарлық</label><label><input type="radio">Нашар</label></form></div></div></div><div class="col-md-9"><div class="panel panel-default"><div class="panel-heading"><h3 class="panel-title">${esc(s.title)}</h3></div><div class="panel-body"><p class="text-muted small">Жарияланған күні: ${dotted(s)} | Қаралды: 127 рет</p>${html(s.lines, { after: { 1: '<div class="thumbnail"><img src="/2.jpg"><div class="caption"><p>Ашылу рәсіміне ауыл тұрғындары мен мектеп оқушылары қатысты</p></div></div>' } })}<div class="well well-sm">Аудан әкімі аппаратының баспасөз қызметі</div></div></div><div class="panel panel-default"><div class="panel-heading">Бөлімнің басқа жаңалықтары</div><ul class="list-group">${o
        .slice(0, 5)
        .map((x, i) => `<li class="list-group-item"><span class="badge">1${i}.04.2024</span>${a(x, i)}</li>`)
        .join(
          '',
        )}</ul></div></div></div></div><div class="well">Мекенжайы: Орталық көшесі, 1-үй. Қабылдау бөлмесінің телефоны: 2-14-05</div></body></html>`,
  },
  {
    name: 'regional agency, a card inside the text, the date in words',
    lead: 'apart',
    render: (s, o) =>
      `${titled(s, 'Өңір ақпарат')}<body><header class="h"><a class="h__logo" href="/">Өңір ақпарат</a><nav class="h__nav">${nav(NAV_KK)}</nav></header><div class="g"><div class="g__main"><div class="st"><a class="st__rub" href="/r">Экономика</a><h1 class="st__h">${esc(s.title)}</h1><div class="st__when">${s.published.slice(0, 4)} жылғы ${Number(s.published.slice(8, 10))} ${kazakhDate(s.published).split(' ')[1]}, сағат ${clock(s)}</div><div class="st__lead">${esc(s.lead)}</div><div class="st__pic"><img src="/z.jpg"><div class="st__sig">Фото: облыс әкімінің баспасөз қызметі</div></div><div class="st__b">${html(s.lines, { after: { 1: `<div class="st__card"><a href="${link(o[0]!, 0)}"><span>Осы тақырыпта</span><b>${esc(o[0]!.title)}</b></a></div>`, 3: '<div class="st__tg">Жаңалықтарды бірінші болып біліңіз! Telegram-дағы арнамызға жазылыңыз.</div>' } })}</div><div class="st__tags">${s.tags.map((t) => `<a href="/t">#${t}</a>`).join(' ')}</div><div class="st__re"><span>👍 12</span><span>🔥 4</span><span>😢 0</span></div></div><div class="nx"><div class="nx__h">Тағы не оқуға болады</div>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="nx__i"><a href="${link(x, i)}">${esc(x.title)}</a><p>${SUMMARIES_KK[i % 3]}</p><small>${i + 1} сағат бұрын</small></div>`,
        )
        .join(
          '',
        )}</div></div><div class="g__side"><div class="g__sh">Жаңалықтар таспасы</div>${o.map((x, i) => `<div class="g__l"><time>1${i}:2${i}</time>${a(x, i)}</div>`).join('')}</div></div><footer class="f">Өңір ақпарат агенттігінің материалдарын пайдаланғанда сілтеме міндетті түрде көрсетілуі тиіс. Редакция жарнама мазмұнына жауап бермейді.</footer></body></html>`,
  },
  {
    name: 'newspaper in tables, figures in a box, the author’s name under the text',
    lead: 'none',
    render: (s, o) =>
      `<html><head><meta charset="utf-8"><title>Дала үні газеті :: ${esc(s.title)}</title></head><body><table width="100%"><tr><td colspan="2"><a href="/">Дала үні</a> ${NAV_KK.map((n) => `<a href="/${n}">${n}</a>`).join(' • ')}</td></tr><tr><td width="70%" valign="top"><table width="100%"><tr><td class="dt">${['Жексенбі', 'Дүйсенбі', 'Сейсенбі', 'Сәрсенбі', 'Бейсенбі', 'Жұма', 'Сенбі'][new Date(s.published).getUTCDay()]}, ${kazakhDate(s.published)}</td></tr><tr><td><h2>${esc(s.title)}</h2></td></tr><tr><td class="content"><table align="right" width="160" border="1"><tr><td><b>Цифрлар сөйлейді</b></td></tr><tr><td>1 200</td></tr><tr><td>жаңа орын</td></tr><tr><td>4,7 млрд</td></tr><tr><td>теңге</td></tr></table>${html(s.lines)}<p align="right"><b>${(s.author || 'Айгүл Сәрсенова').toUpperCase()}</b></p></td></tr><tr><td><b>Пікірлер (${COMMENTS_KK.length})</b><br>${COMMENTS_KK.map((c, i) => `<p><b>Оқырман ${i + 1}</b><br>${c}</p>`).join('')}<form><textarea></textarea><input type="submit" value="Жіберу"></form></td></tr></table></td><td valign="top"><b>Соңғы нөмірде</b>${o.map((x, i) => `<p>${a(x, i)}<br>${SUMMARIES_KK[i % 3]}</p>`).join('')}<b>Ауа райы</b><br>Күндіз -4, түнде -11 градус</td></tr><tr><td colspan="2">Газет 1931 жылдан шығады. Таралымы 8 500 дана.</td></tr></table></body></html>`,
  },
]
