import { type DomDocument, type DomElement, isElement, isWithin } from './dom.ts'
import type { PageMetadata } from './metadata.ts'

/** Threads of forums: the first post is the article, the answers are none, however long they are. */

const ENGINE =
  /discourse|phpbb|vbulletin|xenforo|mybb|simple machines|invision|ip\.board|vanilla|flarum|nodebb|fluxbb|punbb|yabb|bbpress/i
const ADDRESS = /viewtopic|showthread|\/(threads?|topics?|t)\/[^/?#]|[/.]forums?[/.]|printthread|\/boards?\//i
/** Class names that only forums give. */
const NAMES = [
  'postbody',
  'postprofile',
  'postbit',
  'postbitlegacy',
  'message--post',
  'ipsComment',
  'bbp-reply-content',
  'postcontainer',
]
/** What such software calls its posts. */
const POST_ID = /^((?:js-|el|td_)?(?:post|p|msg|message|comment|reply|pid)[-_]?(?:id[-_]?)?)\d+$/i
/** Posts inside so many marked answers are looked for. */
const MAX_ANSWERS = 200
/** Where posts have no ids, what holds their words. */
const POST_CLASS =
  /^(postbody|post_body|post_message|postmsg|message-?body|bbp-reply-content|messageContent)$/

/**
 * The elements that answer an article or the first post of a thread.
 * @param address address of the page: those of threads are told by their form
 */
export function repliesOf(page: DomDocument, metadata: PageMetadata, address: string): Set<DomElement> {
  const replies = new Set(metadata.answers)
  const isForum =
    NAMES.some((name) => metadata.names.has(name)) ||
    metadata.meta.get('generator')?.some((value) => ENGINE.test(value)) ||
    ADDRESS.test(address)
  if (!isForum) return replies
  const posts = new Map<string, DomElement[]>()
  const add = (kind: string | null, element: DomElement) => {
    const answers = metadata.answers.slice(0, MAX_ANSWERS)
    if (kind === null || answers.some((answer) => isWithin(element, answer))) return
    const list = posts.get(kind)
    if (list) list.push(element)
    else posts.set(kind, [element])
  }
  for (const element of metadata.numbered) {
    // Paragraphs are numbered too.
    const id = /^(p|h\d|a|b|i|span|img|td)$/.test(element.name) ? null : POST_ID.exec(element.attribs.id!)
    if (id) add(`${element.name}#${id[1]}`, element)
  }
  if (![...posts.values()].some((list) => list.length > 1)) {
    const visit = (element: DomElement): void => {
      const word = element.attribs.class?.split(/\s+/).find((one) => POST_CLASS.test(one))
      if (word) add(`${element.name}.${word}`, element)
      for (const child of element.children) if (isElement(child)) visit(child)
    }
    for (const node of page.children) if (isElement(node)) visit(node)
  }
  // The outermost of several kinds holds all of a post, its writer's name as well.
  const [outermost] = [...posts.values()]
    .filter((list) => list.length > 1)
    .sort((a, b) => a[0]!.from - b[0]!.from)
  for (const post of outermost?.slice(1) ?? []) replies.add(post)
  return replies
}
