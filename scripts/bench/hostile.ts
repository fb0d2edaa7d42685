#!/usr/bin/env node
/**
 * A megabyte of one thing over and over through `analyze`, each in a process that has just begun: how much processor
 * time it takes. `tsx scripts/bench/hostile.ts [--only WORD] [--bytes 1000000] [--over MS]`
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** An article's first sentence, so that all parts read on. */
export const PERSIAN = 'مدیرکل کار استان کرمان گفت: در سال جاری برای ۱۲ هزار نفر شغل ایجاد شد. '
export const KAZAKH = 'Облыс әкімі Асқар Жақыпұлы биыл 1200 жұмыс орны ашылғанын айтты. '

/** Cues of each part, a line of the same part each: every one is repeated alone and beside the next of its line. */
const CUES: [head: string, cues: string[]][] = [
  [
    PERSIAN,
    [
      '۱۲ ',
      '1,234 ',
      '۴/۵ ',
      'هزار و ',
      'دو سه ',
      'بیست و ',
      'نیم ',
      'درصد ',
      'میلیارد تومان ',
      'حدود ',
      'بیش از ',
      'تا ',
      'یک سوم ',
      'منفی ۴ ',
      '۰۲۱-۳۳۴۴۵۵۶۶ ',
      'ماده ۵ ',
    ],
  ],
  [
    PERSIAN,
    [
      '۱۲ مهر ',
      'مهر ۱۴۰۲ ',
      'سال ',
      'سال ۹۸ و ',
      'شنبه ',
      'از مهر تا ',
      '۱۴۰۲/۰۷/۲۳ ',
      'ساعت ۱۰:۳۰ ',
      'دهه فجر ',
      'هفته گذشته ',
      'پایان ',
      'اول تا ',
      'ماهه ',
      '۵ ماهه نخست ',
      'آخرین شنبه ',
      'امروز ',
    ],
  ],
  [
    PERSIAN,
    [
      'تهران ',
      'استان ',
      'شهرستان‌های ',
      'کرمان، ',
      'بخش مرکزی ',
      'بهار ',
      'خراسان ',
      'آذربایجان ',
      'شهر ',
      'خیابان تهران ',
      'جنوب کرمان ',
      'تهران - ',
    ],
  ],
  [
    PERSIAN,
    [
      'مدیرکل ',
      'استاندار کرمان ',
      'علی رضایی ',
      'علی رضایی، مدیرکل ',
      'وی گفت: ',
      'سید ',
      'معاون وزیر و ',
      'رئیس سازمان ',
      'به گفته ',
      'سرهنگ ',
      'افزود ',
      'تعاون، کار و رفاه اجتماعی ',
      'سابق ',
      'پور ',
    ],
  ],
  [
    PERSIAN,
    [
      'شغل ',
      'ایجاد ',
      'اشتغال ۵ نفر ',
      'نرخ بیکاری ۷ درصد ',
      'تسهیلات ',
      'اخراج ',
      'معوقات مزدی ',
      'جذب شدند. ',
      'تعهد ',
      'آموزش ۵ نفر، ',
      'تفاهم‌نامه ',
      'نمی‌شود ',
      'به ترتیب ',
      'کارگر ',
      'طرح اشتغال‌زا ',
      'نیازمند نیرو ',
    ],
  ],
  [
    KAZAKH,
    [
      '12 мың ',
      '4,5 ',
      '12 345 ',
      'бір жарым ',
      'мың ',
      'екі-үш ',
      '5-і ',
      'пайыз ',
      'млрд теңге ',
      'шамамен ',
      'астам ',
      '40 мыңнан астам ',
      'үштен бірі ',
      '8-700-123-45-67 ',
      '№5 ',
      'бүтін оннан ',
    ],
  ],
  [
    KAZAKH,
    [
      '12 мамыр ',
      '2014 жылғы ',
      '2014 жылғы 15 желтоқсан ',
      'биыл ',
      'өткен аптада ',
      'сенбі ',
      '19.08.2017 ',
      'тоқсан ',
      'І тоқсан ',
      'жылдың соңына дейін ',
      '12-15 мамыр ',
      'сағат 10:30 ',
      '9 айда ',
      'мамырдан тамызға дейін ',
      'тамыздың екінші жексенбісі ',
      'айының соңғы онкүндігі ',
    ],
  ],
  [
    KAZAKH,
    [
      'Абай ',
      'Алматы ',
      'Ақтөбе облысы ',
      'Ойыл, ',
      'Ойыл (12), ',
      'аудандарында ',
      'облысы ',
      'ШҚО-да ',
      'Шу мен ',
      'Абай атындағы ',
      'Төле би ',
      'қаласы ',
    ],
  ],
  [
    KAZAKH,
    [
      'әкімі ',
      'әкімінің орынбасары ',
      'Асқар Жақыпұлы ',
      'А.Б. ',
      'А. ',
      'басқармасының басшысы ',
      'деді ',
      '«',
      'оның айтуынша ',
      'және ',
      'министрі Асқар Жақыпұлы ',
      'полковник ',
      'мен бен ',
      'АСҚАР ',
    ],
  ],
  [
    KAZAKH,
    [
      'жұмыс орны ',
      'ашылды ',
      '5 адам жұмысқа ',
      'жұмыссыздық деңгейі 5% ',
      'грант ',
      'қысқартылды ',
      'жалақы берешегі ',
      'орналасты. ',
      'жоспарланған ',
      '5 адам оқытылды, ',
      'меморандум ',
      'емес ',
      'сәйкесінше ',
      'жұмысшы ',
      'бос орын ',
      'жәрмеңке ',
    ],
  ],
]

const SUFFIXES = 'лар ың ның ға да дан мен ды дағы лық шы сыз дай ша ыншы'.split(' ')

/** Shapes that are no cues: marks, letters, encodings, tables. */
const OTHERS: [name: string, head: string, repeated: string][] = [
  ['one word, Persian', PERSIAN, 'ا'],
  ['one word, Kazakh', KAZAKH, 'ы'],
  ['one word, Latin', KAZAKH, 'a'],
  ['one word in capitals', KAZAKH, 'Ы'],
  ['joiners', PERSIAN, '\u200c'],
  ['joined letters', PERSIAN, 'می\u200c'],
  ['combining marks', PERSIAN, '\u064b'],
  ['combining acutes', KAZAKH, '\u0301'],
  ['letters and marks', KAZAKH, 'e\u0301'],
  ['soft hyphens', KAZAKH, '\u00ad'],
  ['direction marks', PERSIAN, '\u202e'],
  ['hard blanks', PERSIAN, '\u00a0'],
  ['blanks', PERSIAN, ' '],
  ['tabs', PERSIAN, '\t'],
  ['empty lines', PERSIAN, '\n\n'],
  ['carriage returns', PERSIAN, '\r\n'],
  ['NULs', PERSIAN, '\0'],
  ['replacement characters', PERSIAN, '\ufffd'],
  ['emoji', PERSIAN, '😀'],
  ['lone surrogates', PERSIAN, '\ud83d'],
  ['opening brackets', PERSIAN, '('],
  ['brackets in brackets', KAZAKH, '()(('],
  ['quotes in quotes', KAZAKH, '«»«'],
  ['quotes and words', KAZAKH, '«а '],
  ['straight quotes', KAZAKH, '"а" '],
  ['entities', PERSIAN, '&amp;'],
  ['broken entities', PERSIAN, '&#'],
  ['numeric entities', PERSIAN, '&#1201;'],
  ['stops', PERSIAN, '. '],
  ['commas', PERSIAN, '، '],
  ['colons', PERSIAN, 'گفت: '],
  ['ellipses', PERSIAN, '… '],
  ['dashes', KAZAKH, ' - '],
  ['dashes and figures', KAZAKH, '1-'],
  ['slashes and figures', PERSIAN, '1/'],
  ['stops and figures', PERSIAN, '1.'],
  ['colons and figures', PERSIAN, '1:'],
  ['digits', PERSIAN, '1234567890'],
  ['mixed digits', PERSIAN, '۱2٣ '],
  ['list items', PERSIAN, '1. کار\n'],
  ['deep lists', KAZAKH, '1) а) 1. '],
  ['bullets', KAZAKH, '• жұмыс\n'],
  ['table rows', KAZAKH, '| 12 | 34% | Ойыл |\n'],
  ['table of bars', PERSIAN, '|'],
  ['tabbed rows', PERSIAN, 'کرمان\t۱۲\t۳۴\n'],
  ['mojibake', PERSIAN, 'Ø§Ø³Øª '],
  ['mojibake, Kazakh', KAZAKH, 'Ð¶Ò±Ð¼Ñ\u008b '],
  ['all suffixes', KAZAKH, `жұмыс${SUFFIXES.join('')} `],
  ['suffixes apart', KAZAKH, `${SUFFIXES.map((suffix) => `5-${suffix}`).join(' ')} `],
  ['links', PERSIAN, 'https://a.ir/b?c=d '],
  ['tags', PERSIAN, '<b>کار</b>'],
  ['initials', KAZAKH, 'А.'],
  ['dotted abbreviations', KAZAKH, 'млрд. '],
  [
    'Kazakh in Latin letters',
    'Oblysta 3 myńnan astam adam jumysqa ornalasty, dedi oblys ákimi. ',
    'jańa jumys orny ',
  ],
  ['Kazakh in Arabic letters', 'بيىل وبلىستا ون ەكى مىڭ ادام جۇمىسقا ورنالاستى. ', 'جاڭا جۇمىس ورنى '],
  ['an article, Persian', PERSIAN, PERSIAN],
  ['an article, Kazakh', KAZAKH, KAZAKH],
]

/** Every shape by its name: what stands first, and what is repeated. */
export const SHAPES: readonly (readonly [name: string, head: string, repeated: string])[] = [
  ...CUES.flatMap(([head, cues]) =>
    cues.flatMap((cue, i) => [
      [cue.trim(), head, cue] as const,
      [
        `${cue.trim()} / ${(cues[(i + 1) % cues.length] as string).trim()}`,
        head,
        cue + cues[(i + 1) % cues.length],
      ] as const,
    ]),
  ),
  ...OTHERS,
]

/** So many bytes of UTF-8 of the shape. */
export function hostileText([, head, repeated]: (typeof SHAPES)[number], bytes: number): string {
  return head + repeated.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(repeated))))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      bytes: { type: 'string', default: '1000000' },
      over: { type: 'string', default: '1000' },
      shape: { type: 'string' },
      together: { type: 'boolean' },
    },
  })
  const bytes = Number(values.bytes)
  if (values.shape !== undefined) {
    console.log(await milliseconds(Number(values.shape)))
  } else {
    const slow: [number, string][] = []
    for (const [index, [name]] of SHAPES.entries()) {
      if (values.only && !name.includes(values.only)) continue
      const ms = values.together ? await milliseconds(index) : inItsOwnProcess(index)
      slow.push([ms, name])
      if (ms > Number(values.over)) console.log(`${Math.round(ms)} ms  ${name}`)
    }
    slow.sort((a, b) => b[0] - a[0])
    console.log(`${slow.length} shapes of ${bytes} bytes, the slowest:`)
    for (const [ms, name] of slow.slice(0, 12)) console.log(`${Math.round(ms)} ms  ${name}`)
  }

  /** Milliseconds of processor time that `analyze` takes for a shape. */
  async function milliseconds(index: number): Promise<number> {
    const { analyze } = await import('../../models/analyze.ts')
    const text = hostileText(SHAPES[index] as (typeof SHAPES)[number], bytes)
    const before = process.cpuUsage()
    analyze({ id: 'hostile', text, publishedAt: '2024-01-01' })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }

  function inItsOwnProcess(index: number): number {
    const script = fileURLToPath(import.meta.url)
    const { stdout } = spawnSync(
      process.execPath,
      [...process.execArgv, script, '--shape', String(index), '--bytes', String(bytes)],
      { encoding: 'utf8' },
    )
    return Number(stdout)
  }
}
