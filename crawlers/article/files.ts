import { canonicalUrl } from '../url.ts'
import { type DomElement, type DomNode, isElement, textOf } from './dom.ts'

/** A file that an article links to. */
export interface AttachmentLink {
  url: string
  title: string
}

const MAX_ATTACHMENTS = 5

/** Links to PDF and DOCX files below an element and right beside it (files are often listed under the text). */
export function attachmentsOf(element: DomElement, address: string): AttachmentLink[] {
  const root = isElement(element.parent as DomElement) && element.name !== 'body' ? element.parent : element
  const found = new Map<string, AttachmentLink>()
  const stack: DomNode[] = [root as DomElement]
  while (stack.length > 0 && found.size < MAX_ATTACHMENTS) {
    const node = stack.pop()!
    if (!isElement(node)) continue
    const { href } = node.attribs
    if (node.name === 'a' && href && /\.(?:pdf|docx)(?:$|[?#])/i.test(href)) {
      const url = canonicalUrl(href, address)
      const title = textOf(node) || decodeName(href)
      if (url && !found.has(url)) found.set(url, { url, title: title.slice(0, 200) })
    }
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return [...found.values()]
}

/** The file's name in an address, for a link that is a picture. */
function decodeName(href: string): string {
  const name = href.split(/[?#]/, 1)[0]!.split('/').pop() ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
