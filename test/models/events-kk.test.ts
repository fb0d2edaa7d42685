import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EmploymentEvent } from '../../models/contract.ts'
import { analyze } from '../../models/index.ts'
import { compare, emptyScore, prf, readGold } from '../../scripts/eval/events.ts'

const GOLD = path.join(import.meta.dirname, '..', 'gold', 'events.kk.jsonl')

/** Events of a text as short lines, in the order of the text. */
function told(text: string, rest: { publishedAt?: string; sourcePlace?: string } = {}): string[] {
  return analyze({ id: 'x', text, ...rest }).events.map(line)
}

function line({ type, status, quantity, money, place }: EmploymentEvent): string {
  const figure = quantity ? `${quantity.value ?? `${quantity.min}-${quantity.max}`} ${quantity.unit}` : '-'
  return [type, status, figure, money ? `${money.value} ${money.currency}` : null, place]
    .filter((part) => part !== null)
    .join(' ')
}

describe('Kazakh events: what a figure counts and what is told of it', () => {
  test('words between figure and noun do not hide the noun', () => {
    expect(told('Ақтөбе облысында 120 мүгедектігі бар жергілікті тұрғын жұмысқа орналасты.')).toEqual([
      'people_placed done 120 people KZ-15',
    ])
  })
  test('a figure behind its noun, also on a card', () => {
    expect(told('Ақтөбеде жұмыссыздардың саны 6 мыңнан асты.')).toEqual([
      'unemployment ongoing 6000 people KZ-151000000',
    ])
    expect(told('Павлодар облысы, сүт зауыты\nЖұмыс орындары: 85\nІске қосу мерзімі: 2026 жыл')).toEqual([
      'jobs_created planned 85 jobs KZ-55',
    ])
  })
  test("labels of a page's menu are no headline", () => {
    const text =
      'Батыс Қазақстан облысының еңбек нарығы\n2019 жылғы I тоқсан\nЖұмыссыз халық, адам – 16 578\nЖұмыссыздық деңгейі, % – 4,9'
    const periods = (t: string) => analyze({ id: 'x', text: t }).events.map((e) => e.period?.start)
    expect(periods(text)).toEqual(['2019-01-01'])
    expect(periods(`Басты бет\n\nЖаңалықтар\n${text}`)).toEqual(periods(text))
  })
  test('the numbers of an idiom, a code or an age count nothing', () => {
    expect(told('Жетісу облысында 698 адам екі қолға бір күрек тапты.')).toEqual([
      'people_placed done 698 people KZ-33',
    ])
    expect(told('Ол Павлодарда ДЭУ-66 шебері болып еңбек етті.')).toEqual([])
  })
  test('how many fewer is no level of its own', () => {
    expect(told('Жұмыссыздар саны 15,9 мың адамды құрап, өткен жылғыдан 0,3 мың адамға азайды.')).toEqual([
      'unemployment ongoing 15900 people',
    ])
  })
  test('a part of its own whole is not one of the claim before', () => {
    expect(
      told('Облыста 57 жан жұмысқа алынды. Мүгедектігі бар 4,3 мың адамның 1,9 мыңы жұмыс істейді.').map(
        (x) => x.slice(0, 40),
      ),
    ).toEqual(['people_placed done 57 people', 'employment_level ongoing 1900 people'])
  })
  test('a place with its figure in turn, the noun once', () => {
    expect(
      told('Созақ, Келес және Сайрам аудандарында сәйкесінше 64, 58 және 31 адам жұмысқа тартылды.'),
    ).toEqual([
      'people_placed done 64 people KZ-615600000',
      'people_placed done 58 people KZ-613900000',
      'people_placed done 31 people KZ-615200000',
    ])
  })
  test('a part takes over what its total told', () => {
    expect(told('Жамбыл облысында 900 жұмыс орны құрылды. Оның ішінде 640-ы – тұрақты.')).toEqual([
      'jobs_created done 900 jobs KZ-31',
      'jobs_created done 640 jobs KZ-31',
    ])
  })
  test('what is told of a part is not told of the whole', () => {
    expect(told('Ақтау қаласында жұмыссыз қалған 38 мұнайшының 29-ы қайта жұмысқа алынды.')).toEqual([
      'jobs_lost done 38 people KZ-471000000',
      'people_placed done 29 people KZ-471000000',
    ])
  })
  test('places with their figures in brackets or behind a dash go on with what was counted', () => {
    expect(
      told(
        'Ақмола облысында 5 210 жұмыс орны ашылды. Көш басында Бурабай (905) және Аршалы (744) аудандары тұр.',
      ),
    ).toEqual([
      'jobs_created done 5210 jobs KZ-11',
      'jobs_created done 905 jobs KZ-117000000',
      'jobs_created done 744 jobs KZ-113400000',
    ])
  })
  test('the line with a colon tells of the items below it', () => {
    expect(told('Зауыт жұмысқа маман іздейді:\n– аспаз – 14 адам;\n– токарь – 6 адам.')).toEqual([
      'vacancies ongoing 14 people',
      'vacancies ongoing 6 people',
    ])
  })
  test('a noun of no table is of people where they are taken on', () => {
    expect(told('Рудный қаласында әскерден қайтқан 170 жауынгер жұмысқа орналасты.')).toEqual([
      'people_placed done 170 people KZ-392400000',
    ])
    expect(told('Рудный қаласында 12 көпір жөндеуге 40 адам жұмысқа тартылды.')).toEqual([
      'people_placed done 40 people KZ-392400000',
    ])
  })
  test('plain ASCII is read as Cyrillic is, with exact evidence', () => {
    const text =
      'Pavlodar oblysynda biyl 1 240 azamat zhumyspen kamtyldy, onyn 310-y turakty zhumyska ornalasty.'
    const { events } = analyze({ id: 'x', text })
    expect(events.map(line)).toEqual([
      'people_placed done 1240 people KZ-55',
      'people_placed done 310 people KZ-55',
    ])
    expect(events[0]?.evidence.find(({ field }) => field === 'quantity')?.text).toBe('1 240 azamat')
  })
  test('labels with their figures behind a colon are parts of what stands before it', () => {
    expect(
      told('Талғар ауданында 61 адам жұмысқа орналасты: «Күміс жас» – 18, жастар практикасы – 43.'),
    ).toEqual([
      'people_placed done 61 people KZ-196200000',
      'people_placed done 18 people KZ-196200000',
      'people_placed done 43 people KZ-196200000',
    ])
  })
  test('whom a plant employs is a level, whom somebody gave work is not', () => {
    expect(told('Семей қаласында кәсіпорын 350 адамды жұмыспен қамтып отыр.')).toEqual([
      'employment_level ongoing 350 people KZ-101000000',
    ])
  })
  test('a list below a claim belongs to it', () => {
    const text =
      'Елімізде 17,4 мың жас жастар практикасына жіберілді.\nӨңірлер бойынша:\n– Түркістан облысы – 4,8 мың адам;\n– Шымкент қаласы – 1,2 мың адам.'
    expect(told(text)).toEqual([
      'people_placed done 17400 people KZ',
      'people_placed done 4800 people KZ-61',
      'people_placed done 1200 people KZ-79',
    ])
  })
})

describe('Kazakh events: what goes on from sentence to sentence', () => {
  test('a part is named after a sentence that only tells who said it', () => {
    expect(
      told(
        'Екібастұз қаласында станцияны жөндеуге 640 адам жұмылдырылды. Бұл туралы әкімдік хабарлады. Олардың 410-ы – мердігердің жұмысшылары.',
      ),
    ).toEqual(['people_placed done 640 people KZ-552200000', 'people_placed done 410 people KZ-552200000'])
  })
  test('a part of a sum counts nobody', () => {
    expect(
      told(
        'Арал ауданында зауытқа 36 адам жұмысқа алынды. Құны – 640 млн теңге, соның 300 миллионы несие есебінен тартылған.',
      ),
    ).toEqual(['people_placed done 36 people KZ-433200000'])
  })
  test('the workers who were paid and the sum of the next sentence are one claim', () => {
    expect(
      told(
        'Шымкентте фабриканың 160 қызметкері айлығын алды. Кәсіпорын 41,2 млн теңге жалақы қарызын толық өтеді.',
      ),
    ).toEqual(['labour_dispute done 160 people 41200000 KZT KZ-79'])
  })
  test('how many live somewhere is no claim', () => {
    expect(
      told('Астана қаласында 240 адам бағдарламаға қатысты. Қала тұрғындарының саны 1 млн 180 мыңға жетті.'),
    ).not.toContainEqual(expect.stringContaining('1180000'))
  })
  test('the place of a fair is that of what it brought', () => {
    expect(
      told(
        'Тараз қаласында бос жұмыс орындары жәрмеңкесі өтті. Облыстық орталық ұйымдастырған шараға келген кәсіпорындар 1 120 бос орын ұсынды.',
        { sourcePlace: 'KZ-31' },
      ),
    ).toEqual(['vacancies done 1120 jobs KZ-311000000'])
  })
  test('the items behind a noun and a colon, and the lines of a list with marks', () => {
    expect(
      told(
        'Ақтөбе облысы, кабель зауыты\nЖұмыс орындарының саны: құрылыс кезеңінде – 120, пайдалану кезеңінде – 185',
      ),
    ).toEqual(['jobs_created planned 120 jobs KZ-15', 'jobs_created planned 185 jobs KZ-15'])
    expect(
      told(
        'Махамбет ауданында бес жоба аяқталып, 76 адам жұмысқа тұрды. Тізім мынадай:\n– жылыжай кешені – 40 адам;\n– құрғақ сүт цехы – 26;\n– бекет – 10.',
      ),
    ).toEqual([
      'people_placed done 76 people KZ-235600000',
      'people_placed done 40 people KZ-235600000',
      'people_placed done 26 people KZ-235600000',
      'people_placed done 10 people KZ-235600000',
    ])
  })
  test('the rows of a table are read by the heads of its columns', () => {
    expect(
      told(
        'Павлодар облысында жұмысқа орналасқандар, 2025 жылғы бірінші тоқсан\nАудан\tЖоспар\tОрындалды\nАққулы ауданы\t410\t120\nМай ауданы\t6 200\t3 410\nЖиыны\t6 610\t3 530',
        { publishedAt: '2025-04-20' },
      ),
    ).toEqual([
      'people_placed planned 410 people KZ-555200000',
      'people_placed done 120 people KZ-555200000',
      'people_placed planned 6200 people KZ-555600000',
      'people_placed done 3410 people KZ-555600000',
      'people_placed planned 6610 people KZ-55',
      'people_placed done 3530 people KZ-55',
    ])
    expect(told('Абай ауданы\t410\t120\nМай ауданы\t6 200\t3 410')).toEqual([])
  })
  test('what is told of a part is told behind it', () => {
    expect(told('Көкпекті ауданында курс бітірген 52 адамның 19-ы грант алып, ісін бастаған.')).toEqual([
      'training done 52 people KZ-104400000',
      'employment_support done 19 people KZ-104400000',
    ])
  })
  test('a fair to come offers what is planned', () => {
    expect(
      told(
        'Ертең Шымкент қаласында бос жұмыс орындарының жәрмеңкесі өтеді. Оған 85 кәсіпорын қатысып, 1 450 бос орын ұсынады.',
      ),
    ).toEqual(['vacancies planned 1450 jobs KZ-79'])
  })
  test('direct speech is no item of a list', () => {
    expect(
      told(
        'Қостанай облысында егін науқанына 420 механизаторға зәру.\n– Көрші Түркістан облысынан 130 механизатор келді. Барлығы осында тұрады, – деді басқарма басшысы.',
        { sourcePlace: 'KZ-39' },
      ),
    ).toEqual(['vacancies ongoing 420 people KZ-39', 'people_placed done 130 people KZ-39'])
  })
  test('the plant of the text gives the place where a province speaks', () => {
    expect(
      told(
        'Саран қаласында зауыт салынып жатыр. Облыс әкімінің орынбасары Рустем Жүнісбеков айтқандай, құрылысқа 140 адам жұмысқа тартылған.',
        { sourcePlace: 'KZ-35' },
      ),
    ).toEqual(['people_placed done 140 people KZ-352200000'])
  })
  test('a report ends with its paragraph', () => {
    const { events } = analyze({
      id: 'x',
      text: 'Созақ ауданының әкімі Ерлан Сапаров биыл 45 маман жұмысқа орналасқанын айтты.\nҚазір ауданда 17 мұғалім жетіспейді.',
    })
    expect(events.map(({ official }) => official?.name ?? null)).toEqual(['Ерлан Сапаров', null])
  })
  test('a quotation goes on behind its speaker', () => {
    const { events } = analyze({
      id: 'x',
      text: '– Ауданда 90 адам жұмысқа орналасты, – дейді серіктестік директоры Ерлан Сапаров. – Келесі жылы тағы 25 жұмыс орнын ашамыз.',
    })
    expect(events.map(({ official }) => official?.name)).toEqual(['Ерлан Сапаров', 'Ерлан Сапаров'])
  })
})

describe('Kazakh events: status is in the last suffix', () => {
  test.each([
    ['құрылды', 'done'],
    ['құрылған', 'done'],
    ['құрылыпты', 'done'],
    ['құрылады', 'planned'],
    ['құрылмақ', 'planned'],
    ['құру көзделген', 'planned'],
    ['құру жоспарланып отыр', 'planned'],
    ['құруға міндеттеме алды', 'committed'],
    ['құрылған жоқ', 'negated'],
    ['құрылуда', 'ongoing'],
  ])('«… жаңа жұмыс орны %s» is %s', (verb, status) => {
    const [event] = analyze({ id: 'x', text: `Абай облысында 250 жаңа жұмыс орны ${verb}.` }).events
    expect(event?.status).toBe(status)
  })
  test('what was rumoured or asked and then denied did not happen', () => {
    expect(
      told(
        'Теміртау қаласында 90 жұмысшы қысқартылады деген ақпарат тарады. Зауыт директоры Ерлан Сапаров мұны жоққа шығарды.',
      ),
    ).toEqual(['jobs_lost negated 90 people KZ-352400000'])
  })
  test('openings told of a month are a part of those published', () => {
    expect(
      told(
        'Қазақстанда қараша айында 90 мың вакансия жарияланды. Ең көп сұраныс білім беру саласында (20 мың вакансия) байқалды.',
        { publishedAt: '2025-12-03' },
      ),
    ).toEqual(['vacancies done 90000 jobs KZ', 'vacancies done 20000 jobs KZ'])
  })
  test('a participle before its noun tells no status', () => {
    expect(told('Атырау облысында 410 жасқа жеңілдетілген шағын несие беріледі.')).toEqual([
      'employment_support planned 410 people KZ-23',
    ])
  })
})

describe('Kazakh events: when', () => {
  const period = (text: string, publishedAt: string) =>
    analyze({ id: 'x', text, publishedAt }).events.map(({ period }) =>
      period ? `${period.start}…${period.end}` : null,
    )
  test('«бүгінгі таңда» runs from the year promised to the reference date', () => {
    expect(
      period(
        'Сайрам ауданында биыл 2 000 жұмыс орнын ашу міндеттелген. Бүгінгі таңда 1 450 жұмыс орны ашылды.',
        '2023-08-19',
      ),
    ).toEqual(['2023-01-01…2023-12-31', '2023-01-01…2023-08-19'])
  })
  test('what is to begin at a time has no end', () => {
    expect(
      period('Шымкентте маусым айынан бастап 210 жас маусымдық жұмысқа тартылады.', '2025-04-24'),
    ).toEqual([null])
  })
  test('the same season of the year before', () => {
    expect(
      period(
        'Алматы қаласында 2025 жылдың бірінші тоқсанында жұмыссыздық деңгейі 4,9 пайыз болды. Былтырғы сәйкес кезеңде бұл көрсеткіш 5,1 пайыз болған.',
        '2025-04-30',
      ),
    ).toEqual(['2025-01-01…2025-03-31', '2024-01-01…2024-03-31'])
  })
})

describe('Kazakh events: near misses', () => {
  test.each([
    'Ауданда 600 орындық мектеп салынды, онда 48 мұғалім сабақ береді.',
    'Сот шешімімен 14 адам қоғамдық жұмысқа тартылды.',
    'Биыл 560 түлек мемлекеттік грантқа түсті.',
    'Кәсіпкер 30 адамды жұмыспен қамти алады, бірақ несие керек.',
    'Өзбекстанда 300 мың жаңа жұмыс орны ашылады.',
    'Полицейлер жұмысқа тұрғызамын деп 14 адамды алдаған күдіктіні ұстады.',
    'Бір жұмыс орнын құруға 3,5 млн теңге жұмсалады.',
  ])('%s', (text) => {
    expect(told(text, { sourcePlace: 'KZ-15' })).toEqual([])
  })
})

test('Latin and Arabic letters are read by the same rules, spans in the text as given', () => {
  const text = 'Qaraǵandy oblysynda 640 jańa jumys orny ashyldy.'
  const [event] = analyze({ id: 'x', text }).events
  expect(line(event!)).toBe('jobs_created done 640 jobs KZ-35')
  for (const { text: words, span } of event!.evidence) expect(text.slice(...span)).toBe(words)
  expect(told('قوستاناي وبلىسىندا 85 جۇمىس ورنى قۇرىلدى.')).toEqual(['jobs_created done 85 jobs KZ-39'])
})

test('the gold passages keep their floor in both halves, evidence exact', () => {
  for (const [split, floor] of [
    ['dev', 0.95],
    ['closed', 0.9],
  ] as const) {
    const score = emptyScore()
    for (const document of readGold(GOLD).filter((d) => d.split === split)) {
      const analysis = analyze(document)
      for (const event of analysis.events)
        for (const { text, span } of event.evidence) expect(document.text.slice(...span)).toBe(text)
      compare(score, document, analysis)
    }
    expect(prf(score.tp, score.fp, score.fn).f, split).toBeGreaterThan(floor)
    expect(score.matched.status / score.tp, split).toBeGreaterThan(0.93)
    expect(score.matched.place / score.tp, split).toBeGreaterThan(0.93)
    expect(score.matched.official / score.tp, split).toBeGreaterThan(0.9)
  }
})

describe('Kazakh events: plan and fact, earlier counts, times of their own', () => {
  /** Period of the event with the figure. */
  const period = (text: string, figure: number, publishedAt: string) => {
    const found = analyze({ id: 'x', text, publishedAt }).events.find(
      (e) => e.quantity?.value === figure,
    )?.period
    return found ? `${found.start}…${found.end}` : found
  }
  test('a line of plan and fact tells the status of each figure', () => {
    expect(
      told('Жаңа жұмыс орындары: жылдық меже – 3 200, іс жүзінде ашылғаны – 2 715.').map((x) =>
        x.slice(0, 30),
      ),
    ).toEqual(['jobs_created planned 3200 jobs', 'jobs_created done 2715 jobs'])
    expect(told('Мерке ауданы, қоғамдық жұмыс: жоспар – 90, жіберілгені – 84.')).toEqual([
      'people_placed planned 90 people KZ-315400000',
      'people_placed done 84 people KZ-315400000',
    ])
  })
  test('what a count came from and came to', () => {
    expect(told('Ауданда жұмыссыздар саны жыл басындағы 712-ден 655-ке түскен.')).toEqual([
      'unemployment done 712 people',
      'unemployment ongoing 655 people',
    ])
    expect(told('Сәуірде 5,2 мың бос жұмыс орны жарияланды. Бұл наурыздағыдан 800 орынға аз.')).toEqual([
      'vacancies done 5200 jobs',
    ])
  })
  test('a count of the same for an earlier time goes on with it', () => {
    const text =
      'Осы жылдың 10 айында қоғамдық жұмысқа 76 адам тартылды, 2024 жылдың осы кезеңінде 91 адам болған.'
    expect(told(text)).toEqual(['people_placed done 76 people', 'people_placed done 91 people'])
    expect(period(text, 91, '2025-11-16')).toBe('2024-01-01…2024-10-31')
  })
  test('verbs in -ла are past where a consonant stands before it', () => {
    expect(told('Зауыт тұрғындарға 48 жұмыс орнын сыйлады.')).toEqual(['jobs_created done 48 jobs'])
    expect(told('Зауытта 48 жұмыс орны ашылады.')).toEqual(['jobs_created planned 48 jobs'])
  })
  test('the time of a project holds for the jobs of the next sentence, when a plant was opened for none', () => {
    expect(
      period('Зауыт 2026 жылы іске қосылады. Онда 95 адам жұмыс істейтін болады.', 95, '2025-03-12'),
    ).toBe('2026-01-01…2026-12-31')
    expect(period('2019 жылы ашылған зауытта 360 адам еңбек етеді.', 360, '2025-10-21')).toBeNull()
  })
  test('a headline that sums up the year gives it', () => {
    expect(
      period('Сәтбаев қаласы. Жыл қорытындысы\nЖаңадан 1 260 жұмыс орны ашылды.', 1260, '2025-12-30'),
    ).toBe('2025-01-01…2025-12-31')
  })
})
