import { load } from 'cheerio/slim'
import { DomHandler, Parser } from 'htmlparser2'

/** The parsed page. Trees are bounded in depth, so that walks may recurse and no page can blow the stack. */

export type DomDocument = DomHandler['root']
export type DomNode = DomDocument['children'][number]
export type DomElement = Extract<DomNode, { attribs: object }>

/** Elements nested deeper than this hang on the deepest allowed ancestor instead. No real page comes near. */
const MAX_DEPTH = 300
/** Attributes beyond this many on one element are not kept. */
const MAX_ATTRIBUTES = 200

class BoundedHandler extends DomHandler {
  private depth = 0
  private beyond: boolean[] = []

  override onopentag(name: string, attributes: Record<string, string>): void {
    const names = Object.keys(attributes)
    const kept =
      names.length <= MAX_ATTRIBUTES
        ? attributes
        : Object.fromEntries(names.slice(0, MAX_ATTRIBUTES).map((n) => [n, attributes[n] as string]))
    super.onopentag(name, kept)
    if (this.depth >= MAX_DEPTH) {
      super.onclosetag()
      this.beyond.push(true)
    } else this.depth++
  }

  override onclosetag(): void {
    if (this.beyond.pop()) return
    this.depth--
    super.onclosetag()
  }
}

/** Parses HTML once. Never throws: whatever it is given becomes some tree. */
export function parseHtml(html: string): DomDocument {
  const handler = new BoundedHandler()
  const parser = new Parser(handler, {
    decodeEntities: true,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  })
  parser.end(html)
  return handler.root
}

export type Query = ReturnType<typeof load>

/** Cheerio over a tree that is parsed already. */
export function queryOf(document: DomDocument): Query {
  // The tree comes from the htmlparser2 that is ours; cheerio carries another copy with the same node shapes.
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

/** HTML's own white space; the no-break space and the joiners are characters of the text. */
export const HTML_SPACE = /[ \t\n\r\f]+/g

/** Removes HTML white space at both ends and folds runs of it to one space. */
export function squeeze(text: string): string {
  return text.replace(HTML_SPACE, ' ').replace(/^ | $/g, '')
}

/** Whether an element is hidden from readers by its own attributes. */
export function isHidden(element: DomElement): boolean {
  const { attribs } = element
  if (attribs.hidden !== undefined && attribs.hidden !== 'until-found') return true
  if (attribs['aria-hidden'] === 'true') return true
  const style = attribs.style
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
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
