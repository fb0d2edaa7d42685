import { metaValue } from '../metadata.ts'
import { type Family, type FamilyPage, has } from './family.ts'

/** Whether the head loads something from WordPress' own folder. */
const namesFolder = ({ metadata }: FamilyPage): boolean =>
  [...metadata.links.values()].some((links) => links.some((href) => href.includes('/wp-content/')))

/** WordPress in the themes of local outlets of Iran and Kazakhstan; their classes for the text differ, the rest is alike. */
export const wordpress: Family = {
  name: 'wordpress',
  marks: [
    'td-post-content',
    'contentsingle',
    'entry-content',
    'post-content',
    'content-inner',
    'the-content',
    'entry',
    'con',
  ],
  detect: (page) =>
    (/wordpress/i.test(metaValue(page.metadata, 'generator') ?? '') ||
      namesFolder(page) ||
      has(page, 'body.single-post, body.single, article.type-post')) &&
    has(
      page,
      '.td-post-content, .contentsingle, .entry-content, .post-content, .content-inner, .the-content, .entry, .con',
    ) &&
    /^(fa|kk|ru|ar|kz)/i.test(page.metadata.lang ?? 'fa'),
  title: [
    '.single h1.entry-title',
    'h1.entry-title',
    'h1.jeg_post_title',
    'h2.single-post-title',
    '.single h1',
    'h1',
  ],
  kicker: ['.rotitr', '.rootitr', '.text-sin', '.uptitle'],
  lead: ['.single-post-excerpt', '.single .lead', '.lead', '.excerpt'],
  body: [
    '.td-post-content',
    '.contentsingle',
    '.content-inner',
    '.entry-content',
    '.the-content',
    '.post-content',
    '.single .entry',
    '.entry',
    '.con',
  ],
  date: [
    'time.entry-date',
    '.jeg_meta_date',
    'span.the_time',
    '.top-meta li:nth-child(2)',
    '.td-post-date',
    'header ul li:nth-child(2) span',
    '.post-date',
  ],
  section: [
    '.td-crumb-container a',
    '.crumbs a',
    '#breadcrumbs a',
    'ul.bf-breadcrumb-items a',
    '.meta-cat a',
    '.cat-links a',
  ],
  tags: ['.td-tags a', '.post-tag a', '.tag h3 a', '.tags a', 'a[rel=tag]'],
  author: ['.td-post-author-name a', '.jeg_meta_author a', '.author.vcard a', 'a[rel=author]'],
  drop: [
    '.bs-irp',
    '.page-bottom',
    '.td-a-rec',
    '.td-post-featured-image',
    '.yarpp-related',
    '.jp-relatedposts',
    '.sharedaddy',
    '.wp-caption-text',
    '.jeg_share_button',
    '.ads',
  ],
  sectionNoise: /^(خانه|صفحه نخست|صفحه اصلی|home|басты бет|главная)$/i,
}
