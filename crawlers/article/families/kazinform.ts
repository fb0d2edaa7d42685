import { type Family, has } from './family.ts'

/** Kazinform in its four renderings, new (`article__…`) and old (`article_news_body`). */
export const kazinform: Family = {
  name: 'kazinform',
  marks: ['article__body-text', 'article_news_body'],
  detect: (page) => has(page, '.article__body-text, .article_news_body'),
  title: ['h1.article__title', '.article_title h1', 'h1'],
  lead: ['.article__description'],
  body: ['.article__body-text', '.article_news_body'],
  date: ['.article__time', '.date_public_art', '.article_time'],
  section: ['.article__category a', '.breadcrumb a'],
  tags: ['.article__tags a', '.keywords_bl a', '.tags a'],
  author: ['.article__author'],
  drop: ['.article__tags', '.frame_news_article', '.article__related', '.news_by_theme'],
}
