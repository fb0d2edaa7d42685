import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { likeliest, namesOf } from '../../models/ner/decode.ts'
import { loadTagger, splitWords, type Tagger, WeightsError } from '../../models/ner/index.ts'
import { WEIGHTS } from '../../models/ner/weights.ts'
import { spell } from '../../models/ner/words.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const TAGS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG', 'B-ROLE', 'I-ROLE']

const wordsOf = (text: string) => splitWords(text).map((span) => text.slice(...span))

describe('words', () => {
  test.each([
    ['می‌شود.', ['می‌شود', '.']],
    ['تعداد7 هزار', ['تعداد', '7', 'هزار']],
    ['«Қазпошта»-ның', ['«', 'Қазпошта', '»', '-', 'ның']],
    ['2019-ыншы', ['2019', '-', 'ыншы']],
    ['سلام😀دنیا', ['سلام', '😀', 'دنیا']],
    ['\u200fکتابٌ \u00a0', ['کتابٌ'.slice(0, 4)]],
    ['', []],
    ['\u200c \u200b', []],
  ])('%j', (text, expected) => expect(wordsOf(text)).toEqual(expected))

  test('a lone surrogate is a word of its own', () => {
    expect(wordsOf('a\ud83d b')).toEqual(['a', '\ud83d', 'b'])
  })

  test.each([
    ['علي‌اكبر', 'علی اکبر'],
    ['١٤٠٣', '1403'],
    ['ﻼ', 'لا'],
    ['كتـــابٌ', 'کتاب'],
    ['“', '"'],
  ])('%s is read as %s', (word, expected) => expect(spell(word)).toBe(expected))

  test('a word that is none is cut', () => {
    expect(spell('а'.repeat(1_000_000))).toHaveLength(48)
  })
})

describe('decoding', () => {
  const row = (best: string, second = 'O') =>
    TAGS.map((tag) => Math.log(tag === best ? 0.6 : tag === second ? 0.3 : 0.1 / 7))
  const tagsOf = (rows: number[][]) =>
    [...likeliest(Float32Array.from(rows.flat()), TAGS)].map((column) => TAGS[column])

  test('nothing goes on that has not begun', () => {
    expect(tagsOf([row('I-PER', 'B-PER'), row('I-PER')])).toEqual(['B-PER', 'I-PER'])
    expect(tagsOf([row('B-ORG'), row('I-LOC', 'I-ORG')])).toEqual(['B-ORG', 'I-ORG'])
    expect(tagsOf([row('O'), row('I-ROLE', 'O')])).toEqual(['O', 'O'])
  })

  test('names next to each other stay apart', () => {
    const rows = Float32Array.from([row('B-PER'), row('B-PER'), row('I-PER'), row('O')].flat())
    expect(namesOf(likeliest(rows, TAGS), rows, TAGS)).toEqual([
      { label: 'PER', start: 0, end: 1, confidence: 0.6 },
      { label: 'PER', start: 1, end: 3, confidence: 0.6 },
    ])
  })

  test('no words, no names', () => {
    expect(likeliest(new Float32Array(0), TAGS)).toHaveLength(0)
  })
})

describe('the tagger', () => {
  let tagger: Tagger
  beforeAll(async () => {
    tagger = await loadTagger()
  })
  afterAll(() => tagger.close())

  const named = async (text: string) =>
    ((await tagger.tag([text]))[0] ?? []).map(({ label, span }) => `${label} ${text.slice(...span)}`)

  test('Persian', async () => {
    expect(
      await named(
        'به گزارش ایرنا، علی محمدی، مدیرکل راه و شهرسازی استان گیلان، در رشت از جذب ۱۲ نفر خبر داد.',
      ),
    ).toEqual(['ORG ایرنا', 'PER علی محمدی', 'ROLE مدیرکل', 'ORG راه و شهرسازی استان گیلان', 'LOC رشت'])
  })

  test('Kazakh', async () => {
    expect(
      await named(
        'Маңғыстау облысының әкімі Нұрлан Ноғаев Ақтауда «ҚазМұнайГаз» компаниясының өкілдерімен кездесті.',
      ),
    ).toEqual(['ROLE Маңғыстау облысының әкімі', 'PER Нұрлан Ноғаев', 'LOC Ақтауда', 'ORG ҚазМұнайГаз'])
  })

  test('offsets are those of the text as written: joiners, Arabic letters, emoji, odd spaces', async () => {
    const text = '😀 \u200fعلي\u200cاكبر  محمدی\u00a0در تهران گفت: ۱۲ نفر 👍🏽'
    const [names = []] = await tagger.tag([text])
    expect(names.map(({ label, span }) => [label, text.slice(...span)])).toEqual([
      ['PER', 'علي\u200cاكبر  محمدی'],
      ['LOC', 'تهران'],
    ])
  })

  test('Latin letters that look like Kazakh ones are read as these, offsets as written', async () => {
    const written = 'Маңғыстау облысының әкімі Нұрлан Ноғаев Ақтауда кәсіпкерлермен кездесті.'
    const typed = written.replaceAll('ә', '\u0259').replaceAll('і', 'i').replace('Маң', 'Mаң')
    expect(typed).not.toBe(written)
    expect((await tagger.tag([typed]))[0]).toEqual((await tagger.tag([written]))[0])
  })

  test('Kazakh in Latin script, offsets as written', async () => {
    const text = 'Maŋǵystaý oblysynyŋ ákimi Nurlan Noǵaev Aqtaýda kásipkerlermen kezdesti.'
    const found = await named(text)
    expect(found).toContain('PER Nurlan Noǵaev')
    expect(found).toContain('LOC Aqtaýda')
  })

  test('Kazakh in Arabic script, offsets as written', async () => {
    const text = 'نۇرلان نوعايەۆ بۇگىن اقتاۋدا كاسىپكەرلەرمەن كەزدەستى.'
    const [names = []] = await tagger.tag([text])
    expect(names.map(({ label, span }) => `${label} ${text.slice(...span)}`)).toContain('LOC اقتاۋدا')
  })

  test('a text is cut into sentences and the offsets are those of the whole', async () => {
    const text = 'Бүгін жаңбыр жауады.\n\n  Олжас Бектенов Астанаға келді. Ол Алматыдан ұшып шықты.'
    const found = await tagger.tagText(text)
    expect(found.map(({ label, span }) => [label, text.slice(...span)])).toEqual([
      ['PER', 'Олжас Бектенов'],
      ['LOC', 'Астанаға'],
      ['LOC', 'Алматыдан'],
    ])
    for (const { range } of found) expect(range[1]).toBeGreaterThan(range[0])
  })

  test('nothing, blanks and signs have no names', async () => {
    expect(await tagger.tag(['', '   ', '...!؟ 😀', '\ud83d'])).toEqual([[], [], [], []])
    expect(await tagger.tag([])).toEqual([])
  })

  test('the same input gives the same answer, also when asked at once', async () => {
    const texts = readFileSync(path.join(ROOT, 'test/gold/ner.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .slice(0, 12)
      .map((line) => (JSON.parse(line) as { text: string }).text)
    const [first, second] = await Promise.all([tagger.tag(texts), tagger.tag(texts)])
    expect(second).toEqual(first)
  })

  test('a sentence of any length is read to its end', async () => {
    const filler = 'این طرح برای جوانان منطقه کار ایجاد می کند و '.repeat(150)
    const text = `${filler}علی محمدی در تهران گفت`
    const found = (await named(text)).slice(-2)
    expect(found).toEqual(['PER علی محمدی', 'LOC تهران'])
  })

  test('a megabyte without a blank is no burden', async () => {
    const began = performance.now()
    await tagger.tag(['ы'.repeat(1_000_000)])
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('pieces are the training side’s on 10,000 sentences', () => {
    const expected = readFileSync(path.join(import.meta.dirname, 'ner-neural.pieces.txt'), 'utf8')
      .trim()
      .split('\n')
    const texts = sentencesToCompare(10_000)
    const found: string[] = []
    for (let start = 0; start < texts.length; start += 100) {
      const hash = createHash('sha256')
      for (const text of texts.slice(start, start + 100)) {
        hash.update(
          `${tagger
            .pieces(text)
            .map((word) => word.join(','))
            .join(' ')}\n`,
        )
      }
      found.push(hash.digest('hex'))
    }
    expect(found).toEqual(expected)
  })
})

/** As `sentences` in `models/ner/training/parity.py`. */
function sentencesToCompare(count: number): string[] {
  const hard = ' 😀 ي‌ك ٤٥ ʼ 中文 ﷲ Ａ كتابٌ—10%№ a1b2 ǵ\u00ad '
  const texts = ['fa', 'kk'].flatMap((language) =>
    readFileSync(path.join(ROOT, `models/ner/training/data/${language}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text),
  )
  const joined = texts.slice(1).map((other, i) => {
    const left = (texts[i] as string).split(' ')
    const right = other.split(' ')
    return [...left.slice(0, left.length >> 1), ...right.slice(right.length >> 1)].join(' ')
  })
  return [...texts, ...joined].slice(0, count).map((text, i) => (i % 10 === 0 ? text + hard : text))
}

describe('weights', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'karenbek-weights-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('a missing folder is named', async () => {
    const missing = path.join(folder, 'nowhere')
    await expect(loadTagger({ folder: missing })).rejects.toThrow(WeightsError)
    await expect(loadTagger({ folder: missing })).rejects.toThrow(/nowhere/)
  })

  test('a damaged file is named', async () => {
    const damaged = path.join(folder, 'damaged')
    cpSync(WEIGHTS, damaged, { recursive: true })
    const file = path.join(damaged, 'onnx/model_quantized.onnx')
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1
    writeFileSync(file, bytes)
    await expect(loadTagger({ folder: damaged })).rejects.toThrow(/model_quantized\.onnx is damaged/)
  })

  test('a missing file is named', async () => {
    const lacking = path.join(folder, 'lacking')
    cpSync(WEIGHTS, lacking, { recursive: true })
    rmSync(path.join(lacking, 'tokenizer.json'))
    await expect(loadTagger({ folder: lacking })).rejects.toThrow(/tokenizer\.json is missing/)
  })

  test('they stay small enough for the repository', () => {
    expect(readFileSync(path.join(WEIGHTS, 'onnx/model_quantized.onnx')).length).toBeLessThan(40e6)
  })
})
