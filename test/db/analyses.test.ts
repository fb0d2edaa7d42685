import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { analysisRows, type NewAnalysis, storeAnalyses } from '../../db/analyses.ts'
import { loadDocument, storeArticle } from '../../db/documents.ts'
import { dumpTables } from '../../scripts/bench/chaos/tables.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { analysisOf, type Claim, page, seed } from './samples.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seed(db.pool)
})
beforeEach(() => db.pool.query('TRUNCATE documents CASCADE'))
afterAll(() => db.close())

const jobs = (value: number) => ({ value, unit: 'jobs' as const, bound: 'exact' as const })

/** Words in an order that is the article's own. */
const words = (n: number) =>
  Array.from(
    { length: 60 },
    (_, i) => `واژه${'ابپتثجچحخد'[(n * 7 + i * (n + 3)) % 10]}${'رزژسش'[(n + i * i) % 5]}`,
  )
/** Each third text is a reprint of the one before it, with a line of its own. */
const textOf = (n: number) =>
  `${words(n % 3 === 2 ? n - 1 : n).join(' ')}. خبر امروز${n % 3 === 2 ? ' به نقل از دیگران' : ''}.`

/** Articles that tell own and common claims, with and without a place, the same one twice, or nothing. */
async function articles(count: number): Promise<NewAnalysis[]> {
  const made: NewAnalysis[] = []
  for (let n = 0; n < count; n++) {
    const url = `http://a.test/${n}`
    const text = textOf(n)
    const { id } = await storeArticle(db.pool, { id: 'khuz', placeId: 'IR-06' }, page(url), {
      url,
      title: null,
      section: null,
      text,
      publishedAt: `2025-08-${String(1 + ((n * 5) % 28)).padStart(2, '0')}`,
    })
    const sentence = text.slice(0, 4)
    const claims: Claim[] = [
      { sentence, quantity: jobs(n % 4), place: 'IR-0607' },
      { sentence, quantity: jobs(1000 + n), place: 'IR-06' },
      { sentence, type: 'training' },
      ...(n % 5 === 0 ? [{ sentence, quantity: jobs(n % 4), place: 'IR-0607' }] : []),
    ]
    const { analysis, derived } = analysisOf(id, text, n % 7 === 6 ? [] : claims)
    analysis.places.push({ text: sentence, span: [0, 4], id: 'IR-06', level: 'admin1', name: 'خوزستان' })
    made.push({ id, rows: analysisRows(id, analysis, derived), seen: null })
  }
  return made
}

describe('analyses that are stored together', () => {
  it('leave the tables that they leave one by one, in whatever order and company', async () => {
    const dumps: string[] = []
    for (const size of [1, 1, 4, 5, 20]) {
      await db.pool.query('TRUNCATE documents CASCADE')
      const made = await articles(20)
      // Another order each time.
      made.sort((a, b) => (a.id.slice(dumps.length) < b.id.slice(dumps.length) ? -1 : 1))
      for (let at = 0; at < made.length; at += size) {
        const some = made.slice(at, at + size)
        expect(await storeAnalyses(db.pool, some)).toEqual(some.map(() => true))
      }
      const { documents, events, event_evidence, place_mentions } = await dumpTables(db.pool)
      dumps.push(JSON.stringify({ documents, events, event_evidence, place_mentions }, null, 1))
    }
    const { rows } = await db.pool.query(
      'SELECT count(DISTINCT cluster_id) AS clusters, count(*) FILTER (WHERE cluster_id <> id) AS others FROM documents',
    )
    expect(rows[0].others).toBeGreaterThan(3)
    const shared = await db.pool.query('SELECT max(reports) AS most FROM events')
    expect(shared.rows[0].most).toBeGreaterThan(2)
    for (const dump of dumps) expect(dump).toBe(dumps[0])
  })

  it('again, together with new ones, replace what they left before', async () => {
    const made = await articles(12)
    await storeAnalyses(db.pool, made)
    const before = await dumpTables(db.pool)
    const again = made.map((one) => ({ ...one, seen: '1' }))
    expect(await storeAnalyses(db.pool, again)).toEqual(made.map(() => true))
    expect(await dumpTables(db.pool)).toEqual(before)
    await db.pool.query('TRUNCATE documents CASCADE')
    await articles(12)
    await storeAnalyses(db.pool, made.slice(0, 6))
    await storeAnalyses(db.pool, [...again.slice(0, 6), ...made.slice(6)])
    expect(await dumpTables(db.pool)).toEqual(before)
  })

  it('are left out where another has been stored since, where the document is gone, and a second time', async () => {
    const made = await articles(4)
    const [first, second, third, fourth] = made as [NewAnalysis, NewAnalysis, NewAnalysis, NewAnalysis]
    await storeAnalyses(db.pool, [first])
    await db.pool.query('DELETE FROM documents WHERE id = $1', [second.id])
    expect(await storeAnalyses(db.pool, [first, second, third, third, fourth])).toEqual([
      false,
      false,
      true,
      false,
      true,
    ])
    expect((await loadDocument(db.pool, fourth.id))?.state).toBe('done')
  })

  it('are kept or lost as a whole', async () => {
    const made = await articles(3)
    const bad = made[1] as NewAnalysis
    made[1] = { ...bad, rows: { ...bad.rows, events: bad.rows.events.replace('"IR-0607"', '"XX-00"') } }
    await expect(storeAnalyses(db.pool, made)).rejects.toThrow(/place/)
    const { rows } = await db.pool.query(`SELECT count(*) AS n FROM documents WHERE state = 'pending'`)
    expect(rows[0].n).toBe(3)
    expect((await db.pool.query('SELECT FROM place_mentions')).rowCount).toBe(0)
  })
})
