/**
 * The Robots Exclusion Protocol, RFC 9309: parsing a robots.txt and deciding about a URL. `Crawl-delay` and
 * `Request-rate` are not in the RFC but are what masters of small servers write, so they are read too.
 */

/** RFC 9309 section 2.5: a parser reads at least this much; what follows is ignored. */
export const ROBOTS_MAX_BYTES = 500 * 1024

export interface RobotsRule {
  allow: boolean
  /** As written in the file. */
  path: string
  /** Percent-encoding normalised, split at `*`. */
  segments: string[]
  /** Ends with `$`. */
  anchored: boolean
  /** Octets of the pattern, percent-encoded: the longest match decides. */
  length: number
}

export interface RobotsGroup {
  /** Lower-case product tokens, `*` for everybody. */
  agents: string[]
  rules: RobotsRule[]
  /**
   * Seconds between two requests, by agent. Delays belong to the agents named above them: «User-agent: x,
   * Crawl-delay: 9, User-agent: *, Disallow: /a» is one group by the RFC, yet nobody means * to wait.
   */
  crawlDelays: Map<string, number>
}

export interface RobotsFile {
  groups: RobotsGroup[]
  sitemaps: string[]
}

export interface RobotsDecision {
  allowed: boolean
  /** The line that decided, `Allow: /x` or `Disallow: /x`; null where none applies. */
  rule: string | null
  /** Seconds, null where the file asks for none. */
  crawlDelay: number | null
}

/** A file with no groups: everything is allowed (status 4xx). */
export const ALLOW_ALL: RobotsFile = { groups: [], sitemaps: [] }

/** A byte order mark, also one that was cut or read in another encoding. */
const BOM = /^(?:\uFEFF|\uFFFD|ï»¿?)/

/** Octets that stand for themselves in a URL: RFC 3986 reserved and unreserved, without `*` and `$`. */
const PLAIN = /[A-Za-z0-9\-._~:/?#[\]@!&'()+,;=]/
const UNRESERVED = /[A-Za-z0-9\-._~]/
const encoder = new TextEncoder()

/** Field names; the misspelt ones are those that Google's parser accepts: they can only make us more careful. */
const FIELDS: Record<string, 'agent' | 'allow' | 'disallow' | 'sitemap' | 'delay' | 'rate'> = {
  'user-agent': 'agent',
  'user agent': 'agent',
  useragent: 'agent',
  allow: 'allow',
  disallow: 'disallow',
  dissallow: 'disallow',
  dissalow: 'disallow',
  disalow: 'disallow',
  diasllow: 'disallow',
  disallaw: 'disallow',
  sitemap: 'sitemap',
  'site-map': 'sitemap',
  'crawl-delay': 'delay',
  crawldelay: 'delay',
  'request-rate': 'rate',
}

/**
 * Reads a robots.txt. Never throws: what is not understood is ignored.
 * @param text the file's text; only the first 500 KiB (as UTF-16 units at most) are read
 */
export function parseRobots(text: string): RobotsFile {
  const groups: RobotsGroup[] = []
  const sitemaps: string[] = []
  let group: RobotsGroup | null = null
  // A user-agent line right after another joins its group; after a rule it opens the next one. Only rules
  // close the list of agents: other records must not end a group (RFC 9309 section 2.2.4).
  let agentsOpen = false
  for (const raw of text
    .slice(0, ROBOTS_MAX_BYTES)
    .replace(BOM, '')
    .split(/\r\n|\r|\n/)) {
    const hash = raw.indexOf('#')
    const line = (hash < 0 ? raw : raw.slice(0, hash)).trim()
    const colon = line.indexOf(':')
    // A forgotten colon: two words of which the first is a field are one record, as Google's parser reads them.
    const record =
      colon < 0 ? /^(\S+)\s+(\S+)$/.exec(line) : [line, line.slice(0, colon), line.slice(colon + 1)]
    if (!record) continue
    const field = FIELDS[record[1]!.trim().toLowerCase()]
    const value = record[2]!.trim()
    if (!field) continue
    if (field === 'sitemap') {
      if (value) sitemaps.push(value)
    } else if (field === 'agent') {
      // A line without a name is an agent that nobody is: its rules must not join the group above.
      const token = productToken(value)
      if (!group || !agentsOpen) {
        group = { agents: [], rules: [], crawlDelays: new Map() }
        groups.push(group)
        agentsOpen = true
      }
      group.agents.push(token)
    } else if (group) {
      if (field === 'delay') {
        const seconds = Number(value.replace(',', '.'))
        if (value !== '' && Number.isFinite(seconds) && seconds >= 0) slowDown(group, seconds)
      } else if (field === 'rate') {
        const seconds = requestRate(value)
        if (seconds !== null) slowDown(group, seconds)
      } else {
        agentsOpen = false
        // An empty Disallow forbids nothing.
        if (value) group.rules.push(compileRule(field === 'allow', value))
      }
    }
  }
  return { groups, sitemaps }
}

/** The longest delay asked for counts. */
function slowDown(group: RobotsGroup, seconds: number): void {
  for (const agent of group.agents)
    group.crawlDelays.set(agent, Math.max(group.crawlDelays.get(agent) ?? 0, seconds))
}

/** `1/10`, `1/10s`, `30/1m 0600-0900` → seconds for one request; null where it cannot be read. */
function requestRate(value: string): number | null {
  const match = /^(\d{1,6})\s*\/\s*(\d{1,6})\s*([smhd]?)/i.exec(value)
  if (!match) return null
  const requests = Number(match[1])
  const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[match[3]!.toLowerCase()] ?? 1
  return requests > 0 ? (Number(match[2]) * unit) / requests : null
}

/**
 * The product token of a User-Agent, lower case: `karenbek/0.1 (+…)` → `karenbek`, and the name behind
 * `compatible;` where a browser's prefix stands first (RFC 9309 section 2.2.1).
 */
export function productToken(agent: string): string {
  const trimmed = agent.trim()
  const behind = /^mozilla\/[^(]{0,40}\(compatible;\s*([^\s/;(),]+)/i.exec(trimmed)
  const own = behind?.[1] ?? /^[^\s/;(),]+/.exec(trimmed)?.[0] ?? ''
  // «karenbek*» is how some write all versions of it.
  return own.toLowerCase().replace(/(?<=.)\*+$/, '')
}

function compileRule(allow: boolean, path: string): RobotsRule {
  const normal = normalisePath(path, true)
  const anchored = normal.endsWith('$')
  const pattern = anchored ? normal.slice(0, -1) : normal
  // A `$` that is no anchor is one octet, however it is written here.
  const length = normal.length - 2 * (path.slice(0, -1).split('$').length - 1)
  return { allow, path, segments: pattern.split('*'), anchored, length }
}

/**
 * Percent-encoding made comparable (RFC 9309 section 2.2.2): encoded unreserved octets are decoded, hex digits
 * are upper case, everything outside ASCII is encoded. In a pattern `*` and `$` keep their meaning; in a URL
 * they are literal characters and become `%2A` and `%24`, which is how a pattern writes them.
 */
function normalisePath(path: string, pattern: boolean): string {
  let out = ''
  let query = false
  for (let i = 0; i < path.length; i++) {
    const char = path[i]!
    if (char === '?') query = true
    if (char === '%' && /^[0-9a-fA-F]{2}$/.test(path.slice(i + 1, i + 3))) {
      const octet = path.slice(i + 1, i + 3).toUpperCase()
      const decoded = String.fromCharCode(Number.parseInt(octet, 16))
      // In a query `:` and `/` part nothing: the RFC's table compares them encoded, which is the same.
      const plain = UNRESERVED.test(decoded) || (query && (decoded === ':' || decoded === '/'))
      out += plain ? decoded : `%${octet}`
      i += 2
    } else if (PLAIN.test(char) || (pattern && (char === '*' || char === '$'))) {
      // `$` is an anchor at the end alone; elsewhere it is a character.
      out += pattern && char === '$' && i < path.length - 1 ? '%24' : char
    } else {
      const point = path.codePointAt(i)!
      for (const octet of encoder.encode(String.fromCodePoint(point)))
        out += `%${octet.toString(16).toUpperCase().padStart(2, '0')}`
      if (point > 0xffff) i++
    }
  }
  return out
}

/** Every path refused (status 5xx, unreachable: RFC 9309 section 2.3.1.4). */
export const DISALLOW_ALL: RobotsFile = {
  groups: [{ agents: ['*'], rules: [compileRule(false, '/')], crawlDelays: new Map() }],
  sitemaps: [],
}

/** Whether a pattern matches a normalised path: every segment in order, leftmost first, which is linear. */
function matches(rule: RobotsRule, path: string): boolean {
  const { segments, anchored } = rule
  const first = segments[0]!
  if (!path.startsWith(first)) return false
  let at = first.length
  if (segments.length === 1) return anchored ? at === path.length : true
  for (let i = 1; i < segments.length - 1; i++) {
    const found = path.indexOf(segments[i]!, at)
    if (found < 0) return false
    at = found + segments[i]!.length
  }
  const last = segments[segments.length - 1]!
  if (anchored) return path.length - last.length >= at && path.endsWith(last)
  return path.indexOf(last, at) >= 0
}

/** The name that a file's groups know an agent by, its own or `*`, and those groups. */
function groupsFor(file: RobotsFile, agent: string): { name: string; groups: RobotsGroup[] } {
  const token = productToken(agent)
  const own = file.groups.filter((group) => group.agents.includes(token))
  if (own.length > 0) return { name: token, groups: own }
  return { name: '*', groups: file.groups.filter((group) => group.agents.includes('*')) }
}

/**
 * Decides about one URL: the longest matching pattern wins, Allow wins a tie, nothing matching allows.
 * @param agent a User-Agent or its product token
 * @param url absolute, or path with query
 * @example decideRobots(parseRobots('User-agent: *\nDisallow: /a'), 'karenbek', 'https://x.ir/ab').allowed // false
 */
export function decideRobots(file: RobotsFile, agent: string, url: string): RobotsDecision {
  const { name, groups } = groupsFor(file, agent)
  const delays = groups.map((group) => group.crawlDelays.get(name)).filter((d) => d !== undefined)
  const crawlDelay = delays.length > 0 ? Math.max(...delays) : null
  const path = normalisePath(pathOf(url), false)
  if (path === '/robots.txt') return { allowed: true, rule: null, crawlDelay }
  let best: RobotsRule | null = null
  for (const group of groups) {
    for (const rule of group.rules) {
      if (best && (rule.length < best.length || (rule.length === best.length && !rule.allow))) continue
      if (matches(rule, path)) best = rule
    }
  }
  return {
    allowed: best ? best.allow : true,
    rule: best ? `${best.allow ? 'Allow' : 'Disallow'}: ${best.path}` : null,
    crawlDelay,
  }
}

/** Path and query of a URL without its fragment, `/` where there is no path. */
function pathOf(url: string): string {
  let rest = url
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url)
  if (scheme) {
    const start = url.slice(scheme[0].length).search(/[/?#]/)
    rest = start < 0 ? '/' : url.slice(scheme[0].length + start)
  }
  const hash = rest.indexOf('#')
  if (hash >= 0) rest = rest.slice(0, hash)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** What a page says about itself in `X-Robots-Tag` or `<meta name=robots>`. */
export interface PageDirectives {
  noindex: boolean
  nofollow: boolean
}

/**
 * Reads robots directives of a page. A value may name an agent first (`karenbek: noindex`); those of other
 * agents are skipped.
 * @param values each header or meta value
 */
export function pageDirectives(values: readonly string[], agent: string): PageDirectives {
  const token = productToken(agent)
  const out: PageDirectives = { noindex: false, nofollow: false }
  for (const value of values) {
    let applies = true
    for (const part of value.toLowerCase().split(',')) {
      const named = /^\s*([a-z0-9_-]+)\s*:\s*(.*)$/.exec(part)
      let directive = part.trim()
      // `unavailable_after: date` and `max-snippet: 20` are directives with a value, not agents.
      if (named && !/^(unavailable_after|max-)/.test(named[1]!)) {
        applies = named[1] === token || named[1] === 'robots' || named[1] === '*'
        directive = named[2]!.trim()
      }
      if (!applies) continue
      if (directive === 'noindex' || directive === 'none') out.noindex = true
      if (directive === 'nofollow' || directive === 'none') out.nofollow = true
    }
  }
  return out
}
