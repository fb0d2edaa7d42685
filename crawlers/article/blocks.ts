import { judgeName, type NameVerdict } from './boilerplate.ts'
import {
  type DomElement,
  type DomNode,
  foldSpace,
  isElement,
  isHidden,
  isInline,
  isSilent,
  parseHtml,
  squeeze,
} from './dom.ts'

/** A page as the lines that a reader sees, each with what is known about where it stands. */

export interface Block {
  /** One line of text, HTML white space squeezed. */
  text: string
  /** Characters of it that are links. */
  linkLength: number
  /** Number of links. */
  links: number
  /** It begins with a link. */
  opensLink: boolean
  /** The element whose line it is. */
  element: DomElement
  /** 1 to 6 for a heading, else 0. */
  heading: number
  /** Inside `li`, `dt` or `dd`. */
  item: boolean
  /** A row of a table with more than one cell. */
  row: boolean
  /** Inside `blockquote`. */
  quote: boolean
  /** All of it is bold: a sub-heading, or a label. */
  bold: boolean
  /** Characters of it that are bold. */
  boldLength: number
  /** All of it is slanted: an editor's note, or a word from the house. */
  slanted: boolean
  /** Ends in a `<br>`: the next line belongs to the same paragraph. */
  soft: boolean
  /** The outermost element around it that its name says is page furniture. */
  furniture: { element: DomElement; verdict: NameVerdict } | null
  /** How much it is like running text, once that is known. */
  weight: number | undefined
  /** Its words alone, once they are asked for. */
  key: string | undefined
}

/** Elements that are page furniture by what they are. */
const FURNITURE = new Set(['nav', 'aside', 'footer', 'menu', 'figcaption'])
/** Elements that are never dropped by their names: a page's whole text hangs on them. */
const STRUCTURE = new Set(['html', 'body', 'main', 'article'])
const FLOW = /^(p|h[1-6]|ul|ol|li|blockquote|hr)$/
const ROLES =
  /^(navigation|complementary|contentinfo|banner|search|menu|menubar|dialog|alert|toolbar|tablist)$/

/** What an element's kind, role, name and attributes say about it. */
export function verdictOf(element: DomElement): NameVerdict {
  if (STRUCTURE.has(element.name)) return null
  const { attribs } = element
  if (attribs.role && ROLES.test(attribs.role)) return 'drop'
  if (attribs.itemprop && /\barticleBody\b/i.test(attribs.itemprop)) return 'body'
  if (FURNITURE.has(element.name)) return 'drop'
  // What lies behind a paywall is the text, line by line.
  if (attribs.class === 'paywall' && FLOW.test(element.name)) return null
  return judgeName(attribs.class, attribs.id)
}

/** Whether an element lies in the masthead, beside or under the article, by the names around it. */
export function inFrame(element: DomElement): boolean {
  for (let at = element; isElement(at); at = at.parent as DomElement) {
    const { class: names, id } = at.attribs
    if (at.name === 'nav' || at.name === 'footer') return true
    if (at.name === 'aside' && !OWN_ASIDE.test(names ?? '')) return true
    // The names of the whole page say what there is on it.
    if (STRUCTURE.has(at.name)) continue
    if ((names && namesFrame(names)) || (id && namesFrame(id))) return true
  }
  return false
}

const namesFrame = (names: string): boolean =>
  FRAME.test(names) ||
  (/sidebar/i.test(names) &&
    !/(^|\s)(container|wrapper|content|row|main)(\s|$)/i.test(names) &&
    names.split(/\s+/).some((name) => /sidebar/i.test(name) && !LAYOUT.test(name)))

const FRAME = /masthead|site-?header|page-?header|(?<![a-z])topbar|footer|related|comment/i
/** What is told beside the article about itself. */
const OWN_ASIDE = /(article|item|post|entry)-?(aside|info|meta)/i
/** `content-sidebar-wrap` is the box around the article and its sidebar. */
const LAYOUT = /content|wrap|layout|main|^(has|with|no|one|two)-/i

export interface BlockOptions {
  /** Elements that this tells are left out with all below them. */
  skip?: (element: DomElement) => boolean
  /** What an element's name says; `verdictOf` where nothing else is given. */
  judge?: (element: DomElement) => NameVerdict
  /** Elements hidden by their own attributes are read as well. */
  hidden?: boolean
}

/**
 * The lines below an element in document order.
 * @param root where to begin; the name of the root itself is not judged
 */
export function blocksOf(root: DomElement, options: BlockOptions = {}): Block[] {
  const { skip, judge = verdictOf } = options
  const blocks: Block[] = []
  let text = ''
  let linkLength = 0
  let links = 0
  let boldLength = 0
  let slantLength = 0
  let opensLink = false
  let begun = false
  // Where the walk is. An element has a place of its own, and the one around it is taken up again behind it.
  let place: Place = {
    element: root,
    heading: 0,
    item: false,
    quote: false,
    furniture: null,
    marks: 0,
    pre: false,
  }

  const flush = (soft: boolean, row = false) => {
    const line = row
      ? text.replace(/^[ \t\n\r\f]+|[ \t\n\r\f]+$/g, '')
      : place.pre
        ? text.trim()
        : trimmed(squeeze(text))
    // A line of no-break spaces is a spacer.
    if (line !== '' && /[^\s\u00a0\u200b-\u200f\ufeff]/.test(line)) {
      blocks.push({
        text: line,
        linkLength: Math.min(linkLength, line.length),
        links,
        opensLink,
        element: place.element,
        heading: place.heading,
        item: place.item,
        row,
        quote: place.quote,
        bold: boldLength >= line.length * 0.9,
        boldLength,
        slanted: slantLength >= line.length * 0.9,
        soft,
        furniture: place.furniture,
        weight: undefined,
        key: undefined,
      })
    }
    text = ''
    linkLength = 0
    links = 0
    boldLength = 0
    slantLength = 0
    opensLink = false
    begun = false
  }

  const append = (data: string) => {
    text += data
    const { marks } = place
    if ((begun && marks === 0) || data.trim() === '') return
    if (!begun) opensLink = (marks & LINK) !== 0
    begun = true
    if (marks === 0) return
    const visible = foldSpace(data).length
    if (marks & LINK) linkLength += visible
    if (marks & BOLD) boldLength += visible
    if (marks & SLANT) slantLength += visible
  }

  const visit = (node: DomNode): void => {
    if (node.type === 'text') {
      if (place.pre && (node as { data: string }).data.includes('\n')) {
        const lines = (node as { data: string }).data.split('\n')
        for (const [i, line] of lines.entries()) {
          append(line)
          if (i < lines.length - 1) flush(true)
        }
      } else append((node as { data: string }).data)
      return
    }
    if (!isElement(node)) return
    if (isSilent(node) || (!options.hidden && isHidden(node)) || skip?.(node)) {
      // What is left out still parts the words around it where it is a block.
      if (!isInline(node)) text += ' '
      return
    }
    if (node.name === 'br' || node.name === 'hr') {
      flush(node.name === 'br')
      return
    }
    if (isInline(node)) {
      if (!HOVER.test(node.attribs.class ?? '')) visitInline(node)
      return
    }
    const around = place
    if (node.name === 'tr' && isDataRow(node)) {
      flush(false)
      place = { ...around, element: node }
      // The cells of a row are one line: a figure stays beside what it counts.
      let first = true
      for (const cell of node.children) {
        if (!isElement(cell)) continue
        if (!first) text += '\t'
        first = false
        const before = text
        text = ''
        for (const child of cell.children) visitFlat(child)
        text = before + squeeze(text)
      }
      flush(false, true)
      place = around
      return
    }
    flush(false)
    const { name } = node
    place = {
      element: node,
      heading: HEADING.test(name) ? Number(name[1]) : around.heading,
      item: around.item || name === 'li' || name === 'dt' || name === 'dd',
      quote: around.quote || name === 'blockquote',
      furniture: furnitureOf(node, around.furniture),
      marks: around.marks,
      pre: around.pre || name === 'pre',
    }
    for (const child of node.children) visit(child)
    flush(false)
    place = around
  }

  const furnitureOf = (node: DomElement, around: Block['furniture']): Block['furniture'] => {
    if (around) {
      const worse = around.verdict === 'drop' && judge(node) === 'always'
      return worse ? { element: node, verdict: 'always' } : around
    }
    const verdict = judge(node)
    return verdict === 'drop' || verdict === 'always' ? { element: node, verdict } : null
  }

  const visitInline = (node: DomElement): void => {
    const around = place
    const isLink = node.name === 'a' && node.attribs.href !== undefined
    if (isLink) links++
    // A named span that stands in running text is part of it; alone in its line it is judged with the line.
    const named = around.furniture ? null : furnitureOf(node, null)
    const furniture = named && squeeze(text) === '' ? named : around.furniture
    const marks = around.marks | (isLink ? LINK : markOf(node.name))
    if (marks !== around.marks || furniture !== around.furniture) place = { ...around, marks, furniture }
    for (const child of node.children) visit(child)
    if (furniture !== around.furniture && (nothingFollows(node) || !/\p{L}/u.test(text))) {
      place = { ...around, furniture }
      flush(false)
    }
    place = around
  }

  /** Text of a table cell as part of its row's line. */
  const visitFlat = (node: DomNode): void => {
    if (node.type === 'text') append((node as { data: string }).data)
    else if (isElement(node) && !isSilent(node) && (options.hidden || !isHidden(node))) {
      const around = place
      if (node.name === 'a') {
        place = { ...around, marks: around.marks | LINK }
        links++
      }
      if (node.name === 'br' || !isInline(node)) text += ' '
      for (const child of node.children) visitFlat(child)
      if (!isInline(node)) text += ' '
      place = around
    }
  }

  for (const child of root.children) visit(child)
  flush(false)
  return blocks
}

const isSpaceAt = (line: string, at: number): boolean =>
  line.charCodeAt(at) === 0xa0 || line.charCodeAt(at) === 0x20

/** A line without the spaces that do not break, put before and behind it to indent it. */
function trimmed(line: string): string {
  let [from, to] = [0, line.length]
  while (from < to && isSpaceAt(line, from)) from++
  while (to > from && isSpaceAt(line, to - 1)) to--
  return to - from === line.length ? line : line.slice(from, to)
}

const HEADING = /^h[1-6]$/
/** What is shown beside a word while the pointer lies on it. */
const HOVER = /(rollover|tooltip|popover|hovercard)[\w-]*(block|content|text|body|inner)/i

const LINK = 1
const BOLD = 2
const SLANT = 4

const markOf = (name: string): number =>
  name === 'b' || name === 'strong' ? BOLD : name === 'em' || name === 'i' ? SLANT : 0

/** What a walk knows of the element that it is in. */
interface Place extends Pick<Block, 'element' | 'heading' | 'item' | 'quote' | 'furniture'> {
  /** Sum of `LINK`, `BOLD` and `SLANT`. */
  marks: number
  pre: boolean
}

/** Whether an inline element ends its line: nothing but space follows among its siblings. */
function nothingFollows(node: DomElement): boolean {
  for (let next = node.next; next; next = next.next) {
    if (next.type === 'text' && (next as { data: string }).data.trim() === '') continue
    return isElement(next) && !isInline(next)
  }
  return true
}

const CELL_BLOCKS = new Set(['table', 'div', 'ul', 'ol', 'article', 'section', 'h1', 'h2', 'h3', 'form'])

/** A row of data: two cells or more with short content; tables that lay out a page are no data. */
function isDataRow(row: DomElement): boolean {
  let cells = 0
  for (const cell of row.children) {
    if (!isElement(cell)) continue
    cells++
    let length = 0
    let paragraphs = 0
    const stack: DomNode[] = [...cell.children]
    while (stack.length > 0) {
      const node = stack.pop()!
      if (node.type === 'text') length += (node as { data: string }).data.length
      else if (isElement(node)) {
        if (CELL_BLOCKS.has(node.name)) return false
        if (node.name === 'p' && ++paragraphs > 2) return false
        stack.push(...node.children)
      }
      if (length > 400) return false
    }
  }
  return cells >= 2
}

/** The lines of an HTML fragment. */
export function linesOfHtml(html: string): string[] {
  if (!/[<&]/.test(html)) return html.split(/\r?\n/).map(squeeze).filter(Boolean)
  const body = parseHtml(`<body>${html}</body>`).children.find((node) => node.type === 'tag')
  return body ? blocksOf(body as DomElement).map((block) => block.text) : []
}
