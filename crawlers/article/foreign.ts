import type { Block } from './blocks.ts'
import { isCall, isConsent, isFurniture, isInvitation, opensLinks } from './boilerplate.ts'
import { type DomElement, type DomNode, isElement, isWithin } from './dom.ts'

/** Running text inside an article's element that is not of the article: teasers, offers, biographies. */

export interface ForeignOptions {
  /** Host of the page: links that lead elsewhere are sources, not teasers. */
  host?: string | null | undefined
  /** Names of the authors: a closing paragraph that begins with one tells about the author. */
  authors?: readonly string[] | undefined
  /** Lines that are known not to be of the article already. */
  idle?: ReadonlySet<Block>
}

/** No article has more lines; pages that do are made to keep readers busy. */
const MAX_LINES = 2_000
/** No box of foreign text is longer, in characters. */
const MAX_BOX = 900
/** Foreign text is not most of what there is: then it is the article. */
const MAX_SHARE = 0.5
/** Endless teasers may be longer than the article, as long as there is this much of it. */
const MIN_REST = 300
const MAX_TEASER = 420
const MAX_LABEL = 40
const MAX_SCRAP = 180
const URGES =
  /^\W{0,3}(join|get|sign|subscribe|follow|click|download|read|check|become|visit|register|donate|support|while you[’']re here|you can (also )?(sign|subscribe|follow|download))\b/i

/**
 * The blocks of an article's element that are not of the article.
 * @param blocks lines inside the element, in order
 * @param weigh how much a line is like running text
 */
export function foreignBlocks(
  blocks: readonly Block[],
  container: DomElement,
  weigh: (block: Block) => number,
  options: ForeignOptions = {},
): Set<Block> {
  const foreign = new Set<Block>()
  if (blocks.length > MAX_LINES) return foreign
  const total = blocks.reduce((sum, block) => sum + Math.max(0, weigh(block)), 0)
  const homes = homeElements(blocks, container, weigh, 0.25)
  const asking = new Set(blocks.filter(({ text }) => isInvitation(text) || isConsent(text)))
  const good = (list: readonly Block[]) => list.reduce((sum, block) => sum + Math.max(0, weigh(block)), 0)
  const drop = (list: readonly Block[], rest = Number.POSITIVE_INFINITY) => {
    const own = good(list)
    if (own <= total * MAX_SHARE || total - own >= rest) for (const block of list) foreign.add(block)
  }
  for (const run of teaserRuns(blocks, options.host ?? null))
    drop(run, run.filter(isWholeLink).length >= 4 ? MIN_REST : undefined)
  for (const box of boxesOf(blocks, container, homes)) {
    const asks =
      box.some((block) => asking.has(block) || isFurniture(block.text)) &&
      box.every((block) => asking.has(block) || isFurniture(block.text) || block.heading > 0)
    if ((isSmall(box) && asks) || isReference(box, options.host ?? null) || isSheet(box)) drop(box)
    else if (isScrap(box, blocks, weigh)) for (const block of box) foreign.add(block)
  }
  for (const run of linkedRuns(blocks, options.host ?? null)) drop(run, MIN_REST)
  const centred = blocks.filter((block) => weigh(block) > 0 && CENTRED.test(styleOf(block)))
  if (centred.length === 1 && centred[0]!.bold && centred[0]!.heading === 0) drop(centred)
  // An appeal may be nearly as long as a short article: what is in no box of its most usual lines is looked at.
  for (const box of boxesOf(blocks, container, homeElements(blocks, container, weigh, 1)))
    if (isSmall(box) && box.length > 1 && box.some((block) => isWholeLink(block) && isCall(block.text)))
      drop(box)
  for (const [i, block] of blocks.entries()) {
    if (foreign.has(block) || !asking.has(block)) continue
    const box = offerAround(i, blocks, container, asking)
    if (box) drop(box)
  }
  for (const block of pullQuotes(blocks)) foreign.add(block)
  for (const block of biographies(blocks, options.authors ?? [])) foreign.add(block)
  // A line that only asks, and is set apart by its letters or begins with what the reader is to do.
  for (const block of asking)
    if (
      block.slanted ||
      (block.text.length < 200 && (block.bold || (block.links > 0 && URGES.test(block.text))))
    )
      drop([block])
  // «Read more: a title» set in bold.
  for (const block of blocks)
    if (block.links > 0 && block.text.length < 200 && (block.bold || block.slanted) && opensLinks(block.text))
      drop([block])
  // A greeting above the text that asks to subscribe.
  const opening = blocks.filter((block) => weigh(block) > 0 && !block.furniture).slice(0, 2)
  for (const block of opening) if (block.text.length < 250 && asking.has(block)) drop([block])
  // What invites readers to something at the very end, and what is said about the author.
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!
    const skipped = options.idle?.has(block) || block.furniture || isFurniture(block.text)
    if (foreign.has(block) || skipped || weigh(block) <= 0) {
      if (asking.has(block) && isInvitation(block.text)) foreign.add(block)
      continue
    }
    const about = options.authors?.some((name) => name.length >= 5 && block.text.startsWith(name)) ?? false
    const invites = asking.has(block) && isInvitation(block.text)
    if (!invites && !(about && block.text.length < 500 && !/[«“"]/.test(block.text))) break
    foreign.add(block)
  }
  return foreign
}

/** Lines that are an author's name alone, with the sentences in a box of their own that say who that is. */
function biographies(blocks: readonly Block[], authors: readonly string[]): Block[] {
  const out: Block[] = []
  for (const [i, block] of blocks.entries()) {
    if (block.text.length > 60 || !authors.includes(block.text)) continue
    out.push(block)
    const box = block.element.parent as DomElement
    const inside = blocks.slice(i + 1).filter((other) => isWithin(other.element, box))
    if (blocks[i - 1] && isWithin(blocks[i - 1]!.element, box)) continue
    if (inside.length <= 2 && inside.reduce((sum, { text }) => sum + text.length, 0) <= 500)
      out.push(...inside)
  }
  return out
}

/** Quotations shorter than this may well be said twice, longer ones are no pull quotes. */
const QUOTE_LENGTH = [30, 400] as const

/** An article has few of them; each is looked for in the whole text. */
const MAX_QUOTES = 20

/** Quotations that are set apart and stand in the running text as well, with or without who said it. */
function pullQuotes(blocks: readonly Block[]): Block[] {
  const apart = blocks.flatMap((block) => {
    if (block.text.length > QUOTE_LENGTH[1]) return []
    const words = /^[“"«„]\s?([^“”"«»„]{10,})[”"»“]/.exec(block.text)?.[1]?.replace(/[.,!؟?…]$/, '')
    return words && words.length >= QUOTE_LENGTH[0] ? [{ block, words }] : []
  })
  return apart
    .slice(0, MAX_QUOTES)
    .filter(({ block, words }) =>
      blocks.some(
        (other) => other !== block && other.text.length > block.text.length && other.text.includes(words),
      ),
    )
    .map(({ block }) => block)
}

/** The shapes of a line's element and of the one around it. */
function keyOf(block: Block): string {
  const { parent } = block.element
  return `${isElement(parent as DomNode) ? shapeOf(parent as DomElement) : ''}>${shapeOf(block.element)}`
}

const shapeOf = (element: DomElement): string => `${element.name}.${element.attribs.class ?? ''}`

const CENTRED = /text-align:\s*center/i
const styleOf = ({ element }: Block): string =>
  `${element.attribs.style ?? ''}${element.attribs.align === 'center' ? 'text-align:center' : ''}`

/** A scrap of words between paragraphs or a heading with a line at the end, in a box that the text has no second of. */
function isScrap(box: readonly Block[], blocks: readonly Block[], weigh: (block: Block) => number): boolean {
  if (box.every((b) => b.heading > 0) || box.some((b) => b.quote || b.soft || b.element.name === 'pre'))
    return false
  if (box.reduce((sum, { text }) => sum + text.length, 0) > MAX_SCRAP) return false
  const said = box.some((b) => weigh(b) > 0 || b.item || b.row || /[.!?؟…:»”"]$/.test(b.text))
  if (said && (box.length === 1 || box.some(({ text }) => /[“”«»"]/.test(text)))) return false
  const [first, last] = [blocks.indexOf(box[0]!), blocks.indexOf(box.at(-1)!)]
  const isText = (block: Block) => weigh(block) > 0 && !block.furniture
  const closes = box[0]!.heading > 0 || blocks.slice(last + 1).some(isText)
  if (!blocks.slice(0, first).some(isText) || !closes) return false
  const key = keyOf(box[0]!)
  return blocks.filter((block) => keyOf(block) === key).length <= box.length + 1
}

/** A sheet of facts about somebody who is named: «Founded:», «Website:», «Funding:». */
const isSheet = (box: readonly Block[]): boolean =>
  new Set(box.filter(({ text }) => text.length <= 25 && text.endsWith(':')).map(({ text }) => text)).size >= 3

/** Three lines or more that each begin with a link to another article and say a little about it. */
function linkedRuns(blocks: readonly Block[], host: string | null): Block[][] {
  const isEntry = (b: Block) =>
    b.opensLink && b.linkLength >= 15 && b.linkLength > b.text.length * 0.2 && b.text.length <= MAX_TEASER
  const runs: Block[][] = []
  for (let i = 0; i < blocks.length; i++) {
    let end = i
    while (end < blocks.length && isEntry(blocks[end]!) && leadsInside(blocks[end]!.element, host)) end++
    if (end - i >= 3) runs.push(blocks.slice(i, end))
    i = Math.max(i, end - 1)
  }
  return runs
}

const isSmall = (box: readonly Block[]): boolean =>
  box.reduce((sum, { text }) => sum + text.length, 0) <= MAX_BOX

/**
 * Elements that hold lines of the shapes which most running text has, and all around them.
 * @param share how much of the text must have a shape; 1 for the most usual shape alone
 */
function homeElements(
  blocks: readonly Block[],
  container: DomElement,
  weigh: (block: Block) => number,
  share: number,
): Set<DomElement> {
  const weights = new Map<string, number>()
  for (const block of blocks) {
    const weight = weigh(block)
    if (weight > 0 && !block.furniture) weights.set(keyOf(block), (weights.get(keyOf(block)) ?? 0) + weight)
  }
  const all = [...weights.values()]
  const least = Math.min(Math.max(...all), all.reduce((sum, weight) => sum + weight, 0) * share)
  const homes = new Set<DomElement>([container])
  for (const block of blocks) {
    if ((weights.get(keyOf(block)) ?? 0) < least) continue
    for (let at: DomElement | null = block.element; at && !homes.has(at); at = at.parent as DomElement | null)
      homes.add(at)
  }
  return homes
}

/** The outermost boxes that hold none of the article's own lines, each with its lines. */
function boxesOf(blocks: readonly Block[], container: DomElement, homes: Set<DomElement>): Block[][] {
  const boxes = new Map<DomElement, Block[]>()
  for (const block of blocks) {
    let box: DomElement | null = null
    for (let at: DomElement | null = block.element; at && at !== container && !homes.has(at); ) {
      box = at
      at = at.parent as DomElement | null
    }
    if (!box || /^(p|h[1-6]|blockquote|ul|ol|li|table|tr|pre|dl)$/.test(box.name)) continue
    const list = boxes.get(box)
    if (list) list.push(block)
    else boxes.set(box, [block])
  }
  return [...boxes.values()]
}

/** The box around an invitation that asks readers for their address, their money or their attention. */
function offerAround(
  index: number,
  blocks: readonly Block[],
  container: DomElement,
  asking: ReadonlySet<Block>,
): Block[] | null {
  const block = blocks[index]!
  let box: Block[] | null = null
  let [from, to] = [index, index + 1]
  for (let at = block.element; at !== container; at = at.parent as DomElement) {
    // What an element holds stands together.
    while (from > 0 && isWithin(blocks[from - 1]!.element, at)) from--
    while (to < blocks.length && isWithin(blocks[to]!.element, at)) to++
    const inside = blocks.slice(from, to)
    if (inside.reduce((sum, other) => sum + other.text.length, 0) > MAX_BOX) break
    const asks = inside.filter((other) => asking.has(other)).length
    const opens = inside[0] === block || inside.some(isWholeLink) || holdsForm(at)
    if (inside.length > 1 && (asks > 1 || opens)) box = inside
    if (!isElement(at.parent as DomNode)) break
  }
  return box
}

function holdsForm(box: DomElement): boolean {
  return box.children.some(
    (node) => isElement(node) && (/^(form|input|button)$/.test(node.name) || holdsForm(node)),
  )
}

/** A box that begins with a link to another article of the site and says a little about it. */
function isReference(box: readonly Block[], host: string | null): boolean {
  // «Бұл да қызық» above it may say what it is.
  const label =
    box[0] && !isWholeLink(box[0]) && box[0].text.length <= MAX_LABEL && !/[.!?؟…]$/.test(box[0].text)
  const [first, ...rest] = label ? box.slice(1) : box
  if (!first || rest.length === 0 || !isWholeLink(first) || first.text.length < 20) return false
  const size = rest.reduce((sum, block) => sum + block.text.length, 0)
  return size <= MAX_TEASER && leadsInside(first.element, host)
}

const isWholeLink = (block: Block): boolean => block.links > 0 && block.linkLength >= block.text.length * 0.9

/**
 * Runs of three or more links to other articles, each with a few words about it: headings wherever they stand, mere
 * lines where a heading opens them.
 */
function teaserRuns(blocks: readonly Block[], host: string | null): Block[][] {
  const runs: Block[][] = []
  for (let i = 0; i < blocks.length; i++) {
    const opener = blocks[i]!
    const headed = opener.heading > 0 && isWholeLink(opener)
    const listed = !headed && isWholeLink(opener) && i > 0 && blocks[i - 1]!.heading > 0
    if (!headed && !listed) continue
    const shape = shapeOf(opener.element)
    let links = 0
    let at = i
    let end = i
    let usual: number | null = null
    while (at < blocks.length) {
      const line = blocks[at]!
      if (!isWholeLink(line) || shapeOf(line.element) !== shape || !leadsInside(line.element, host)) break
      links++
      at++
      let words = 0
      let count = 0
      while (
        at < blocks.length &&
        !isWholeLink(blocks[at]!) &&
        blocks[at]!.heading === 0 &&
        count < (usual ?? 3)
      ) {
        words += blocks[at]!.text.length
        count++
        at++
      }
      // A mere list of links has no words of its own: those behind it are the article's.
      usual ??= count
      if (words > MAX_TEASER || count !== usual || usual === 0) {
        links--
        break
      }
      end = at
    }
    if (links >= 3) {
      // The heading above the run stands for it.
      const start = i > 0 && blocks[i - 1]!.heading > 0 ? i - 1 : i
      runs.push(blocks.slice(start, end))
      i = end - 1
    }
  }
  return runs
}

/** Whether the first link below an element stays on the site. */
function leadsInside(element: DomElement, host: string | null): boolean {
  const href = firstLink(element)
  if (href === null) return true
  const other = /^(?:https?:)?\/\/([^/?#]+)/i.exec(href.trim())?.[1]
  const bare = (name: string) => name.toLowerCase().replace(/^www\./, '')
  return other === undefined || host === null || bare(other) === bare(host)
}

function firstLink(element: DomElement): string | null {
  // The link may also be around the line.
  for (let at: DomElement | null = element, level = 0; at && level < 3; level++) {
    if (at.name === 'a' && at.attribs.href) return at.attribs.href
    at = isElement(at.parent as DomNode) ? (at.parent as DomElement) : null
  }
  const stack: DomNode[] = [...element.children].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (!isElement(node)) continue
    if (node.name === 'a' && node.attribs.href) return node.attribs.href
    stack.push(...[...node.children].reverse())
  }
  return null
}
