import { type Family, has } from './family.ts'

/** Egemen Qazaqstan: one article on three hosts, one a script. */
export const egemen: Family = {
  name: 'egemen',
  marks: ['white-block'],
  detect: (page) => has(page, 'article.white-block') && has(page, '.main-news, .responsive_title'),
  title: ['h1.responsive_title', 'h1'],
  body: ['article.white-block .main-news', '.main-news'],
  date: ['article.white-block span.text-grey', 'span.text-grey'],
  tags: ['.tags a'],
  drop: ['.last-news-section', '.col-md-4', '.share', '.read-more'],
}
