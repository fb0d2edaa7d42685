import { type Block, blocksOf, inFrame, verdictOf } from './blocks.ts'
import {
  beginsComments,
  isConsent,
  isFurniture,
  isInvitation,
  type NameVerdict,
  opensLinks,
} from './boilerplate.ts'
import {
  type DomDocument,
  type DomElement,
  type DomNode,
  isElement,
  isInline,
  isSilent,
  isWithin,
  spacedText,
  textOf,
} from './dom.ts'
import { type ForeignOptions, foreignBlocks } from './foreign.ts'

/**
 * The article's text on a page of no known family. Every line is weighed: running text counts for the elements
 * around it, links and scraps count against them; the element with the best balance holds the article. What
 * is furniture inside it is then left out line by line.
 */

export interface BodyOptions extends Omit<ForeignOptions, 'authors'> {
  /** Names of the authors, told the short lines around the text. */
  authors?: (lines: string[]) => string[]

  /** The page's title: a line that repeats it is not part of the body. */
  title?: string | null
  /** The text that the page's structured data gives for the article: it shows where the article stands. */
  hint?: string | null
  /** Elements that answer the article: readers' comments, the later posts of a thread. */
  replies?: ReadonlySet<DomElement>
  /** The element is known to hold the article and nothing else: nothing is cut off its ends. */
  whole?: boolean
}

/** What is known of the lines inside an article's element. */
export interface CleanOptions extends ForeignOptions, Pick<BodyOptions, 'title' | 'hint' | 'whole'> {}

/** The body of an article. */
export interface Body {
  /** Lines of text in order. */
  lines: string[]
  /** The element that they were taken from. */
  element: DomElement
  /** The page's title as a line of the page shows it, where the title element has more around it. */
  title: string | null
  /** The name that stands under the text. */
  signature: string | null
  /** Short lines right around the title and above the text: where pages print their date. */
  surroundings: string[]
}

const SENTENCE_END = /[.!?؟…۔:;؛]["'»”’)\]]*$/

/** How much a line is like running text: its length, less its links; negative for furniture. */
function weightOf(block: Block): number {
  block.weight ??= weigh(block)
  return block.weight
}

function weigh(block: Block): number {
  const { length } = block.text
  const density = block.linkLength / length
  // Some templates set the lead as a heading.
  const sentence = length >= 80 && density < 0.2 && SENTENCE_END.test(block.text)
  if (block.heading > 1 && !sentence) return density > 0.5 ? -25 : 0
  if (block.heading === 1) return 0
  if (isConsent(block.text)) return -60
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
  const found = extractFrom(root, options, false)
  // Some templates hide the text until a script has run.
  if (found && found.lines.join('').length >= MIN_TEXT) return found
  const hidden = extractFrom(root, options, true)
  const longer = (hidden?.lines.join('').length ?? 0) > (found?.lines.join('').length ?? 0) * 2
  return longer ? hidden : found
}

const shapeName = (element: DomElement): string => `${element.name}.${element.attribs.class ?? ''}`

const MIN_TEXT = 250

function extractFrom(root: DomElement, options: BodyOptions, hidden: boolean): Body | null {
  const plain = blocksOf(root, { hidden, judge: () => null })
  const masses = massesOf(plain, root)
  const replies = options.replies ?? new Set<DomElement>()
  const cards = cardsOf(root, masses, titleElement(plain, options.title ?? null), replies)
  // Teasers say nothing about how much of the page a box holds.
  const teasing = [...cards, ...replies].reduce((sum, card) => sum + (masses.get(card)?.good ?? 0), 0)
  const total = (masses.get(root)?.good ?? 0) - teasing
  const talk = talkOf(masses, root)
  const talking = talk.reduce((sum, box) => sum + (masses.get(box)?.good ?? 0), 0)
  // The same name on each paragraph says no more than on the box around them all.
  const named = new Map<string, number>()
  for (const [element, { good }] of masses)
    if (element.name === 'p' && element.attribs.class)
      named.set(shapeName(element), (named.get(shapeName(element)) ?? 0) + good)
  // A name that says «sidebar» on the box that holds most of the page's text is the name of a layout.
  const judge = (element: DomElement): NameVerdict => {
    if (cards.has(element)) return 'drop'
    if (replies.has(element)) return 'always'
    const verdict = verdictOf(element)
    if (verdict !== 'drop' && verdict !== 'always') return verdict
    const good = Math.max(
      masses.get(element)?.good ?? 0,
      element.name === 'p' ? (named.get(shapeName(element)) ?? 0) : 0,
    )
    if (isNeverLayout(element)) return total - good < MIN_REST ? null : verdict
    if (good > total * 0.5) return null
    // Comments say nothing about boxes that stand beside them.
    if (good <= (total - talking) * 0.5) return verdict
    return talk.some((box) => isWithin(box, element) || isWithin(element, box)) ? verdict : null
  }
  const blocks = blocksOf(root, { hidden, judge })
  const container =
    findContainer(blocks, root, options.hint ?? null, options.title ?? null, judge) ??
    namedContainer(root, masses)
  if (!container) return null
  const title =
    shownTitle(blocks, options.title ?? null) ?? titleAbove(blocks, container, options.title ?? null)
  const own = firstOfMany(container, blocks, title ?? options.title ?? null)
  const inside = blocks.filter((block) => isWithin(block.element, own))
  const surroundings = surroundingsOf(blocks, own, title ?? options.title ?? null)
  const authors = options.authors?.(surroundings)
  const lines = cleanBlocks(inside, own, { ...options, authors, title: title ?? options.title ?? null })
  if (lines.length === 0) return null
  return { lines, element: own, surroundings, title, signature: signatureOf(inside) }
}

/**
 * Pages that go on with the next article hold several in boxes of one shape, each under a heading of its own: the one
 * with the page's title is meant.
 */
function firstOfMany(container: DomElement, blocks: Block[], title: string | null): DomElement {
  const key = plainKey(title ?? '')
  const line = key && blocks.find((b) => isWithin(b.element, container) && hasKey(b, key))
  if (!line) return container
  const heads = blocks.filter((b) => b.heading === line.heading && b.heading > 0 && b !== line)
  if (heads.length === 0 || heads.length > 50) return container
  for (let at = line.element; at !== container; at = at.parent as DomElement) {
    const { parent } = at
    if (/^h[1-6]$/.test(at.name)) continue
    const shape = `${at.name}.${at.attribs.class ?? ''}`
    const twins = parent.children.filter(
      (node): node is DomElement =>
        isElement(node) && node !== at && `${node.name}.${node.attribs.class ?? ''}` === shape,
    )
    const weight = (box: DomElement) => good(blocks.filter((b) => isWithin(b.element, box)))
    const rivals = twins.filter(
      (twin) => heads.some((head) => isWithin(head.element, twin)) && weight(twin) >= MIN_REST,
    )
    if (rivals.length > 0 && weight(at) >= MIN_REST) return at
  }
  return container
}

interface Mass {
  /** Weight of running text. */
  good: number
  text: number
  link: number
  blocks: number
  /** Lines that are little but a link. */
  linked: number
  /** Lines that are cut off: the beginnings of other articles. */
  cut: number
}

const CUT = ['…', '...', '…]', '...]']

/** Text, links and running text below each element. */
function massesOf(blocks: Block[], root: DomElement): Map<DomElement, Mass> {
  const masses = new Map<DomElement, Mass>()
  for (const block of blocks) {
    const good = Math.max(0, weightOf(block))
    const cut = CUT.some((end) => block.text.endsWith(end))
    for (let at: DomElement | null = block.element; at; at = at.parent as DomElement | null) {
      let mass = masses.get(at)
      if (!mass) {
        mass = { good: 0, text: 0, link: 0, blocks: 0, linked: 0, cut: 0 }
        masses.set(at, mass)
      }
      mass.good += good
      mass.text += block.text.length
      mass.link += block.linkLength
      mass.blocks++
      if (block.linkLength >= block.text.length * 0.7) mass.linked++
      else if (cut) mass.cut++
      if (at === root) break
    }
  }
  return masses
}

const MAX_CARD_TEXT = 700

/**
 * Teasers of other articles: three siblings or more of one shape, short, each with a good part of its text
 * in a link. Templates with machine-made class names have no other mark.
 */
function cardsOf(
  root: DomElement,
  masses: Map<DomElement, Mass>,
  title: DomElement | null,
  replies: ReadonlySet<DomElement>,
): Set<DomElement> {
  const cards = new Set<DomElement>()
  const whole = masses.get(root)?.good ?? 0
  const stack = [root]
  while (stack.length > 0) {
    const element = stack.pop()!
    const groups = new Map<string, DomElement[]>()
    for (const child of element.children) {
      if (!isElement(child)) continue
      stack.push(child)
      if (isInline(child) || /^(h[1-6]|td|th|tr|tbody|br)$/.test(child.name)) continue
      const shape = `${child.name} ${child.attribs.class ?? ''}`
      const group = groups.get(shape)
      if (group) group.push(child)
      else groups.set(shape, [child])
    }
    for (const group of groups.values()) {
      if (group.length < 2) continue
      const all = group.reduce((sum, child) => sum + (masses.get(child)?.good ?? 0), 0)
      // They may be longer than an article that stands elsewhere, under the page's title.
      const elsewhere =
        title !== null && !group.some((child) => isWithin(title, child)) && whole - all >= MIN_REST
      const teasers = group.filter((child) => {
        const mass = masses.get(child)
        // Items of a list that is part of the article link to their sources.
        const share = child.name === 'li' ? 0.5 : 0.25
        if (!mass || mass.text > MAX_CARD_TEXT) return false
        if (mass.link >= 15 && mass.link / mass.text > share) return true
        if (mass.linked === 1 && mass.cut === 1 && mass.blocks <= 4) return true
        // A line that is a link, and a few words about what it leads to.
        return mass.linked > 0 && mass.blocks > 1 && (all < whole * 0.5 || elsewhere)
      })
      if (group.length >= 3 && teasers.length >= group.length * 0.8 && !offerTheSame(teasers))
        for (const teaser of teasers) cards.add(teaser)
      else if (areComments(group, masses) && !holdsThread(group, replies))
        for (const comment of group) cards.add(comment)
    }
  }
  return cards
}

/** Whether boxes have the same words in their links: «Share this post» below each entry of a live page. */
function offerTheSame(boxes: DomElement[]): boolean {
  const counts = new Map<string, number>()
  const sample = boxes.slice(0, 8).map(linkWords)
  for (const words of sample) if (SHARE.test(words)) counts.set(words, (counts.get(words) ?? 0) + 1)
  return Math.max(0, ...counts.values()) >= sample.length * 0.6
}

const SHARE = /\b(share|copy|tweet|facebook|whatsapp|permalink)\b|اشتراک|پیوند|бөліс|поделит/i

/** The words of all links below an element. */
function linkWords(element: DomElement): string {
  const out: string[] = []
  const stack: DomNode[] = [element]
  for (let i = 0; stack.length > 0 && i < 300; i++) {
    const node = stack.pop()!
    if (!isElement(node)) continue
    if (node.name === 'a') out.push(textOf(node))
    else stack.push(...node.children)
  }
  return out.join('|')
}

/** What stands beside a reader's words: how long ago they were written, and the offer to answer. */
const COMMENT_MARK =
  /\b\d+ ?(seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|\breply\b|\b(liked|reblogged) this\b|\bsaid(\.\.\.|…)|\bsays:|\bответить\b|жауап беру|(^|\s)پاسخ(\s|$)|(دقیقه|ساعت|روز) (پیش|قبل)|\s\d{1,2} ?(s|m|min|h|hr|d|w|mo|y)$|^(қонақ|оқырман|аноним|anonymous|guest|гость|ناشناس|کاربر|بازدیدکننده|بی ?نام)(\s|$)/i

/** Whether boxes are the posts of a thread: its first post looks like the answers. */
function holdsThread(group: DomElement[], replies: ReadonlySet<DomElement>): boolean {
  const [first] = replies
  return first !== undefined && group.some((box) => isWithin(first, box))
}

/** Siblings of one shape that mostly carry such a mark and hold text of their own. */
function areComments(group: DomElement[], masses: Map<DomElement, Mass>): boolean {
  const sample = group.slice(0, 6).filter((element) => (masses.get(element)?.text ?? 0) > 30)
  if (sample.length < 2) return false
  return (
    sample.filter((element) => COMMENT_MARK.test(textOf(element).slice(0, 4_000))).length >=
    sample.length * 0.7
  )
}

/** With less running text than this elsewhere the page has no other article than what looks like furniture. */
const MIN_REST = 150

/** Comments and walls of consent may be longer than the article. */
const isNeverLayout = ({ attribs }: DomElement): boolean =>
  (attribs.role !== undefined && /dialog/.test(attribs.role)) ||
  (attribs.class !== undefined && NEVER_LAYOUT.test(attribs.class)) ||
  (attribs.id !== undefined && NEVER_LAYOUT.test(attribs.id))

const NEVER_LAYOUT =
  /comment|disqus|respond|repl(y|ies)|cookie|consent|gdpr|onetrust|modal|popup|newsletter|contributions|cmp-/i

/** A page with more boxes of comments is no article's. */
const MAX_TALK = 300

/** The outermost boxes of comments and walls, where there is more than them on the page. */
function talkOf(masses: Map<DomElement, Mass>, root: DomElement): DomElement[] {
  const whole = masses.get(root)?.good ?? 0
  const boxes: DomElement[] = []
  for (const [element, { good }] of masses)
    if (good > 0 && whole - good >= MIN_REST && isNeverLayout(element)) boxes.push(element)
  const out: DomElement[] = []
  for (const box of boxes.sort((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (!last || !isWithin(box, last)) out.push(box)
  }
  return out.length <= MAX_TALK ? out : []
}

/** Where no line looks like running text (poems, interviews): the best-named element with some text. */
function namedContainer(root: DomElement, masses: Map<DomElement, Mass>): DomElement | null {
  let best: DomElement | null = null
  let bestText = 80
  for (const [element, mass] of masses) {
    const named = verdictOf(element) === 'body' || element.name === 'article'
    if (named && mass.link / mass.text < 0.4 && mass.text > bestText) {
      best = element
      bestText = mass.text
    }
  }
  if (best) return best
  const own = masses.get(root)
  return own && own.text > 60 && own.text < 3_000 && own.link / own.text < 0.3 ? root : null
}

/** The element whose line is the page's title; null where it is only told in the head. */
function titleElement(blocks: Block[], title: string | null): DomElement | null {
  const key = plainKey(title ?? '')
  if (key.length < 15) return null
  const line = (block: Block) => keyOf(block)
  const found = blocks.find(
    (b) =>
      b.text.length >= key.length * 0.5 &&
      b.text.length <= key.length * 2 &&
      b.linkLength < b.text.length * 0.5 &&
      line(b) !== '' &&
      key.includes(line(b)) &&
      line(b).length >= key.length * 0.5,
  )
  return found?.element ?? null
}

/** «The Courier: A title» is a title element; the line «A title» above the text is the title. */
function shownTitle(blocks: Block[], title: string | null): string | null {
  const whole = plainKey(title ?? '')
  if (whole.length < 15) return null
  const first = plainKey((title ?? '').split(/\s+[-–—|«:]\s+/)[0]!)
  for (const { text, heading } of blocks.slice(0, 120)) {
    if (text.length > whole.length * 2 + 10 || CUT.some((end) => text.endsWith(end))) continue
    const line = plainKey(text)
    if (line === whole) return null
    if (heading > 0 && heading < 4 && line === first && line.length >= 12) return text
    if (
      line.length >= whole.length * 0.5 &&
      line.length >= 15 &&
      (whole.endsWith(line) || whole.startsWith(line))
    )
      return text
  }
  return null
}

const TITLE_NAME = /(^|[-_])(titr|title|headline|heading|subject)(\d|[-_]|$)/i
const OTHER_TITLE =
  /(so|ro|ru|roo|sub|over|super|site|page|main|box|block|section|module|widget)[-_]?(titr|title|head)/i

/**
 * Where the head of the page names the site alone, the title is a line above the text that is named so, is a heading, or
 * is set in bold.
 */
function titleAbove(blocks: Block[], container: DomElement, title: string | null): string | null {
  const start = blocks.findIndex((b) => isWithin(b.element, container) && weightOf(b) > 0 && !b.furniture)
  if (start < 0 || titleElement(blocks, title)) return null
  const key = plainKey(title ?? '')
  if (blocks.slice(0, start + 4).some((block) => key !== '' && hasKey(block, key))) return null
  const words = wordsOf(title ?? '').filter((word) => word.length > 3)
  const text = new Set(
    blocks.slice(start, start + 60).flatMap((b) => (isWithin(b.element, container) ? wordsOf(b.text) : [])),
  )
  // A title's words return in its text.
  if (words.filter((word) => text.has(word)).length * 2 > words.length) return null
  const near = blocks.slice(Math.max(0, start - 6), start).reverse()
  for (const block of [...near, ...blocks.slice(start, start + 3)]) {
    // «A title (21.10.2025)».
    const line = block.text.replace(/\s*\([\d.:/۰-۹ -]+\)$/, '')
    if (line.length < 15 || line.length > 200 || block.linkLength > line.length * 0.5) continue
    const names = `${block.element.attribs.class ?? ''} ${block.element.attribs.id ?? ''}`.split(/\s+/)
    const named = names.some((name) => TITLE_NAME.test(name) && !OTHER_TITLE.test(name))
    const bold = block.boldLength >= line.length * 0.9 && !SENTENCE_END.test(line)
    if (
      (named || (near.includes(block) && (block.heading > 0 || bold))) &&
      !isFurniture(line) &&
      !inFrame(block.element)
    )
      return line
  }
  return null
}

const MAX_SIGNATURE = 40
const SIGNED = /^\p{Lu}[\p{L}’'-]+( \p{Lu}[\p{L}.’'-]*){1,2}\.?,?$/u

/** The name that stands under a text, in bold or at the side. */
function signatureOf(inside: Block[]): string | null {
  for (const block of inside.slice(-8).reverse()) {
    const told = /^(?:автор[ыі]?|мәтін|text|words)\s*:\s*(.{5,40})$/iu.exec(block.text)?.[1]
    if (told && SIGNED.test(told)) return told.replace(/[.,]+$/, '')
    if (weightOf(block) > 0 && !block.furniture && !isFurniture(block.text) && !isInvitation(block.text))
      return null
    if (block.text.length > MAX_SIGNATURE || block.links > 0 || block.heading > 0) continue
    const { style, align, class: names } = block.element.attribs
    const apart =
      block.bold ||
      block.slanted ||
      /right|end/.test(`${style} ${align}`) ||
      /\b(sign|author|avtor)/i.test(names ?? '')
    if (apart && SIGNED.test(block.text)) return block.text.replace(/[.,]+$/, '')
  }
  return null
}

const NEAR = 10

function surroundingsOf(blocks: Block[], container: DomElement, title: string | null): string[] {
  const key = title ? plainKey(title) : ''
  const start = Math.max(
    0,
    blocks.findIndex((block) => isWithin(block.element, container)),
  )
  const end = blocks.length - [...blocks].reverse().findIndex((block) => isWithin(block.element, container))
  const at = key ? blocks.findIndex((block) => hasKey(block, key)) : -1
  const windows =
    at >= 0
      ? [blocks.slice(at + 1, Math.min(at + NEAR, end)), blocks.slice(Math.max(0, at - NEAR), at).reverse()]
      : []
  windows.push(blocks.slice(Math.max(0, start - NEAR), Math.min(start + 4, end)), blocks.slice(end, end + 3))
  return (
    windows
      .flat()
      // Sentences name other days, links lead to other articles.
      .filter(
        ({ text, linkLength }) =>
          text.length <= 140 && (linkLength <= text.length * 0.6 || /^(by|автор)[ :]/i.test(text)),
      )
      .filter(({ text, element }) => (text.length <= 60 || !SENTENCE_END.test(text)) && !inFrame(element))
      .flatMap((block) => {
        // Number, day and section may stand in elements side by side, with nothing but style between them.
        const spaced = lengthOf(block.element) <= 160 ? spacedText(block.element) : block.text
        return spaced === block.text ? [block.text] : [spaced, block.text]
      })
  )
}

/** The body element; the html element where the page has no body. */
function bodyOf(document: DomDocument): DomElement | null {
  const top = document.children.filter(isElement)
  const html = top.find((element) => element.name === 'html')
  return (
    [...top, ...(html?.children.filter(isElement) ?? [])].find((element) => element.name === 'body') ??
    html ??
    null
  )
}

interface Score {
  good: number
  total: number
}

/** The element with the best balance of running text over furniture. */
function findContainer(
  blocks: Block[],
  root: DomElement,
  hint: string | null,
  title: string | null,
  judge: (element: DomElement) => NameVerdict,
): DomElement | null {
  const scores = new Map<DomElement, Score>()
  const hintWords = hint && hint.length > 150 ? shinglesOf(hint) : null
  for (const block of blocks) {
    let weight = weightOf(block)
    if (block.furniture) weight = Math.min(weight > 0 ? -weight * 0.3 : weight, -4)
    if (hintWords && weight > 0) weight *= covered(block.text, hintWords) >= 0.6 ? 2 : 0.5
    if (hintWords && block.furniture && covered(block.text, hintWords) >= 0.8) weight = block.text.length
    for (let at: DomElement | null = block.element; at; at = at.parent as DomElement | null) {
      let score = scores.get(at)
      if (!score) {
        score = { good: 0, total: 0 }
        scores.set(at, score)
      }
      if (weight > 0) score.good += weight
      score.total += weight
      if (at === root) break
    }
  }
  let best: DomElement | null = null
  let bestTotal = 0
  for (const [element, score] of scores) {
    const total = score.total * priorOf(element, judge(element))
    if (total > bestTotal) {
      best = element
      bestTotal = total
    }
  }
  if (!best) return null
  const whole = tighten(withTwins(best, blocks, root), scores)
  return tighten(narrowed(whole, blocks, title), scores)
}

/** The column of the article has at least so much of the running text that there is around it. */
const COLUMN_SHARE = 0.5
/** No article has more lines. */
const MAX_STRONG = 2_000
/** So much of a text's weight may be of another shape around its boxes. */
const TWIN_REST = 0.15
/** The shape of so much of a text is that of its own lines. */
const HOME_SHARE = 0.25

/**
 * Summaries and notices beside the article may weigh more than the links around them, so that the element around all
 * columns wins. The column is taken instead that holds the page's title and most of the text, where nothing of the
 * shape that the article's own lines have stands outside it.
 */
function narrowed(element: DomElement, blocks: Block[], title: string | null): DomElement {
  const head = titleElement(blocks, title)
  if (!head || !isWithin(head, element) || head === element) return element
  const strong = blocks.filter((b) => !b.furniture && weightOf(b) > 0 && isWithin(b.element, element))
  if (strong.length > MAX_STRONG) return element
  const whole = good(strong)
  for (let at = head; at !== element; at = at.parent as DomElement) {
    if (/^h[1-6]$/.test(at.name)) continue
    const shapes = new Map<string, number>()
    let own = 0
    for (const block of strong) {
      if (!isWithin(block.element, at)) continue
      own += weightOf(block)
      shapes.set(shapeOf(block), (shapes.get(shapeOf(block)) ?? 0) + weightOf(block))
    }
    if (own < whole * COLUMN_SHARE) continue
    const isHome = (block: Block) => (shapes.get(shapeOf(block)) ?? 0) >= own * HOME_SHARE
    if (!strong.some((block) => !isWithin(block.element, at) && isHome(block))) return at
  }
  return element
}

const shapeOf = ({ element }: Block): string => {
  const up = element.parent as DomElement
  return `${up.name}.${up.attribs?.class ?? ''}>${element.name}.${element.attribs.class ?? ''}`
}

/**
 * Page builders put each paragraph into boxes of its own: where the best element holds a line or two and more of the
 * same shape stand elsewhere, the element around them all is meant.
 */
function withTwins(best: DomElement, blocks: Block[], root: DomElement): DomElement {
  const strong = blocks.filter((block) => !block.furniture && weightOf(block) > 0)
  const own = strong.filter((block) => isWithin(block.element, best))
  if (own.length === 0 || strong.length > MAX_STRONG) return best
  const key = shapeOf(own[0]!)
  if (!/\.[^>]/.test(key)) return best
  const twins = strong.filter((block) => shapeOf(block) === key)
  let at = best
  while (at !== root && !twins.every((block) => isWithin(block.element, at))) at = at.parent as DomElement
  if (own.length <= 2) return good(twins) < good(own) * 1.3 ? best : at
  // A text in two boxes of one name: nothing else of weight stands around them.
  const rest = strong.filter((block) => isWithin(block.element, at) && !isWithin(block.element, best))
  const foreign = rest.filter((block) => shapeOf(block) !== key)
  return /^\w+\.[^>]/.test(key) && rest.length > foreign.length && good(foreign) <= good(own) * TWIN_REST
    ? at
    : best
}

/** What an element is named for weighs a little: it decides between nested boxes of almost the same text. */
function priorOf(element: DomElement, verdict: NameVerdict): number {
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
export function cleanBlocks(blocks: Block[], container: DomElement, options: CleanOptions = {}): string[] {
  const mass = new Map<DomElement, number>()
  let all = 0
  for (const block of blocks) {
    const plain = block.text.length - block.linkLength
    all += plain
    const element = block.furniture?.element
    if (element) mass.set(element, (mass.get(element) ?? 0) + plain)
  }
  const hintWords = options.hint && options.hint.length > 150 ? shinglesOf(options.hint) : null
  const title = options.title ? plainKey(options.title) : ''
  const kept: Kept[] = []
  const seen = new Set<string>()
  let strongSoFar = 0
  const strongInAll = blocks.filter((b) => !b.furniture && weightOf(b) > 0).length

  const phrases = new Set(
    blocks.filter((block) => isFurniture(block.text) && !(block.heading > 0 && /^by /i.test(block.text))),
  )
  const boxes = furnitureBoxes(blocks, phrases, container)
  const idle = idleSections(blocks, phrases)
  const foreign = foreignBlocks(blocks, container, weightOf, { ...options, idle })

  for (const [index, block] of blocks.entries()) {
    const { text } = block
    const density = block.linkLength / text.length
    const furniture = block.furniture
    if (foreign.has(block) || idle.has(block)) continue
    if (boxes.some((box) => isWithin(block.element, box))) continue
    if (furniture && isWithin(furniture.element, container) && furniture.element !== container) {
      const share = (mass.get(furniture.element) ?? 0) / Math.max(1, all)
      const wanted = hintWords && text.length > 60 && covered(text, hintWords) >= 0.8
      const never = isNeverLayout(furniture.element) && all * (1 - share) >= MIN_REST
      if (!wanted && (furniture.verdict === 'always' || share < 0.4 || never)) continue
    }
    // A heading ends the article wherever it stands; a mere line may be a link to the comments further down.
    if (strongSoFar > 0 && beginsComments(text) && (block.heading > 0 || strongSoFar >= strongInAll * 0.6))
      break
    if (phrases.has(block)) continue
    // A heading may hold the overline too.
    if (
      title &&
      text.length < title.length * 2 + 10 &&
      (keyOf(block) === title
        ? block.heading > 0 || index < 8
        : block.heading > 0 && title.length >= 20 && keyOf(block).endsWith(` ${title}`))
    ) {
      // What stands above the title is its overline.
      if (strongSoFar === 0) kept.length = 0
      continue
    }
    const weight = weightOf(block)
    const strong = weight > 0
    if (density > 0.5 && (text.length < 400 || density > 0.8)) {
      // A sentence that is one link inside running text stays; menus, tags and «read also» lists do not.
      const sentence =
        SENTENCE_END.test(text) &&
        text.length > 60 &&
        text.length < 400 &&
        !block.item &&
        (density < 0.9 || block.element.name === 'p') &&
        !opensLinks(text) &&
        !isInLink(block.element, container)
      if (!sentence && !(block.soft && strong)) continue
    }
    if (block.item && density > 0.3 && text.length < 120) continue
    if (isCaption(block, container)) continue
    // How often it was shared.
    if (block.item && text.length <= 6 && !/\p{L}/u.test(text)) continue
    if (text.length >= 40 && seen.has(text)) continue
    seen.add(text)
    if (strong) strongSoFar++
    kept.push({ block, strong, index })
  }
  if (!options.whole)
    return trimEnds(byHint(withoutIdleHeadings(kept, blocks), hintWords)).map(({ block }) => block.text)
  // A last line without a letter is an editor's code.
  while (kept.length > 1 && !/\p{L}/u.test(kept.at(-1)!.block.text)) kept.pop()
  return withoutIdleHeadings(kept, blocks).map(({ block }) => block.text)
}

/** Whether an element stands inside a link as a whole: the words of a card. */
function isInLink(element: DomElement, container: DomElement): boolean {
  for (let at = element; at !== container; at = at.parent as DomElement) {
    if (at.name === 'a') return true
    if (!isElement(at.parent as DomNode)) return false
  }
  return false
}

interface Kept {
  block: Block
  strong: boolean
  /** Place among all blocks of the element. */
  index: number
}

const MAX_BOX = 400

const good = (blocks: Block[]): number => blocks.reduce((sum, block) => sum + Math.max(0, weightOf(block)), 0)

/** Whether a box holds a heading and three boxes or more of one shape, and nothing else. */
function isRow(box: DomElement): boolean {
  const [head, ...rest] = box.children.filter(isElement)
  const first = rest[0]
  return (
    /^h[1-6]$/.test(head?.name ?? '') &&
    rest.length >= 3 &&
    !/^(p|br|h[1-6])$/.test(first!.name) &&
    rest.every(({ name, attribs }) => name === first!.name && attribs.class === first!.attribs.class)
  )
}

/** What stands under a heading of furniture («About us»), up to the next heading of its rank. */
function idleSections(blocks: Block[], phrases: Set<Block>): Set<Block> {
  const idle = new Set<Block>()
  if (phrases.size > 200) return idle
  const all = good(blocks)
  const shapes = new Map<string, number>()
  for (const block of blocks)
    if (!block.furniture)
      shapes.set(shapeOf(block), (shapes.get(shapeOf(block)) ?? 0) + Math.max(0, weightOf(block)))
  for (const [i, block] of blocks.entries()) {
    if (block.heading === 0 || !phrases.has(block)) continue
    const opens = opensLinks(block.text)
    const isText = (other: Block) =>
      weightOf(other) > 0 && !other.item && (shapes.get(shapeOf(other)) ?? 0) >= all * HOME_SHARE
    const end = blocks.findIndex(
      (other, k) =>
        k > i && ((other.heading > 0 && other.heading <= block.heading) || (opens && isText(other))),
    )
    const section = blocks.slice(i, end < 0 ? blocks.length : end)
    const parent = block.element.parent as DomElement
    const list = opens ? blocks.slice(i).filter((other) => isWithin(other.element, parent)) : []
    if (list.length > 3 && isRow(parent) && all - good(list) >= MIN_REST) {
      for (const other of list) idle.add(other)
      continue
    }
    const own = section.filter((other) => isWithin(other.element, parent))
    if (good(own) <= all * 0.4) for (const other of own) idle.add(other)
  }
  return idle
}

/** Small boxes that a phrase of furniture opens («Sign up for …» and the sentence under it). */
function furnitureBoxes(blocks: Block[], phrases: Set<Block>, container: DomElement): DomElement[] {
  const boxes: DomElement[] = []
  for (const block of phrases) {
    // A clock opens an entry of a live page.
    if (!/\p{L}{2}/u.test(block.text)) continue
    // The words may stand in the box itself, or in an element of their own.
    for (const box of [block.element, block.element.parent as DomElement | null]) {
      if (!box || box === container || !isWithin(box, container) || box.name === 'p') continue
      const inside = blocks.filter((other) => isWithin(other.element, box))
      if (inside[0] !== block || inside.length === 1 || lengthOf(box) > MAX_BOX) continue
      // A short article under its byline is no box.
      if (good(inside) < good(blocks) * 0.3) boxes.push(box)
    }
  }
  return boxes
}

const MAX_CAPTION = 300

/** The only words of a box that holds a picture are its caption. */
function isCaption(block: Block, container: DomElement): boolean {
  const { length } = block.text
  if (length > MAX_CAPTION || block.heading > 0) return false
  if (block.element.name === 'p' && length > 150) return false
  let at = block.element
  for (let level = 0; level < 3 && at !== container; level++) {
    const own = lengthOf(at)
    if (own > length + 25) return false
    if (holdsPicture(at)) return at.name !== 'p' || length < 60
    const { parent } = at
    if (!isElement(parent as DomNode)) return false
    at = parent as DomElement
  }
  return false
}

function lengthOf(element: DomElement): number {
  let length = 0
  const stack: DomNode[] = [...element.children]
  while (stack.length > 0 && length < MAX_CAPTION * 2) {
    const node = stack.pop()!
    if (node.type === 'text') length += (node as { data: string }).data.trim().length
    else if (isElement(node) && !isSilent(node)) stack.push(...node.children)
  }
  return length
}

function holdsPicture(element: DomElement): boolean {
  const stack: DomNode[] = [...element.children]
  for (let i = 0; stack.length > 0 && i < 200; i++) {
    const node = stack.pop()!
    if (!isElement(node)) continue
    if (/^(img|picture|video|amp-img|iframe)$/.test(node.name)) return true
    stack.push(...node.children)
  }
  return false
}

/** Leaves out headings whose own content was left out: «Related» above a list of links. */
function withoutIdleHeadings(kept: Kept[], blocks: Block[]): Kept[] {
  return kept.filter((entry, i) => {
    const heads = entry.block.heading > 0
    if (!heads) return true
    const next = kept[i + 1]
    const until = next?.index ?? blocks.length
    let links = 0
    const box = entry.block.element.parent as DomElement
    // A heading in a box of its own with a link says what the link leads to.
    const apart = next !== undefined && !isWithin(next.block.element, box)
    for (let k = entry.index + 1; k < until; k++) {
      const { linkLength, text, element } = blocks[k]!
      if (linkLength <= text.length * 0.5) continue
      links++
      if (apart && isWithin(element, box)) return false
    }
    if (links >= 2) return false
    return next !== undefined || entry.block.text.length > 80
  })
}

/**
 * Where the structured data tells nearly all of the kept text, what it does not tell at the ends is not of
 * the article. It may be cut short itself, so that the middle is left as it is.
 */
function byHint(kept: Kept[], hint: Set<string> | null): Kept[] {
  if (!hint) return kept
  const size = (list: Kept[]) => list.reduce((sum, { block }) => sum + block.text.length, 0)
  const told = (entry: Kept) => entry.block.text.length < 25 || covered(entry.block.text, hint) >= 0.3
  const share = size(kept.filter(told)) / size(kept)
  const text = shinglesOf(kept.map(({ block }) => block.text).join(' '))
  const found = [...hint].filter((shingle) => text.has(shingle)).length / hint.size
  if (share < (found > 0.9 ? 0.5 : 0.75)) return kept
  const certain = (entry: Kept) => entry.block.text.length >= 25 && told(entry)
  const first = kept.findIndex(certain)
  const last = kept.findLastIndex(certain)
  return first < 0 ? kept : kept.slice(first, last + 1)
}

/** Cuts scraps before the first and behind the last running text, and headings that nothing follows. */
function trimEnds(kept: Kept[]): Kept[] {
  const first = kept.findIndex((k) => k.strong)
  if (first < 0) return kept.filter((k) => k.block.text.length > 20)
  let last = kept.length - 1
  while (last > first && !kept[last]!.strong) {
    const { block } = kept[last]!
    // A short closing sentence or the end of a list or a quotation is text; a heading or a scrap is not.
    const closes =
      block.heading === 0 && (SENTENCE_END.test(block.text) || block.row || block.item || block.quote)
    if (closes && kept[last - 1]!.strong && block.text.length >= 15) break
    if ((block.item || block.row) && block.heading === 0 && /\p{L}/u.test(block.text)) break
    if (beside(block, kept[last - 1]!.block) && kept[last - 1]!.strong && block.text.length >= 40) break
    last--
  }
  let start = first
  // A lead or a sub-heading right above the text belongs to it, a byline or a date does not.
  while (start > 0) {
    const { block } = kept[start - 1]!
    const { text } = block
    const leads =
      (SENTENCE_END.test(text) &&
        text.length >= (text.endsWith(':') ? 40 : 20) &&
        (text.length > 50 || !YEAR.test(text))) ||
      (block.heading >= 2 && text.length >= 8 && start === first && !/\d{4}/.test(text)) ||
      (block.soft && text.length >= 40) ||
      (beside(block, kept[first]!.block) && text.length >= 25 && !/\d{4}|\d:\d\d|[۰-۹]{4}/.test(text))
    if (!leads) break
    start--
  }
  return withoutByline(kept.slice(start, last + 1))
}

const YEAR = /\b(19|20)\d\d\b|[۰-۹]{4}/

const isDay = (text: string): boolean => text.length < 60 && YEAR.test(text) && !SENTENCE_END.test(text)

/** Leaves out the byline and date that stand between the lead and the text. */
function withoutByline(kept: Kept[]): Kept[] {
  const lead = kept.findIndex((k) => k.strong)
  const text = kept.findIndex((k, i) => i > lead && k.strong)
  if (lead < 0 || text < 0 || text - lead > 8) return kept
  // A name stands beside a day.
  const heads =
    kept[lead]!.block.heading > 0 || kept.slice(lead + 1, text).some(({ block }) => isDay(block.text))
  return kept.filter(({ block }, i) => {
    if (i <= lead || i >= text || block.heading > 0 || block.row) return true
    if (block.item && !isDay(block.text)) return true
    return block.text.length >= 60 || SENTENCE_END.test(block.text) || !heads
  })
}

/** Two paragraphs of one parent. */
const beside = (a: Block, b: Block): boolean =>
  a.element.name === 'p' && b.element.name === 'p' && a.element.parent === b.element.parent

const plainKey = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a line's words are those of a key; most are told by their length. */
const hasKey = (block: Block, key: string): boolean =>
  block.text.length >= key.length && block.text.length <= key.length * 2 + 40 && keyOf(block) === key

/** The words of a line alone, made once. */
function keyOf(block: Block): string {
  block.key ??= plainKey(block.text)
  return block.key
}

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
