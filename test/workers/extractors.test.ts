import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExtractorInput } from '../../workers/analysis.ts'
import {
  type Extractors,
  ExtractorsClosedError,
  PoisonError,
  startExtractors,
} from '../../workers/extractors.ts'

const document = (id: string, text: string): ExtractorInput => ({
  id,
  text,
  url: 'http://a.test/1',
  title: null,
  publishedAt: '2025-08-21',
  sourcePlace: 'IR-06',
})
const GOOD = 'فرماندار خرمشهر گفت: امسال برای ۱۲۰ نفر در خرمشهر شغل ایجاد شد.'

/**
 * What a document could do if the rules had a hole; the analysis itself has none that is known. The code runs in the
 * extractor's process, before the analysis: it is loaded there by NODE_OPTIONS.
 */
const TRAPS = `
const { prototype } = String
const { normalize } = prototype
process.prependListener('message', (input) => {
  if (!input || typeof input.text !== 'string') return
  if (input.text.includes('TRAP-crash')) process.kill(process.pid, 'SIGSEGV')
  if (input.text.includes('TRAP-hang')) for (;;) normalize.call('x')
  if (input.text.includes('TRAP-heap')) { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)) }
})`

describe('extractors', { timeout: 240_000 }, () => {
  let extractors: Extractors
  const before = process.env.NODE_OPTIONS
  beforeAll(async () => {
    const url = `data:text/javascript,${encodeURIComponent(TRAPS)}`
    process.env.NODE_OPTIONS = `${before ?? ''} --import=${url}`
    extractors = await startExtractors(2, { seconds: 6, megabytes: 256 })
  })
  afterAll(async () => {
    process.env.NODE_OPTIONS = before ?? ''
    await extractors?.close(0)
  })

  it('analyses documents, several at a time', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `d${i}`)
    const done = await Promise.all(ids.map((id) => extractors.extract(document(id, GOOD))))
    expect(done.map(({ analysis }) => analysis.id)).toEqual(ids)
    expect(done.every(({ analysis }) => analysis.events.length > 0)).toBe(true)
    expect(done[0]?.derived.extractorVersion).toBe(extractors.version)
  })

  it.each([
    ['TRAP-crash', /SIGSEGV/],
    ['TRAP-hang', /took more than 6 s/],
    // On a crowded machine its time may end before its memory does.
    ['TRAP-heap', /memory|took more than/],
  ])('%s: is given up after a second try alone, with its reason; the others flow', async (trap, reason) => {
    const others = Promise.all(
      Array.from({ length: 10 }, (_, i) => extractors.extract(document(`${trap}-${i}`, GOOD))),
    )
    const poison = extractors.extract(document(trap, `${GOOD} ${trap}`))
    await expect(poison).rejects.toThrow(PoisonError)
    await expect(poison).rejects.toThrow(reason)
    expect(await others).toHaveLength(10)
    expect((await extractors.extract(document('after', GOOD))).analysis.events.length).toBeGreaterThan(0)
  })

  it('ends at once when told to, and leaves what waits to others', async () => {
    const own = await startExtractors(1, { seconds: 60 })
    const work = Promise.allSettled([
      own.extract(document('hangs', `${GOOD} TRAP-hang`)),
      own.extract(document('waits', GOOD)),
    ])
    await new Promise((settle) => setTimeout(settle, 300))
    const begin = Date.now()
    await own.close(500)
    expect(Date.now() - begin).toBeLessThan(5_000)
    for (const result of await work)
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(ExtractorsClosedError) })
    await expect(own.extract(document('late', GOOD))).rejects.toThrow(ExtractorsClosedError)
  })
})
