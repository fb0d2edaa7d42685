/**
 * Stems for the search: inflected words of one noun or verb share a stem. A stem need not be a word; it must only be
 * the same for the forms of one word and, as far as rules without a dictionary can, of no other. Words come folded.
 */

/** The stem of a Cyrillic (Kazakh) or Arabic-script (Persian) word; other words are their own. */
export function stem(word: string): string {
  const code = word.charCodeAt(0)
  if (code >= 0x400 && code < 0x530) return stemKazakh(word)
  if (code >= 0x620 && code < 0x700) return stemPersian(word)
  return word
}

const VOWEL = 'аәеёиоөуұүыіэюя'
const BACK = 'аоұыяюё'
const FRONT = 'әеөүіэ'
const VOICELESS = 'бвгдкқпстфхцчшщһ'

/**
 * What must stand before an ending: any sound, a vowel, the third person's ы/і, a class of consonants; `owner` is a
 * vowel too, but «жұмысы» is жұмыс·ы, and only «басшысы», «жалақысы» (ш, қ, ғ before ы) are басшы·сы.
 */
type Before = 'any' | 'vowel' | 'owner' | 'third' | 'consonant' | 'voiceless' | 'sonant'

/**
 * Endings from the outside in; `а` stands for а/е, `ы` for ы/і, `ғ` for ғ/г, `қ` for қ/к. Each pass takes one away.
 * Cases first, then possessives, plurals and the tenses of finite verbs.
 */
const KAZAKH: [ending: string, before: Before][] = [
  ['дағы', 'any'],
  ['тағы', 'voiceless'],
  ['ндағы', 'third'],
  ['ның', 'any'],
  ['дың', 'sonant'],
  ['тың', 'voiceless'],
  ['нда', 'third'],
  ['нан', 'any'],
  ['дан', 'any'],
  ['тан', 'voiceless'],
  ['мен', 'any'],
  ['бен', 'any'],
  ['пен', 'voiceless'],
  ['да', 'any'],
  ['та', 'voiceless'],
  ['ға', 'any'],
  ['қа', 'voiceless'],
  ['на', 'third'],
  ['ны', 'vowel'],
  ['ды', 'any'],
  ['ты', 'voiceless'],
  ['н', 'third'],
  ['лар', 'any'],
  ['дар', 'any'],
  ['тар', 'voiceless'],
  ['ымыз', 'consonant'],
  ['ыңыз', 'consonant'],
  ['сы', 'owner'],
  ['ы', 'consonant'],
  ['атын', 'consonant'],
  ['йтын', 'vowel'],
  ['йды', 'vowel'],
  ['ады', 'consonant'],
  ['ған', 'any'],
  ['қан', 'voiceless'],
  ['мақ', 'any'],
  ['ып', 'consonant'],
]

/** Ending as written → what may stand before it; back and front forms of each. */
const ENDINGS = new Map<string, { before: Before; row: 'back' | 'front' }>()
for (const [ending, before] of KAZAKH) {
  if (ending === 'мен' || ending === 'бен' || ending === 'пен') {
    ENDINGS.set(ending, { before, row: 'front' })
    continue
  }
  ENDINGS.set(ending, { before, row: 'back' })
  const front = ending.replaceAll('а', 'е').replaceAll('ы', 'і').replaceAll('ғ', 'г').replaceAll('қ', 'к')
  ENDINGS.set(front, { before, row: 'front' })
}
const LONGEST = Math.max(...[...ENDINGS.keys()].map((ending) => ending.length))
/** Passes: жұмыс·шы·лар·ы·ның has three endings that are taken away. */
const PASSES = 5

/** Stems that lose a vowel before an ending: «орны» – «орын»; «кәсіпорны» too. */
const ELIDED: Record<string, string> = {
  халқ: 'халық',
  халк: 'халық',
  ерн: 'ерін',
  мойн: 'мойын',
  көрк: 'көрік',
  әрп: 'әріп',
  ерк: 'ерік',
  бөрк: 'бөрік',
  ауз: 'ауыз',
  қырк: 'қырық',
}
/** Voiced before a vowel: «кітабы» – «кітап», «тарағы» – «тарақ». */
const DEVOICED: Record<string, string> = { б: 'п', ғ: 'қ', г: 'к' }
/** «Алматыға» and names of the kind end as inflected words do; so do these, whose stem is another word. */
const WHOLE = new Set([
  'орын',
  'адам',
  'қазан',
  'ерін',
  'мойын',
  'және',
  'үшін',
  'жаңа',
  'қала',
  'ауыл',
  'жыл',
])

function stemKazakh(word: string): string {
  let rest = word
  for (let pass = 0; pass < PASSES && !WHOLE.has(rest) && !rest.endsWith('орын'); pass++) {
    const shorter = withoutEnding(rest)
    if (shorter === null) break
    rest = shorter
  }
  if (rest.endsWith('орн')) return `${rest.slice(0, -1)}ын`
  const elided = ELIDED[rest]
  if (elided) return elided
  const last = rest.at(-1) as string
  return rest !== word && DEVOICED[last] ? rest.slice(0, -1) + DEVOICED[last] : rest
}

function withoutEnding(word: string): string | null {
  for (let length = Math.min(LONGEST, word.length - 3); length > 0; length--) {
    const ending = ENDINGS.get(word.slice(-length))
    if (!ending) continue
    const rest = word.slice(0, -length)
    if (fits(rest, ending.before) && harmonises(rest, ending.row, word.slice(-length))) return rest
  }
  return null
}

function fits(rest: string, before: Before): boolean {
  const last = rest.at(-1) as string
  const isVowel = VOWEL.includes(last) && last !== 'у' && last !== 'и'
  if (before === 'any') return true
  if (before === 'vowel') return VOWEL.includes(last)
  if (before === 'owner') return isVowel && (!/[ыі]$/.test(rest) || /[шқғ][ыі]$/.test(rest))
  if (before === 'consonant') return !isVowel
  if (before === 'voiceless') return VOICELESS.includes(last)
  if (before === 'sonant') return !isVowel && !VOICELESS.includes(last)
  // «орны·на», «басшысы·н»: the stem below ы/і must still be one («кәсіпорын·да» has н of its own).
  return (last === 'ы' || last === 'і') && rest.length > 3 && !rest.endsWith('оры')
}

/** Does the ending's row of vowels go with the stem? «мен» goes with any. */
function harmonises(rest: string, row: 'back' | 'front', ending: string): boolean {
  if (ending === 'мен' || ending === 'бен' || ending === 'пен' || ending === 'н' || ending === 'п')
    return true
  for (let i = rest.length - 1; i >= 0; i--) {
    const letter = rest[i] as string
    if (BACK.includes(letter)) return row === 'back' || letter === 'ю' || letter === 'я'
    if (FRONT.includes(letter)) return row === 'front' || letter === 'э'
    // и and у say nothing: the vowel before them decides.
  }
  // A stem without a vowel of its own («кв») is none.
  return VOWEL.includes(rest.at(-2) ?? '') || /[иу]/.test(rest)
}

/** Persian endings with the least length of what must be left; the longest that fits is taken. */
const PERSIAN: [ending: string, least: number][] = [
  ['هایشان', 2],
  ['هایمان', 2],
  ['هایتان', 2],
  ['هایش', 2],
  ['هایی', 2],
  ['های', 2],
  ['هاست', 2],
  ['ها', 2],
  ['ترین', 3],
  ['تری', 3],
  ['تر', 3],
  ['شان', 3],
  ['گانی', 4],
  ['گان', 4],
  ['یان', 4],
  ['ان', 4],
  ['ین', 4],
  ['ات', 4],
  ['گی', 4],
  ['یم', 3],
  ['ی', 3],
]
const PERSIAN_PASSES = 3

function stemPersian(word: string): string {
  // Finite forms of «می‌…» («میکنند»): the prefix and the person.
  const verb = /^ن?می(?=..)(.{2,}?)(?:ند|یم|ید|د|م|ی)$/u.exec(word)
  if (verb) return verb[1] as string
  // «شدند» – «شد».
  if (/[دت]ند$/u.test(word) && word.length > 3) return word.slice(0, -2)
  let rest = word
  let plural = false
  for (let pass = 0; pass < PERSIAN_PASSES; pass++) {
    const ending = PERSIAN.find(([one, least]) => rest.endsWith(one) && rest.length - one.length >= least)
    // What stands before «ها» is a noun: of its end only «ی» is one more ending («بیکاری‌ها»).
    if (!ending || (plural && ending[0] !== 'ی')) break
    rest = rest.slice(0, -ending[0].length)
    plural ||= ending[0].startsWith('ها')
  }
  // «کارخانه», «کارخانه‌ای», «کارخانه‌های»; «بازنشسته», «بازنشستگان»: without ـه, which endings swallow.
  return rest.endsWith('ه') && rest.length > 4 ? rest.slice(0, -1) : rest
}
