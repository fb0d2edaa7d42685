import { load } from 'cheerio/slim'
import { Parser } from 'htmlparser2'

/** The parsed page. Trees are bounded in depth, so that walks may recurse and no page can blow the stack. */

export interface DomDocument {
  type: 'root'
  children: DomNode[]
  parent: null
  prev: null
  next: null
}

export interface DomText {
  type: 'text'
  data: string
  parent: DomElement | DomDocument
  prev: DomNode | null
  next: DomNode | null
}

export interface DomElement {
  type: 'tag' | 'script' | 'style'
  name: string
  attribs: Record<string, string>
  children: DomNode[]
  parent: DomElement | DomDocument
  prev: DomNode | null
  next: DomNode | null
  /** Place in the order of the page, and the place of the last element below it: see `isWithin`. */
  from: number
  to: number
}

export type DomNode = DomText | DomElement

/** Elements nested deeper than this hang on the deepest allowed ancestor instead. No real page comes near. */
const MAX_DEPTH = 300
/** A page with more open elements than this is a trap, and the parser slows down with each: it is read no further. */
const MAX_OPEN = 3_000
/** One run of text is kept up to here, a page is read up to here: no article is longer, the archive has it all. */
const MAX_TEXT = 500_000
const MAX_HTML = 8_000_000
/** Attributes beyond this many on one element are not kept. */
const MAX_ATTRIBUTES = 200

/**
 * Parses HTML once. Never throws: whatever it is given becomes some tree. The nodes are plain objects with the
 * fields that cheerio's selectors use; building them takes half the time of the usual classes.
 */
export function parseHtml(html: string): DomDocument {
  const root: DomDocument = { type: 'root', children: [], parent: null, prev: null, next: null }
  const open: (DomDocument | DomElement)[] = [root]
  // Elements that are open beyond the depth that is kept.
  let beyond = 0
  let count = 0
  let text: DomText | null = null

  const append = (node: DomNode) => {
    const parent = open[open.length - 1]!
    const before = parent.children[parent.children.length - 1] ?? null
    node.parent = parent
    node.prev = before
    if (before) before.next = node
    parent.children.push(node)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        text = null
        const type = name === 'script' ? 'script' : name === 'style' ? 'style' : 'tag'
        const attribs = bounded(attributes)
        const element: DomElement = {
          type,
          name,
          attribs,
          children: [],
          parent: root,
          prev: null,
          next: null,
          from: ++count,
          to: count,
        }
        append(element)
        if (open.length <= MAX_DEPTH) open.push(element)
        else if (++beyond > MAX_OPEN) throw TOO_DEEP
      },
      onclosetag() {
        text = null
        if (beyond > 0) beyond--
        else (open.pop() as DomElement).to = count
      },
      ontext(data) {
        if (text) {
          if (text.data.length < MAX_TEXT) text.data += data
          return
        }
        text = { type: 'text', data: data.slice(0, MAX_TEXT), parent: root, prev: null, next: null }
        append(text)
      },
      oncomment() {
        text = null
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  try {
    parser.end(html.length > MAX_HTML ? html.slice(0, MAX_HTML) : html)
  } catch (error) {
    if (error !== TOO_DEEP) throw error
    for (const element of open.slice(1)) (element as DomElement).to = count
  }
  return withBody(root, count)
}

const TOO_DEEP = new Error('too many open elements')

/** A fragment gets the body that a browser would give it. */
function withBody(root: DomDocument, count: number): DomDocument {
  if (root.children.some((node) => isElement(node) && (node.name === 'html' || node.name === 'body')))
    return root
  const { children } = root
  const body: DomElement = {
    type: 'tag',
    name: 'body',
    attribs: {},
    children,
    parent: root,
    prev: null,
    next: null,
    from: 0,
    to: count,
  }
  for (const child of children) child.parent = body
  root.children = [body]
  return root
}

function bounded(attributes: Record<string, string>): Record<string, string> {
  let count = 0
  for (const _ in attributes) if (++count > MAX_ATTRIBUTES) break
  if (count <= MAX_ATTRIBUTES) return attributes
  return Object.fromEntries(Object.entries(attributes).slice(0, MAX_ATTRIBUTES))
}

export type Query = ReturnType<typeof load>

/** Cheerio over a tree that is parsed already. */
export function queryOf(document: DomDocument): Query {
  // Selectors look at the fields of nodes, never at their class.
  return load(document as never)
}

/** Whether a node is an element (script and style count). */
export function isElement(node: DomNode | null | undefined): node is DomElement {
  return node != null && (node.type === 'tag' || node.type === 'script' || node.type === 'style')
}

/** Elements that stand in a line of text. Everything else begins and ends a line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** Elements whose content is never text of the page. */
const SILENT = new Set(
  'script style noscript template head title meta link iframe object embed applet svg math canvas audio video map select option textarea input button datalist dialog'.split(
    ' ',
  ),
)

/** Whether an element's content is never shown as text of the page. */
export const isSilent = (element: DomElement): boolean => SILENT.has(element.name)

/** Whether an element flows inside a line. */
export const isInline = (element: DomElement): boolean => INLINE.has(element.name)

/** Whether an element is another one or lies below it. */
export const isWithin = (element: DomElement, ancestor: DomElement): boolean =>
  element.from >= ancestor.from && element.from <= ancestor.to

/**
 * HTML's own white space, where it is more than one space; the no-break space and the joiners are characters of the
 * text.
 */
const HTML_SPACE = /[ \t\n\r\f]{2,}|[\t\n\r\f]/g

/** Folds runs of HTML white space to one space. */
export const foldSpace = (text: string): string => text.replace(HTML_SPACE, ' ')

/** Removes HTML white space at both ends and folds runs of it to one space. */
export function squeeze(text: string): string {
  const folded = foldSpace(text)
  const start = folded.startsWith(' ') ? 1 : 0
  const end = folded.endsWith(' ') ? folded.length - 1 : folded.length
  return end - start === folded.length ? folded : folded.slice(start, end)
}

/** Whether an element is hidden from readers by its own attributes. */
export function isHidden(element: DomElement): boolean {
  const { attribs } = element
  if (attribs.hidden !== undefined && attribs.hidden !== 'until-found') return true
  if (attribs['aria-hidden'] === 'true') return true
  const style = attribs.style
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}

/** All text below an element with a space between any two elements: what styles set apart is not run together. */
export function spacedText(element: DomElement): string {
  const parts: string[] = []
  const visit = (node: DomElement): void => {
    for (const child of node.children) {
      if (!isElement(child)) parts.push(child.data)
      else if (!isSilent(child)) visit(child)
    }
  }
  visit(element)
  return squeeze(parts.join(' '))
}

/** All text below a node, silent elements left out, squeezed to one line. */
export function textOf(node: DomNode | DomDocument): string {
  let out = ''
  const visit = (current: DomNode | DomDocument) => {
    if (current.type === 'text') out += (current as { data: string }).data
    else if ('children' in current) {
      if (isElement(current as DomNode)) {
        const element = current as DomElement
        if (isSilent(element)) return
        if (element.name === 'br' || !isInline(element)) out += ' '
        for (const child of element.children) visit(child)
        if (!isInline(element)) out += ' '
      } else for (const child of current.children) visit(child as DomNode)
    }
  }
  visit(node)
  return squeeze(out)
}
