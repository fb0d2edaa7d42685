import { describe, expect, it } from 'vitest'
import {
  allPlaces,
  bareUnit,
  findPlaces,
  isWithin,
  lineage,
  type PlaceOptions,
  placeById,
  placeEntries,
} from '../../models/places/index.ts'
import { isCaseEnding } from '../../models/places/kk/morphology.ts'
import { buildTrie, ROOT } from '../../models/places/trie.ts'
import { fold } from '../../models/text/index.ts'
import places from '../../scripts/eval/places.ts'

const ids = (text: string, options: PlaceOptions = {}) => findPlaces(text, options).map((place) => place.id)

describe('the gazetteer', () => {
  it('holds both countries with parents before children', () => {
    const seen = new Set<string>()
    for (const place of allPlaces()) {
      if (place.parentId) expect(seen.has(place.parentId)).toBe(true)
      seen.add(place.id)
    }
    const first = allPlaces().filter((place) => place.level === 'admin1')
    expect(first.filter((place) => place.id.startsWith('IR')).length).toBe(31)
    expect(first.filter((place) => place.id.startsWith('KZ')).length).toBe(20)
  })

  it('knows the way up', () => {
    expect(lineage('IR-0607').map((place) => place.id)).toEqual(['IR-0607', 'IR-06', 'IR'])
    expect(isWithin('KZ-156000000', 'KZ-15')).toBe(true)
    expect(isWithin('KZ-15', 'KZ-156000000')).toBe(false)
    expect(lineage('XX')).toEqual([])
    expect(placeById('KZ-75')?.name).toBe('Алматы')
  })
})

describe('a trie', () => {
  it('finds keys and nothing else', () => {
    const trie = buildTrie(['آمل', 'آ', 'بم'])
    const walk = (key: string) =>
      [...key].reduce((node, c) => (node ? trie.step(node, c.charCodeAt(0)) : 0), ROOT)
    expect(trie.keyAt(walk('آمل'))).toBe(0)
    expect(trie.keyAt(walk('آم'))).toBe(-1)
    expect(walk('آب')).toBe(0)
  })
})

describe('Kazakh endings', () => {
  it.each([
    ['ақтөбе', 'де'],
    ['қызылорда', 'дан'],
    ['алматы', 'ның'],
    ['павлодар', 'ға'],
    ['тараз', 'дан'],
    ['шымкент', 'те'],
    ['рудный', 'да'],
    ['щучинск', 'іде'],
    ['қонаев', 'та'],
    ['орал', 'мен'],
    ['ақтөбе', 'дегілер'],
  ])('%s + %s', (stem, ending) => expect(isCaseEnding(stem, ending)).toBe(true))

  it.each([
    ['ақтөбе', 'да'],
    ['алматы', 'тан'],
    ['тараз', 'ке'],
    ['шымкент', 'да'],
    ['алматы', 'лық'],
    ['орал', 'бек'],
  ])('not %s + %s', (stem, ending) => expect(isCaseEnding(stem, ending)).toBe(false))
})

describe('Persian places', () => {
  it('knows the sides of a province, provincial companies and mountains', () => {
    expect(ids('نرخ بیکاری جنوب کرمان')).toEqual(['IR-08'])
    expect(ids('مدیرعامل آب و فاضلاب قم گفت')).toEqual(['IR-25'])
    expect(ids('زغال‌سنگ البرز شرقی در شاهرود')).toEqual(['IR-2003'])
    expect(ids('قرارگاه در آوج کارگاه ساخت')).toEqual(['IR-2606'])
    expect(ids('صادق جعفری چگنی از بازداشت خبر داد.')).toEqual([])
    expect(ids('در نشست شورای تامین دماوند، شهرداری رودهن قول داد')).toContain('IR-2302')
  })

  it('takes the level from the unit word and the office', () => {
    expect(ids('در استان یزد و شهرستان یزد و شهر یزد')).toEqual(['IR-21', 'IR-2105', 'IR-C1562'])
    expect(ids('استاندار همدان با فرماندار همدان دیدار کرد.')).toEqual(['IR-13', 'IR-1304'])
    expect(ids('مدیرکل تعاون، کار و رفاه اجتماعی همدان گفت')).toEqual(['IR-13'])
    expect(ids('رئیس اداره کار همدان گفت')).toEqual(['IR-1304'])
  })

  it('reads a bare name as the county, or as the city where the text calls it one', () => {
    expect(ids('در سنندج کارگاهی باز شد.')).toEqual(['IR-1204'])
    expect(ids('شهر سنندج بزرگ است. در سنندج کارگاهی باز شد.')).toEqual(['IR-C1458', 'IR-C1458'])
  })

  it('spreads the unit word over a list', () => {
    expect(ids('شهرستان‌های ازنا، دورود و الیگودرز')).toEqual(['IR-1507', 'IR-1505', 'IR-1501'])
    expect(ids('استان های تهران، قم و مرکزی')).toEqual(['IR-23', 'IR-25', 'IR-00'])
  })

  it('does not mind how a name is written', () => {
    const written = ['خرم‌آباد', 'خرم آباد', 'خرمآباد', 'خرم‌اباد', 'خُرم‌آباد']
    for (const name of written) expect(ids(`در شهرستان ${name} کارگاهی باز شد`)).toEqual(['IR-1503'])
    expect(ids('استاندار سيستان وبلوچستان')).toEqual(['IR-11'])
  })

  it('leaves out what is no mention', () => {
    expect(ids('خبرگزاری فارس نوشت: آب خلیج فارس گرم شد.')).toEqual([])
    expect(ids('در خیابان تهران مغازه‌ای باز شد')).toEqual([])
    expect(ids('جوانان غیرتهرانی و کارگران کرمانی در کشور')).toEqual([])
    expect(ids('در بهار امسال نور چراغ‌ها در میانه راه کم شد')).toEqual([])
    expect(ids('روزنامه ایران و ایران خودرو')).toEqual([])
    expect(ids('بانک مرکزی وام داد')).toEqual([])
    expect(ids('درود و رحمت بر همه؛ آیت الله خامنه ای در سالن اندیشه')).toEqual([])
  })

  it('takes an everyday word where something proves it', () => {
    expect(ids('فرماندار بهار گفت: بهار در راه است')).toContain('IR-1307')
    expect(ids('شهرستان‌های رزن، بهار و ملایر')).toHaveLength(3)
    expect(ids('فرماندار بهار گفت. بهار امسال سبز است')).toEqual(['IR-1307'])
  })

  it('tells names apart that begin alike', () => {
    expect(ids('استاندار کرمانشاه و استاندار کرمان')).toEqual(['IR-05', 'IR-08'])
    expect(ids('آذربایجان‌غربی و آذربایجان شرقی')).toEqual(['IR-04', 'IR-03'])
  })

  it('settles a name by what stands around it', () => {
    expect(ids('بخش مرکزی شهرستان نوشهر')[0]).toBe('IR-021504')
    expect(ids('بخشدار مرکزی گفت')).toEqual([])
  })

  it('gives spans that hold the text', () => {
    const text = 'مدیرکل صمت گیلان در رشت، بندر انزلی و لاهیجان گفت.'
    for (const { span, text: own } of placeEntries(findPlaces(text))) expect(text.slice(...span)).toBe(own)
    expect(findPlaces(text)).toHaveLength(4)
  })
})

describe('Kazakh places', () => {
  it('takes a bare «Алматы» for the city and the waters at the end of a list for none', () => {
    expect(ids('Алматыдан келген инвестор Алматы облысының әкімімен кездесті')).toEqual(['KZ-75', 'KZ-19'])
    expect(ids('Шу мен Сырдария өзендері тасыды')).toEqual([])
  })

  it('reads names that other scripts spell with fewer letters', () => {
    expect(ids('Qyzylorda oblysynyng әkimi Shieli audanynda boldy', { language: 'kk' })).toEqual([
      'KZ-43',
      'KZ-435200000',
    ])
    expect(ids('قاراعاندى وبلىسىنىڭ اكىمى تەمىرتاۋدا بولدى', { language: 'kk' })).toEqual([
      'KZ-35',
      'KZ-352400000',
    ])
  })

  it('finds every inflected form', () => {
    expect(ids('Ақтөбеде, Қызылордадан, Атырауға, Таразды')).toEqual([
      'KZ-151000000',
      'KZ-431000000',
      'KZ-231000000',
      'KZ-311000000',
    ])
    expect(ids('Ойыл, Байғанин, Мәртөк және Хромтау аудандарында')).toEqual([
      'KZ-155200000',
      'KZ-153600000',
      'KZ-154600000',
      'KZ-156000000',
    ])
  })

  it('takes the level from the unit word', () => {
    expect(ids('Алматы облысы мен Алматы қаласында')).toEqual(['KZ-19', 'KZ-75'])
    expect(ids('Павлодар облыстық басқармасы, Павлодар ауданы')).toEqual(['KZ-55', 'KZ-556000000'])
  })

  it('spreads the plural back over a list with figures', () => {
    expect(ids('Қызылорда (9 мың) және Атырау (7 мың) облыстарында')).toEqual(['KZ-43', 'KZ-23'])
    expect(ids('Ырғыз ауданының Құмтоғай және Қызылжар ауылдық округтерінде')).toEqual([
      'KZ-156800000',
      'KZ-156839000',
      'KZ-156841000',
    ])
    expect(ids('Ғ.Мүсірепов, Тайынша және Ақжар аудандары')).toContain('KZ-596600000')
    expect(ids('Солтүстік Қазақстан облысының аудандарынан – Тимирязев, Айыртау')).toContain('KZ-596200000')
  })

  it('knows abbreviations and old names', () => {
    expect(ids('ШҚО-да, БҚО-ның, СҚО және ҚР')).toEqual(['KZ-63', 'KZ-27', 'KZ-59', 'KZ'])
    expect(ids('Нұр-Сұлтанда және Оңтүстік Қазақстанда')).toEqual(['KZ-71', 'KZ-61'])
    expect(ids('в Актюбинской области и Карагандинской области')).toEqual(['KZ-15', 'KZ-35'])
  })

  it('leaves out persons, rivers, streets and everyday words', () => {
    expect(ids('Абай Құнанбайұлы мен Арыс өзені')).toEqual([])
    expect(ids('Абай атындағы көшеде, Алға, жастар!')).toEqual([])
    expect(ids('Нұрсұлтан мен Еркін Сатпаев келді')).toEqual([])
    expect(ids('Төле би к., 95; Ғ. Мүсірепов жазды; Ак.Сатпаев көшесі')).toEqual([])
  })

  it('reads the Latin and the Arabic alphabet', () => {
    const latin = 'Aqtaý qalasynda 967 adam, Beıneý aýdanynda 1060 adam jumyspen qamtyldy'
    expect(ids(latin)).toEqual(['KZ-471000000', 'KZ-473600000'])
    for (const { span, text } of findPlaces(latin)) expect(latin.slice(...span)).toBe(text)
    expect(ids('قوستاناي وبلىسىندا جاڭا جۇمىس ورىندارى اشىلدى', { language: 'kk' })).toEqual(['KZ-39'])
  })

  it('settles a name by the source', () => {
    expect(ids('Жамбыл ауданында', { sourcePlace: 'KZ-59' })).toEqual(['KZ-594600000'])
    expect(ids('Жамбыл ауданында', { sourcePlace: 'KZ-19' })).toEqual(['KZ-194200000'])
  })
})

describe('a unit word without a name', () => {
  const unit = (source: string, word: string, sourcePlace?: string) => {
    const text = fold(source)
    const at = text.folded.indexOf(fold(word).folded)
    return bareUnit(text, [at, at + word.length], findPlaces(text), { sourcePlace })?.id
  }

  it('is the one that the text names', () => {
    expect(unit('فرماندار بروجرد گفت: در استان کارگاهی باز شد', 'استان')).toBe('IR-15')
    expect(unit('Ойыл ауданында 20 орын бар. Облыста 300.', 'Облыста')).toBe('KZ-15')
  })

  it('is the source’s region where the text names none', () => {
    expect(unit('در استان کارگاهی باز شد', 'استان', 'IR-22')).toBe('IR-22')
    expect(unit('در استان کارگاهی باز شد', 'استان')).toBeUndefined()
    expect(unit('نرخ بیکاری کشور', 'کشور')).toBe('IR')
  })
})

describe('the gold', () => {
  it('is reached', async () => {
    for (const { value, floor } of await places({})) expect(value).toBeGreaterThanOrEqual(floor ?? 0)
  }, 120_000)
})
