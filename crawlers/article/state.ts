import { linesOfHtml } from './blocks.ts'
import { type DomDocument, type DomElement, isElement, squeeze } from './dom.ts'

/** Pages that a script builds in the reader's browser: their text stands in the data that the script begins with. */

/** What the data says of the page's article. */
export interface StateArticle {
  lines: string[]
  published: string | null
  authors: string[]
}

const MAX_SCRIPT = 3_000_000
/** Objects that are looked at: the data comes from a stranger. */
const MAX_NODES = 50_000
const MIN_TEXT = 200
/** Objects with the page's title that are read. */
const MAX_TRIED = 20

const key = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The article with this title in the data of the page's scripts.
 * @returns null where none of them holds it
 */
export function stateArticle(document: DomDocument, title: string): StateArticle | null {
  const wanted = key(title)
  if (wanted.length < 8) return null
  let best: StateArticle | null = null
  let tried = 0
  for (const text of scriptsOf(document)) {
    for (const data of dataOf(text)) {
      const queue: unknown[] = [data]
      for (let i = 0; i < queue.length && i < MAX_NODES; i++) {
        const node = queue[i]
        if (typeof node !== 'object' || node === null) continue
        const values = Object.values(node)
        for (const value of values) if (typeof value === 'object' && value !== null) queue.push(value)
        if (
          Array.isArray(node) ||
          !values.some((value) => typeof value === 'string' && isTitle(value, wanted))
        )
          continue
        if (++tried > MAX_TRIED) return best
        const found = articleOf(node as Record<string, unknown>, wanted)
        if (found && found.lines.join('').length > (best?.lines.join('').length ?? 0)) best = found
      }
    }
  }
  return best
}

const isTitle = (value: string, wanted: string): boolean => value.length < 400 && key(value) === wanted

function scriptsOf(document: DomDocument): string[] {
  const out: string[] = []
  const visit = (element: DomElement): void => {
    if (element.name === 'script') {
      const text = element.children.map((child) => ('data' in child ? String(child.data) : '')).join('')
      if (
        text.length >= MIN_TEXT &&
        text.length <= MAX_SCRIPT &&
        !/ld\+json/i.test(element.attribs.type ?? '')
      )
        out.push(text)
      return
    }
    for (const child of element.children) if (isElement(child)) visit(child)
  }
  for (const node of document.children) if (isElement(node)) visit(node)
  return out
}

/** The JSON of a script: all of it, or what it assigns. */
function dataOf(script: string): unknown[] {
  const text = script.trim()
  const quoted = /JSON\.parse\(\s*("(?:[^"\\]|\\.)*")\s*\)/.exec(text)?.[1]
  const start = text.search(/[{[]/)
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))
  // Code begins with a call or a function; data is assigned, or stands alone.
  const assigned = start === 0 || (start > 0 && /^[\w$.\s[\]"']{1,120}=\s*$/.test(text.slice(0, start)))
  const out: unknown[] = []
  for (const one of [quoted && read(quoted), assigned && end > start ? text.slice(start, end + 1) : null]) {
    const data = typeof one === 'string' ? read(one) : null
    if (data) out.push(data)
  }
  return out
}

function read(text: string): unknown {
  try {
    return JSON.parse(text.replace(/:\s*undefined\b/g, ':null'))
  } catch {
    return null
  }
}

/** Fields that tell about an article and are not its text. */
const BESIDE =
  /related|recommend|teaser|summary|description|excerpt|seo|meta|caption|image|author|byline|tags?$|comment|newsletter|links?$|ads?$|slug|url/i

function articleOf(node: Record<string, unknown>, title: string): StateArticle | null {
  const lines: string[] = []
  let count = 0
  const visit = (value: unknown, name: string, depth: number): void => {
    if (++count > MAX_NODES || depth > 12 || BESIDE.test(name)) return
    if (typeof value === 'string') {
      if (value.length < 25 || isTitle(value, title) || !/\p{L}\S*\s+\p{L}/u.test(value)) return
      for (const line of /<\w/.test(value) ? linesOfHtml(value) : value.split(/\n+/).map(squeeze))
        if (line) lines.push(line)
    } else if (Array.isArray(value)) for (const item of value) visit(item, name, depth + 1)
    else if (typeof value === 'object' && value !== null)
      for (const [field, item] of Object.entries(value)) visit(item, field, depth + 1)
  }
  for (const [field, value] of Object.entries(node)) visit(value, field, 0)
  const text = lines.join('')
  if (text.length < MIN_TEXT || (text.match(/[.!?؟…]/g)?.length ?? 0) < 2) return null
  const field = (names: RegExp): unknown => Object.entries(node).find(([name]) => names.test(name))?.[1]
  const published = field(
    /^(date_?published|published(_?(at|date|time|on))?|publish_?date|first_?published.*|date)$/i,
  )
  const author = field(/^(authors?|bylines?|writers?)$/i)
  return {
    lines,
    published: typeof published === 'string' ? published : null,
    authors: (Array.isArray(author) ? author : [author]).flatMap(nameOf).slice(0, 5),
  }
}

function nameOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  const { name, fullName, displayName } = value as Record<string, unknown>
  return [name, fullName, displayName].filter((one): one is string => typeof one === 'string').slice(0, 1)
}
