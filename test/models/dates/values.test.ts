import { describe, expect, it } from 'vitest'
import { type DateMention, dateEntries, findDates, referenceDay } from '../../../models/dates/index.ts'

/** `start…end grain` of everything that is listed, in order. */
function listed(text: string, reference?: string, language?: string): string[] {
  return dateEntries(findDates(text, { reference, language })).map(({ start, end, grain }) =>
    start === end ? `${start} ${grain}` : `${start}…${end} ${grain}`,
  )
}

function only(text: string, reference?: string): DateMention {
  const found = findDates(text, { reference })
  expect(found).toHaveLength(1)
  return found[0] as DateMention
}

describe('values of the contract', () => {
  const cases: Array<[text: string, reference: string | undefined, values: string[]]> = [
    ['در سال ۱۴۰۱ چنین شد', undefined, ['2022-03-21…2023-03-20 year']],
    ['در چهار ماهه نخست سال جاری', '2022-08-10', ['2022-03-21…2022-07-22 span']],
    ['биылғы бес айда', '2023-06-20', ['2023-01-01…2023-05-31 span']],
    ['15 шілдеден бері', '2025-08-22', ['2025-07-15…2025-08-22 span']],
    ['1 маусымдағы жағдай бойынша', '2025-08-22', ['2025-06-01 day']],
    ['سال جاری', '2022-08-10', ['2022-03-21…2023-03-20 year']],
    ['биыл', '2025-08-22', ['2025-01-01…2025-12-31 year']],
    ['تا پایان سال', '2025-12-31', ['2025-12-31…2026-03-20 span']],
    ['تا پایان سال ۷۰ هزار نفر', '2023-07-03', ['2023-07-03…2024-03-19 span']],
    ['در شش ماهه نخست سال ۴ هزار و ۲۰۰ نفر', '2023-11-03', ['2023-03-21…2023-09-22 half']],
    ['در سال ۹۷ هزار نفر', undefined, ['2018-03-21…2019-03-20 year']],
    ['از ابتدای سال', '2025-11-06', ['2025-03-21…2025-11-06 span']],
    ['жыл басынан бері', '2025-11-20', ['2025-01-01…2025-11-20 span']],
    ['Биыл 1 қыркүйекке дейін', '2025-09-27', ['2025-01-01…2025-09-01 span']],
    ['2019 жылдың 3 тамызына дейін', undefined, ['2019-08-03 day']],
    ['آخرین پنجشنبه سال ۱۴۰۲', undefined, ['2024-03-14 day']],
    ['دومین شنبه مهرماه ۱۴۰۲', undefined, ['2023-09-30 day']],
    ['Тамыздың екінші жексенбісінде', '2016-08-05', ['2016-08-14 day']],
    ['2024 жылғы мамыр айының соңғы жұмасында', undefined, ['2024-05-31 day']],
    ['Қараша айының алғашқы онкүндігінде', '2021-11-30', ['2021-11-01…2021-11-10 span']],
    ['Қыркүйектің бірінші онкүндігіне дейін', '2013-08-02', ['2013-08-02…2013-09-10 span']],
    ['Алдағы жұма күні, 6 қазанда', '2017-10-05', ['2017-10-06 day']],
    ['І-тоқсанда 34 жоба', '2012-05-18', ['2012-01-01…2012-03-31 quarter']],
    ['17 қаңтар, сенбі, сағат 10.00-де', '2026-01-15', ['2026-01-17 day']],
    ['бұл 2016 жылғыдан 14 пайызға көп', undefined, ['2016-01-01…2016-12-31 year']],
    ['فروردین ۹۵ دویست نفر', undefined, ['2016-03-20…2016-04-19 month']],
    ['سهمیه سال ۹۷ استان', undefined, ['2018-03-21…2019-03-20 year']],
    ['مزد ۱۴۰۴ با حضور شرکا بسته شد', undefined, ['2025-03-21…2026-03-20 year']],
    ['بیست وششم مردادماه', '2017-08-15', ['2017-08-17 day']],
    ['Сәуiрдiң 28-i күнi', '2020-04-30', ['2020-04-28 day']],
    ['چهارشنبه شب گذشته', '2014-03-02', ['2014-02-26 day']],
    ['فاز اول تا پایان خردادماه', '2011-06-13', ['2011-06-13…2011-06-21 span']],
    ['دردیماه گذشته', '2025-01-14', ['2023-12-22…2024-01-20 month']],
    ['دهه فجر', '2025-02-01', ['2025-01-31…2025-02-10 span']],
    ['هفته دولت', '2025-08-28', ['2025-08-24…2025-08-30 span']],
    ['این هفته', '2024-05-01', ['2024-04-27…2024-05-03 week']],
    ['2024-2025 оқу жылында', undefined, ['2024-09-01…2025-06-30 year']],
    ['سال 1392 و 1391', undefined, ['2012-03-20…2014-03-20 multi-year']],
    ['سالهای ۹۵ تا ۹۸', undefined, ['2016-03-20…2020-03-19 multi-year']],
    ['соңғы үш күндегі', '2025-08-22', ['2025-08-20…2025-08-22 span']],
    ['از سال ۹۲ تاکنون', '2020-01-01', ['2013-03-21…2020-01-01 span']],
    ['از اول سال ۹۷ تاکنون', undefined, ['2018-03-21…2019-03-20 year']],
    ['از سال ۸۴ تا ۸۸ سه بار', undefined, ['2005-03-21…2010-03-20 multi-year']],
    ['سال تحصیلی ۹۴-۹۳', undefined, ['2014-09-23…2015-06-21 year']],
    ['هفته گذشته، سه‌شنبه', '2024-05-14', ['2024-05-07 day']],
    ['Астана күніне орай', '2025-07-04', ['2025-07-06 day']],
    ['өткен аптаның сәрсенбісінде', '2017-12-04', ['2017-11-29 day']],
    ['осы аптада сәрсенбі күні', '2024-05-14', ['2024-05-15 day']],
    ['2014-15 оқу жылында', undefined, ['2014-09-01…2015-06-30 year']],
    ['жыл басынан бергі бес айда', '2023-07-14', ['2023-01-01…2023-05-31 span']],
    ['қаңтар мен тамыз айлары аралығында', '2016-09-16', ['2016-01-01…2016-08-31 span']],
  ]
  for (const [text, reference, values] of cases) {
    it(`${text} on ${reference ?? 'an unknown day'}`, () => expect(listed(text, reference)).toEqual(values))
  }
})

describe('what is not listed', () => {
  const silent = [
    '۲۰ سال اخیر',
    'تاکنون کاری نشده',
    'هر جمعه',
    'عید قربان و ماه رمضان',
    'او می رود و می گوید',
    'به گزارش خبرگزاری مهر، بهمن یوسفی و آذر قربانی آمدند',
    'میدان ۲۲ بهمن و بیمارستان ۱۷ شهریور',
    'امام جمعه و نماز جمعه',
    '۱۴۰۰ نفر و ۲۰۲۴ شغل و کد خبر ۱۴۰۲۰۵۱۳ و تلفن ۰۲۱۸۸۷۷۶۶۵۵',
    'سال ۷۷۶ قبل از میلاد',
    'соңғы он жылда',
    'жыл сайын, күн сайын, екі апта ішінде',
    'бүгінде және бүгінгі таңда',
    'наурыз көже мен қазан, маусым деген сөздер',
    '5 мың адам, 12 орын, №266/8 қаулы',
    'екі мың жыл бұрын',
    'жұма намазы',
    'جمعه‌ها هم سر کار هستند',
    'هر سال از آبان تا اسفند و همه‌ساله در مهر',
    'سه روز پیش از انتخابات، روز بعد و ۹ روز بعد',
    'تالار شهدای هفتم تیر',
    'дүйсенбіден жұмаға дейін ашық, жұма күндері',
    'жыл сайын қыркүйекте',
    '«Таза бейсенбі» акциясы',
    'сол жылғы қыркүйек айында',
    'ЭКСПО-2017-ге, 1 Май ауылында, 9 мамыр көшесінде',
    'мамыр мерекелері, бүгінге дейін',
  ]
  for (const text of silent) it(text, () => expect(listed(text, '2024-05-01')).toEqual([]))

  it('keeps rolling spans, habits and durations as mentions with their reason', () => {
    expect(only('۲۰ سال اخیر', '2024-05-01').flag).toBe('rolling')
    expect(only('هر جمعه', '2024-05-01').flag).toBe('habit')
    expect(only('عید قربان', '2024-05-01').flag).toBe('movable')
    expect(only('екі жыл').flag).toBe('duration')
  })
})

describe('impossible days', () => {
  for (const text of ['۳۱ مهر ۱۴۰۲', '۳۰ اسفند ۱۴۰۴', '31 қыркүйек 2024 жыл', '1402/13/01', '2023-02-30']) {
    it(`${text} is kept as text and never rolled over`, () => {
      const mention = only(text)
      expect([mention.text, mention.start, mention.end, mention.flag]).toEqual([
        text,
        null,
        null,
        'impossible',
      ])
    })
  }
})

describe('the reference date', () => {
  it('is needed by relative expressions, and they say so', () => {
    expect(only('سال گذشته')).toMatchObject({ start: null, flag: 'no-reference', relative: true })
    expect(only('былтыр')).toMatchObject({ start: null, flag: 'no-reference', relative: true })
  })

  it('is the local day of a date-time with offset', () => {
    expect(listed('امروز', '2024-05-01T21:30:00+00:00', 'fa')).toEqual(['2024-05-02 day'])
    expect(listed('бүгін', '2025-08-22T10:00:00+05:00', 'kk')).toEqual(['2025-08-22 day'])
    // A range that is just over, not the one to come.
    expect(listed('1 қаңтардан 20 тамызға дейін', '2025-09-10', 'kk')).toEqual(['2025-01-01…2025-08-20 span'])
    expect(listed('жартыжылдықта', '2025-07-20', 'kk')).toEqual(['2025-01-01…2025-06-30 half'])
    expect(listed('жазғы маусымда', '2025-07-20', 'kk')).toEqual([])
  })

  it('is else the day of the text’s own date line', () => {
    const text = '۱۳ آذر ۱۴۰۱، ۲۰:۰۵\nمدیرکل دیروز گفت تا پایان سال کار تمام می‌شود.'
    expect(referenceDay(text)).toBe('2022-12-04')
    expect(listed(text)).toEqual(['2022-12-04 day', '2022-12-03 day', '2022-12-04…2023-03-20 span'])
    expect(referenceDay('Қоғам • 19 Ақпан, 2024\n\nБүгін жұмыс тоқтады.')).toBe('2024-02-19')
    expect(referenceDay('تاریخ انتشار: ۱۷ شهریور ۱۳۹۹ - ۱۲:۳۰\nامسال چنین شد.')).toBe('2020-09-07')
  })

  it('is never a date in a sentence or a year named in passing', () => {
    expect(referenceDay('قانون مصوب سال ۱۳۶۹ است و امسال اصلاح می‌شود.')).toBeNull()
    expect(
      referenceDay(
        'نماینده مردم در مجلس که در ۱۵ مهر ۱۳۹۹ از کارخانه بازدید کرده بود، گفت امسال شرایط بهتر است.',
      ),
    ).toBeNull()
  })

  it('marks page stamps, which no claim covers', () => {
    const [stamp] = findDates('دوشنبه ۱۵ خرداد ۱۴۰۲ - ۱۰:۲۰\nکارگران دستمزد گرفتند.')
    expect(stamp).toMatchObject({ start: '2023-06-05', flag: 'page-stamp' })
  })
})

describe('spans', () => {
  it('lead back to the text as given, with joiners, Arabic letters and look-alikes', () => {
    const texts: Array<[string, string]> = [
      ['در پانزدهمِ دی‌ماهِ ۱۴۰۱ آمد', 'پانزدهمِ دی‌ماهِ ۱۴۰۱'],
      ['تا پايان ارديبهشت ١٤٠٢ فرصت است', 'تا پايان ارديبهشت ١٤٠٢'],
      ['سه‌شنبه ۲۴ مهرماه', 'سه‌شنبه ۲۴ مهرماه'],
      ['Биыл 2025 жылғы 5 тaмызда', '2025 жылғы 5 тaмызда'],
    ]
    for (const [text, expected] of texts) {
      const mentions = findDates(text, { reference: '2025-08-22' })
      expect(mentions.map((mention) => mention.text)).toContain(expected)
      for (const { span, text: own } of mentions) expect(text.slice(...span)).toBe(own)
    }
  })

  it('leave out the clock time of a stamp and the shift', () => {
    expect(findDates('5 Тамыз, 2016 11:14')[0]?.text).toBe('5 Тамыз, 2016')
    expect(findDates('۱۴۰۴/۰۷/۰۸ ۱۱:۲۵')[0]).toMatchObject({ text: '۱۴۰۴/۰۷/۰۸', time: '11:25' })
    expect(only('2025 жылғы 22 тамызда сағат 15:30-да').text).toBe('2025 жылғы 22 тамызда сағат 15:30-да')
    expect(only('مدارس نوبت صبح فردا چهارشنبه', '2022-01-25').text).toBe('فردا چهارشنبه')
  })

  it('carry the parts as written and the time of day', () => {
    expect(only('پنجشنبه ۲۶ شهریور ۱۳۹۴ ساعت ۹:۳۲')).toMatchObject({
      written: { year: 1394, month: 6, day: 26 },
      time: '09:32',
      calendar: 'jalali',
    })
  })
})

describe('calendars', () => {
  it('reads Afghan months as Jalali, lunar ones by tabular arithmetic', () => {
    expect(only('۱۴ دلو ۱۴۰۲')).toMatchObject({ start: '2024-02-03', calendar: 'jalali' })
    expect(only('رمضان ۱۴۴۲')).toMatchObject({ start: '2021-04-13', calendar: 'hijri', flag: 'approx' })
  })

  it('refuses a month and a year of different calendars', () => {
    expect(only('۵ فروردین ۲۰۲۰')).toMatchObject({ start: null, flag: 'impossible' })
  })
})
