import { readFile, writeFile } from 'node:fs/promises'
import { EXTRACTOR_VERSION } from '../../models/index.ts'
import type { Quality } from '../../web/types.ts'
import { prf, scoreOf, setsOf } from './events.ts'

/** The confidence that analysts filter by. */
const SURE = 0.9

/**
 * Measures the closed half of the gold and writes it to the file that `/api/quality` is answered from. First
 * readings cannot be measured again: those that the file holds stay.
 */
export async function writeQuality(file: string): Promise<void> {
  const known = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<Quality>
  const languages = ['fa', 'kk'].map((language) => {
    const passages = setsOf(language, undefined).find(([set]) => set === 'closed')?.[1] ?? []
    const score = scoreOf(passages)
    const { p, r, f } = prf(score.tp, score.fp, score.fn)
    const sure = score.trusted.filter(([confidence]) => confidence >= SURE)
    return {
      language,
      passages: passages.length,
      claims: score.tp + score.fn,
      event: { precision: round(p), recall: round(r), f1: round(f) },
      fields: Object.fromEntries(
        Object.entries(score.matched).map(([field, right]) => [field, round(right / score.tp)]),
      ) as Quality['languages'][number]['fields'],
      types: Object.fromEntries(
        [...score.types].sort().map(([type, [tp, fp, fn]]) => [type, round(prf(tp, fp, fn).f)]),
      ),
      sure: { confidence: SURE, right: round(sure.filter(([, right]) => right).length / sure.length) },
    }
  })
  const quality: Quality = {
    extractorVersion: EXTRACTOR_VERSION,
    languages,
    firstReadings: known.firstReadings ?? [],
  }
  await writeFile(file, `${JSON.stringify(quality, null, 2)}\n`)
}

const round = (share: number) => Math.round(share * 1000) / 1000
