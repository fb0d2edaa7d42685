import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findNumbers, numberEntries } from '../../../models/numbers/index.ts'
import { fold, foldKazakh } from '../../../models/text/index.ts'
import { expectLinear } from '../../linear.ts'

/** A mention as one line: text, value or ends, and what is not the usual. */
function lines(text: string, language = 'fa'): string[] {
  return findNumbers(text, language).map((m) => {
    expect(text.slice(...m.span)).toBe(m.text)
    const value = m.min === undefined ? String(m.value) : `${m.min}…${m.max}`
    const parts = [`${m.text} = ${value}`]
    if (m.kind !== 'cardinal') parts.push(m.kind)
    if (m.currency) parts.push(m.currency)
    if (m.bound !== 'exact' && m.bound !== 'range') parts.push(m.bound)
    if (m.ambiguous) parts.push('?')
    return parts.join(' ')
  })
}
const kk = (text: string) => lines(text, 'kk')

describe('Persian forms', () => {
  it.each([
    ['۱۴ هزار و ۳۲۰ نفر', '۱۴ هزار و ۳۲۰ = 14320'],
    ['هزار و ۶۰۰ نفر', 'هزار و ۶۰۰ = 1600'],
    ['یکهزار و ۲۱۰ شغل', 'یکهزار و ۲۱۰ = 1210'],
    ['بیست و سه هزار تن', 'بیست و سه هزار = 23000'],
    ['سه‌هزار کارگر', 'سه‌هزار = 3000'],
    ['تعداد7هزار نفر', '7هزار = 7000'],
    ['پانصدو پنجاه کارگر', 'پانصدو پنجاه = 550'],
    ['دو و نیم میلیون نفر', 'دو و نیم میلیون = 2500000'],
    ['نیم میلیون نفر', 'نیم میلیون = 500000'],
    ['هزار و ۲۰۰ میلیارد', 'هزار و ۲۰۰ میلیارد = 1200000000000'],
    ['نه میلیون و هزار و پنج', 'نه میلیون و هزار و پنج = 9001005'],
    ['هفت دهم درصد', 'هفت دهم = 0.7 percent'],
    ['صد و چهار دهم هزار', 'صد و چهار دهم هزار = 100400'],
    ['چهار ممیز پنج', 'چهار ممیز پنج = 4.5'],
    ['سه چهارم', 'سه چهارم = 0.75'],
    ['۴٫۵', '۴٫۵ = 4.5'],
    ['۱۲٬۳۴۰٫۵', '۱۲٬۳۴۰٫۵ = 12340.5'],
    ['منفی ۴ درصد', 'منفی ۴ = -4 percent'],
    ['دمای -3 درجه', '-3 = -3'],
    ['تراز منفی(4000 -)', '4000 = -4000'],
  ])('%s', (text, line) => expect(lines(text)).toEqual([line]))

  it.each([
    ['۷/۲ درصد', '۷/۲ = 7.2 percent'],
    ['۱/۵ میلیون', '۱/۵ میلیون = 1500000'],
    ['۷/۲ برنده', '۷/۲ = 7.2 ?'],
    ['۱۲.۳۴۰ نفر', '۱۲.۳۴۰ = 12340 ?'],
    ['۴. ۳ درصد', '۴. ۳ = 4.3 percent ?'],
    ['1/ 10درصد', '1/ 10 = 10.1 percent ?'],
    ['۳هزار و00 5', '۳هزار و00 5 = 3500 ?'],
    ['نامه ۱۲۳/۴۵۶', '۱۲۳/۴۵۶ = null code ?'],
  ])('flags what may be read otherwise: %s', (text, line) => expect(lines(text)).toEqual([line]))

  it.each([
    ['حدود ۵۰ نفر', '۵۰ = 50 approx'],
    ['نزدیک به مبلغ ۲۰ میلیارد ریال', '۲۰ میلیارد = 20000000000 money IRR approx'],
    ['بالغ بر هزار نفر', 'هزار = 1000 at_least'],
    ['کمتر از ۵ درصد', '۵ = 5 percent at_most'],
    ['۴۰ سال به بالا', '۴۰ = 40 at_least'],
    ['۳۰ تا ۳۵ درصد', '۳۰ تا ۳۵ = 30…35 percent'],
    ['۳۰ درصد تا ۳۵ درصد', '۳۰ درصد تا ۳۵ = 30…35 percent'],
    ['۲ تا ۳ هزار نفر', '۲ تا ۳ هزار = 2000…3000'],
    ['۵۰۰ تا ۲ هزار نفر', '۵۰۰ تا ۲ هزار = 500…2000'],
    ['دو سه هزار نفر', 'دو سه هزار = 2000…3000'],
    ['بین ۲۰ و ۳۰ نفر', '۲۰ و ۳۰ = 20…30'],
  ])('bounds and ranges: %s', (text, line) => expect(lines(text)).toEqual([line]))

  it.each([
    ['۵ همت', '۵ = 50000000000000 money IRR'],
    ['۲ میلیارد تومانی', '۲ میلیارد = 20000000000 money IRR'],
    ['۵۰ تا ۱۰۰ میلیون تومان', '۵۰ تا ۱۰۰ میلیون = 500000000…1000000000 money IRR'],
    ['همت ۵ کارگر', '۵ = 5'],
    ['سه واحد درصد', 'سه = 3 percentage_points'],
    ['صد در صد', 'صد = 100 percent'],
    ['سال ۹۶', '۹۶ = 96 year'],
    ['۱۲ خرداد', '۱۲ = 12 date'],
    ['تبصره ۱۸', '۱۸ = 18 law'],
    ['کد خبر: ۱۱۰۰۷۴', '۱۱۰۰۷۴ = 110074 code'],
    ['۱۴۰۲/۰۳/۲۳', '۱۴۰۲/۰۳/۲۳ = null date'],
    ['تلفن ۰۲۱-۸۸۹۹۱۱۲۲', '۰۲۱-۸۸۹۹۱۱۲۲ = null phone'],
    ['ساعت ۱۰', '۱۰ = 10 time'],
    ['نفر ۹ام', '۹ = 9 ordinal'],
  ])('money and kinds: %s', (text, line) => expect(lines(text)).toEqual([line]))

  it.each([
    'سه‌شنبه و یکشنبه و چهار شنبه',
    'نه تنها سینه و سهو و نهی و یکی و دوباره',
    'هر یک از آنان در چهار محال و هفت تپه',
    'ده‌ها و صدها و هزاران',
  ])('finds no number in «%s»', (text) => expect(lines(text)).toEqual([]))

  it('tells a year from the count after it', () => {
    expect(lines('در سال ۱۴۰۲، ۴۵ نفر')).toEqual(['۱۴۰۲ = 1402 year', '۴۵ = 45'])
    expect(lines('در سال ۱۴۰۲ هزار و ۲۰۰ نفر')).toEqual(['۱۴۰۲ = 1402 year', 'هزار و ۲۰۰ = 1200'])
    expect(findNumbers('در سال ۹۷ هزار نفر')[0]?.ambiguous).toBe(true)
    expect(lines('سال‌های ۹۸ و ۹۹')).toEqual(['۹۸ = 98 year', '۹۹ = 99 year'])
    expect(lines('تبصره ۱۶ و ۱۸ بودجه ۹۶')).toEqual(['۱۶ = 16 law', '۱۸ = 18 law', '۹۶ = 96 year'])
  })

  it('keeps lists apart', () => {
    expect(lines('۲۰ و ۳۰، ۴۰ نفر')).toEqual(['۲۰ = 20', '۳۰ = 30', '۴۰ = 40'])
    expect(lines('۲ هزار و ۳ هزار')).toEqual(['۲ هزار = 2000', '۳ هزار = 3000'])
    expect(lines('در سال ۱۴۰۲، ۲۰ هزار نفر')).toEqual(['۱۴۰۲ = 1402 year', '۲۰ هزار = 20000'])
  })
})

describe('Kazakh forms', () => {
  it.each([
    ['54 234 жұмыссыз', '54 234 = 54234'],
    ['5 мың 80 адам', '5 мың 80 = 5080'],
    ['3 млрд. 400 млн. теңге', '3 млрд. 400 млн = 3400000000 money KZT'],
    ['82,3 мың адам', '82,3 мың = 82300'],
    ['бір жарым мың', 'бір жарым мың = 1500'],
    ['12 жарым мыңы', '12 жарым мың = 12500'],
    ['жүз жиырма бес', 'жүз жиырма бес = 125'],
    ['төрттен бірі', 'төрттен бір = 0.25'],
    ['жеті бүтін оннан бес', 'жеті бүтін оннан бес = 7.5'],
    ['он бірінші', 'он бірінші = 11 ordinal'],
    ['128-ші сессия', '128 = 128 ordinal'],
    ['11%-ға', '11 = 11 percent'],
    ['880-і', '880 = 880'],
    ['алтауы', 'алтау = 6'],
    ['0,5 пайыздық тармақ', '0,5 = 0.5 percentage_points'],
    ['%48', '48 = 48 percent'],
    ['12,340 адам', '12,340 = 12340 ?'],
    ['1,250 млрд', '1,250 млрд = 1250000000'],
    ['1 миллион 2025 жылы', '1 миллион = 1000000'],
  ])('%s', (text, line) => expect(kk(text)[0]).toBe(line))

  it.each([
    ['40 мыңнан астам адам', '40 мың = 40000 at_least'],
    ['13 мың 500 ден аса', '13 мың 500 = 13500 at_least'],
    ['700-ге жуық', '700 = 700 approx'],
    ['300 адамнан астам', '300 = 300 at_least'],
    ['100-ден кем емес', '100 = 100 at_least'],
    ['100-ден аз', '100 = 100 at_most'],
    ['500 адамға дейін', '500 = 500 at_most'],
    ['500 адамға дейін өсті', '500 = 500'],
    ['20 шақты', '20 = 20 approx'],
    ['500-дей адам', '500 = 500 approx'],
    ['кемінде 200 адам', '200 = 200 at_least'],
    ['2-ден 4%-ға дейін', '2-ден 4 = 2…4 percent'],
    ['100-ден 150-ге дейін', '100-ден 150 = 100…150'],
    ['20 мен 30 аралығында', '20 мен 30 = 20…30'],
    ['екі-үш адам', 'екі-үш = 2…3'],
  ])('bounds and ranges: %s', (text, line) => expect(kk(text)).toEqual([line]))

  it.each([
    ['2014 жылғы', '2014 = 2014 year'],
    ['15 желтоқсан', '15 = 15 date'],
    ['21-23 наурыз күндері', '21-23 = 21…23 date'],
    ['он шақтысы ғана істейді', 'он = 10 approx'],
    ['қазан айының 25-і', '25 = 25 date'],
    ['2017 – 2021 жылдарға', '2017 – 2021 = 2017…2021 year'],
    ['5-бап', '5 = 5 law'],
    ['№ 172/5', '172/5 = null code ?'],
    ['8 (7132) 54-21-10', '8 (7132) 54-21-10 = null phone'],
    ['19.08.2017', '19.08.2017 = null date'],
    ['сағат 2:25-те', '2:25 = null time'],
    ['$5 млн', '5 млн = 5000000 money USD'],
    ['1. Облыс', '1 = 1 ordinal'],
  ])('money and kinds: %s', (text, line) => expect(kk(text)).toEqual([line]))

  it.each([
    'онда бірге оның жүзінде бірі',
    'екінші тоқсанда'.slice(7),
    'шетелден тыс жер',
    'ондаған, мыңдаған',
    '«Алтын күз» жәрмеңкесі',
  ])('finds no number in «%s»', (text) => expect(kk(text)).toEqual([]))

  it('reads Latin and Arabic script', () => {
    const latin = 'Óńirde 5 myń 80 adam, elý bes jas, úshten biri'
    const numbers = findNumbers(foldKazakh(latin), 'kk')
    expect(numbers.map((m) => [m.text, m.value])).toEqual([
      ['5 myń 80', 5080],
      ['elý bes', 55],
      ['úshten bir', 1 / 3].map((v) => (typeof v === 'number' ? Number(v.toPrecision(15)) : v)),
    ])
    expect(findNumbers(latin, 'kk')).toEqual(numbers)
    const arabic = 'وبلىستا ەكى مىڭ ءۇش ءجۇز ادام، ٪48'
    expect(findNumbers(arabic, 'kk').map((m) => [arabic.slice(...m.span), m.value, m.kind])).toEqual([
      ['ەكى مىڭ ءۇش ءجۇز', 2300, 'cardinal'],
      ['48', 48, 'percent'],
    ])
  })
})

describe('numberEntries', () => {
  it('lists quantities as written', () => {
    const text = 'کد خبر ۸۸۲۷۱۰، ساعت ۱۰:۳۰: بیش از ۲ میلیارد تومان به ۳۰ تا ۴۰ نفر'
    expect(numberEntries(findNumbers(text, 'fa'))).toEqual([
      { text: '۲ میلیارد', span: [34, 43], value: 2e9, min: null, max: null, bound: 'at_least' },
      { text: '۳۰ تا ۴۰', span: [53, 61], value: null, min: 30, max: 40, bound: 'range' },
    ])
  })
  it('agrees with the gold sentences', () => {
    const gold = readFileSync(new URL('../../gold/numbers.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n')
    expect(gold.length).toBeGreaterThan(200)
    let wanted = 0
    let right = 0
    for (const line of gold) {
      const { text, language, numbers } = JSON.parse(line)
      const found = new Set(numberEntries(findNumbers(text, language)).map((n) => n.span.join()))
      for (const { span, text: form } of numbers) {
        expect(text.slice(...span)).toBe(form)
        wanted++
        if (found.has(span.join())) right++
      }
    }
    expect(wanted).toBeGreaterThan(300)
    expect(right / wanted).toBeGreaterThan(0.98)
  })
})

describe('any input', () => {
  it('gives ordered spans that do not overlap, with the text that they say', () => {
    const pieces = [
      '۱۲',
      '3',
      ',',
      '.',
      '/',
      ' ',
      '-',
      'و',
      'هزار',
      'میلیون',
      'نیم',
      'دهم',
      'تا',
      'درصد',
      '%',
      'мың',
      'он',
      'бес',
      '-ге',
      'жуық',
      '(',
      '+',
      '\n',
      '\u200c',
      ':',
      'سی',
      'یک',
      'жарым',
      '№',
      '0',
    ]
    let seed = 99
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      return (seed >> 8) % below
    }
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      for (let i = random(9); i >= 0; i--) text += pieces[random(pieces.length)]
      let end = 0
      for (const m of findNumbers(text, round % 2 ? 'fa' : 'kk')) {
        expect(m.span[0]).toBeGreaterThanOrEqual(end)
        expect(m.span[1]).toBeGreaterThan(m.span[0])
        expect(text.slice(...m.span)).toBe(m.text)
        expect(Number.isNaN(m.value)).toBe(false)
        end = m.span[1]
      }
    }
  })

  it.each([
    ['digits', '1'],
    ['groups', '1,111'],
    ['dots', '1.'],
    ['blanks', '1 111 '],
    ['units', 'یک و '],
    ['glued units', 'یک'],
    ['glued hundreds', 'صدو'],
    ['scales', 'هزار '],
    ['dashes', '1-'],
    ['brackets', '8('],
    ['Kazakh words', 'бір '],
    ['Kazakh thousands', '1 мың '],
    ['suffixes', '5-ден '],
    ['letters', 'ә'],
  ])('a megabyte of %s takes less than a second', (_, unit) => {
    expectLinear((bytes) => {
      findNumbers(fold(unit.repeat(bytes / Buffer.byteLength(unit))), /[а-я]/i.test(unit) ? 'kk' : 'fa')
    })
  })
})
