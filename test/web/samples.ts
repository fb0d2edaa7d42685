/** Two stored articles, one in each language, for the tests of the API and the page. */
import { type Pool, storeAnalysis, storeArticle } from '../../db/index.ts'
import { analysisOf, type Claim, page, seed } from '../db/samples.ts'

export const PERSIAN = 'برای ۶۹۰ نفر در خرمشهر فرصت شغلی ایجاد شد.'
/** With markup in it, as a hostile page would have. */
export const KAZAKH = 'Ақтөбе облысында 3 154 жұмыс орнын құру жоспарланған <img src=x onerror=alert(1)>.'

/** Stores both. */
export async function storeSamples(pool: Pool): Promise<void> {
  await seed(pool)
  const store = async (
    source: { id: string; placeId: string },
    text: string,
    claim: Claim,
    language: string,
  ) => {
    const url = `http://${source.id}.test/1`
    const row = { url, title: text.slice(0, 20), section: null, text, publishedAt: '2025-08-21' }
    const { id } = await storeArticle(pool, source, page(url), row)
    const { analysis, derived } = analysisOf(id, text, [claim], { language })
    await storeAnalysis(pool, id, analysis, derived)
  }
  await store(
    { id: 'khuz', placeId: 'IR-06' },
    PERSIAN,
    {
      sentence: PERSIAN,
      figure: '۶۹۰',
      quantity: { value: 690, unit: 'people', bound: 'exact' },
      place: 'IR-0607',
    },
    'fa',
  )
  await store(
    { id: 'aqt', placeId: 'KZ-15' },
    KAZAKH,
    {
      sentence: KAZAKH,
      figure: '3 154',
      quantity: { value: 3154, unit: 'jobs', bound: 'exact' },
      place: 'KZ-15',
      status: 'planned',
    },
    'kk',
  )
}
