/** Pages whose templates help nobody: no telling names, text without paragraphs, running text that is not of the article. */
import { COMMENTS, LEGAL, type Story } from './content.ts'
import {
  a,
  comments,
  englishDate,
  esc,
  head,
  html,
  jalali,
  jalaliSlashes,
  kazakhDate,
  ld,
  link,
  NAV,
  NAV_FA,
  NAV_KK,
  nav,
  pad,
  published,
  type Template,
} from './templates.ts'

/** Sentences of other articles, as teasers show them: plain text, no link. */
const TEASERS = [
  'The ferry company has promised to put a second boat on the island route before the school holidays begin, after months of complaints.',
  'A retired lighthouse keeper has given his collection of eleven hundred signal lamps to the county museum, which does not yet know where to put them.',
  'Council leaders will vote next month on whether the old tram depot should be sold, let or pulled down for a car park.',
  'Three bakers from the same street have reached the final of the national rye contest, and they are not speaking to one another.',
]
const PLANS =
  'Get unlimited access to all our stories, on every device, for as long as you like. You can cancel at any time, and the first month costs no more than a cup of coffee.'
const ABOUT =
  'The Courier has been telling the news of the coast since 1871. It is owned by its readers, takes no money from parties or companies and answers to an independent ombudsman, whose reports are published every spring.'
const bare = (s: Story, join = '<br><br>') => s.lines.map((line) => esc(line.text)).join(join)
const paragraphs = (s: Story, shape: (text: string, i: number) => string) =>
  s.lines.map((line, i) => shape(esc(line.text), i)).join('\n')

export const MESSY_ENGLISH: Template[] = [
  {
    name: 'tables in tables, text with line breaks, date of two digits',
    lead: 'none',
    render: (s, o) =>
      `<html><head><title>${esc(s.title)} - Harbour Observer</title></head><body bgcolor="#ffffff"><table width="100%"><tr><td colspan=3><table><tr>${NAV.map((n) => `<td><a href="/${n}"><font size=1>${n}</font></a></td>`).join('')}</tr></table></td></tr><tr><td width=140 valign=top><table>${o.map((x, i) => `<tr><td><font size=1>${a(x, i)}</font></td></tr>`).join('')}</table></td><td valign=top><table cellpadding=4><tr><td><font size=1 color=gray>Posted: ${pad(Number(s.published.slice(8, 10)))}-${new Date(s.published).toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' })}-${s.published.slice(0, 4)} ${s.published.slice(11, 16)}</font></td></tr><tr><td><font size=5><b>${esc(s.title)}</b></font></td></tr><tr><td><font face="Verdana" size=2>${bare(s)}<br><br></font></td></tr><tr><td><font size=1><a href="p">Printable version</a> | <a href="m">Mail this to a friend</a></font></td></tr></table></td><td width=160 valign=top><font size=1>${ABOUT}</font><br>${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</td></tr></table></body></html>`,
  },
  {
    name: 'advertising inside paragraphs and between them',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, ld(s))}<body><div class="w1"><div class="w2"><h1>${esc(s.title)}</h1><h2 class="w3">${esc(s.lead)}</h2><div class="w4">By <a href="/x">${esc(s.author)}</a> | ${englishDate(s.published)}</div>${paragraphs(
        s,
        (text, i) =>
          `<p>${text}${i % 2 ? '<span class="u7"><ins data-slot="9"></ins><script>q.push(1)</script></span>' : ''}</p>${i % 2 === 0 ? '<div class="u8"><div class="u9">ADVERTISEMENT</div><iframe src="/x"></iframe></div>' : `<div class="u8"><p>SPONSORED</p><p>${TEASERS[i % 4]}</p><a href="/promo">Find out more</a></div>`}`,
      )}<div class="w9">${o.map((x, i) => `<div class="w8">${a(x, i)}</div>`).join('')}</div></div></div></body></html>`,
  },
  {
    name: 'endless related stories inside the article’s own box',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div><ul>${nav(NAV)}</ul></div><div><div><h1>${esc(s.title)}</h1><p>${esc(s.author)} ${englishDate(s.published)}</p>${html(s.lines)}<h3>Up next</h3>${[...o, ...o, ...o].map((x, i) => `<h4>${a(x, i)}</h4><p>${TEASERS[i % 4]}</p>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'the discussion above the article',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, ld(s))}<body><header><ul>${nav(NAV)}</ul></header><main><section class="talk">${comments('discussion')}</section><section class="piece"><h1>${esc(s.title)}</h1><p class="standfirst">${esc(s.lead)}</p><time datetime="${s.published}">${englishDate(s.published)}</time>${html(s.lines)}</section><section>${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</section></main></body></html>`,
  },
  {
    name: 'offer of a subscription between and under the text',
    lead: 'none',
    render: (s, o) =>
      `${head(s, ld(s))}<body><article class="z-doc"><h1>${esc(s.title)}</h1><p class="z-by">${englishDate(s.published)} · ${esc(s.author)}</p>${html(s.lines.slice(0, 2))}<div class="z-box"><p><strong>Subscribe for full access</strong></p><p>${PLANS}</p><p>Already a subscriber? <a href="/in">Log in here.</a></p></div>${html(s.lines.slice(2))}<div class="z-box"><h3>Support independent journalism</h3><p>${ABOUT}</p><p>${PLANS}</p><a href="/give">Become a member</a></div></article><div>${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</div></body></html>`,
  },
  {
    name: 'a gallery before and inside the text',
    lead: 'none',
    render: (s, o) => {
      const figure = (i: number) =>
        `<div class="k2"><img src="/${i}.jpg" alt=""><div class="k3">${TEASERS[i % 4]} <span>Photo: J. Mercer/Picture Desk</span></div></div>`
      return `${head(s, published(s))}<body><div class="k0"><h1>${esc(s.title)}</h1><div class="k1">${[0, 1, 2, 3, 4, 5].map(figure).join('')}</div>${paragraphs(s, (text, i) => `<p>${text}</p>${i === 1 ? figure(7) : ''}`)}</div><div>${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</div></body></html>`
    },
  },
  {
    name: 'cards of other stories are articles, the story is none',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="row">${o.map((x, i) => `<article><a href="${link(x, i)}"><img src="/i.jpg"></a><h3>${a(x, i)}</h3><p>${esc(x.lead)} ${TEASERS[i % 4]}</p></article>`).join('')}</div><div class="row"><div class="col"><h1>${esc(s.title)}</h1><span>${englishDate(s.published)}</span>${html(s.lines)}</div></div><div class="row">${o.map((x, i) => `<article><h3>${a(x, i)}</h3><p>${TEASERS[(i + 1) % 4]}</p></article>`).join('')}</div></body></html>`,
  },
  {
    name: 'several first headings, a shop under the article',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><h1 class="logo"><a href="/">The Courier</a></h1><h1>Business</h1><div id="c"><h1>${esc(s.title)}</h1>${html(s.lines)}<div class="grid"><h1>Our favourite kettles</h1>${[1, 2, 3, 4].map((n) => `<div class="cell"><h3>Kettle ${n}</h3><p>£${n}9.99</p><p>It boils quickly, pours well and has a lid that stays where it is put, which cannot be said of all of them.</p><a href="/buy/${n}">Buy now</a></div>`).join('')}</div></div><div>${o.map((x, i) => `<h1>${a(x, i)}</h1>`).join('')}</div></body></html>`,
  },
  {
    name: 'the lead in the head alone, bare text with bold headings',
    lead: 'none',
    render: (s, o) =>
      `${head(s, `<meta name="description" content="${esc(s.lead)}">`)}<body><div id="left">${o.map((x, i) => `<div>${a(x, i)}</div>`).join('')}</div><div id="mid"><div class="big">${esc(s.title)}</div><div class="small">${s.published.slice(0, 10)}</div><div>${s.lines.map((line) => (line.kind === 'h2' ? `<b>${esc(line.text)}</b><br/>` : `${esc(line.text)}<br/>\n<br/>\n`)).join('')}</div></div><div id="foot">${LEGAL}</div></body></html>`,
  },
  {
    name: 'table of contents, sections, newsletter, biography',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, ld(s))}<body><div class="m-a"><div class="m-b"><h1>${esc(s.title)}</h1><p>${esc(s.lead)}</p></div><div class="m-c"><p>In this article</p><ul>${s.lines
        .filter((line) => line.kind === 'h2')
        .map((line, i) => `<li><a href="#s${i}">${esc(line.text)}</a></li>`)
        .join(
          '',
        )}</ul></div>${html(s.lines.slice(0, 3))}<div class="m-d"><h3>The Morning Bell</h3><p>Everything you need to know about work and wages, in your inbox at seven. Read by forty thousand people before breakfast.</p><form><input type="email"><button>Sign me up</button></form></div>${html(s.lines.slice(3))}<div class="m-e"><img src="/a.jpg"><p><b>${esc(s.author)}</b> covers work, wages and pensions for the Courier. Before that she was a docker, a translator and for one long winter a night porter.</p></div></div><div>${o.map((x, i) => `<div><a href="${link(x, i)}">${esc(x.title)}</a><div>${esc(x.lead)}</div></div>`).join('')}</div></body></html>`,
  },
  {
    name: 'an interview as terms and definitions',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><nav>${nav(NAV)}</nav><div class="q1"><h1>${esc(s.title)}</h1><dl>${s.lines.map((line, i) => (i % 2 === 0 ? `<dt>${esc(line.text)}</dt>` : `<dd>${esc(line.text)}</dd>`)).join('')}</dl></div><aside>${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</aside></body></html>`,
  },
  {
    name: 'spans and line breaks of a form, ids made by a machine',
    lead: 'none',
    render: (s, o) =>
      `<html><head><title>${esc(s.title)}</title></head><body><form id="aspnetForm" action="?"><input type="hidden" name="__VIEWSTATE" value="x"><div id="ctl00_pnlTop">${NAV.map((n) => `<a id="ctl00_h${n}" href="/${n}">${n}</a>`).join(' ')}</div><span id="ctl00_cph_lblTitle">${esc(s.title)}</span><br/><span id="ctl00_cph_lblDate">${s.published.slice(8, 10)}/${s.published.slice(5, 7)}/${s.published.slice(0, 4)}</span><br/><span id="ctl00_cph_lblText">${s.lines.map((line) => `<span style="font-size:10pt">${esc(line.text)}</span>`).join('<br /><br />')}</span><br/><br/><div id="ctl00_pnlOther">${o.map((x, i) => `<a id="ctl00_r${i}" href="${link(x, i)}">${esc(x.title)}</a><br/>`).join('')}</div><span id="ctl00_lblFoot">Copyright 2010 Harbour Observer. All rights reserved.</span></form></body></html>`,
  },
  {
    name: 'pre-formatted release',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div>${o.map((x, i) => a(x, i)).join(' | ')}</div><h2>${esc(s.title)}</h2><pre>${bare(s, '\n\n')}</pre><p><a href="/">Home</a></p></body></html>`,
  },
  {
    name: 'links to other stories between the paragraphs',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, ld(s))}<body><div class="aa"><h1>${esc(s.title)}</h1><div class="bb">${esc(s.lead)}</div>${paragraphs(
        s,
        (text, i) =>
          `<div class="cc"><div>${text}</div></div>${i % 2 === 0 && o[i % o.length] ? `<div class="cc"><div><strong>READ: <a href="/r">${esc(o[i % o.length]!.title)}</a></strong></div></div>` : `<p><em>Also in the news: <a href="/n">${esc(o[i % o.length]!.title)}</a></em></p>`}`,
      )}<div class="dd"><div>Have you got a story? Write to us at news@courier.example or call 0555 0100.</div><div>Follow the Courier on Instagram and sign up for our morning e-mail.</div></div></div></body></html>`,
  },
  {
    name: 'links in sentences, initials set apart, words in spans',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="t0"><h1>${esc(s.title)}</h1>${paragraphs(
        s,
        (text) =>
          `<p class="t1"><span class="t2">${text.slice(0, 1)}</span>${text
            .slice(1)
            .split(' ')
            .map((word, i) =>
              i % 11 === 5 ? `<a href="/w">${word}</a>` : i % 7 === 3 ? `<span>${word}</span>` : word,
            )
            .join(' ')}</p>`,
      )}<ul class="t3">${o.map((x, i) => `<li>${a(x, i)}<p>${esc(x.lead)}</p></li>`).join('')}</ul></div></body></html>`,
  },
  {
    name: 'an index page around a short text, walls of words about cookies and the paper',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="c1"><div class="c2"><p>${LEGAL}</p><p>${LEGAL.replace('We use', 'Our partners use')}</p><button>Agree</button></div></div><div class="c3"><h2>${esc(s.title)}</h2><p>${englishDate(s.published)}</p>${html(s.lines)}</div><div class="c4"><h4>About us</h4><p>${ABOUT}</p><h4>Corrections</h4><p>If you find an error in one of our stories, write to the ombudsman, who answers every letter within five working days and publishes all corrections at the foot of the story.</p></div><div class="c5">${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</div></body></html>`,
  },
  {
    name: 'elementor and a page builder’s rows',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, `<meta name="generator" content="WordPress 6.4">${published(s)}`)}<body class="post-template-default single"><div data-elementor-type="single-post" class="elementor"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget elementor-widget-theme-post-title"><h1 class="elementor-heading-title">${esc(s.title)}</h1></div><div class="elementor-widget elementor-widget-theme-post-excerpt">${esc(s.lead)}</div><div class="elementor-widget elementor-widget-post-info"><ul><li>${esc(s.author)}</li><li>${englishDate(s.published)}</li></ul></div><div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">${html(s.lines)}</div></div><div class="elementor-widget elementor-widget-posts">${o.map((x, i) => `<article class="elementor-post"><h3>${a(x, i)}</h3><div class="elementor-post__excerpt"><p>${esc(x.lead)}</p></div></article>`).join('')}</div></div></div></section></div></body></html>`,
  },
  {
    name: 'the next article follows in full',
    lead: 'apart',
    render: (s, o) =>
      `${head(s, ld(s))}<body><main><div class="story-wrap"><article><h1>${esc(s.title)}</h1><p class="dek">${esc(s.lead)}</p>${html(s.lines)}</article></div><div class="story-wrap"><article><h1>${esc(o[0]!.title)}</h1><p class="dek">${esc(o[0]!.lead)}</p>${html(o[0]!.lines)}</article></div></main></body></html>`,
  },
  {
    name: 'posts of others and a quotation box',
    lead: 'none',
    render: (s, o) =>
      `${head(s, published(s))}<body><div class="v"><h1>${esc(s.title)}</h1>${html(s.lines.slice(0, 3))}<div class="v2"><p>More on this story</p><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></div>${html(s.lines.slice(3))}<div class="v3"><b>TOPICS:</b> ${s.tags.map((t) => `<a href="/t">${t}</a>`).join(' ')}</div><div class="v4"><h3>Comments are closed.</h3>${COMMENTS.map((c) => `<div><b>Anon</b><p>${c}</p></div>`).join('')}</div></div></body></html>`,
  },
]

const clock = (iso: string) => iso.slice(11, 16)
const faDigits = (text: string) => text.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] as string)
const faOther =
  'نماینده مردم در مجلس از تأخیر در پرداخت تسهیلات روستایی انتقاد کرد و خواستار پیگیری استاندار شد.'
const faAbout =
  'این پایگاه خبری با مجوز هیأت نظارت بر مطبوعات فعالیت می‌کند و مسئولیت مطالب آن با مدیر مسئول است؛ نقل مطالب با ذکر نام پایگاه آزاد است.'

export const MESSY_PERSIAN: Template[] = [
  {
    name: 'bare text with no-break spaces in a div, today in the masthead',
    lead: 'none',
    render: (s, o) =>
      `${head(s)}<body><div class="top">امروز: سه شنبه ۴ آذر ۱۴۰۴ | ${nav(NAV_FA)}</div><div class="main"><div class="h">${esc(s.title)}</div><div class="i"><span>${jalali(s.published)} ساعت ${faDigits(clock(s.published))}</span><span>بازدید: ۳۴۱</span></div><div class="b">${s.lines.map((line) => `${esc(line.text)}<br />&nbsp;<br />`).join('\n')}</div><div class="r">${o.map((x, i) => `<div>${a(x, i)}<br>${faOther}</div>`).join('')}</div></div><div class="f">${faAbout}</div></body></html>`,
  },
  {
    name: 'portal of a ministry in tables, the date behind its label',
    lead: 'none',
    render: (s, o) =>
      `<html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>پرتال اداره کل - ${esc(s.title)}</title></head><body><table><tr><td>${NAV_FA.map((n) => `<a href="/${n}">${n}</a>`).join('</td><td>')}</td></tr></table><table><tr><td valign="top"><table>${o.map((x, i) => `<tr><td>${a(x, i)}</td></tr>`).join('')}</table></td><td valign="top"><table class="DetailTbl"><tr><td class="T1">${esc(s.title)}</td></tr><tr><td>تاریخ ثبت خبر : ${faDigits(jalaliSlashes(s.published))}</td></tr><tr><td><p dir="rtl" style="text-align:justify">${s.lines.map((line) => `<span lang="FA" style="font-family:B Nazanin">${esc(line.text)}</span>`).join('</p><p dir="rtl" style="text-align:justify">')}</p></td></tr><tr><td><a href="print">نسخه چاپی</a> <a href="send">ارسال به دوستان</a></td></tr></table></td></tr></table></body></html>`,
  },
  {
    name: 'two hours ago beside the date, opinions of readers above the text',
    lead: 'apart',
    render: (s, o) =>
      `${head(s)}<body><div class="x1">${nav(NAV_FA)}</div><div class="x2"><div class="x3"><b>نظرات شما</b><div>رضا — ۲ ساعت پیش<p>امیدوارم این وعده‌ها عملی شود؛ ما سه سال است که منتظر هستیم و هنوز هیچ خبری از کارخانه نیست.</p><a href="#">پاسخ</a></div><div>مریم — ۳ ساعت پیش<p>برادر من با مدرک مهندسی بیکار است، لطفاً بگویید که برای ثبت‌نام باید به کجا مراجعه کنیم و چه مدارکی لازم است.</p><a href="#">پاسخ</a></div></div><div class="x4"><h1>${esc(s.title)}</h1><p>${esc(s.lead)}</p><div>۲ ساعت پیش | ${jalali(s.published)}</div>${html(s.lines)}</div><div class="x5"><h3>خبرهای دیگر</h3>${o.map((x, i) => `<p>${a(x, i)}</p><p>${esc(x.lead)}</p>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'wordpress with boxes inside the text',
    lead: 'none',
    render: (s, o) =>
      `${head(s, '<meta name="generator" content="WordPress 5.8">')}<body class="rtl single single-post postid-12"><div id="sidebar"><h3>آخرین اخبار</h3>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</div><div class="mypost"><h2><a href="/p">${esc(s.title)}</a></h2><div class="dt">ارسال شده توسط <a href="/u">${esc(s.author || 'مدیر سایت')}</a> در ${jalali(s.published)}</div><div class="mytext">${html(s.lines.slice(0, 2))}<div class="box12"><a href="/k">${esc(o[0]!.title)}</a><br>${faOther}</div>${html(s.lines.slice(2))}<p><a href="/ch">برای دریافت خبرها به کانال ما در ایتا بپیوندید</a></p></div><div class="tg">برچسب‌ها: <a href="/t1">اشتغال</a>، <a href="/t2">تولید</a></div></div></body></html>`,
  },
  {
    name: 'structured data in a graph, broken at one place',
    lead: 'apart',
    render: (s, o) =>
      `<html lang="fa-IR"><head><meta charset="utf-8"><title>${esc(s.title)}</title><script type="application/ld+json">{ "@context": "https://schema.org", "@graph": [ {"@type": "WebSite", "name": "نمونه", "dateCreated": "2010-01-01"}, {"@type": ["Article", "NewsArticle"], "headline": ${JSON.stringify(s.title)}, "datePublished": "${s.published}", "dateModified": "2026-01-01T00:00:00+03:30", "description": "خط اول
خط دوم", } ] }</script></head><body><div class="a1"><h1>${esc(s.title)}</h1><strong>${esc(s.lead)}</strong><div class="a2">${s.lines.map((line) => `<div class="a3">${esc(line.text)}</div>`).join('')}</div></div><div class="a4">${o.map((x, i) => `<div class="a5"><span>۱۲ مهر ۱۴۰۴</span>${a(x, i)}</div>`).join('')}</div><footer>۱۳۹۸ © ${faAbout}</footer></body></html>`,
  },
]

const kkOther =
  'Аудан әкімі тұрғындармен кездесіп, жол жөндеу мен ауыз су мәселесіне қатысты сұрақтарға жауап берді.'

export const MESSY_KAZAKH: Template[] = [
  {
    name: 'page builder without names',
    lead: 'none',
    render: (s, o) =>
      `${head(s)}<body><div id="allrecords"><div class="t456"><ul>${nav(NAV_KK)}</ul></div><div class="r t-rec"><div class="t-container"><div class="t-title" field="title">${esc(s.title)}</div><div class="t-descr">${Number(s.published.slice(8, 10))} ${kazakhDate(s.published).split(' ')[1]} ${s.published.slice(0, 4)} ж.</div></div></div>${s.lines.map((line) => `<div class="r t-rec"><div class="t-container"><div class="t-text" field="text">${esc(line.text)}</div></div></div>`).join('')}<div class="r t-rec">${o.map((x, i) => `<div class="t-card"><a href="${link(x, i)}">${esc(x.title)}</a><div>${kkOther}</div></div>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'akimat on bitrix, the date with its year first',
    lead: 'apart',
    render: (s, o) =>
      `${head(s)}<body><div class="header">${nav(NAV_KK)}<span>25 қараша 2026</span></div><div class="news-detail"><span class="news-date-time">${s.published.slice(0, 4)} жылғы ${kazakhDate(s.published).split(' ').slice(0, 2).join(' ')}</span><h3>${esc(s.title)}</h3>${esc(s.lead)}<br /><br />${s.lines.map((line) => esc(line.text)).join('<br />\n<br />\n')}<br /><div style="clear:both"></div></div><div class="news-list">${o.map((x, i) => `<p class="news-item"><span>${kazakhDate(x.published)}</span> ${a(x, i)}<br>${kkOther}</p>`).join('')}</div><div class="footer">© 2008-2026 Аудан әкімінің аппараты. Барлық құқықтар қорғалған.</div></body></html>`,
  },
  {
    name: 'newspaper with readings and a counter inside the text’s box',
    lead: 'none',
    render: (s, o) =>
      `${head(s)}<body><table><tr><td>${nav(NAV_KK)}</td></tr><tr><td><div class="mat"><p class="zag">${esc(s.title)}</p><p class="inf">${clock(s.published)}, ${kazakhDate(s.published)} | 512 рет оқылды</p>${html(s.lines.slice(0, 2))}<p><b>Осы тақырыпта:</b> ${a(o[0]!, 0)}</p>${html(s.lines.slice(2))}<p><i>Аида НҰРЛАНҚЫЗЫ.</i></p><p>Бізді Telegram-да оқыңыз: <a href="https://t.example/x">t.example/x</a></p></div></td><td>${o.map((x, i) => `<p>${a(x, i)}</p>`).join('')}</td></tr></table></body></html>`,
  },
]
