import { judgeName, type NameVerdict } from './boilerplate.ts'
import {
  type DomElement,
  type DomNode,
  HTML_SPACE,
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
  /** Ends in a `<br>`: the next line belongs to the same paragraph. */
  soft: boolean
  /** The outermost element around it that its name says is page furniture. */
  furniture: { element: DomElement; verdict: NameVerdict } | null
}

/** Elements that are page furniture by what they are. */
const FURNITURE = new Set(['nav', 'aside', 'footer', 'menu', 'figcaption'])
/** Elements that are never dropped by their names: a page's whole text hangs on them. */
const STRUCTURE = new Set(['html', 'body', 'main', 'article'])
const ROLES =
  /^(navigation|complementary|contentinfo|banner|search|menu|menubar|dialog|alert|toolbar|tablist)$/

/** What an element's kind, role, name and attributes say about it. */
export function verdictOf(element: DomElement): NameVerdict {
  if (STRUCTURE.has(element.name)) return null
  const { attribs } = element
  if (attribs.role && ROLES.test(attribs.role)) return 'drop'
  if (attribs.itemprop && /\barticleBody\b/i.test(attribs.itemprop)) return 'body'
  if (FURNITURE.has(element.name)) return 'drop'
  return judgeName(attribs.class, attribs.id)
}

/** Whether an element lies in the masthead, beside or under the article, by the names around it. */
export function inFrame(element: DomElement): boolean {
  for (let at: DomElement | null = element; at; at = at.parent as DomElement | null)
    if (
      /^(nav|aside|footer)$/.test(at.name ?? '') ||
      /masthead|site-?header|page-?header|topbar|footer|sidebar|related|comment/i.test(
        `${at.attribs?.class ?? ''} ${at.attribs?.id ?? ''}`,
      )
    )
      return true
  return false
}

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
  const state = {
    element: root,
    heading: 0,
    item: false,
    quote: false,
    furniture: null as Block['furniture'],
    inLink: false,
    inBold: false,
    pre: false,
  }

  const flush = (soft: boolean, row = false) => {
    const line = row
      ? text.replace(/^[ \t\n\r\f]+|[ \t\n\r\f]+$/g, '')
      : state.pre
        ? text.trim()
        : squeezed(text)
    // A line of no-break spaces is a spacer.
    if (/[^\s\u00a0\u200b-\u200f\ufeff]/.test(line)) {
      blocks.push({
        text: line,
        linkLength: Math.min(linkLength, line.length),
        links,
        element: state.element,
        heading: state.heading,
        item: state.item,
        row,
        quote: state.quote,
        bold: boldLength >= line.length * 0.9,
        soft,
        furniture: state.furniture,
      })
    }
    text = ''
    linkLength = 0
    links = 0
    boldLength = 0
  }

  const append = (data: string) => {
    text += data
    const visible = data.replace(HTML_SPACE, ' ').length - (data.trim() === '' ? data.length : 0)
    if (state.inLink) linkLength += Math.max(0, visible)
    if (state.inBold) boldLength += Math.max(0, visible)
  }

  const visit = (node: DomNode): void => {
    if (node.type === 'text') {
      if (state.pre && (node as { data: string }).data.includes('\n')) {
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
    const saved = { ...state }
    if (isInline(node)) {
      if (node.name === 'a' && node.attribs.href !== undefined) {
        state.inLink = true
        links++
      }
      if (node.name === 'b' || node.name === 'strong') state.inBold = true
      const verdict = state.furniture ? null : judge(node)
      if (verdict === 'drop' || verdict === 'always') {
        // A named span that stands in running text is part of it; alone in its line it is judged with the line.
        if (squeezed(text) === '') state.furniture = { element: node, verdict }
      }
      for (const child of node.children) visit(child)
      const furniture = state.furniture
      state.inLink = saved.inLink
      state.inBold = saved.inBold
      if (furniture !== saved.furniture) {
        const alone = nothingFollows(node)
        if (alone) flush(false)
        state.furniture = saved.furniture
      }
      return
    }
    if (node.name === 'tr' && isDataRow(node)) {
      flush(false)
      state.element = node
      // The cells of a row are one line: a figure stays beside what it counts.
      let first = true
      for (const cell of node.children) {
        if (!isElement(cell)) continue
        if (!first) text += '\t'
        first = false
        const before = text
        text = ''
        for (const child of cell.children) visitFlat(child)
        text = before + squeezed(text)
      }
      flush(false, true)
      Object.assign(state, saved)
      return
    }
    flush(false)
    state.element = node
    if (!state.furniture) {
      const verdict = judge(node)
      if (verdict === 'drop' || verdict === 'always') state.furniture = { element: node, verdict }
    } else if (state.furniture.verdict === 'drop' && judge(node) === 'always')
      state.furniture = { element: node, verdict: 'always' }
    const heading = /^h([1-6])$/.exec(node.name)
    if (heading) state.heading = Number(heading[1])
    if (node.name === 'li' || node.name === 'dt' || node.name === 'dd') state.item = true
    if (node.name === 'blockquote') state.quote = true
    if (node.name === 'pre') state.pre = true
    for (const child of node.children) visit(child)
    flush(false)
    Object.assign(state, saved)
  }

  /** Text of a table cell as part of its row's line. */
  const visitFlat = (node: DomNode): void => {
    if (node.type === 'text') append((node as { data: string }).data)
    else if (isElement(node) && !isSilent(node) && (options.hidden || !isHidden(node))) {
      const inLink = state.inLink
      if (node.name === 'a') {
        state.inLink = true
        links++
      }
      if (node.name === 'br' || !isInline(node)) text += ' '
      for (const child of node.children) visitFlat(child)
      if (!isInline(node)) text += ' '
      state.inLink = inLink
    }
  }

  for (const child of root.children) visit(child)
  flush(false)
  return blocks
}

function squeezed(text: string): string {
  return text.replace(HTML_SPACE, ' ').replace(/^ | $/g, '')
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
