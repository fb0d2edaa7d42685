import type { WordSpan } from './decode.ts'
import type { EntityLabel } from './index.ts'

/**
 * What belongs to a Persian name by the guideline of news (PEYMA's): few words and signs that the model sees too
 * seldom to be sure of. Each rule is a table; what they are worth is measured in docs/tagger.md.
 */

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Signs and «و» at the ends of a name are no part of it. */
const EDGE = set('، , . : ؛ ; » " \' - – / ! ? ؟ و')
/** «شمال اربیل» is the place, not «اربیل». */
const DIRECTION = set('شمال جنوب شرق غرب')
/** Unit words that begin a place's name: «استان البرز», «کشور هند». */
const UNIT = set('استان شهرستان کشور روستای جزیره خیابان میدان بندر کلانشهر')
/** Words that begin a body's name: «تیم سپاهان», «خبرگزاری مهر». */
const BODY = set('تیم شرکت باشگاه خبرگزاری سازمان روزنامه مجله سایت شبکه نشریه حزب بانک دانشگاه وزارت اداره')
/** A country or its head behind one of these is a body: «سفارت هند», «دولت روحانی». */
const GOVERNMENT = set('سفارت رژیم ارتش دولت پارلمان کنگره')
/** Parts of the world that are places wherever they stand. */
const WORLD = set('جهان دنیا اروپا آسیا خاورمیانه')
/** «حضرت زینب (س)»: title of honour and blessing are part of the name. */
const HONOUR = 'حضرت'
const BLESSING = set('س ع ص ره عج')
/** «تیم‌های الف و ب», «شهرستان‌های الف، ب و ج»: one name with all its parts. */
const PLURAL: Record<string, EntityLabel> = {
  تیم: 'ORG',
  باشگاه: 'ORG',
  شرکت: 'ORG',
  روزنامه: 'ORG',
  شهرستان: 'LOC',
  استان: 'LOC',
  شهر: 'LOC',
  کشور: 'LOC',
  خیابان: 'LOC',
  روستا: 'LOC',
}
const PLURAL_END = /^(.+?) ?های$/
const JOINT = set('، , و')

/** Confidence of a name that a table alone knows. */
const TABLE = 0.6

/**
 * The names of a Persian sentence with the bounds that the guideline gives them; other sentences come back as they are.
 * @param words as the model reads them (`spelled`)
 * @param names in order, not overlapping
 */
export function byGuideline(words: readonly string[], names: readonly WordSpan[]): WordSpan[] {
  if (!words.some((word) => /[\u0600-\u06ff]/.test(word))) return [...names]
  const found = names.map((name) => trimmed(words, { ...name }))
  const taken = new Uint8Array(words.length)
  for (const { start, end } of found) taken.fill(1, start, end)
  /** Is word `i` there and part of no name? */
  const free = (i: number, among: ReadonlySet<string>) =>
    i >= 0 && taken[i] === 0 && among.has(words[i] as string)
  for (const name of found) {
    let { start } = name
    if (name.label === 'LOC') {
      while (free(start - 1, DIRECTION)) start--
      if (free(start - 1, UNIT)) start--
      if (free(start - 1, GOVERNMENT)) {
        start--
        name.label = 'ORG'
      }
    } else if (name.label === 'ORG') {
      if (free(start - 1, BODY)) start--
    } else if (name.label === 'PER') {
      if (words[start - 1] === 'دولت' && taken[start - 1] === 0) {
        start--
        name.label = 'ORG'
      } else {
        if (words[start - 1] === HONOUR && taken[start - 1] === 0) start--
        name.end = afterBlessing(words, name)
      }
    }
    name.start = start
    taken.fill(1, start, name.end)
  }
  const whole = joinLists(words, found, taken)
  words.forEach((word, i) => {
    if (taken[i] === 0 && WORLD.has(word))
      whole.push({ label: 'LOC', start: i, end: i + 1, confidence: TABLE })
  })
  return whole.sort((a, b) => a.start - b.start)
}

/** A name without the signs at its ends. */
function trimmed(words: readonly string[], name: WordSpan): WordSpan {
  const inside = () => words.slice(name.start, name.end)
  while (
    name.end - name.start > 1 &&
    (EDGE.has(words[name.end - 1] as string) || (words[name.end - 1] === ')' && !inside().includes('(')))
  )
    name.end--
  while (name.end - name.start > 1 && EDGE.has(words[name.start] as string)) name.start++
  return name
}

/** End of a person's name with the blessing behind it: «(س)». */
function afterBlessing(words: readonly string[], { start, end }: WordSpan): number {
  if (words[end] === '(' && BLESSING.has(words[end + 1] ?? '') && words[end + 2] === ')') return end + 3
  return words[end] === ')' && words.slice(start, end).includes('(') ? end + 1 : end
}

/** Lists behind a plural («تیم‌های …») become one name. */
function joinLists(words: readonly string[], names: readonly WordSpan[], taken: Uint8Array): WordSpan[] {
  const found: WordSpan[] = []
  for (let i = 0; i < names.length; i++) {
    const name = { ...(names[i] as WordSpan) }
    found.push(name)
    const before = words[name.start - 1] ?? ''
    const apart = before === 'های'
    const head = apart ? (words[name.start - 2] ?? '') : PLURAL_END.exec(before)?.[1]
    if (!head || PLURAL[head] !== name.label || taken[name.start - 1] === 1) continue
    name.start -= apart ? 2 : 1
    for (let next = names[i + 1]; next; next = names[i + 1]) {
      const joint = next.start === name.end + 1 && JOINT.has(words[name.end] as string)
      if (!joint || next.label !== name.label) break
      name.end = next.end
      i++
    }
    taken.fill(1, name.start, name.end)
  }
  return found
}
