import { describe, expect, test } from 'vitest'
import { readOfficials } from '../../models/officials/index.ts'

/** `name | title` of the officials of a text. */
const list = (text: string, language: string) =>
  readOfficials(text, { language }).officials.map(({ name, title }) => `${name ?? '-'} | ${title ?? '-'}`)

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

/** Titles in Persian; each name stands with each of them in every third frame. */
const PERSIAN_TITLES = lines(`
  مدیرکل تعاون، کار و رفاه اجتماعی استان قزوین
  مدیرکل راهداری و حمل و نقل جاده‌ای خراسان جنوبی
  رئیس سازمان صنعت، معدن و تجارت لرستان
  مدیرکل میراث فرهنگی، گردشگری و صنایع دستی همدان
  مدیرکل کمیته امداد امام خمینی (ره) بوشهر
  مدیرکل نوسازی، توسعه و تجهیز مدارس کرمان
  مدیرکل دفتر جذب و حمایت از سرمایه‌گذاری استانداری قزوین
  رئیس اتاق بازرگانی، صنایع، معادن و کشاورزی کرمان
  معاون سیاسی، امنیتی و اجتماعی استاندار لرستان
  معاون اجتماعی و پیشگیری از وقوع جرم دادگستری همدان
  رئیس دانشگاه آزاد اسلامی واحد دشتی
  رئیس اداره راهداری و حمل و نقل جاده‌ای شهرستان درمیان
  معاون آموزش و پرورش ناحیه یک قزوین
  فرمانده لشکر ۸۸ زرهی زاهدان
  ناظر گمرکات آذربایجان غربی
  سخنگوی سازمان امداد و نجات
  دادستان عمومی و انقلاب بم
  سرپرست فرمانداری سرخس
`)
const PERSIAN_NAMES = lines(`
  محمد رضایی
  علی‌اکبر ستوده‌نژاد
  سید حسین موسوی‌فر
  نصرت الله بیاتی
  احسان درویش‌زاده
  حیدر فتاحی
  سعید هاشمی شاهرودی
`)
const PERSIAN_FRAMES: Array<(name: string, title: string) => string> = [
  (name, title) => `${name}، ${title} گفت: ۲۳۰ نفر مشغول به کار شدند.`,
  (name, title) => `${title} گفت: ۲۳۰ نفر مشغول به کار شدند. ${name} افزود: کار ادامه دارد.`,
  (name, title) => `${title}، ${name}، با اشاره به طرح‌ها تصریح کرد: ۲۳۰ شغل ایجاد می‌شود.`,
  (name, title) => `به گفته ${name}، ${title}، ۲۳۰ شغل ایجاد شده است.`,
  (name, title) => `امیر سرتیپ دوم ستاد ${name} ${title} گفت: ۲۳۰ شغل ایجاد شد.`,
  (name, title) =>
    `دستور ${title} برای رسیدگی به کارگران\n${name} در بازدید از کارخانه تأکید کرد: ۲۳۰ شغل ایجاد شد.`,
]

const KAZAKH_TITLES = lines(`
  облыс әкімінің бірінші орынбасары
  облыстық жұмыспен қамтуды үйлестіру және әлеуметтік бағдарламалар басқармасының басшысы
  аудандық халықты жұмыспен қамту орталығының директоры
  Жәнібек ауылдық округінің әкімі
  ҚР Премьер-Министрінің Бірінші орынбасары
  «Атамекен» кәсіпкерлер палатасының директоры
  «Самұрық-Қазына» қорының басқарма төрағасы
  Сыбайлас жемқорлыққа қарсы қызметтің өкілі
  облыс әкімінің баспасөз хатшысы
  Тәртіптік Кеңестің төрағасы
`)
const KAZAKH_NAMES: Array<[string, string]> = [
  ['Асхат Шахаров', 'Асхат Шахаровтың'],
  ['Ерлан Құдайберген', 'Ерлан Құдайбергеннің'],
  ['Қ. Жүнісова', 'Қ. Жүнісованың'],
  ['Мұрат Бекенұлы Оразов', 'Мұрат Бекенұлы Оразовтың'],
  ['Виктор Ким', 'Виктор Кимнің'],
]
const KAZAKH_FRAMES: Array<(name: string, genitive: string, title: string) => string> = [
  (name, _, title) => `– Биыл 230 адам жұмысқа орналасты, – деді ${title} ${name}.`,
  (_, genitive, title) => `Бүгін ${title} ${genitive} айтуынша, 230 орын ашылды.`,
  (name, _, title) => `${name}, ${title}: «Биыл 230 адам жұмысқа орналасты».`,
  (name, _, title) => `Алқа отырысында ${title} ${name} атқарылған жұмыстар туралы баяндады.`,
]

describe('names and titles in every combination', () => {
  test('Persian', () => {
    for (const [i, name] of PERSIAN_NAMES.entries()) {
      for (const [k, title] of PERSIAN_TITLES.entries()) {
        for (const [f, frame] of PERSIAN_FRAMES.entries()) {
          if ((i + k + f) % 3 > 0) continue
          const text = frame(name, title)
          expect(list(text, 'fa'), text).toEqual([`${name} | ${title}`])
        }
      }
    }
  })

  test('Kazakh', () => {
    for (const [name, genitive] of KAZAKH_NAMES) {
      for (const title of KAZAKH_TITLES) {
        for (const frame of KAZAKH_FRAMES) {
          const text = frame(name, genitive, title)
          expect(list(text, 'kk'), text).toEqual([`${name} | ${title}`])
        }
      }
    }
  })
})

describe('who is no official', () => {
  test.each([
    ['fa', 'استاد علوم قرآنی ادامه داد: بازار خوب است.'],
    ['fa', 'به پیشنهاد نخست وزیر از سمت خود استعفا داد.'],
    ['kk', 'Павлодар облысының әкімдігі ҚАУЛЫ ЕТЕДІ: 1. Бағдарлама бекітілсін.'],
    ['kk', 'ҚР Президенті күніне орай концерт өтті, деп хабарлады.'],
  ])('%s: %s', (language, text) => {
    expect(list(text, language)).toEqual([])
  })

  test('whom an order is given to', () => {
    const text = 'Облыс әкімі Асқар Жүнісов зауыт директорына Мадина Төлегенқызына тапсырма берді.'
    expect(list(text, 'kk')).toEqual(['Асқар Жүнісов | Облыс әкімі'])
  })
})

test('the given name with the father’s is the same person', () => {
  const text = 'Округ әкімі Ғибрат Айтжанов есеп берді. Ғибрат Талғатұлы мал азығы туралы айтты.'
  expect(list(text, 'kk')).toEqual(['Ғибрат Айтжанов | Округ әкімі'])
})
