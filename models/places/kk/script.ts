import { foldKazakh, type Text } from '../../text/index.ts'

/**
 * The script that a Kazakh text is written in, if its folded form is not Cyrillic (yet: `foldKazakh` makes it so);
 * judged by the first letters.
 */
function foreignScript(text: Text, language: string | undefined): 'Latn' | 'Arab' | null {
  if (language === 'fa') return null
  const head = text.folded.length > 1200 ? text.folded.slice(0, 1200) : text.folded
  let cyrillic = 0
  let latin = 0
  let arabic = 0
  let kazakh = 0
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i)
    if (code >= 0x400 && code < 0x530) cyrillic++
    else if (code >= 0x620 && code < 0x700) {
      arabic++
      // ۇ ۋ ڭ ۆ: letters that Persian has not (ە is folded).
      if (code === 0x6c7 || code === 0x6cb || code === 0x6ad || code === 0x6c6) kazakh++
    } else if ((code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x250) || code === 0x259) latin++
  }
  if (arabic > cyrillic && arabic > latin) {
    return language === 'kk' || (kazakh > 1 && kazakh * 60 > arabic) ? 'Arab' : null
  }
  return latin > cyrillic * 2 && latin > arabic * 2 && latin > 10 ? 'Latn' : null
}

/** The text as the Kazakh rules read it, in Cyrillic over the same original; the text itself where it needs nothing. */
export function readable(text: Text, language: string | undefined): Text {
  const script = foreignScript(text, language)
  return script ? foldKazakh(text.original, script) : text
}
