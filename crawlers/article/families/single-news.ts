import { type Family, has } from './family.ts'

/** roshanayrah.ir: the addresses of Iransamaneh with markup of its own. */
export const singleNews: Family = {
  name: 'single-news',
  marks: ['single-news'],
  detect: (page) =>
    has(page, 'div.single-news .content') && has(page, '.single-news .lid, .single-news .meta'),
  title: ['.single-news h2', '.single-news h1'],
  kicker: ['.single-news > i'],
  lead: ['.single-news .lid'],
  body: ['.single-news .content'],
  date: ['.single-news .meta > span:nth-child(2)'],
}
