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
/** «وزیر بهداشت»: behind the minister the ministry's short name is a body, everyday word or not. */
const MINISTRY = set('بهداشت کشور کشاورزی ارشاد نیرو نفت کار علوم دفاع اطلاعات دادگستری راه ارتباطات ورزش')
/** The state as a body, also where the model takes it for a place. */
const STATE = new Set(['جمهوری اسلامی', 'جمهوری اسلامی ایران', 'رژیم صهیونیستی', 'نظام جمهوری اسلامی'])
/** «رهبر معظم انقلاب» is an office, whoever holds it. */
const OFFICE = set('رهبر رهبری معظم مقام انقلاب اسلامی رئیس رییس جمهور جمهوری')
/** Money is no name: of «یوان چین» the country is one. */
const MONEY = set(
  'دلار یورو پوند ین یوان روپیه لیر لیره دینار درهم ریال تومان روبل وون رینگیت بات کرون فرانک منات سامانی بولیوار پزو راند',
)
/** Daily papers, as a review of the press begins with them: «اعتماد: …», «وقایع اتفاقیه درباره …». */
const PAPERS = new Set(
  (
    'ایران|کیهان|اطلاعات|همشهری|شرق|اعتماد|جام جم|جوان|رسالت|خراسان|قدس|ابتکار|آفتاب یزد|مردم سالاری|سیاست روز|' +
    'جمهوری اسلامی|دنیای اقتصاد|جهان صنعت|ابرار|شهروند|وطن امروز|قانون|آرمان|آرمان امروز|آرمان ملی|هفت صبح|حمایت|' +
    'تجارت|فرهیختگان|صبح نو|سازندگی|کار و کارگر|اسرار|گسترش صنعت|عصر ایرانیان|افکار|امتیاز|بهار|وقایع اتفاقیه|شروع|' +
    'روزان|تعادل|همدلی|مستقل|جهان اقتصاد|اخبار صنعت|راه مردم|کسب و کار|ابرار اقتصادی|ایران امروز'
  ).split('|'),
)
/** Words that say what a paper writes. */
const WRITES = [':', 'درباره', 'از قول', 'به نقل از', 'نوشت :']
/** Countries: of «تیم داوری ایران» and «روزنامه‌های صبح ایران» they alone are the name, of «تیم ملی ایران» all is. */
const COUNTRY = set(
  'ایران عراق ترکیه افغانستان پاکستان آمریکا امریکا روسیه چین ژاپن هند کره آلمان فرانسه انگلیس ایتالیا اسپانیا سوریه ' +
    'لبنان یمن عربستان قطر کویت بحرین عمان امارات مصر لیبی قزاقستان ازبکستان تاجیکستان ترکمنستان آذربایجان ارمنستان ' +
    'گرجستان اوکراین لهستان یونان هلند بلژیک سوئد نروژ اتریش سوئیس برزیل آرژانتین کانادا استرالیا اندونزی مالزی تایلند',
)
/** What a team of a country may be called without being its national team. */
const TEAM = /^تیم( داوری)?$/
/** Endings of addresses on the web: «Entekhab.ir» is one name. */
const DOMAIN = set('ir com org net')
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
 * The names of a Persian sentence with the bounds that the guideline gives them. Those of other sentences come back as
 * they are, save that no part of a mail address is a name.
 * @param words as the model reads them (`spelled`)
 * @param names in order, not overlapping
 */
export function byGuideline(words: readonly string[], names: readonly WordSpan[]): WordSpan[] {
  const given = names.filter(({ start }) => words[start - 1] !== '@')
  if (!words.some((word) => /[\u0600-\u06ff]/.test(word))) return given
  const bare = given.map((name) => trimmed(words, { ...name }))
  const found = joined(
    words,
    bare.filter(({ start, end }) => !words.slice(start, end).every((word) => MONEY.has(word))),
  )
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
  const whole = joinLists(words, withPaper(words, withMinistries(words, found, taken), taken), taken)
  words.forEach((word, i) => {
    if (taken[i] === 0 && WORLD.has(word))
      whole.push({ label: 'LOC', start: i, end: i + 1, confidence: TABLE })
  })
  return whole.sort((a, b) => a.start - b.start)
}

/** Names that the model has cut in two, or whose label follows from their words. */
function joined(words: readonly string[], names: readonly WordSpan[]): WordSpan[] {
  const found: WordSpan[] = []
  for (const name of names) {
    const last = found.at(-1)
    const head =
      last && last.end === name.start && last.end - last.start === 1 ? words[last.start] : undefined
    const isCut =
      head !== undefined &&
      last?.label === name.label &&
      ((name.label === 'PER' && head === HONOUR) || (name.label === 'ORG' && BODY.has(head)))
    if (last && isCut) last.end = name.end
    else found.push(name)
  }
  for (const name of found) {
    const inside = words.slice(name.start, name.end)
    if (name.label === 'LOC') {
      if (inside.length > 1 && MONEY.has(inside[0] as string)) name.start++
      if (STATE.has(inside.join(' '))) name.label = 'ORG'
    } else if (name.label === 'PER') {
      if (inside.every((word) => OFFICE.has(word))) name.label = 'ROLE'
    } else if (name.label === 'ORG') {
      if (words[name.end] === '.' && DOMAIN.has(words[name.end + 1] ?? '')) {
        if (/^[a-z0-9]+$/i.test(inside.at(-1) as string)) name.end += 2
      } else if (isOfCountry(inside)) {
        name.start = name.end - 1
        name.label = 'LOC'
      }
    }
  }
  return found
}

/** Whether words taken for a body only say what is of a country: «روزنامه‌های صبح ایران», «تیم ژاپن». */
function isOfCountry(inside: readonly string[]): boolean {
  const head = inside.slice(0, -1)
  if (head.length === 0 || !COUNTRY.has(inside.at(-1) as string)) return false
  const plural = inside[1] === 'های' ? inside[0] : PLURAL_END.exec(inside[0] as string)?.[1]
  return TEAM.test(head.join(' ')) || (plural !== undefined && Object.hasOwn(PLURAL, plural))
}

/** The names, with ministries that are named behind their minister alone. */
function withMinistries(words: readonly string[], names: WordSpan[], taken: Uint8Array): WordSpan[] {
  const found = [...names]
  words.forEach((word, i) => {
    if (words[i - 1] !== 'وزیر' || taken[i] === 1 || !MINISTRY.has(word)) return
    taken[i] = 1
    found.push({ label: 'ORG', start: i, end: i + 1, confidence: TABLE })
  })
  return found.sort((a, b) => a.start - b.start)
}

/** The names, the first of them a paper where the sentence begins with one and what it writes. */
function withPaper(words: readonly string[], names: WordSpan[], taken: Uint8Array): WordSpan[] {
  for (let end = Math.min(3, words.length - 1); end > 0; end--) {
    const behind = words.slice(end, end + 3).join(' ')
    if (
      !PAPERS.has(words.slice(0, end).join(' ')) ||
      !WRITES.some((start) => `${behind} `.startsWith(`${start} `))
    )
      continue
    taken.fill(1, 0, end)
    const paper: WordSpan = { label: 'ORG', start: 0, end, confidence: TABLE }
    const whole = names[0]?.start === 0 && names[0].end === end && names[0].label === 'ORG'
    return whole ? names : [paper, ...names.filter((name) => name.start >= end)]
  }
  return names
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
