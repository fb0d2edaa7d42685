import { type Family, has } from './family.ts'

/** Joomla's article view, and the theme of 24.kz and khabar.kz that sits on it. */
export const joomla: Family = {
  name: 'joomla',
  marks: ['item-page', 'single-post__entry-title', 'entry__article'],
  detect: (page) =>
    has(page, '.item-page [itemprop=articleBody], .single-post__entry-title, .entry__article'),
  title: ['.single-post__entry-title', '.item-page h2[itemprop=headline]', '.item-page h1', '.item-page h2'],
  body: ['.entry__article', '.item-page [itemprop=articleBody]', '[itemprop=articleBody]'],
  date: ['.entry__meta-date', '.item-page time', 'dd.published time'],
  section: ['.item-page [itemprop=genre]', '.category-name a', '.breadcrumb a'],
  tags: ['ul.tags a', '.tags a'],
  drop: ['.article-info', '.icons', '.pager', '.content_rating', '.moduletable'],
}
