/** An old local site on classic ASP: windows-1256 that only a `meta` tells, tables for layout, Arabic ي, no feed. */
import type { SiteArticle } from './data.ts'
import { jalali } from './dates.ts'
import { html, type Markup } from './html.ts'
import {
  modifiedAt,
  newest,
  pageNumber,
  pageOf,
  published,
  type Site,
  type SiteReply,
  type SiteRequest,
  TODAY,
} from './site.ts'

/** Answers for a classic ASP site. */
export function classic(site: Site, { path, query }: SiteRequest): SiteReply | null {
  const file = path.toLowerCase()
  if (file === '/' || file === '/default.asp' || file === '/news_list.asp')
    return list(site, pageNumber(query.get('page')))
  if (file !== '/news_item.asp') return null
  const wanted = [...query].find(([key]) => key.toLowerCase() === 'newsid')?.[1]
  const found = published(site).find(({ id }) => id === wanted)
  return found ? article(site, found) : null
}

/** Byte of each character of windows-1256, from the decoder that Node has. */
const BYTES = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte] as const,
  ),
)

/**
 * Encodes as windows-1256. Persian ye, which the code page lacks, becomes the Arabic one, Persian digits become
 * ASCII ones, and what is left over becomes a numeric reference, as browsers do in forms.
 */
export function windows1256(text: string): Buffer {
  const folded = text.replace(/ی/g, 'ي').replace(/[۰-۹]/g, (digit) => String(digit.codePointAt(0)! - 0x06f0))
  const bytes = [...folded].flatMap((character) => {
    const byte = BYTES.get(character)
    return byte === undefined ? [...Buffer.from(`&#${character.codePointAt(0)};`)] : [byte]
  })
  return Buffer.from(bytes)
}

/** The header names no charset: only the `meta` inside the page does. */
function reply(markup: Markup, modified?: string): SiteReply {
  return { type: 'text/html', body: markup.markup, encode: windows1256, modified }
}

/** `1403/05/16 - 10:20` */
function dateLine(iso: string): string {
  const { year, month, day, time } = jalali(new Date(iso))
  return `${year}/${month.padStart(2, '0')}/${day.padStart(2, '0')} - ${time.padStart(5, '0')}`
}

function shell(site: Site, title: string, body: Markup): Markup {
  return html`<HTML dir="rtl">
<HEAD>
<META http-equiv="Content-Type" content="text/html; charset=windows-1256">
<META http-equiv="Content-Language" content="fa">
<TITLE>${title}</TITLE>
</HEAD>
<BODY bgcolor="#ffffff" topmargin="0">
<TABLE width="780" align="center" border="0"><TR><TD><FONT size="5">${site.name}</FONT></TD><TD><FONT size="1">امروز: - ${TODAY}</FONT></TD></TR>
<TR><TD colspan="2"><A href="default.asp">صفحه نخست</A> | <A href="news_list.asp">آرشیو خبرها</A> | <A href="admin/login.asp">ورود</A></TD></TR>
<TR><TD colspan="2">
${body}
</TD></TR>
<TR><TD colspan="2"><FONT size="1">کلیه حقوق برای ${site.name} محفوظ است</FONT></TD></TR></TABLE>
</BODY>
</HTML>
`
}

function list(site: Site, number: number): SiteReply | null {
  const all = published(site)
  const items = pageOf(all, number, site.pageSize)
  if (!items.length) return null
  const pages = Array.from({ length: Math.ceil(all.length / site.pageSize) }, (_, i) => i + 1)
  const body = html`<TABLE class="NewsList" width="100%">${items.map(
    (
      item,
    ) => html`<TR><TD><FONT size="1">${dateLine(item.publishedAt)}</FONT></TD><TD><A href="news_item.asp?NewsID=${item.id}">${item.title}</A></TD></TR>
`,
  )}</TABLE>
<P>صفحه: ${pages.map((page) => html`<A href="news_list.asp?page=${page}">${page}</A> `)}</P>`
  return reply(shell(site, site.name, body), newest(items))
}

function article(site: Site, item: SiteArticle): SiteReply {
  const body = html`<TABLE class="News" width="100%">
<TR><TD><FONT size="1">بخش: ${item.section}</FONT></TD><TD class="NewsDate">تاریخ: ${dateLine(item.publishedAt)}</TD></TR>
<TR><TD colspan="2" class="NewsTitle"><B>${item.title}</B></TD></TR>
<TR><TD colspan="2" class="NewsLead">${item.lead}</TD></TR>
<TR><TD colspan="2" class="NewsBody">${item.paragraphs.map((text, i) => html`${i > 0 && html`<BR><BR>\n`}${text}`)}</TD></TR>
<TR><TD colspan="2"><FONT size="1">منبع: ${item.author} | کد خبر: ${item.id}</FONT> <A href="javascript:window.print()">نسخه قابل چاپ</A></TD></TR>
</TABLE>`
  return reply(shell(site, item.title, body), modifiedAt(item))
}
