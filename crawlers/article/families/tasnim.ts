import { type Family, has } from './family.ts'

/** Tasnim's own CMS. */
export const tasnim: Family = {
  name: 'tasnim',
  marks: ['single-news'],
  detect: (page) => has(page, 'article.single-news'),
  title: ['article.single-news h1.title', 'h1.title'],
  kicker: ['h2.subtitle'],
  lead: ['article.single-news h3.lead', 'h3.lead'],
  body: ['article.single-news .story', '.story'],
  date: ['li.time', '.single-news time'],
  section: ['li.service a', 'li.service'],
  tags: ['.smart-keyword a', '.tags a'],
  drop: ['.related-items', '.short-link'],
}
