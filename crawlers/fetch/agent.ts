/** Name and version that servers see. */
const NAME = 'karenbek/0.1'

/**
 * The crawler's User-Agent. It always tells what it is, and whom to write to where the operator has said so.
 * @param contact address or URL of the operator (`KARENBEK_CONTACT`)
 * @example userAgent('mailto:crawl@example.org') // 'karenbek/0.1 (+mailto:crawl@example.org)'
 */
export function userAgent(contact?: string): string {
  const clean = contact?.replace(/[^\x21-\x7e]/g, '').slice(0, 200)
  return clean ? `${NAME} (+${clean})` : NAME
}
