import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  analyze,
  analyzeWith,
  EXTRACTOR_VERSION,
  loadTagger,
  read,
  type Tagged,
  type Tagger,
  versionWith,
} from '../../models/index.ts'

/** Names of a text as a tagger would give them: `PER Ирина Ким`. */
function tagged(text: string, ...names: string[]): Tagged {
  const document = { id: 'x', text }
  return {
    sentences: read(document).undecided,
    names: names.map((entry) => {
      const cut = entry.indexOf(' ')
      const start = text.indexOf(entry.slice(cut + 1))
      return {
        label: entry.slice(0, cut) as 'PER' | 'ORG' | 'LOC' | 'ROLE',
        span: [start, start + entry.length - cut - 1] as [number, number],
      }
    }),
  }
}

/** `name | title` of the officials. */
const list = (text: string, names?: Tagged) =>
  analyze({ id: 'x', text }, names).officials.map(({ name, title }) => `${name} | ${title}`)

describe('officials with a tagger’s names', () => {
  test('a name that no list holds goes to the office that spoke', () => {
    const text = 'شهردار یاسوج گفت: ۲۸ نفر جذب می‌شوند. نیکبخت سروآزاد در پایان بر شفافیت تأکید کرد.'
    expect(list(text)).toEqual(['null | شهردار یاسوج'])
    expect(list(text, tagged(text, 'PER نیکبخت سروآزاد'))).toEqual(['نیکبخت سروآزاد | شهردار یاسوج'])
  })

  test('a role that the rules cut short is taken whole', () => {
    const text = '«Нұр» ҚҚ төралқасының төрағасы Асқар Беріктің айтуынша, 20 адам жұмысқа тұрды.'
    expect(list(text, tagged(text, 'ROLE «Нұр» ҚҚ төралқасының төрағасы', 'PER Асқар Беріктің'))).toEqual([
      'Асқар Берік | «Нұр» ҚҚ төралқасының төрағасы',
    ])
  })

  test('a comma inside a body’s name does not end the title', () => {
    const text = 'رئیس صندوق حمایت از صنایع نوین، پیشرفته و کوچک، علی رضایی، گفت: ۳۰ نفر جذب شدند.'
    expect(list(text, tagged(text, 'ORG صندوق حمایت از صنایع نوین، پیشرفته و کوچک'))).toEqual([
      'علی رضایی | رئیس صندوق حمایت از صنایع نوین، پیشرفته و کوچک',
    ])
  })

  test('neither the Leader nor a saint is made an official', () => {
    const text = 'معاون اداره گفت: ۲۸ نفر جذب شدند. مقام معظم رهبری بر اشتغال تأکید کرده‌اند.'
    expect(list(text, tagged(text, 'PER مقام معظم رهبری')).join()).not.toContain('رهبری')
  })

  test('what the rules decide is not asked for', () => {
    const text = 'علی رضایی، فرماندار بم، گفت: ۲۰ نفر جذب شدند. وی افزود: ۱۰ نفر دیگر می‌آیند.'
    expect(read({ id: 'x', text }).undecided).toEqual([])
  })

  test('spans of the sentences asked for cut sentences out of the text as given', () => {
    const text = 'Абай облысы әкімінің орынбасары \u00ad сөз сөйледі деп хабарлады. Ол кетті.'
    const cut = read({ id: 'x', text }).undecided.map((span) => text.slice(...span))
    expect(cut).toEqual([text.slice(0, text.indexOf(' Ол')), 'Ол кетті.'])
  })

  test('a place that is an everyday word is one where the tagger says so', () => {
    const text = 'جشنواره انار دیروز در بهار آغاز شد و فردا پایان می‌گیرد.'
    const places = (names?: Tagged) => analyze({ id: 'x', text }, names).places.map(({ text: at }) => at)
    expect(places()).toEqual([])
    expect(places({ sentences: [[0, text.length]], names: tagged(text, 'LOC بهار').names })).toEqual(['بهار'])
  })
})

describe('with the weights', () => {
  let tagger: Tagger
  beforeAll(async () => {
    tagger = await loadTagger({ threads: 1 })
  })
  afterAll(() => tagger.close())

  const text = 'شهردار یاسوج گفت: ۲۸ نفر جذب می‌شوند. نیکبخت سروآزاد در پایان بر شفافیت تأکید کرد.'

  test('the name is found, the same each time; without a tagger the rules answer alone', async () => {
    const document = { id: 'x', text }
    const [first, second] = [await analyzeWith(tagger, document), await analyzeWith(tagger, document)]
    expect(first.officials[0]?.name).toBe('نیکبخت سروآزاد')
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    expect(await analyzeWith(null, document)).toEqual(analyze(document))
  })

  test('what made an analysis is named by the rules’ version and the weights', () => {
    expect(versionWith(tagger)).toMatch(new RegExp(`^${EXTRACTOR_VERSION}\\+ner\\.[0-9a-f]{8}$`))
    expect(versionWith(null)).toBe(EXTRACTOR_VERSION)
  })
})
