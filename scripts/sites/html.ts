/** HTML and XML with everything escaped that is not marked as markup. */

/** A piece of markup that is to be taken as it is. */
export interface Markup {
  readonly markup: string
}

type Value = string | number | Markup | undefined | false | null | Value[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text for element content and attribute values alike. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}

function flatten(value: Value): string {
  if (value === undefined || value === null || value === false) return ''
  if (Array.isArray(value)) return value.map(flatten).join('')
  if (typeof value === 'object') return value.markup
  return escapeHtml(String(value))
}

/**
 * Template tag: literal parts are markup, values are escaped unless they are themselves markup.
 * @example html`<b>${'a < b'}</b>`.markup // '<b>a &lt; b</b>'
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return { markup: parts.map((part, i) => part + (i < values.length ? flatten(values[i]) : '')).join('') }
}

/** Takes a string as markup: for fixed strings of the templates, never for content. */
export function raw(markup: string): Markup {
  return { markup }
}

/** JSON inside a `<script>`: `<` is escaped so that no text can end the element. */
export function scriptJson(value: unknown): Markup {
  return raw(JSON.stringify(value).replace(/</g, '\\u003c'))
}
