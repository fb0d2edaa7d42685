/** Events as an Atom feed (RFC 4287). */
import type { EventItem } from '../../db/index.ts'

/** Text of an element or attribute; characters that XML 1.0 does not know are left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A day or time as told by a source, as Atom wants it. */
function moment(told: string | null, otherwise: string): string {
  const at = told ? new Date(told) : null
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : otherwise
}

function titleOf({ type, status, quantity, place }: EventItem): string {
  const figure =
    quantity && `${quantity.value ?? `${quantity.min}–${quantity.max}`} ${quantity.unit.replaceAll('_', ' ')}`
  return [`${type.replaceAll('_', ' ')} (${status})`, figure, place?.name].filter(Boolean).join(' · ')
}

/**
 * The feed of a search.
 * @param base address that the page lies at, with a slash at the end
 * @param self the feed's own address
 */
export function atomFeed(feed: {
  id: string
  title: string
  base: string
  self: string
  query: string
  events: EventItem[]
}): string {
  const never = '1970-01-01T00:00:00.000Z'
  const times = feed.events.map((event) => moment(event.document.publishedAt, never))
  const updated = times.sort().at(-1) ?? never
  const entries = feed.events.map((event) => {
    const { document, official } = event
    const at = moment(document.publishedAt, never)
    return `  <entry>
    <id>urn:karenbek:event:${xml(event.id)}</id>
    <title>${xml(titleOf(event))}</title>
    <link rel="alternate" type="text/html" href="${xml(`${feed.base}event?id=${encodeURIComponent(event.id)}`)}"/>
    <link rel="via" href="${xml(document.url)}"/>
    <updated>${at}</updated>
    <published>${at}</published>
    <author><name>${xml(official?.name ?? official?.title ?? document.source.name)}</name></author>
    <category term="${xml(event.type)}"/>
    <summary type="text" xml:lang="${xml(event.language)}">${xml(event.sentence.text)}</summary>
    <source><id>${xml(document.url)}</id><title>${xml(document.title ?? document.source.name)}</title><updated>${at}</updated></source>
  </entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(feed.id)}</id>
  <title>${xml(feed.title)}</title>
  <updated>${updated}</updated>
  <link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${xml(`${feed.base}?${feed.query}`)}"/>
  <generator>karenbek</generator>
${entries.join('')}</feed>
`
}
