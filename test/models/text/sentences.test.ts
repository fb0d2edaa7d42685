import { describe, expect, it } from 'vitest'
import { fold, sentences, words } from '../../../models/text/index.ts'
import { expectLinear } from '../../linear.ts'

const split = (original: string) => {
  const text = fold(original)
  return sentences(text).map((range) => text.folded.slice(...range))
}

describe('sentences', () => {
  it('end at full stops, question and exclamation marks with their closers', () => {
    expect(split('Жоба басталды. Ал қашан бітеді? «Көктемде!» Солай.')).toEqual([
      'жоба басталды.',
      'ал қашан бітеді?',
      '«көктемде!»',
      'солай.',
    ])
  })
  it('do not end at abbreviations, initials, numbers and list numbers', () => {
    expect(split('Жобаға 3,1 млрд. теңге бөлінді, дейді Н. Т. Сәрсенов Алматы қ. әкімдігінен.')).toHaveLength(
      1,
    )
    expect(split('1. Бірінші тапсырма орындалды.\n2. Екінші тапсырма қалды.')).toHaveLength(2)
    expect(split('نرخ بیکاری 4. 3 درصد اعلام شد.')).toHaveLength(1)
    expect(split('Кеңес 2014 ж. Астанада өтті. Шешім қабылданды.')).toHaveLength(2)
  })
  it('keep the reporting clause with what was said', () => {
    expect(split('«Жұмыс орны көп болады!» – деді әкім. Жиын аяқталды.')).toHaveLength(2)
  })
  it('part Persian sentences that are glued together', () => {
    expect(split('فرماندار شهرستان از کارگاه جدید بازدید کرد.وی از کارگران تشکر کرد.')).toHaveLength(2)
    expect(split('نشانی ما www.example.ir است')).toHaveLength(1)
  })
  it('part Kazakh sentences that are glued together, but no address or abbreviation', () => {
    expect(
      split('Ауданда жаңа сүт зауыты ашылды.Онда 40 адам еңбек етеді.2026 жылы цех қосылады.'),
    ).toHaveLength(3)
    expect(split('Облыста жұмыссыздық деңгейі 4,6%.Бұл былтырғыдан аз.')).toHaveLength(2)
    expect(split('Толығырақ мәлімет enbek.gov.kz порталында, Абай обл.Семей қаласында.')).toHaveLength(1)
  })
  it('take lines as paragraphs', () => {
    expect(split('آغاز به کار کارگاه خیاطی\nفرماندار امروز آمد.\n\nپایان')).toHaveLength(3)
    const long = 'مدیر کل تعاون استان در نشست خبری با رسانه های محلی از برنامه های سال آینده گفت'
    expect(split(`${long}\nدر این نشست خبرنگاران نیز پرسش های خود را مطرح کردند.`)).toHaveLength(2)
  })
  it('join the lines of a hard-wrapped text, also with empty lines between them', () => {
    const lines = [
      'فرماندار شهرستان در جلسه شورای اشتغال با اشاره به ظرفیت های منطقه در زمینه',
      'کشاورزی و صنایع دستی اظهار داشت که دستگاه های اجرایی باید برای ایجاد کارگاه های',
      'کوچک در روستاها برنامه ریزی کنند و بانک ها نیز تسهیلات خود را در زمان مناسب به',
      'متقاضیان بپردازند.',
    ]
    expect(split(lines.join('\n'))).toHaveLength(1)
    expect(split(lines.join('\n\n'))).toHaveLength(1)
  })
  it('keep an ellipsis inside its sentence', () => {
    expect(split('آموزش خیاطی، قالی بافی و … در برنامه است. کلاس ها رایگان است.')).toHaveLength(2)
    expect(split('Ол... кейін айтты. Солай.')).toHaveLength(2)
  })
})

describe('words', () => {
  it('are letters with their hyphens, and figures with their separators', () => {
    const text = fold('Мал-мүлік 4,8 млн, 7/2 درصد — «بی‌کاری».')
    expect(words(text).map((range) => text.folded.slice(...range))).toEqual([
      'мал-мүлік',
      '4,8',
      'млн',
      '7/2',
      'درصد',
      'بیکاری',
    ])
  })
})

describe('hostile input', () => {
  it.each([
    ['full stops', '.'.repeat(1_000_000)],
    ['initials', 'А. '.repeat(333_333)],
    ['line breaks', '\n'.repeat(1_000_000)],
    ['one word', 'а'.repeat(1_000_000)],
    ['two alphabets', 'aа'.repeat(500_000)],
    ['entities', '&nbsp'.repeat(200_000)],
    ['digits and dots', '1.'.repeat(500_000)],
    ['ligatures', 'ﷺ'.repeat(100_000)],
  ])('%s of a megabyte take less than a second', (_, original) => {
    expectLinear((bytes) => {
      const text = fold(original.slice(0, (original.length * bytes) / 1_000_000))
      sentences(text)
      words(text)
    })
  })
})
