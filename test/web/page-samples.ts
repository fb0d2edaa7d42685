/** Articles of both languages, read by the real extraction, some of them as a hostile page would have them. */
import { type Pool, storeArticle } from '../../db/index.ts'
import { extractDocument } from '../../workers/index.ts'
import { page, seed } from '../db/samples.ts'

const KHUZ = { id: 'khuz', placeId: 'IR-06' }
const AQT = { id: 'aqt', placeId: 'KZ-15' }
/** Markup that would run, if anything but text were made of it. */
export const HOSTILE = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

const ARTICLES = [
  {
    source: KHUZ,
    day: '2025-05-10',
    title: 'برنامهٔ اشتغال آبادان',
    text: 'برنامهٔ اشتغال آبادان\n\nعلی رضایی، استاندار خوزستان گفت: در سال ۱۴۰۴ برای ۲۵۰۰ نفر در آبادان شغل ایجاد می‌شود.\nوی افزود: پارسال ۴۰ میلیارد تومان تسهیلات اشتغال‌زایی در شوش پرداخت شد.',
  },
  {
    source: KHUZ,
    day: '2025-10-12',
    title: 'کارنامهٔ شش ماه',
    text: 'کارنامهٔ شش ماه\n\nعلی رضایی، استاندار خوزستان گفت: در سال ۱۴۰۴ برای ۱۲۰۰ نفر در آبادان شغل ایجاد شد.\nدر کارخانهٔ فولاد خرمشهر ۱۵۰ کارگر تعدیل شدند.',
  },
  {
    source: AQT,
    day: '2025-08-21',
    title: `Жұмыс орындары ${HOSTILE}`,
    text: `Ақтөбе облысында 2025 жылы 3 154 жұмыс орнын құру жоспарланған ${HOSTILE}.\nОблыс әкімі Асхат Шахаров былтыр 1 200 адам жұмысқа орналасты деді.`,
  },
  {
    source: AQT,
    // No web address: a link to it would run.
    url: 'javascript:window.hacked=1',
    day: '2025-09-02',
    title: 'Жәрмеңке',
    text: 'Жәрмеңкеде Ақтөбе қаласында 450 бос жұмыс орны ұсынылды.\nЖұмыссыздық деңгейі Ақтөбе облысында 4,7 пайыз болды.',
  },
]

/** Stores and reads them all. */
export async function storePageSamples(pool: Pool): Promise<void> {
  await seed(pool)
  for (const [i, { source, day, title, text, url }] of ARTICLES.entries()) {
    const address = url ?? `http://${source.id}.test/${i}`
    const row = { url: address, title, section: null, text, publishedAt: day }
    const { id } = await storeArticle(
      pool,
      source,
      page(address, String(i).repeat(64), `${day}T08:00:00Z`),
      row,
    )
    await extractDocument(pool, id)
  }
}
