#!/usr/bin/env node
/**
 * Mutated pages, feeds, sitemaps and robots files through everything that reads what strangers send: nothing may
 * throw, take a second or eat memory. `tsx scripts/bench/fuzz.ts [--count 1000000] [--seed 1]`
 */
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { extractArticle } from '../../crawlers/article/index.ts'
import { readFeed } from '../../crawlers/discover/feed.ts'
import { readGovKz } from '../../crawlers/discover/govkz.ts'
import { readListing } from '../../crawlers/discover/listing.ts'
import { readSitemap } from '../../crawlers/discover/sitemap.ts'
import { decodeText } from '../../crawlers/fetch/charset.ts'
import { decideRobots, parseRobots } from '../../crawlers/fetch/robots.ts'
import { canonicalUrl, looksLikeTrap, urlKey } from '../../crawlers/url.ts'

/** What came of a run. */
export interface FuzzResult {
  count: number
  /** Milliseconds of the processor, so that a busy machine does not count. */
  slowestMs: number
  /** Highest resident memory, megabytes, looked at every hundred inputs. */
  peakMb: number
  /** Inputs that made something throw, with the error. */
  failures: { input: string; error: string }[]
}

const TOKENS = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&',
  '&#x',
  '&#1114112;',
  '"',
  "'",
  '=',
  '<script>',
  '</script>',
  '<table><tr><td>',
  '<br>',
  '<p>',
  '</div>',
  '<div>',
  '<a href="',
  '\0',
  '\uFFFD',
  '\u200c',
  '\u202e',
  '[',
  '{',
  '}',
  '\\u',
  '%',
  '%zz',
  'http://',
  '2026-13-45',
  '۱۴۰۴/۱۲/۳۰',
  '<item>',
  '</item>',
  '<link>',
  '<loc>',
  'Disallow: *',
  '\r',
  '\n\n',
  '9'.repeat(40),
  'x'.repeat(2_000),
]

function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** No input may keep the processor longer, nor the process need more memory. */
const MAX_MS = 1_000
const MAX_MB = 400

/** A text with a few random wounds: cuts, copies, swapped bytes, foreign tokens. */
function mutate(text: string, random: () => number): Buffer {
  let out = text
  const wounds = 1 + Math.floor(random() * 8)
  for (let i = 0; i < wounds; i++) {
    const at = Math.floor(random() * out.length)
    const end = Math.min(out.length, at + Math.floor(random() * 400))
    const kind = random()
    if (kind < 0.25) out = out.slice(0, at) + out.slice(end)
    else if (kind < 0.45) out = out.slice(0, at) + out.slice(at, end).repeat(2) + out.slice(at)
    else if (kind < 0.8) out = out.slice(0, at) + TOKENS[Math.floor(random() * TOKENS.length)] + out.slice(at)
    else if (kind < 0.9) out = out.slice(0, at)
    else out = out.slice(end) + out.slice(0, at)
  }
  const bytes = Buffer.from(out.slice(0, 200_000))
  for (let i = Math.floor(random() * 4); i > 0 && bytes.length > 0; i--)
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
  return bytes
}

/** Everything that reads a stranger's bytes. */
function readAll(bytes: Buffer): void {
  const { text } = decodeText(bytes, 'text/html')
  extractArticle({ bytes, url: 'https://example.ir/news/1/x' }, { now: 1_800_000_000_000 })
  readFeed(text)
  readSitemap(text)
  readGovKz(text, 200)
  for (const { url } of readListing(text, 'karenbek').links.slice(0, 50)) {
    const address = canonicalUrl(url, 'https://example.ir/')
    if (address) {
      urlKey(address)
      looksLikeTrap(address)
    }
  }
  decideRobots(parseRobots(text), 'karenbek', 'https://example.ir/a?b=c')
}

/**
 * Runs mutated copies of the given texts through all readers.
 * @param seeds whole, valid inputs
 */
export function fuzz(seeds: string[], count: number, seed = 1, onStep?: (done: number) => void): FuzzResult {
  const random = randomOf(seed)
  const result: FuzzResult = { count, slowestMs: 0, peakMb: 0, failures: [] }
  for (let i = 0; i < count; i++) {
    const bytes = mutate(seeds[Math.floor(random() * seeds.length)] as string, random)
    const started = process.cpuUsage()
    try {
      readAll(bytes)
    } catch (error) {
      if (result.failures.length < 20)
        result.failures.push({
          input: bytes.toString('base64').slice(0, 4_000),
          error: (error as Error).stack ?? String(error),
        })
    }
    const { user, system } = process.cpuUsage(started)
    result.slowestMs = Math.max(result.slowestMs, (user + system) / 1_000)
    if (i % 100 === 0) result.peakMb = Math.max(result.peakMb, process.memoryUsage.rss() / 1e6)
    if (i % 10_000 === 9_999) onStep?.(i + 1)
  }
  return result
}

/** Feeds, sitemaps, robots files and API answers to begin with. */
export const PLAIN_SEEDS = [
  '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>خبر</title><item><title>یک &amp; دو</title><link>https://example.ir/news/1</link><guid>1</guid><pubDate>Mon, 05 Jan 2026 10:00:00 +0330</pubDate><description><![CDATA[<p>متن</p>]]></description></item></channel></rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>т</title><entry><title>a</title><link href="https://example.kz/1"/><updated>2026-01-03T00:00:00Z</updated></entry></feed>',
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.ir/1</loc><lastmod>2026-01-01</lastmod></url></urlset>',
  'User-agent: *\nDisallow: /private/*\nAllow: /a$\nCrawl-delay: 2\nSitemap: https://example.ir/s.xml\n',
  '{"content":[{"id":7,"title":"Т","created_date":"2026-01-02T03:04:05Z","body":"<p>мәтін</p>"}],"totalElements":1}',
]

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } })
  const { ENGLISH, KAZAKH, PERSIAN } = await import('../../test/crawlers/pages/content.ts')
  const templates = await import('../../test/crawlers/pages/templates.ts')
  const fresh = await import('../../test/crawlers/pages/fresh.ts')
  const { WILD } = await import('../../test/crawlers/pages/wild.ts')
  const more = await import('../../test/crawlers/pages/more.ts')
  const portals = await import('../../test/crawlers/pages/portals.ts')
  const pages = [
    ...[...templates.ENGLISH_TEMPLATES, ...fresh.FRESH_ENGLISH, ...WILD, ...more.MORE_EN].map((t) =>
      t.render(ENGLISH[0]!, ENGLISH.slice(1)),
    ),
    ...[...templates.PERSIAN_TEMPLATES, ...fresh.FRESH_PERSIAN, ...portals.PORTALS_FA, ...more.MORE_FA].map(
      (t) => t.render(PERSIAN[0]!, PERSIAN.slice(1, 6)),
    ),
    ...[...templates.KAZAKH_TEMPLATES, ...fresh.FRESH_KAZAKH, ...portals.PORTALS_KK, ...more.MORE_KK].map(
      (t) => t.render(KAZAKH[0]!, KAZAKH.slice(1, 6)),
    ),
  ]
  const started = performance.now()
  const result = fuzz(
    [...pages, ...PLAIN_SEEDS],
    Number(values.count ?? 1_000_000),
    Number(values.seed ?? 1),
    (done) => process.stderr.write(`${done}\n`),
  )
  console.log('| inputs | failures | slowest ms of the processor | peak RSS MB | inputs/s |')
  console.log('|---|---|---|---|---|')
  const seconds = (performance.now() - started) / 1000
  console.log(
    `| ${result.count} | ${result.failures.length} | ${result.slowestMs.toFixed(0)} | ${result.peakMb.toFixed(0)} | ${(result.count / seconds).toFixed(0)} |`,
  )
  for (const failure of result.failures.slice(0, 5)) console.log(failure.error)
  if (result.failures.length > 0 || result.slowestMs > MAX_MS || result.peakMb > MAX_MB) process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
