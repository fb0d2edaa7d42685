import { type Block, blocksOf, verdictOf } from './blocks.ts'
import { beginsComments, isFurniture } from './boilerplate.ts'
import { type DomDocument, type DomElement, isElement } from './dom.ts'

/**
 * The article's text on a page of no known family. Every line is weighed: running text counts for the elements
 * around it, links and scraps count against them; the element with the best balance holds the article. What
 * is furniture inside it is then left out line by line.
 */

export interface BodyOptions {
  /** The page's title: a line that repeats it is not part of the body. */
  title?: string | null
  /** The text that the page's structured data gives for the article: it shows where the article stands. */
  hint?: string | null
  /** The element is known to hold the article and nothing else: nothing is cut off its ends. */
  whole?: boolean
}

/** The body of an article. */
export interface Body {
  /** Lines of text in order. */
  lines: string[]
  /** The element that they were taken from. */
  element: DomElement
  /** Short lines right around the title and above the text: where pages print their date. */
  surroundings: string[]
}

const SENTENCE_END = /[.!?؟…۔:;؛]["'»”’)\]]*$/

/** How much a line is like running text: its length, less its links; negative for furniture. */
function weightOf(block: Block): number {
  const { length } = block.text
  const density = block.linkLength / length
  if (block.heading > 0) return density > 0.5 ? -25 : 0
  if (density > 0.5) return -Math.min(block.linkLength, 120) * 0.4 - 8
  const plain = length - block.linkLength * 2
  if (length >= 80 || (length >= 40 && SENTENCE_END.test(block.text))) {
    // Lists and cells hold text too, but also menus and teasers: they count for less.
    return Math.max(0, plain) * (block.item || block.row ? 0.7 : 1)
  }
  return length >= 25 ? 0 : -4
}

/** Finds the article's element and its lines; null where the page holds no running text. */
export function extractBody(document: DomDocument, options: BodyOptions = {}): Body | null {
  const root = bodyOf(document)
  if (!root) return null
  const blocks = blocksOf(root)
  const container = findContainer(blocks, root, options.hint ?? null)
  if (!container) return null
  const inside = blocks.filter((block) => within(block.element, container))
  const lines = cleanBlocks(inside, container, options)
  if (lines.length === 0) return null
  return { lines, element: container, surroundings: surroundingsOf(blocks, container, options.title ?? null) }
}

const NEAR = 10

function surroundingsOf(blocks: Block[], container: DomElement, title: string | null): string[] {
  const key = title ? plainKey(title) : ''
  const start = Math.max(
    0,
    blocks.findIndex((block) => within(block.element, container)),
  )
  const end = blocks.length - [...blocks].reverse().findIndex((block) => within(block.element, container))
  const at = key ? blocks.findIndex((block) => plainKey(block.text) === key) : -1
  const windows =
    at >= 0 ? [blocks.slice(at + 1, at + NEAR), blocks.slice(Math.max(0, at - NEAR), at).reverse()] : []
  windows.push(blocks.slice(Math.max(0, start - NEAR), start + 4), blocks.slice(end, end + 3))
  return windows
    .flat()
    .map((block) => block.text)
    .filter((text) => text.length <= 140)
}

function bodyOf(document: DomDocument): DomElement | null {
  let fallback: DomElement | null = null
  const stack = [...document.children].reverse()
  while (stack.length > 0) {
    const node = stack.pop()
    if (!isElement(node)) continue
    if (node.name === 'body') return node
    if (node.name === 'html') stack.push(...[...node.children].reverse())
    else if (!fallback && node.name !== 'head' && node.name !== 'script') fallback = node
  }
  if (!fallback) return null
  // A page without body tag: what holds everything is made of its outermost elements.
  const html = document.children.find((child) => isElement(child) && child.name === 'html')
  if (html && isElement(html)) return html
  const holder = document as unknown as DomElement
  return Object.assign(Object.create(Object.getPrototypeOf(fallback)), holder, {
    type: 'tag',
    name: 'body',
    attribs: {},
    children: document.children,
  }) as DomElement
}

function within(element: DomElement, ancestor: DomElement): boolean {
  for (let at: unknown = element; at; at = (at as { parent: unknown }).parent)
    if (at === ancestor) return true
  return false
}

interface Score {
  good: number
  total: number
  depth: number
}

/** The element with the best balance of running text over furniture. */
function findContainer(blocks: Block[], root: DomElement, hint: string | null): DomElement | null {
  const scores = new Map<DomElement, Score>()
  const hintWords = hint && hint.length > 200 ? shinglesOf(hint) : null
  for (const block of blocks) {
    let weight = weightOf(block)
    if (block.furniture) weight = Math.min(weight > 0 ? -weight * 0.3 : weight, -4)
    if (hintWords && weight > 0) weight *= covered(block.text, hintWords) >= 0.6 ? 2 : 0.5
    if (hintWords && block.furniture && covered(block.text, hintWords) >= 0.8) weight = block.text.length
    let depth = 0
    const path: DomElement[] = []
    for (let at: DomElement | null = block.element; at; at = at.parent as DomElement | null) {
      path.push(at)
      if (at === root) break
    }
    for (const element of path) {
      let score = scores.get(element)
      if (!score) {
        score = { good: 0, total: 0, depth: path.length - depth }
        scores.set(element, score)
      }
      if (weight > 0) score.good += weight
      score.total += weight
      depth++
    }
  }
  let best: DomElement | null = null
  let bestTotal = 0
  for (const [element, score] of scores) {
    const total = score.total * priorOf(element)
    if (total > bestTotal) {
      best = element
      bestTotal = total
    }
  }
  if (!best) return null
  return tighten(best, scores)
}

/** What an element is named for weighs a little: it decides between nested boxes of almost the same text. */
function priorOf(element: DomElement): number {
  const verdict = verdictOf(element)
  if (verdict === 'body') return 1.2
  if (verdict === 'drop') return 0.8
  if (verdict === 'always') return 0.3
  if (element.name === 'article') return 1.1
  if (element.name === 'main') return 1.05
  if (element.name === 'p' || element.name === 'span') return 0.7
  return 1
}

/** Goes down to the child that holds nearly all of the running text, as long as there is one. */
function tighten(element: DomElement, scores: Map<DomElement, Score>): DomElement {
  let at = element
  for (;;) {
    const good = scores.get(at)?.good ?? 0
    const child = at.children.find(
      (node): node is DomElement =>
        isElement(node) &&
        (scores.get(node)?.good ?? 0) >= good * 0.995 &&
        node.name !== 'p' &&
        node.name !== 'blockquote',
    )
    if (!child) return at
    at = child
  }
}

/**
 * The lines of an article inside its element: furniture by name, by phrase and by links left out, scraps cut
 * off at both ends.
 */
export function cleanBlocks(blocks: Block[], container: DomElement, options: BodyOptions = {}): string[] {
  const mass = new Map<DomElement, number>()
  let all = 0
  for (const block of blocks) {
    const plain = block.text.length - block.linkLength
    all += plain
    const element = block.furniture?.element
    if (element) mass.set(element, (mass.get(element) ?? 0) + plain)
  }
  const hintWords = options.hint && options.hint.length > 200 ? shinglesOf(options.hint) : null
  const title = options.title ? plainKey(options.title) : ''
  const kept: { block: Block; strong: boolean }[] = []
  const seen = new Set<string>()
  let strongSoFar = 0
  const strongInAll = blocks.filter((b) => !b.furniture && weightOf(b) > 0).length

  for (const [index, block] of blocks.entries()) {
    const { text } = block
    const density = block.linkLength / text.length
    const furniture = block.furniture
    if (furniture && within(furniture.element, container) && furniture.element !== container) {
      const share = (mass.get(furniture.element) ?? 0) / Math.max(1, all)
      const wanted = hintWords && text.length > 60 && covered(text, hintWords) >= 0.8
      if (!wanted && (furniture.verdict === 'always' || share < 0.4)) continue
    }
    if (beginsComments(text) && strongSoFar >= strongInAll * 0.6 && strongSoFar > 0) break
    if (isFurniture(text)) continue
    if (title && plainKey(text) === title && (block.heading > 0 || index < 8)) continue
    const weight = weightOf(block)
    const strong = weight > 0
    if (density > 0.5 && text.length < 400) {
      // A sentence that is one link inside running text stays; menus, tags and «read also» lists do not.
      const sentence = SENTENCE_END.test(text) && text.length > 60 && !block.item
      if (!sentence && !(block.soft && strong)) continue
    }
    if (block.item && density > 0.3 && text.length < 120) continue
    const key = plainKey(text)
    if (text.length >= 40 && seen.has(key)) continue
    seen.add(key)
    if (strong) strongSoFar++
    kept.push({ block, strong })
  }
  if (!options.whole) return trimEnds(kept).map(({ block }) => block.text)
  // A last line without a letter is an editor's code.
  while (kept.length > 1 && !/\p{L}/u.test(kept.at(-1)!.block.text)) kept.pop()
  return kept.map(({ block }) => block.text)
}

/** Cuts scraps before the first and behind the last running text, and headings that nothing follows. */
function trimEnds(kept: { block: Block; strong: boolean }[]): { block: Block; strong: boolean }[] {
  const first = kept.findIndex((k) => k.strong)
  if (first < 0) return kept.filter((k) => k.block.text.length > 20)
  let last = kept.length - 1
  while (last > first && !kept[last]!.strong) {
    const { block } = kept[last]!
    // A short closing sentence or the end of a list or a quotation is text; a heading or a scrap is not.
    const closes =
      block.heading === 0 && (SENTENCE_END.test(block.text) || block.row || block.item || block.quote)
    if (closes && kept[last - 1]!.strong && block.text.length >= 15) break
    if ((block.item || block.row) && block.heading === 0) break
    last--
  }
  let start = first
  // A lead or a sub-heading right above the text belongs to it, a byline or a date does not.
  while (start > 0) {
    const { block } = kept[start - 1]!
    const { text } = block
    const leads =
      (SENTENCE_END.test(text) && text.length >= 20) ||
      (block.heading >= 2 && text.length >= 8 && start === first && !/\d{4}/.test(text)) ||
      block.soft
    if (!leads) break
    start--
  }
  return kept.slice(start, last + 1)
}

const plainKey = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function wordsOf(text: string): string[] {
  return plainKey(text).split(' ').filter(Boolean)
}

/** Runs of three words: enough to tell a copied sentence from a similar one. */
function shinglesOf(text: string): Set<string> {
  const words = wordsOf(text)
  const out = new Set<string>()
  for (let i = 0; i + 3 <= words.length; i++) out.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`)
  return out
}

/** Share of a line's runs of three words that occur in a text. */
function covered(line: string, shingles: Set<string>): number {
  const own = [...shinglesOf(line)]
  if (own.length === 0) return 0
  return own.filter((s) => shingles.has(s)).length / own.length
}
