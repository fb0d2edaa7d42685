import { foldLine } from './boilerplate.ts'
import type { DomDocument } from './dom.ts'
import { textOf } from './dom.ts'

/** Pages that are not what was asked for though their status says so. */

/** Why a page with status 200 holds no article. */
export type Blocked = 'challenge' | 'soft-404' | 'shell'

/** Marks of gates that want a script to be run before they let anyone in. They are respected, never solved. */
const CHALLENGES = [
  /transferring to the website/,
  /__arcsjsc?\b/,
  /\/tspd\//,
  /please enable javascript to view the page content/,
  /cf-browser-verification|cf_chl_|challenge-platform|just a moment\.\.\./,
  /checking your browser before accessing/,
  /ddos-guard|qrator|incapsula incident|_incapsula_resource/,
  /attention required! \| cloudflare/,
]
/** A gate's page is small; an article about Cloudflare is not. */
const MAX_CHALLENGE_CHARS = 12_000
const MAX_CHALLENGE_TEXT = 1_500

/** A page with so much text of an article is one. */
const MIN_BODY = 200

const NOT_FOUND =
  /(صفحه (درخواستی|مورد نظر) شما (موجود نمی ?باشد|یافت نشد|پیدا نشد)|صفحه مورد نظر (یافت|پیدا) نشد|خبر مورد نظر (یافت|پیدا) نشد|خطای ۴۰۴|خطای 404|страница не найдена|бет табылмады|парақша табылмады|мұндай бет жоқ|page not found|404 not found|error 404|nothing (was )?found)/
const MAX_NOT_FOUND_TEXT = 900

/**
 * Recognises gates, missing pages with status 200 and empty application shells.
 * @param html the page as text
 * @param bodyLength characters of the article's text that was found on it
 */
export function blockedPage(html: string, document: DomDocument, bodyLength: number): Blocked | null {
  const hasBody = bodyLength >= MIN_BODY
  if (hasBody && (html.length > MAX_CHALLENGE_CHARS || bodyLength > MAX_CHALLENGE_TEXT)) return null
  const text = textOf(document)
  if (html.length <= MAX_CHALLENGE_CHARS && text.length <= MAX_CHALLENGE_TEXT) {
    const lower = html.toLowerCase()
    if (CHALLENGES.some((mark) => mark.test(lower))) return 'challenge'
  }
  if (hasBody) return null
  const folded = foldLine(text.slice(0, 20_000))
  if (
    NOT_FOUND.test(folded) &&
    (folded.length <= MAX_NOT_FOUND_TEXT || /error_container|error-?404|page-?404/.test(html))
  )
    return 'soft-404'
  if (text.length < 200 && /<(app-root|div id="?(root|app|__next)"?)\b/i.test(html)) return 'shell'
  return null
}
