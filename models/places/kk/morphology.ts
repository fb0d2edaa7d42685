/**
 * Case endings of Kazakh names, proven by vowel harmony and consonant assimilation (Cyrillic, folded).
 * The rules are those of any school grammar: the ending takes back vowels after a stem whose last vowel is back;
 * its first consonant is that of the stem's last sound class (vowel or р й у; л; nasal; ж з; voiceless and б в г д).
 */

const BACK = 'аоұыяёю'
const FRONT = 'әеөүіэ'
/** Vowels of either row: the stem before them decides, and foreign names follow the speaker. */
const NEUTRAL = 'иу'

type Row = 'back' | 'front' | 'either'

/** The row of vowels that an ending must have after this stem. */
function vowelRow(stem: string): Row {
  // «Қонаевта», «Тоқаевқа», «Рудныйда»: Russian endings follow the stem's own row or the speaker.
  if (/(ев|ов|ин|ий|ый|ск)$/.test(stem)) return 'either'
  for (let i = stem.length - 1; i >= 0; i--) {
    const letter = stem[i] as string
    if (BACK.includes(letter)) return letter === 'ю' || letter === 'я' ? 'either' : 'back'
    if (FRONT.includes(letter)) return letter === 'э' ? 'either' : 'front'
    if (NEUTRAL.includes(letter)) return 'either'
  }
  return 'either'
}

type Sound = 'vowel' | 'liquid' | 'lateral' | 'nasal' | 'voiced' | 'voiceless'

function lastSound(stem: string): Sound {
  const letter = stem[stem.length - 1] ?? ''
  if (`${BACK}${FRONT}и`.includes(letter)) return 'vowel'
  if ('рйу'.includes(letter)) return 'liquid'
  if ('мнң'.includes(letter)) return 'nasal'
  if (letter === 'л') return 'lateral'
  if ('жз'.includes(letter)) return 'voiced'
  return 'voiceless'
}

/** Ending → the stem sounds that it may follow; `а` stands for а/е, `ы` for ы/і, `қ` for қ/к, `ғ` for ғ/г. */
const CASES: Record<string, Sound[]> = {
  ның: ['vowel', 'nasal'],
  дың: ['liquid', 'lateral', 'voiced'],
  тың: ['voiceless'],
  ға: ['vowel', 'liquid', 'nasal', 'lateral', 'voiced'],
  қа: ['voiceless'],
  ны: ['vowel'],
  ды: ['liquid', 'nasal', 'lateral', 'voiced'],
  ты: ['voiceless'],
  да: ['vowel', 'liquid', 'nasal', 'lateral', 'voiced'],
  та: ['voiceless'],
  нан: ['nasal'],
  дан: ['vowel', 'liquid', 'lateral', 'voiced'],
  тан: ['voiceless'],
  мен: ['vowel', 'liquid', 'lateral', 'nasal'],
  бен: ['voiced', 'nasal'],
  пен: ['voiceless'],
  дағы: ['vowel', 'liquid', 'nasal', 'lateral', 'voiced'],
  тағы: ['voiceless'],
}

/** «ә» for «е» stands in what the Arabic alphabet's one row a word has made of «-да». */
const PLAIN: Record<string, string> = { е: 'а', ә: 'а', і: 'ы', к: 'қ', г: 'ғ' }

/** The ending with its vowels and velars in the back row, as CASES has it, and the row that it was written in. */
function analyse(ending: string): { plain: string; row: Row } {
  let plain = ''
  let row: Row = 'either'
  for (const letter of ending) {
    plain += PLAIN[letter] ?? letter
    if ('аы'.includes(letter)) row = 'back'
    else if ('еәі'.includes(letter)) row = 'front'
  }
  return { plain, row }
}

/**
 * Is `ending` a case ending (or the locative's attributive, «-дағы») that may stand after `stem`?
 * @param stem folded name in its base form
 * @param ending what follows it in the same word, without hyphen or apostrophe
 */
export function isCaseEnding(stem: string, ending: string): boolean {
  if (ending.length < 2 || ending.length > 12) return false
  if (ending === 'мен' || ending === 'бен' || ending === 'пен') {
    return (CASES[ending] as Sound[]).includes(lastSound(stem))
  }
  // «Щучинскіде»: a cluster at the end takes a vowel before the ending.
  if (/ск$/.test(stem) && /^[іы]/.test(ending)) return isCaseEnding(`${stem}і`, ending.slice(1))
  let { plain, row } = analyse(ending)
  // «Ақтөбедегілер», «Алматыдағылардың»: whatever follows the attributive is the attributive's own.
  const attributive = /^[дт]ағы/.exec(plain)
  if (attributive) {
    plain = attributive[0]
    row = analyse(ending.slice(0, 4)).row
  }
  const sounds = Object.hasOwn(CASES, plain) ? CASES[plain] : undefined
  if (!sounds?.includes(lastSound(stem))) return false
  const wanted = vowelRow(stem)
  return wanted === 'either' || row === wanted
}

/**
 * The endings of a possessive form («облысы»: its stem ends in ы/і/сы/сі): «-ның», «-на», «-н», «-нда», «-нан»,
 * «-мен», «-ндағы». Vowel rows are not checked: the word before the ending is known.
 */
const AFTER_POSSESSIVE = /^(н[ыі]ң|н[ае]|н|нд[ае]|н[ае]н|мен|нд[ае]ғы|нд[ае]гі|ш[ае])?$/

/** Is `ending` one that a possessive form such as «облысы» may carry? The empty ending is. */
export function isPossessiveEnding(ending: string): boolean {
  return AFTER_POSSESSIVE.test(ending)
}

const CASE_FORMS = [
  ...['дағы', 'дегі', 'тағы', 'тегі'],
  ...['ның', 'нің', 'дың', 'дің', 'тың', 'тің'],
  ...['нан', 'нен', 'дан', 'ден', 'тан', 'тен', 'мен', 'бен', 'пен'],
  ...['ға', 'ге', 'қа', 'ке', 'ны', 'ні', 'ды', 'ді', 'ты', 'ті', 'да', 'де', 'та', 'те'],
]

/** All ways to read the word as stem + case ending, longest ending first; the word itself is not among them. */
export function caseStems(word: string): Array<{ stem: string; ending: string }> {
  const found: Array<{ stem: string; ending: string }> = []
  // All endings end so; most names do not.
  if (!'аеыіңн'.includes(word[word.length - 1] as string)) return found
  for (const ending of CASE_FORMS) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue
    const stem = word.slice(0, -ending.length)
    if (isCaseEnding(stem, ending)) found.push({ stem, ending })
  }
  return found
}
