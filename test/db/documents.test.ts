import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeAnalysis } from '../../db/analyses.ts'
import { markGone } from '../../db/crawling.ts'
import { loadDocument, pendingDocuments, storeArticle } from '../../db/documents.ts'
import { eventById, searchEvents } from '../../db/search.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { analysisOf, page, seed, spanOf } from './samples.ts'

const SOURCE = { id: 'khuz', placeId: 'IR-06' }
const TEXT = 'اشتغال در خرمشهر\n\nفرماندار خرمشهر گفت: برای ۶۹۰ نفر در این شهرستان شغل ایجاد شد.'
const SENTENCE = 'برای ۶۹۰ نفر در این شهرستان شغل ایجاد شد'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seed(db.pool)
})
afterAll(() => db.close())

const article = (url: string, text = TEXT, publishedAt: string | null = '2025-08-21T10:00:00+03:30') => ({
  url,
  text,
  title: text.split('\n')[0] as string,
  section: null,
  publishedAt,
})
const claim = {
  sentence: SENTENCE,
  figure: '۶۹۰',
  quantity: { value: 690, unit: 'people' as const, bound: 'exact' as const },
  place: 'IR-0607',
}
const count = async (table: string) => (await db.pool.query(`SELECT count(*) FROM ${table}`)).rows[0].count

describe('documents', () => {
  it('the same article twice is stored once; its analysis too', async () => {
    const url = 'http://a.test/1'
    const first = await storeArticle(db.pool, SOURCE, page(url), article(url))
    expect(first).toMatchObject({ isNew: true, pending: true })
    expect(await pendingDocuments(db.pool, 10)).toEqual([first.id])
    const { analysis, derived } = analysisOf(first.id, TEXT, [claim])
    await storeAnalysis(db.pool, first.id, analysis, derived)
    const [event] = (await searchEvents(db.pool, { document: first.id })).items
    await storeAnalysis(db.pool, first.id, analysis, derived)
    const again = await storeArticle(db.pool, SOURCE, page(url), article(url))
    expect(again).toEqual({ id: first.id, isNew: false, pending: false })
    expect([await count('documents'), await count('pages'), await count('events')]).toEqual([1, 1, 1])
    expect((await searchEvents(db.pool, { document: first.id })).items).toEqual([event])
    expect(await pendingDocuments(db.pool, 10)).toEqual([])
  })

  it('reads an event back with every field, the sentence highlighted', async () => {
    const [item] = (await searchEvents(db.pool, {})).items
    expect(item).toMatchObject({
      type: 'jobs_created',
      quantity: { value: 690, unit: 'people', bound: 'exact' },
      money: null,
      period: null,
      official: null,
      confidence: 0.9,
      place: { id: 'IR-0607', path: [{ id: 'IR-06' }, { id: 'IR' }] },
      document: { publishedAt: '2025-08-21T10:00:00+03:30', source: { id: 'khuz', name: 'خوزستان' } },
    })
    const { text, highlights } = item!.sentence
    expect(text).toBe(SENTENCE)
    expect(highlights.map(({ start, end, field }) => [field, text.slice(start, end)])).toEqual([
      ['quantity', '۶۹۰'],
    ])
    const detail = await eventById(db.pool, item!.id)
    expect(detail?.documentText).toBe(TEXT)
    expect(detail?.evidence[0]).toEqual({
      start: spanOf(TEXT, SENTENCE)[0],
      end: spanOf(TEXT, SENTENCE)[1],
      field: 'sentence',
    })
    expect(await eventById(db.pool, 'nothing')).toBeNull()
  })

  it('tells since when the source has the article no more, until it is back', async () => {
    const [item] = (await searchEvents(db.pool, {})).items
    const seen = new Date('2026-02-03T04:05:06Z')
    for (const goneAt of [seen, null]) {
      await markGone(db.pool, 'http://a.test/1', goneAt)
      expect((await eventById(db.pool, item!.id))?.goneAt).toBe(goneAt?.toISOString() ?? null)
    }
  })

  it('a changed text is the next version; only the current one’s events are shown', async () => {
    const url = 'http://a.test/1'
    const changed = TEXT.replace('۶۹۰', '۷۲۰')
    const next = await storeArticle(db.pool, SOURCE, page(url, 'b'.repeat(64)), article(url, changed))
    const sentence = SENTENCE.replace('۶۹۰', '۷۲۰')
    const { analysis, derived } = analysisOf(next.id, changed, [
      { ...claim, sentence, figure: '۷۲۰', quantity: { value: 720, unit: 'people', bound: 'exact' } },
    ])
    await storeAnalysis(db.pool, next.id, analysis, derived)
    const shown = await searchEvents(db.pool, {})
    expect(shown.items.map((item) => item.quantity?.value)).toEqual([720])
    expect((await searchEvents(db.pool, { duplicates: true })).total).toBe(2)
    // The first text comes back: it is current again, under its old id.
    const back = await storeArticle(db.pool, SOURCE, page(url, 'a'.repeat(64)), article(url))
    expect(back).toMatchObject({ isNew: false, pending: false })
    expect((await searchEvents(db.pool, {})).items.map((item) => item.quantity?.value)).toEqual([690])
    const { rows } = await db.pool.query(
      'SELECT version, is_current FROM documents WHERE url = $1 ORDER BY version',
      [url],
    )
    expect(rows).toEqual([
      { version: 1, is_current: true },
      { version: 2, is_current: false },
    ])
  })

  it('an analysis replaces the one before it', async () => {
    const url = 'http://a.test/2'
    const { id } = await storeArticle(db.pool, SOURCE, page(url), article(url))
    for (const claims of [[claim, { ...claim, status: 'planned' as const }], []]) {
      const { analysis, derived } = analysisOf(id, TEXT, claims, { version: `v${claims.length}` })
      await storeAnalysis(db.pool, id, analysis, derived)
      expect((await searchEvents(db.pool, { document: id, duplicates: true })).total).toBe(claims.length)
      expect((await loadDocument(db.pool, id))?.extractorVersion).toBe(`v${claims.length}`)
    }
    expect(await count('event_evidence')).toBe(4)
  })

  it('keeps nothing of a transaction that fails', async () => {
    const url = 'http://a.test/3'
    const { id } = await storeArticle(db.pool, SOURCE, page(url), article(url))
    const { analysis, derived } = analysisOf(id, TEXT, [{ ...claim, place: null }])
    analysis.events[0]!.place = 'XX-00'
    await expect(storeAnalysis(db.pool, id, analysis, derived)).rejects.toThrow(/place/)
    expect((await searchEvents(db.pool, { document: id, duplicates: true })).total).toBe(0)
    expect((await loadDocument(db.pool, id))?.state).toBe('pending')
  })
})

describe('near-duplicates', () => {
  const body =
    'مدیرکل تعاون، کار و رفاه اجتماعی استان در نشست خبری امروز با اشاره به برنامه‌های سال جاری از راه‌اندازی چند کارگاه ' +
    'تولیدی تازه در شهرستان‌های جنوبی خبر داد و افزود که با همراهی بخش خصوصی، زمینه کار جوانان جویای کار بیش از پیش فراهم شده است'
  const sentence = 'برای ۳۲۰ نفر شغل ایجاد شد'
  const quantity = { value: 320, unit: 'people' as const, bound: 'exact' as const }

  it('shows a claim that reprints repeat once, the first report of it, in whatever order they came', async () => {
    const reprints = [
      { url: 'http://a.test/late', text: `${body}. ${sentence}. انتهای پیام`, at: '2025-08-23' },
      { url: 'http://b.test/early', text: `به گزارش روابط عمومی، ${body}. ${sentence}.`, at: '2025-08-20' },
    ]
    const ids: string[] = []
    for (const { url, text, at } of reprints) {
      const { id } = await storeArticle(db.pool, SOURCE, page(url), article(url, text, at))
      const own = `${sentence}`
      const { analysis, derived } = analysisOf(id, text, [
        { sentence: own, quantity },
        ...(at === '2025-08-23' ? [{ sentence: 'انتهای پیام', type: 'training' as const }] : []),
      ])
      await storeAnalysis(db.pool, id, analysis, derived)
      ids.push(id)
    }
    const { rows } = await db.pool.query('SELECT DISTINCT cluster_id FROM documents WHERE id = ANY($1)', [
      ids,
    ])
    expect(rows).toEqual([{ cluster_id: [...ids].sort()[0] }])
    const early = await searchEvents(db.pool, { document: ids[1] as string })
    expect(early.items.map((item) => item.type)).toEqual(['jobs_created'])
    // What only the later report tells stays visible.
    const late = await searchEvents(db.pool, { document: ids[0] as string })
    expect(late.items.map((item) => item.type)).toEqual(['training'])
    const detail = await eventById(db.pool, early.items[0]!.id)
    expect(detail?.duplicates.map((entry) => entry.id)).toEqual([ids[0]])
  })

  it('leaves other articles on their own', async () => {
    const url = 'http://a.test/other'
    const text = `${body.split(' ').reverse().join(' ')} ${sentence}`
    const { id } = await storeArticle(db.pool, SOURCE, page(url), article(url, text))
    const { analysis, derived } = analysisOf(id, text, [{ sentence, quantity }])
    await storeAnalysis(db.pool, id, analysis, derived)
    expect((await searchEvents(db.pool, { document: id })).total).toBe(1)
  })
})
