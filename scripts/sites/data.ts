/** The sample sites' content as it lies in `test/fixtures/sites`: one folder a site, one Markdown file an article. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** CMS family whose page anatomy a site shows. */
export type Family = 'nastooh' | 'iransamaneh' | 'wordpress' | 'govkz' | 'classic'

/** A section (service, category) of a site, under the three names that CMSes give it. */
export interface SiteSection {
  name: string
  slug: string
  number: number
}

/** One article in one language. */
export interface SiteArticle {
  id: string
  /** Language of the text; `prs` (Dari), `ar` and `ru` occur beside `fa` and `kk`. */
  language: string
  /** Script, where it is not the language's usual one (Kazakh `Latn`, `Arab`). */
  script?: string
  title: string
  kicker?: string
  lead?: string
  section: string
  tags: string[]
  /** ISO 8601 with the offset that held at that time. */
  publishedAt: string
  updatedAt?: string
  author?: string
  slug: string
  /** What the article is there for: `employment`, `near-miss`, `other`, or `forbidden` behind robots.txt. */
  kind: 'employment' | 'near-miss' | 'other' | 'forbidden'
  /** Oddities of the page that the family's template shows, e.g. `bare-body`. */
  flags: string[]
  /** `site/id` of the same press release on another site. */
  sameAs?: string
  paragraphs: string[]
}

/** One sample site: its settings and its articles, newest first. */
export interface SiteData {
  id: string
  name: string
  description: string
  family: Family
  language: string
  /** Gazetteer id of the unit whose news the site brings. */
  place: string
  timeZone: string
  /** Offset from the base port. */
  port: number
  /** Articles on one listing page. */
  pageSize: number
  /** gov.kz: slug of the project (the akimat) in the content API. */
  project?: string
  sections: SiteSection[]
  /** robots.txt, with `{origin}` for the site's own origin. */
  robots: string
  articles: SiteArticle[]
}

// From the sources the folder is two levels up, from a compiled copy under dist/ three.
const DIRECTORY = ['../../test/fixtures/sites/', '../../../test/fixtures/sites/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))

/**
 * Reads one article file: YAML front matter between `---` lines, then paragraphs parted by blank lines.
 * @param text the file's text
 * @param language the site's language, for articles that state none
 * @example parseArticle("---\nid: '7'\ntitle: T\n…\n---\n\nFirst.\n\nSecond.\n", 'kk').paragraphs // ['First.', 'Second.']
 */
export function parseArticle(text: string, language: string): SiteArticle {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!match) throw new Error('An article begins with front matter between two lines of "---".')
  const front = parse(match[1]!) as Partial<SiteArticle>
  for (const key of ['id', 'title', 'section', 'publishedAt', 'slug', 'kind'] as const)
    if (!front[key]) throw new Error(`The front matter lacks "${key}".`)
  const paragraphs = match[2]!
    .trim()
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
  return { language, tags: [], flags: [], ...front, paragraphs } as SiteArticle
}

/**
 * The text of an article as a crawler should bring it home: title, lead and body, parted by blank lines.
 * `gold.jsonl` was written for this text.
 */
export function articleText(article: SiteArticle): string {
  return [article.title, article.lead, ...article.paragraphs].filter(Boolean).join('\n\n')
}

/** What a careful reader finds in one article, by the rules of the event model; evaluation compares with it. */
export interface GoldDocument {
  id: string
  language: { code: string; script: string }
  events: GoldEvent[]
  /** Gazetteer ids of all units mentioned. */
  places: string[]
  officials: { name: string | null; title: string | null }[]
  dates: { text: string; start: string; end: string }[]
}

/** An event without spans and confidence, found again by its `key`. */
export interface GoldEvent {
  type: string
  status: string
  quantity: { value: number | null; unit: string; min?: number; max?: number; bound: string } | null
  money: { value: number | null; currency: string; bound: string } | null
  place: string | null
  period: { start: string; end: string; grain: string } | null
  official: { name: string | null; title: string | null } | null
  /** A few words of the text. */
  key: string
  /** Careful readers could differ: neither rewarded nor punished. */
  optional?: boolean
}

/** The gold of one site, by the text of {@link articleText}. */
export function loadGold(site: string, directory: string | undefined = DIRECTORY): GoldDocument[] {
  return readFileSync(`${directory}/${site}/gold.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldDocument)
}

/**
 * Loads all sample sites, in the order of their ports.
 * @param directory folder of the sites; the bundled one where none is given
 */
export function loadSites(directory: string | undefined = DIRECTORY): SiteData[] {
  if (!directory) throw new Error('The sample sites (test/fixtures/sites) are not here.')
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => loadSite(`${directory}/${entry.name}`))
    .sort((a, b) => a.port - b.port)
}

function loadSite(folder: string): SiteData {
  const site = parse(readFileSync(`${folder}/site.yaml`, 'utf8')) as Omit<SiteData, 'articles'>
  const articles = readdirSync(`${folder}/articles`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      try {
        return parseArticle(readFileSync(`${folder}/articles/${file}`, 'utf8'), site.language)
      } catch (error) {
        throw new Error(`${folder}/articles/${file}: ${(error as Error).message}`)
      }
    })
    .sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || b.id.localeCompare(a.id))
  return { ...site, articles }
}
