/** Addresses: one spelling for each page, and the shapes that lead nowhere. */

/** Query parameters that say where a reader came from, never what is shown. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|yclid|ysclid|dclid|msclkid|mc_[ce]id|_ga|_gl|igshid|_openstat|spm|ref_src|ref_url|cmpid|amp;?)$/i
/** Query parameters that say which visit it is. */
const SESSION = /^(phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|sessid|cfid|cftoken|sid(?=$))$/i

/**
 * The address as it is stored and asked for: absolute, without fragment, tracking and session parameters,
 * percent-encoding in one spelling.
 * @param base address of the page that the link stands on
 * @returns null for what is no http(s) address
 */
export function canonicalUrl(address: string, base?: string): string | null {
  let url: URL
  try {
    url = new URL(address.trim(), base)
  } catch {
    return null
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  url.pathname = evenEncoding(url.pathname.replace(/;jsessionid=[^/?]*/i, ''))
  if (url.search) {
    const kept = url.search
      .slice(1)
      .split('&')
      .filter((pair) => {
        const name = pair.split('=', 1)[0]!
        if (pair === '' || TRACKING.test(name)) return false
        // `sid` is a session where its value is one, and an ordinary id elsewhere.
        return !(SESSION.test(name) && (name.toLowerCase() !== 'sid' || /=[0-9a-f]{20,}$/i.test(pair)))
      })
      .map(evenEncoding)
    url.search = kept.length > 0 ? `?${kept.join('&')}` : ''
  }
  return url.href
}

/** `%d8` → `%D8`, `%61` → `a`: RFC 3986 section 6.2.2. */
function evenEncoding(part: string): string {
  return part.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16))
    return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${hex.toUpperCase()}`
  })
}

/**
 * The identity of an address: what two spellings of one page share. Scheme, `www.`, a trailing slash, the
 * order and the repetition of parameters are left out. Not an address to be asked for.
 */
export function urlKey(address: string): string {
  const canonical = canonicalUrl(address)
  if (!canonical) return address
  const url = new URL(canonical)
  const pairs = [...new Set(url.search.slice(1).split('&').filter(Boolean))].sort()
  const path = url.pathname.replace(/\/+$/, '') || '/'
  return `${url.host.replace(/^www\./, '')}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** A folder of a calendar with a month or a day in it. */
const CALENDAR =
  /\/(?:calendar|events|cal)\/(?:(?:month|week|day|list)\/)?\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?\/?$/i
const CALENDAR_PARAMETER =
  /^(?:tribe-bar-date|ical|outlook-ical|cal_?(?:date|month|year)|calendar_?(?:date|month|year))$/i
const MAX_LENGTH = 2_000
const MAX_DEPTH = 16

/**
 * Whether an address looks like one of an endless set: a path that repeats itself, a calendar's years, far
 * too long. Such addresses are not followed.
 */
export function looksLikeTrap(address: string): boolean {
  if (address.length > MAX_LENGTH) return true
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return true
  }
  const segments = url.pathname.split('/').filter(Boolean)
  if (segments.length > MAX_DEPTH) return true
  const seen = new Map<string, number>()
  for (const segment of segments) {
    const times = (seen.get(segment) ?? 0) + 1
    if (times >= 3) return true
    seen.set(segment, times)
  }
  const parameters = [...url.searchParams.keys()]
  // A calendar has a page for every day there is, in both directions.
  if (CALENDAR.test(url.pathname) || parameters.some((name) => CALENDAR_PARAMETER.test(name))) return true
  return parameters.length > 24
}
