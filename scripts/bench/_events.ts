/** Made-up events by the million, the same for the same seed: what benchmarks and tests of the search run on. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { loadPlaces, type Pool, tsvectorOf } from '../../db/index.ts'
import { EVENT_STATUSES, EVENT_TYPES } from '../../models/contract.ts'
import { lineage } from '../../models/index.ts'
import { allPlaces } from '../../models/places/index.ts'
import { lexemes, stem } from '../../models/query/index.ts'
import { fold } from '../../models/text/index.ts'

const WORDS = {
  fa: `شغل اشتغال ایجاد نفر استان شهرستان کارخانه طرح فرصت شغلی مدیرکل تعاون کار رفاه اجتماعی گفت سال جاری تسهیلات
    بانک میلیارد تومان واحد تولیدی صنعتی معدن کارگران بیکاری نرخ کاهش افزایش درصد آموزش مهارت فنی حرفه‌ای دوره
    استاندار فرماندار افزود وی دولت برنامه تعهد ثبت سامانه رصد سرمایه‌گذاری پروژه بهره‌برداری افتتاح جذب نیرو`,
  kk: `жұмыс орны облыс аудан қала кәсіпорын зауыт ашылды құрылды жоспарланған адам азамат жұмыссыз жұмыспен қамту
    орталығы бағдарлама грант несие теңге миллион кәсіпкер шағын бизнес оқыту курс мамандық жәрмеңке бос орын
    әкім басқарма басшысы мәлімдеді айтты биыл жыл ай тұрғын ауыл шаруашылығы өндіріс инвестиция жоба қаржы жалақы`,
}
const NAMES = {
  fa: ['رضا', 'علی', 'محمد', 'حسین', 'مریم', 'بهمن', 'نوری', 'رستگار', 'کریمی', 'احمدی', 'صادقی', 'موسوی'],
  kk: ['Асхат', 'Марат', 'Айгүл', 'Ерлан', 'Дана', 'Нұрлан', 'Шахаров', 'Серікбаев', 'Ахметов', 'Омарова'],
}
const TITLES = { fa: 'مدیرکل تعاون، کار و رفاه اجتماعی', kk: 'облыс әкімі' }
const UNITS = ['jobs', 'people', 'people', 'percent', 'projects', 'courses', null]
const SOURCES = 150
/** Words beside the common ones, so that the tail is long as in a real language. */
const RARE = 60_000
const EVENTS_A_DOCUMENT = 2.5

/** mulberry32: small, fast, and the same everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Word {
  text: string
  stored: string[]
}

/**
 * Fills an empty database with so many events in documents of so many sources: one COPY a table that stays open until
 * the last row, and what hangs on the rows (triggers, keys, indexes) is made once, afterwards.
 */
export async function fillEvents(pool: Pool, events: number, seed = 1): Promise<void> {
  await loadPlaces(pool, allPlaces(), ({ name, nameRu, nameEn }) =>
    [name, nameRu, nameEn].filter((one) => one !== null).map((one) => fold(one).folded),
  )
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  /** Small numbers far more often: Zipf's law, roughly. */
  const skewed = (size: number) => Math.floor(size ** next()) - 1
  const vocabulary = {
    fa: words('fa', 'ابتپسشکگلمنوهرداز'),
    kk: words('kk', 'абгдежзқклмнопрстуұіы'),
  }
  const places = [...allPlaces()]
  const order = places
    .map((place) => ({
      place,
      at: next() + (place.level === 'admin1' ? 0 : place.level === 'admin2' ? 0.4 : 0.8),
    }))
    .sort((a, b) => a.at - b.at)
    .map(({ place }) => place)
  const placeWords = new Map<string, string[][]>()
  const wordsOf = (id: string) => {
    const known = placeWords.get(id)
    if (known) return known
    const made = lineage(id).flatMap(({ name, nameRu, nameEn }) =>
      lexemes([name, nameRu, nameEn].filter(Boolean).join(' '), ''),
    )
    placeWords.set(id, made)
    return made
  }
  const sources = Array.from({ length: SOURCES }, (_, i) => `source_${i}`)
  await pool.query(
    `INSERT INTO sources (id, name, homepage, country, language)
     SELECT id, 'Source ' || id, 'http://' || id || '.test', 'IR', '{fa}' FROM unnest($1::text[]) AS id`,
    [sources],
  )

  const rest = await strip(pool)
  const rows = { documents: '', events: '', event_evidence: '' }
  const loads: Load[] = []
  try {
    for (const table of TABLES) loads.push(await openLoad(pool, table))
    await make()
    for (const load of loads) await load.end()
  } finally {
    for (const load of loads) load.release()
  }
  await restore(pool, rest)

  async function make(): Promise<void> {
    let made = 0
    for (let n = 0; made < events; n++) {
      const language = next() < 0.6 ? 'fa' : 'kk'
      const list = vocabulary[language]
      const sentence = (length: number) => Array.from({ length }, () => list[skewed(list.length)] as Word)
      const title = sentence(8)
      const document = hash(`document ${seed} ${n}`, 24)
      const published = Date.UTC(2018, 0, 1) + Math.floor(next() ** 0.6 * 8 * 365 * 86_400_000)
      const day = new Date(published).toISOString().slice(0, 10)
      const source = sources[skewed(SOURCES + 1)] ?? 'source_0'
      const count = Math.min(events - made, Math.max(1, Math.round(next() * EVENTS_A_DOCUMENT * 2)))
      const sentences = Array.from({ length: count }, () => sentence(12 + Math.floor(next() * 14)))
      const text = [title, ...sentences].map((one) => one.map((word) => word.text).join(' ')).join('\n')
      rows.documents += copyRow([
        document,
        source,
        `http://${source}.test/${n}`,
        '1',
        't',
        titleOf(title),
        text,
        stamp(published),
        day,
        day,
        stamp(published),
        'done',
        '0',
        language,
        language === 'fa' ? 'Arab' : 'Cyrl',
        '0.99',
        document,
      ])
      let at = titleOf(title).length + 1
      for (let i = 0; i < count; i++) {
        const own = sentences[i] as Word[]
        const sentenceText = own.map((word) => word.text).join(' ')
        const id = hash(`event ${document} ${i}`, 20)
        const place = next() < 0.9 ? (order[skewed(order.length)] as (typeof order)[number]).id : null
        const unit = pick(UNITS)
        const value = unit === null ? null : Math.round(10 ** (next() * 5))
        const range = value !== null && next() < 0.05
        const hasMoney = next() < 0.1
        const hasPeriod = next() < 0.6
        const named = next() < 0.6
        const official = named ? `${pick(NAMES[language])} ${pick(NAMES[language])}` : null
        const year = 2018 + Math.floor(next() * 8)
        const shown = next() < 0.85
        rows.events += copyRow([
          ...[id, document, String(i), pick(EVENT_TYPES), pick(EVENT_STATUSES)],
          ...[range ? null : value, range ? value : null, range ? (value as number) * 2 : null, unit],
          ...[unit ? (range ? 'range' : 'exact') : null],
          ...(hasMoney
            ? [Math.round(10 ** (6 + next() * 6)), language === 'fa' ? 'IRR' : 'KZT', 'exact']
            : [null, null, null]),
          place,
          ...(hasPeriod ? [`${year}-01-01`, `${year}-12-31`, 'year'] : [null, null, null]),
          ...[
            official,
            official && TITLES[language],
            (0.5 + next() * 0.5).toFixed(2),
            'bench',
            '0',
            source,
            language,
          ],
          ...[stamp(published), day, id, shown ? id : null, shown ? 1 : 0, shown ? 't' : 'f'],
          tsvectorOf([
            { words: own.map((word) => word.stored), zone: 'A' },
            { words: title.map((word) => word.stored), zone: 'B' },
            { words: place ? wordsOf(place) : [], zone: 'C' },
            { words: official ? lexemes(official, language) : [], zone: 'D' },
          ]),
        ])
        rows.event_evidence += copyRow([id, 0, null, at, at + sentenceText.length, sentenceText])
        const first = (own[0] as Word).text
        if (value !== null) rows.event_evidence += copyRow([id, 1, 'quantity', at, at + first.length, first])
        at += sentenceText.length + 1
      }
      made += count
      if (rows.events.length < CHUNK && made < events) continue
      for (const [i, table] of TABLES.entries()) {
        await loads[i]?.write(rows[table])
        rows[table] = ''
      }
    }
  }
}

const titleOf = (words: Word[]) => words.map((word) => word.text).join(' ')
const stamp = (ms: number) => new Date(ms).toISOString()
const hash = (text: string, length: number) =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

const COLUMNS = {
  documents: `id, source_id, url, version, is_current, title, text, published_at, published_text,
  published_day, fetched_at, state, extractor_version, language, script, language_confidence, cluster_id`,
  events: `id, document_id, ordinal, type, status, quantity_value, quantity_min, quantity_max, quantity_unit,
  quantity_bound, money_value, money_currency, money_bound, place_id, period_start, period_end, period_grain,
  official_name, official_title, confidence, rule, extractor_version, source_id, language, published_at, published_day,
  claim_key, claim_id, reports, is_shown, words`,
  event_evidence: 'event_id, ordinal, field, span_start, span_end, text',
}
const TABLES = ['documents', 'events', 'event_evidence'] as const
/** Letters of events that are handed over at once. */
const CHUNK = 1 << 20

/** The common words of a language, then made-up ones. */
function words(language: 'fa' | 'kk', letters: string): Word[] {
  const next = random(language === 'fa' ? 11 : 12)
  const all = [...letters]
  const common = WORDS[language].split(/\s+/u)
  const rare = Array.from({ length: RARE }, () =>
    Array.from({ length: 4 + Math.floor(next() * 5) }, () => all[Math.floor(next() * all.length)]).join(''),
  )
  return [...common, ...rare].map((text) => {
    const word = fold(text).folded
    const own = stem(word)
    return { text, stored: own === word ? [word] : [word, `~${own}`] }
  })
}

function copyRow(values: (string | number | null)[]): string {
  const cells = values.map((value) =>
    value === null
      ? '\\N'
      : String(value).replace(
          /[\\\n\t\r]/g,
          (c) => ({ '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' })[c] as string,
        ),
  )
  return `${cells.join('\t')}\n`
}

/** A COPY into one table. */
interface Load {
  /** Resolves when the server can take more. */
  write(rows: string): Promise<void>
  end(): Promise<void>
  release(): void
}

async function openLoad(pool: Pool, table: (typeof TABLES)[number]): Promise<Load> {
  const client = await pool.connect()
  let broken = true
  await client.query('BEGIN')
  // Rows of a table that was emptied in the same transaction are frozen at once: nothing writes them again.
  await client.query(`TRUNCATE ${table}`)
  const stream = client.query(copyFrom(`COPY ${table} (${COLUMNS[table]}) FROM STDIN (FREEZE)`))
  const over = finished(stream)
  // Told by the next write or the end.
  over.catch(() => {})
  return {
    async write(rows) {
      if (!stream.write(rows)) await Promise.race([once(stream, 'drain'), over])
    },
    async end() {
      stream.end()
      await over
      await client.query('COMMIT')
      broken = false
    },
    release: () => client.release(broken),
  }
}

/** Takes triggers, keys and indexes away; gives the statements that make them again, in their order. */
async function strip(pool: Pool): Promise<string[]> {
  const { rows: keys } = await pool.query(
    `SELECT conrelid::regclass AS table, conname AS name, pg_get_constraintdef(oid) AS sql FROM pg_constraint
      WHERE contype IN ('p', 'u', 'f') AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))
      ORDER BY contype = 'f', conname`,
    [TABLES],
  )
  for (const { table, name } of keys.toReversed())
    await pool.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  const { rows: indexes } = await pool.query(
    `SELECT indexname AS name, indexdef AS sql FROM pg_indexes
      WHERE schemaname = 'public' AND tablename = ANY ($1) ORDER BY indexname`,
    [TABLES],
  )
  for (const { name } of indexes) await pool.query(`DROP INDEX ${name}`)
  for (const table of TABLES) await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  return [
    ...keys.map(({ table, name, sql }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${sql}`),
    ...indexes.map(({ sql }) => sql),
    ...TABLES.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`),
    'ANALYZE',
  ]
}

async function restore(pool: Pool, statements: string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`SET maintenance_work_mem = '512MB'`)
    for (const sql of statements) await client.query(sql)
  } finally {
    client.release(true)
  }
}
