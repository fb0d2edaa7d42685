import type { Article } from '../article/index.ts'

/** Where the text of a file stands in its article's text, in UTF-16 units. */
export interface AttachmentSpan {
  start: number
  end: number
}

/**
 * The text of an article as it is stored and analysed: title, body, then each file under the words of its link.
 * @returns the text, and where the files' own texts stand in it
 */
export function articleText(
  article: Pick<Article, 'title' | 'body'>,
  attachments: readonly { title: string; text: string }[] = [],
): { text: string; spans: AttachmentSpan[] } {
  let text = [article.title, article.body].filter(Boolean).join('\n\n')
  const spans: AttachmentSpan[] = []
  for (const file of attachments) {
    text += `\n\n${file.title}\n`
    spans.push({ start: text.length, end: text.length + file.text.length })
    text += file.text
  }
  return { text, spans }
}
