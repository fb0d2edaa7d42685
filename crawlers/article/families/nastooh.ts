import { metaValue } from '../metadata.ts'
import { type Family, has } from './family.ts'

/** Nastooh: IRNA, ISNA, Mehr, IMNA and many organisations. Code and back link stand inside the body's box. */
export const nastooh: Family = {
  name: 'nastooh',
  marks: ['item-text', 'item-body', 'item-title'],
  detect: (page) =>
    /nastooh/i.test(metaValue(page.metadata, 'generator') ?? '') ||
    page.metadata.meta.has('nastooh:publishdate')
      ? has(page, '.item-text, .item-body, [itemprop=articleBody], .item-title')
      : has(page, 'div.item-body > div.item-text'),
  title: ['.item-title h1', 'h1.first-title', 'h1.title', 'h1[itemprop=headline]'],
  kicker: ['.item-title .kicker', '.item-title .subtitle', '.kicker', '.rutitr', '.uptitle'],
  lead: ['.item-summary .summary', 'p.summary', '.introtext', '[itemprop=description]'],
  body: ['.item-body .item-text', '.item-text', '[itemprop=articleBody]', '.item-body'],
  date: [
    '.item-header .item-date',
    '.item-date',
    'ul.meta-news > li:first-child',
    '.item-nav.row > div:first-child span',
    '.print-header li.date',
  ],
  section: [
    '.item-header .breadcrumb li a',
    'ol.breadcrumb li a',
    'ul.meta-news > li:nth-child(2) .text-meta',
  ],
  tags: ['section.tags li a', 'footer.tags li a', '.tags a[rel=tag]'],
  drop: [
    '.item-code',
    '.saba-backlink',
    '.item-footer',
    '.item-boxes',
    '.item-boxes2',
    '.photoGall',
    '#photos',
  ],
}
