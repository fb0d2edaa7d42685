import { describe, expect, it } from 'vitest'
import { decodeText, detectCharset } from '../../crawlers/fetch/charset.ts'
import { encode, fits } from './encode.ts'

/** Sentences of our own, as short and as long as pages have them. */
const SENTENCES: Record<string, string[]> = {
  fa: [
    'معاون استاندار گفت: برای 690 نفر در کارخانه‌های استان شغل ايجاد مي‌شود.',
    'گزارش خبرنگار ما از بازديد فرماندار از شهرک صنعتي؛ پروژه تا پايان سال به بهره‌برداري مي‌رسد.',
    'کارگران اين واحد توليدي چهار ماه است که حقوق نگرفته‌اند و خواستار پيگيري مسئولان شدند.',
    'اداره کل تعاون، کار و رفاه اجتماعي از آغاز ثبت‌نام وام خوداشتغالي در چهارده شهرستان خبر داد.',
  ],
  fa8: [
    'فرماندار بندرلنگه از ایجاد ۳ هزار و ۵۰۰ شغل در بخش شیلات خبر داد.',
    'نرخ بیکاری استان ۹٫۸ درصد شد؛ تثبیت ۱۲۰ شغل.',
  ],
  ar: [
    'أعلن المحافظ افتتاح مصنع جديد يوفر فرص عمل لمئات الشباب في المدينة.',
    'وصلت أول سفينة حاويات إلى ميناء الشهيد رجائي صباح اليوم.',
  ],
  ru: [
    'Аким области сообщил, что в этом году создано 6 117 рабочих мест.',
    'На заводе приостановлено производство, сорок человек отправлены в отпуск без содержания.',
    'В районе прошла ярмарка вакансий: «работу нашли двадцать семь человек» – рассказали в центре занятости.',
  ],
  kk: [
    'Облыс әкімі биыл 6 117 жұмыс орны құрылғанын айтты.',
    'Қаңтар айында өңірде жаңа зауыт ашылып, жүз адам тұрақты жұмысқа орналасты.',
    'Ауданда жұмыссыздық деңгейі төмендеді, жәрмеңкеге елу кәсіпорын қатысты.',
  ],
  en: ['The plant’s café déjà reopened – with “forty” new jobs, the façade is new.'],
}

const ENCODINGS: Record<string, string[]> = {
  fa: ['windows-1256', 'utf-8', 'utf-16le', 'utf-16be'],
  fa8: ['utf-8', 'utf-16le', 'utf-16be'],
  ar: ['windows-1256', 'iso-8859-6', 'utf-8'],
  ru: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'utf-8', 'utf-16le'],
  kk: ['kz-1048', 'utf-8', 'utf-16le'],
  en: ['windows-1252', 'utf-8'],
}

/** What headers and meta elements claim; most of it wrong. */
const CLAIMS = [undefined, 'utf-8', 'iso-8859-1', 'windows-1251', 'windows-1256', 'koi8-r', 'nonsense']

interface Case {
  name: string
  text: string
  bytes: Buffer
  header: string | undefined
  label: string
}

function* cases(): Generator<Case> {
  for (const [language, sentences] of Object.entries(SENTENCES)) {
    for (const label of ENCODINGS[language] ?? []) {
      for (const [index, sentence] of sentences.entries()) {
        for (const header of CLAIMS) {
          for (const meta of [undefined, label, 'utf-8', 'iso-8859-1']) {
            const wide = label.startsWith('utf-16')
            const head = meta ? `<meta charset="${meta}">` : ''
            const text = `<html><head>${head}<title>${sentence}</title></head><body><p>${sentence}</p><p>${sentences[(index + 1) % sentences.length]}</p></body></html>`
            if (!fits(text, label)) continue
            yield {
              name: `${language} ${index} in ${label}, header ${header}, meta ${meta}`,
              text,
              bytes:
                wide && index % 2 === 0
                  ? Buffer.concat([encode('\uFEFF', label), encode(text, label)])
                  : encode(text, label),
              header: header && `text/html; charset=${header}`,
              label,
            }
          }
        }
      }
    }
  }
}

describe('the matrix of encodings and claims', () => {
  const all = [...cases()]
  it('has more than a thousand cases', () => {
    expect(all.length).toBeGreaterThan(1_000)
  })
  it('garbles none', () => {
    const garbled = all
      .map(({ name, bytes, header, text }) => ({ name, read: decodeText(bytes, header), text }))
      .filter(({ read, text }) => read.text !== text)
      .map(({ name, read }) => `${name}: read as ${read.label} by ${read.source}`)
    expect(garbled).toEqual([])
  })
})

describe('single decisions', () => {
  it('say where they come from', () => {
    expect(detectCharset(Buffer.from('\uFEFF<p>x'))).toEqual({ label: 'utf-8', source: 'bom' })
    expect(detectCharset(encode('<meta charset=windows-1256><p>كارگران معدن', 'windows-1256'))).toEqual({
      label: 'windows-1256',
      source: 'meta',
    })
    expect(detectCharset(Buffer.from('<p>متن'), 'text/html; charset=windows-1256')).toEqual({
      label: 'utf-8',
      source: 'bytes',
      corrected: 'windows-1256',
    })
    expect(
      detectCharset(
        encode('<?xml version="1.0" encoding="windows-1251"?><a>Привет, Актобе</a>', 'windows-1251'),
      ).source,
    ).toBe('xml')
    expect(detectCharset(Buffer.from('<meta charset="utf-16"><p>plain'))).toMatchObject({ label: 'utf-8' })
  })
  it('read the labels of KZ-1048', () => {
    for (const label of ['kz-1048', 'KZ1048', 'STRK1048-2002', 'RK1048'])
      expect(decodeText(encode('жұмыс орны', 'kz-1048'), `text/html; charset=${label}`).text).toBe(
        'жұмыс орны',
      )
  })
  it('keep Ukrainian and Serbian in windows-1251 what they are', () => {
    const ukrainian = '<p>Її відкрили в Києві, є робочі місця; підприємство наймає людей у цій області'
    expect(decodeText(encode(ukrainian, 'windows-1251')).text).toBe(ukrainian)
    const serbian = '<p>Ђорђе је рекао да ће љубав према раду и њихова жеља бити награђени'
    expect(decodeText(encode(serbian, 'windows-1251')).text).toBe(serbian)
  })
  it('mend a page of two encodings', () => {
    const page = Buffer.concat([
      Buffer.from('<p>شهرستان خرم‌آباد و بروجرد در سال جاری</p><p>'),
      encode('كارگران كارخانه سيمان', 'windows-1256'),
      Buffer.from('</p><p>ایجاد ۱۲۰ شغل تازه در استان</p>'),
    ])
    expect(decodeText(page).text).toContain('<p>كارگران كارخانه سيمان</p>')
    expect(decodeText(page).text).toContain('ایجاد ۱۲۰ شغل')
  })
  it('keep a page whole whose last character was cut', () => {
    const bytes = Buffer.from('متن یک خبر دربارهٔ اشتغال')
    expect(decodeText(bytes.subarray(0, bytes.length - 1)).text).toMatch(/^متن یک خبر دربارهٔ اشتغا\uFFFD$/)
  })
  it('survive any bytes', () => {
    let seed = 7
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648
    }
    for (let i = 0; i < 300; i++) {
      const bytes = Buffer.from(Array.from({ length: 200 }, () => Math.floor(random() * 256)))
      expect(typeof decodeText(bytes, i % 2 ? 'text/html; charset=x-y' : undefined).text).toBe('string')
    }
  })
})
