import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze, analyzeWith } from '../../models/index.ts'
import { compare, emptyScore, prf, readGold } from '../../scripts/eval/events.ts'
import { processorTime } from '../linear.ts'

const gold = (language: string) =>
  readGold(path.join(import.meta.dirname, '..', 'gold', `events.${language}.jsonl`))

/** The events of a text in short: what an analyst compares first. */
function claims(text: string, publishedAt?: string, sourcePlace?: string) {
  return analyze({ id: 'test', text, publishedAt, sourcePlace }).events.map((e) => ({
    type: e.type,
    status: e.status,
    value: e.quantity ? (e.quantity.value ?? [e.quantity.min, e.quantity.max]) : null,
    unit: e.quantity?.unit ?? null,
    place: e.place,
    period: e.period ? [e.period.start, e.period.end] : null,
    official: e.official?.name ?? null,
  }))
}

describe('Persian claims', () => {
  it('tells what is promised from what is reached', () => {
    const found = claims(
      'مدیرکل تعاون، کار و رفاه اجتماعی ایلام گفت: تعهد امسال استان ایجاد ۱۲ هزار و ۴۰۰ فرصت شغلی است که تاکنون ۸ هزار و ۸۰۴ شغل در سامانه رصد ثبت شده است.',
      '2025-12-02',
    )
    expect(found).toMatchObject([
      {
        type: 'jobs_created',
        status: 'committed',
        value: 12400,
        unit: 'jobs',
        place: 'IR-16',
        period: ['2025-03-21', '2026-03-20'],
      },
      {
        type: 'jobs_created',
        status: 'done',
        value: 8804,
        unit: 'jobs',
        place: 'IR-16',
        period: ['2025-03-21', '2025-12-02'],
      },
    ])
  })

  it('reads an instruction with a fixed count as a plan and names who gave it', () => {
    const found = claims(
      'فرماندار ویژه خرمشهر گفت: دستگاه‌ها نسبت به ایجاد فرصت شغلی برای ۷۲۰ نفر ثبت نام شده در سامانه اقدام کنند.\nبهروز عامری افزود: این کار باید تا پایان سال انجام شود.',
    )
    expect(found).toMatchObject([
      {
        type: 'jobs_created',
        status: 'planned',
        value: 720,
        unit: 'people',
        place: 'IR-0607',
        official: 'بهروز عامری',
      },
    ])
  })

  it('gives each place of a list its figure', () => {
    const found = claims('شهرستان‌های رزن با ۹۸ درصد و ملایر با ۹۱ درصد بیشترین تحقق تعهد اشتغال را دارند.')
    expect(found.map((e) => [e.place, e.value, e.unit])).toEqual([
      ['IR-1308', 98, 'percent_of_plan'],
      ['IR-1302', 91, 'percent_of_plan'],
    ])
  })

  it('hands figures out in order («به ترتیب»)', () => {
    const found = claims(
      'فرماندار خمین افزود: تعهد اشتغال جهاد کشاورزی و کمیته امداد به ترتیب ۲۱۰ و ۴۶۵ فرصت شغلی بوده است.',
    )
    expect(found.map((e) => [e.value, e.status])).toEqual([
      [210, 'committed'],
      [465, 'committed'],
    ])
  })

  it('joins headline, lead and body, and keeps all their sentences as evidence', () => {
    const { events } = analyze({
      id: 'test',
      text: 'ایجاد ۲۵ هزار شغل در گیلان\nمدیرکل تعاون، کار و رفاه اجتماعی گیلان گفت: ۲۴ هزار و ۹۸۱ شغل در استان ایجاد شد.',
    })
    expect(events).toHaveLength(1)
    expect(events[0]?.quantity).toEqual({ value: 24981, unit: 'jobs', bound: 'exact' })
    expect(events[0]?.evidence.filter((e) => e.field === undefined)).toHaveLength(2)
  })

  it('puts a sum and the count that it went to into one claim', () => {
    const { events } = analyze({
      id: 'test',
      text: 'به ۲ هزار و ۳۱۸ متقاضی ۱۸۵ میلیارد تومان تسهیلات مشاغل خانگی پرداخت شد.',
    })
    expect(events).toMatchObject([
      {
        type: 'employment_support',
        status: 'done',
        quantity: { value: 2318, unit: 'people' },
        money: { value: 1_850_000_000_000, currency: 'IRR' },
      },
    ])
  })

  it('reads prevented lay-offs as jobs kept', () => {
    expect(claims('در کارخانه لاستیک یزد از تعدیل ۲۳۰ کارگر جلوگیری شد.')).toMatchObject([
      { type: 'jobs_retained', value: 230, unit: 'people' },
    ])
  })

  it('writes an agreement that is still to come as planned', () => {
    expect(claims('در این نشست توافق شد کارگروه مشترک حمایت از کارگران تشکیل شود.')).toMatchObject([
      { type: 'agreement', status: 'planned', value: null },
    ])
  })

  it('reads two claims where a relative clause tells what had been lost', () => {
    const text = 'نوزده کارگر یک کارگاه در ورامین که تیرماه امسال بیکار شده بودند، به کار بازمی‌گردند.'
    expect(claims(text, '2016-12-31')).toMatchObject([
      { type: 'jobs_lost', status: 'done', value: 19, period: ['2016-06-21', '2016-07-21'] },
      { type: 'people_placed', status: 'planned', value: 19 },
    ])
  })

  it.each([' | ', '\t'])('reads the rows of a table by the heads of its columns, parted by %j', (bar) => {
    const table =
      'نرخ‌ها در بهار ۱۴۰۰ چنین بود:\nاستان | نرخ بیکاری | مشارکت\nلرستان | ۱۶.۳ | ۴۰.۵\nمرکزی | ۶.۱ | ۳۸.۲'
    const text = table.replaceAll(' | ', bar)
    const period = ['2021-03-21', '2021-06-21']
    expect(claims(text, '2021-07-26')).toEqual(
      [
        ['unemployment', 16.3, 'IR-15'],
        ['employment_level', 40.5, 'IR-15'],
        ['unemployment', 6.1, 'IR-00'],
        ['employment_level', 38.2, 'IR-00'],
      ].map(([type, value, place]) => ({
        type,
        status: 'ongoing',
        value,
        unit: 'percent',
        place,
        period,
        official: null,
      })),
    )
  })

  it('gives a line its place and what the count above it tells', () => {
    const text =
      'معاون استاندار چهارمحال و بختیاری گفت: از ۹ هزار و ۷۰۰ نفر تعهد اشتغال استان، ۵ هزار و ۱۲ نفر محقق شده است.\nآمار شهرستان‌ها چنین است:\nشهرکرد: تعهد ۲۸۵۰ نفر- محقق شده ۱۵۴۰ نفر\nبروجن: تعهد ۱۴۴۰ نفر- محقق شده ۹۱۲ نفر'
    expect(claims(text, '2025-09-22').slice(2)).toMatchObject([
      { status: 'committed', value: 2850, place: 'IR-1402' },
      { status: 'done', value: 1540, place: 'IR-1402' },
      { status: 'committed', value: 1440, place: 'IR-1401' },
      { status: 'done', value: 912, place: 'IR-1401' },
    ])
  })

  it('takes the number of protesters and the months of their wages from where they are told', () => {
    const text =
      'جمعی از کارگران شهرداری یاسوج از پرداخت نشدن حقوق خود گله کردند.\nاین کارگران که شمارشان به ۱۹۰ نفر می‌رسد، می‌گویند مزد تیر، مرداد و شهریور آنها واریز نشده است.'
    expect(claims(text, '2025-09-30')).toMatchObject([
      { type: 'labour_dispute', status: 'ongoing', value: 190, period: ['2025-06-22', '2025-09-22'] },
    ])
  })

  it('leaves near misses out', () => {
    for (const text of [
      'مدرسه ۱۲ کلاسه روستا با ۳۰۰ صندلی افتتاح شد و کارگران شهرداری محوطه آن را آماده کردند.',
      'دستگاه‌ها باید برای رفع بیکاری جوانان تلاش کنند.',
      'دولت ترکیه اعلام کرد ۳۲ میلیون نفر شاغل هستند.',
      'محمد صالحی به عنوان مدیرکل جدید تعاون، کار و رفاه اجتماعی منصوب شد.',
    ])
      expect(claims(text), text).toEqual([])
  })
})

describe('Persian claims beside others', () => {
  it('who passed the test of a plant is hired, and what a fair shows is open', () => {
    expect(
      claims('فرماندار لامرد گفت: در آزمون استخدامی امسال کارخانه فولاد ۱۳۵ نفر پذیرفته شدند.'),
    ).toMatchObject([{ type: 'people_placed', status: 'done', value: 135 }])
    expect(
      claims('رئیس نمایشگاه گفت: شرکت‌ها هزار و ۹۰۰ فرصت شغلی را به جویندگان معرفی می‌کنند.'),
    ).toMatchObject([{ type: 'vacancies', value: 1900 }])
  })
  it('jobs kept and jobs made in one breath are two claims', () => {
    expect(
      claims(
        'استاندار کردستان گفت: این مصوبات به حفظ شغل ۱۱ هزار نفر و ایجاد اشتغال برای سه هزار و ۱۰۰ نفر انجامیده است.',
      ),
    ).toMatchObject([
      { type: 'jobs_retained', value: 11000 },
      { type: 'jobs_created', value: 3100 },
    ])
  })
  it('what is registered of a promise is reached, with a half-space too', () => {
    expect(
      claims(
        'تعهد اشتغال شهرستان نهاوند دو هزار و ۷۱۰ نفر است. فرماندار افزود: هزار و ۲۱۵ نفر از این تعداد در سامانه ثبت شده‌اند.',
      ),
    ).toMatchObject([{ status: 'committed' }, { status: 'done', value: 1215 }])
  })
  it('where somebody spoke or a reporter sits is not what is told of', () => {
    const told = claims(
      'مدیرکل بهزیستی لرستان در دیدار با امام جمعه بروجرد گفت: برای اجرای این طرح‌ها ۳۱۰ میلیارد تومان تسهیلات اشتغال پرداخت شد. وی افزود: با اجرای این طرح‌ها برای دو هزار و ۱۲ نفر شغل ایجاد شد.',
    )
    expect(told.at(-1)).toMatchObject({ value: 2012, place: 'IR-15' })
    expect(
      claims(
        'مدیر جهاد کشاورزی شهرستان شبستر در گفت وگو با خبرنگار گروه استان های باشگاه خبرنگاران از تبریز گفت: این طرح ها شامل یک گلخانه است. وی افزود: با بهره برداری از این طرح ها برای ۵۲ نفر اشتغال ایجاد شد.',
      ).at(-1),
    ).toMatchObject({ value: 52, place: 'IR-0314' })
  })
})

describe('Kazakh claims', () => {
  const text =
    'Облыс әкімінің орынбасары Серік Жанболаттың мәліметінше, биыл Түркістан облысында 5 217 адам жұмысқа орналасты. Жыл соңына дейін 3 мың жаңа жұмыс орны ашылады.'

  it('reads placements and plans with their place', () => {
    expect(claims(text, '2024-06-10')).toMatchObject([
      { type: 'people_placed', status: 'done', value: 5217, unit: 'people', place: 'KZ-61' },
      { type: 'jobs_created', status: 'planned', value: 3000, unit: 'jobs', place: 'KZ-61' },
    ])
  })

  it('reads the same in Latin and in Arabic letters', () => {
    for (const same of [
      'Túrkistan oblysynda 5 217 adam jumysqa ornalasty.',
      'تۇركىستان وبلىسىندا 5 217 ادام جۇمىسقا ورنالاستى.',
    ])
      expect(claims(same), same).toMatchObject([
        { type: 'people_placed', status: 'done', value: 5217, place: 'KZ-61' },
      ])
  })
})

describe('every event', () => {
  for (const language of ['fa', 'kk']) {
    it(`has evidence whose spans are exact, sentence first (${language})`, () => {
      let seen = 0
      for (const document of gold(language)) {
        const { events } = analyze(document)
        for (const event of events) {
          seen++
          expect(event.evidence[0]?.field).toBeUndefined()
          for (const { text, span } of event.evidence) expect(document.text.slice(...span)).toBe(text)
          expect(event.confidence).toBeGreaterThan(0)
          expect(event.confidence).toBeLessThan(1)
          expect(event.rule).toMatch(new RegExp(`^${language}/`))
        }
      }
      expect(seen).toBeGreaterThan(50)
    })
  }

  it('is found again in the same way', () => {
    const [document] = gold('fa')
    expect(JSON.stringify(analyze(document!))).toBe(JSON.stringify(analyze(document!)))
  })

  it('can be explained', async () => {
    const [document] = gold('fa')
    const { events } = await analyzeWith(null, document!, true)
    expect(events.map(({ trace, ...event }) => event)).toEqual(analyze(document!).events)
    expect(events[0]?.trace?.join('\n')).toMatch(/figure «.*» counts jobs[\s\S]*status/)
  })
})

describe('the gold', () => {
  for (const [language, floor] of [
    ['fa', 0.93],
    ['kk', 0.8],
  ] as const) {
    it(`is met in ${language} (F1 ≥ ${floor})`, () => {
      const score = emptyScore()
      for (const document of gold(language)) compare(score, document, analyze(document))
      expect(prf(score.tp, score.fp, score.fn).f).toBeGreaterThanOrEqual(floor)
    })
  }

  it('counts a wrong figure as missed and invented', () => {
    const score = emptyScore()
    const document = { ...gold('fa')[0]!, events: gold('fa')[0]!.events.slice(0, 1) }
    const analysis = analyze(document)
    analysis.events = analysis.events
      .slice(0, 1)
      .map((e) => ({ ...e, quantity: { ...e.quantity!, value: 1 } }))
    compare(score, document, analysis)
    expect([score.tp, score.fp, score.fn]).toEqual([0, 1, 1])
  })
})

describe('hostile input', () => {
  it('is read in linear time', () => {
    const texts = [
      'ایجاد '.repeat(60_000),
      '۱ نفر و '.repeat(40_000),
      'شغل، ۱۲ '.repeat(40_000),
      'жұмыс '.repeat(60_000),
      '1 адам, '.repeat(40_000),
      'استان تهران ۵ درصد و '.repeat(15_000),
    ]
    for (const text of texts) {
      const language = /[а-я]/.test(text) ? 'Қазақстан облысында жұмыс орны. ' : 'استان است که در کار. '
      const time = processorTime(() => void analyze({ id: 'test', text: language + text }))
      expect(time, text.slice(0, 20)).toBeLessThan(8000)
    }
  }, 60_000)

  it.each([
    ['figures', 'در استان کرمان ۵ نفر شاغل شدند و ۷ شغل ایجاد شد. ', 6000],
    ['sentences', 'در استان کرمان شغل ایجاد شد. ', 20_001],
    ['numbers that count nothing', 'شغل ایجاد شد؛ تلفن ۳۴۴۵۶۷ ', 15_001],
  ])(
    'says that it was read so far where it holds too many %s',
    (_name, repeated, times) => {
      const read = (text: string) => analyze({ id: 'test', text, publishedAt: '2024-01-01' })
      expect(read(repeated.repeat(times)).truncated).toBe(true)
      expect(read(repeated.repeat(100))).not.toHaveProperty('truncated')
    },
    60_000,
  )
})
