import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseDocument } from 'yaml'
import { proxyFor } from './fetch/proxy.ts'

/** The registry of sources: `sources.yaml`, one entry a source, checked when it is read. */

const Lines = Type.Array(Type.String({ minLength: 1 }))

/** One entry. `docs/crawling.md` says what each field does. */
const SourceSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,62}$' }),
    name: Type.String({ minLength: 1 }),
    /** Name in the source's own language. */
    nativeName: Type.Optional(Type.String()),
    country: Type.Union([Type.Literal('IR'), Type.Literal('KZ')]),
    /** Gazetteer ids of the regions reported on; the country for a national source. */
    places: Type.Array(Type.String({ pattern: '^(IR|KZ)(-[0-9A-Z]+)?$' }), { minItems: 1 }),
    /** ISO 639-1 codes, the main one first. */
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2}$' }), { minItems: 1 }),
    scripts: Type.Array(Type.Union([Type.Literal('Arab'), Type.Literal('Cyrl'), Type.Literal('Latn')])),
    kind: Type.Union([
      Type.Literal('news_agency'),
      Type.Literal('broadcaster'),
      Type.Literal('newspaper'),
      Type.Literal('news_outlet'),
      Type.Literal('local_outlet'),
      Type.Literal('regional_outlet'),
      Type.Literal('government'),
      Type.Literal('governorate'),
      Type.Literal('foundation'),
    ]),
    /** Name of the CMS family; a hint, the page's markup decides. */
    family: Type.String({ minLength: 1 }),
    homepage: Type.String({ pattern: '^https?://' }),
    /** Hosts whose addresses belong to the source, `host` or `host:port`. */
    hosts: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    timeZone: Type.String({ minLength: 1 }),
    charset: Type.Optional(Type.String()),
    /** Paths relative to the home page. */
    feeds: Lines,
    sitemaps: Lines,
    /** Paths with `{page}` where there is pagination. */
    listings: Lines,
    /** The gov.kz content API. */
    govkz: Type.Optional(Type.Object({ project: Type.String({ minLength: 1 }), languages: Lines })),
    /** WordPress REST API, tried before the feeds. */
    wordpressApi: Type.Optional(Type.Boolean()),
    /** Regular expression over decoded path and query of an article; group `id` (or `id2`, `legacyId`, `pid`, `slug`). */
    articleUrl: Type.Optional(Type.String()),
    /** Regular expressions over decoded path and query that are never fetched. */
    exclude: Type.Optional(Lines),
    examples: Type.Optional(Lines),
    /** How often to look, as a cron line in the source's time zone. */
    cadence: Type.String({ minLength: 9 }),
    /** Least pause between two requests to one host. */
    minIntervalSeconds: Type.Number({ minimum: 0 }),
    /** Local hours `[from, to)` in which the source is not asked. */
    quietHours: Type.Optional(
      Type.Tuple([Type.Integer({ minimum: 0, maximum: 24 }), Type.Integer({ minimum: 0, maximum: 24 })]),
    ),
    headers: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** The proxy for this source; see `proxyFor`. */
    proxy: Type.Optional(Type.String({ minLength: 1 })),
    enabled: Type.Boolean(),
    /** One of the bundled sample sites. */
    sample: Type.Optional(Type.Boolean()),
    /** Its hosts may be private addresses. For samples only. */
    allowPrivate: Type.Optional(Type.Boolean()),
    /** How sure the facts of this entry are. */
    evidence: Type.Union([
      Type.Literal('seen'),
      Type.Literal('partial'),
      Type.Literal('unverified'),
      Type.Literal('sample'),
    ]),
    notes: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)

export type Source = Static<typeof SourceSchema>

/** What is wrong with an entry, and what to do about it. */
export interface RegistryProblem {
  /** Id of the entry, or its number where it has none. */
  entry: string
  field: string
  message: string
  remedy: string
}

/** Thrown where a registry has problems; the message lists them all. */
export class RegistryError extends Error {
  readonly problems: RegistryProblem[]
  constructor(problems: RegistryProblem[]) {
    super(
      `the source registry has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems
        .map((p) => `  ${p.entry}: ${p.field}: ${p.message}. ${p.remedy}`)
        .join('\n')}`,
    )
    this.name = 'RegistryError'
    this.problems = problems
  }
}

const REGISTRY_FILE = fileURLToPath(new URL('./sources.yaml', import.meta.url))

/**
 * Reads and checks the registry.
 * @param file a YAML file with the list `sources`; the bundled one by default
 * @throws RegistryError
 */
export async function loadSources(file: string = REGISTRY_FILE): Promise<Source[]> {
  return parseSources(await readFile(file, 'utf8'))
}

/** Reads and checks a registry's text; see `loadSources`. */
export function parseSources(text: string): Source[] {
  const document = parseDocument(text)
  const problems: RegistryProblem[] = document.errors.map((error) => ({
    entry: `line ${error.linePos?.[0].line ?? '?'}`,
    field: 'YAML',
    message: error.message.split('\n')[0] ?? 'syntax error',
    remedy: 'Mend the YAML syntax there.',
  }))
  if (problems.length > 0) throw new RegistryError(problems)
  const list = (document.toJS() as { sources?: unknown } | null)?.sources
  if (!Array.isArray(list))
    throw new RegistryError([
      {
        entry: 'file',
        field: 'sources',
        message: 'is not a list',
        remedy: 'Put the entries under `sources:`.',
      },
    ])
  const sources: Source[] = []
  const ids = new Set<string>()
  for (const [index, entry] of list.entries()) {
    const id = typeof entry?.id === 'string' ? entry.id : `entry ${index + 1}`
    for (const problem of checkSource(entry)) problems.push({ entry: id, ...problem })
    if (ids.has(id))
      problems.push({
        entry: id,
        field: 'id',
        message: 'occurs twice',
        remedy: 'Give each source an id of its own.',
      })
    ids.add(id)
    sources.push(entry as Source)
  }
  if (problems.length > 0) throw new RegistryError(problems)
  return sources
}

/** Problems of one entry, in words. */
export function checkSource(entry: unknown): Omit<RegistryProblem, 'entry'>[] {
  const problems: Omit<RegistryProblem, 'entry'>[] = []
  for (const error of Value.Errors(SourceSchema, entry)) {
    const at = 'instancePath' in error ? String(error.instancePath) : ''
    problems.push({
      field: at.replace(/^\//, '').replaceAll('/', '.') || 'entry',
      message: error.message,
      remedy: 'docs/crawling.md lists the fields and their values.',
    })
  }
  if (problems.length > 0) return problems
  const source = entry as Source
  const add = (field: string, message: string, remedy: string) => problems.push({ field, message, remedy })
  const patterns: [string, string][] = [
    ...(source.articleUrl ? [['articleUrl', source.articleUrl] as [string, string]] : []),
    ...(source.exclude ?? []).map((p, i) => [`exclude.${i}`, p] as [string, string]),
  ]
  for (const [field, pattern] of patterns) {
    try {
      new RegExp(pattern, 'u')
    } catch (error) {
      add(field, (error as Error).message, 'Write a JavaScript regular expression with the flag u.')
      return problems
    }
  }
  const home = new URL(source.homepage)
  if (!source.hosts.some((host) => host === home.host))
    add('hosts', `does not name ${home.host}, the host of the home page`, 'Add it.')
  if (
    source.enabled &&
    !source.feeds.length &&
    !source.sitemaps.length &&
    !source.listings.length &&
    !source.govkz
  )
    add(
      'feeds',
      'an enabled source has no feed, sitemap, listing or API',
      'Add one, or set `enabled: false`.',
    )
  for (const [name, value] of Object.entries(source.headers ?? {})) {
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/i.test(name) || /[^\t\x20-\x7e]/.test(value))
      add(`headers.${name}`, 'is no header', 'Write a name and a value in ASCII.')
    if (OWN_HEADERS.test(name))
      add(`headers.${name}`, 'is set by the crawler itself', 'Remove it: it says who we are or how we ask.')
  }
  if (source.proxy && !/^(none|env:[A-Za-z_]\w*)$/.test(source.proxy)) {
    try {
      proxyFor(home, source.proxy, {})
    } catch (error) {
      add('proxy', (error as Error).message, 'Write an address, `env:NAME` or `none`.')
    }
  }
  if (source.allowPrivate && !source.sample)
    add('allowPrivate', 'only a sample may live on a private address', 'Remove it, or set `sample: true`.')
  try {
    new Intl.DateTimeFormat('en', { timeZone: source.timeZone })
  } catch {
    add('timeZone', `${source.timeZone} is no time zone`, 'Use an IANA name such as Asia/Tehran.')
  }
  if (!/^(\S+\s+){4,5}\S+$/.test(source.cadence.trim()))
    add('cadence', `${source.cadence} is no cron line`, 'Write five fields, as in "*/30 * * * *".')
  for (const example of source.examples ?? [])
    if (articleId(source, example) === null)
      add('examples', `${example} is not matched by articleUrl`, 'Mend the pattern or the example.')
  return problems
}

/** Headers that a registry entry may not change: identity, manners and what the client manages. */
const OWN_HEADERS =
  /^(user-agent|host|connection|content-length|transfer-encoding|accept-encoding|cookie|if-.*)$/i

const compiled = new WeakMap<Source, { article: RegExp | null; exclude: RegExp[] }>()

function patternsOf(source: Source) {
  let patterns = compiled.get(source)
  if (!patterns) {
    patterns = {
      article: source.articleUrl ? new RegExp(source.articleUrl, 'u') : null,
      exclude: (source.exclude ?? []).map((p) => new RegExp(p, 'u')),
    }
    compiled.set(source, patterns)
  }
  return patterns
}

/** Decoded path and query of an address: what the patterns of the registry are applied to. */
function pathAndQuery(url: URL): string {
  try {
    return decodeURIComponent(url.pathname) + url.search
  } catch {
    return url.pathname + url.search
  }
}

/** Whether an address lies on one of the source's hosts and is not excluded. */
export function belongsTo(source: Source, address: string): boolean {
  const url = new URL(address)
  if (!source.hosts.includes(url.host)) return false
  const path = pathAndQuery(url)
  return !patternsOf(source).exclude.some((pattern) => pattern.test(path))
}

/**
 * The source's own id of the article that an address leads to; null where it leads to none.
 * Several addresses of one article share the id. Sources without a pattern take the path for the id.
 */
export function articleId(source: Source, address: string): string | null {
  const url = new URL(address)
  const { article } = patternsOf(source)
  const path = pathAndQuery(url)
  if (!article) return path
  const groups = article.exec(path)?.groups
  if (!groups) return article.test(path) ? path : null
  return groups.id ?? groups.id2 ?? groups.legacyId ?? groups.pid ?? groups.slug ?? path
}

/** `host:port` keys that the guard lets pass for this source. */
export function privateHosts(source: Source): ReadonlySet<string> {
  if (!source.allowPrivate) return new Set()
  return new Set(
    source.hosts.map((host) => {
      const url = new URL(`${new URL(source.homepage).protocol}//${host}`)
      return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
    }),
  )
}

/** The same source at another origin, for sample sites on other ports. */
export function rebase(source: Source, origin: string): Source {
  const { host } = new URL(origin)
  const home = new URL(source.homepage)
  return { ...source, homepage: new URL(home.pathname + home.search, origin).href, hosts: [host] }
}
