import { type Family, has } from './family.ts'

/** Asam: ILNA, Moj and local outlets. `time[datetime]` is UTC, so its first ten characters can be a day early. */
export const asam: Family = {
  name: 'asam',
  marks: ['#echo_detail', 'echo_detail', 'article_header', '#main_ck_editor'],
  detect: (page) => has(page, '#echo_detail, .echo_detail, header.article_header, #main_ck_editor'),
  title: ['.article_header h1.title', 'h1.title', 'h1'],
  kicker: ['.up_title', '.uptitle'],
  lead: ['.article_header .lead', 'p.lead', '.news_lead'],
  body: ['#echo_detail', '.echo_detail', '.article_body', '#main_ck_editor'],
  date: ['.article_header time', 'time[data-calendar-georgian]'],
  section: ['ul.breadcrumb_list li a'],
  tags: ['.article_tag a', '.news_tags a'],
  author: ['.writers'],
  drop: [
    '.sec_info',
    '.share_news',
    '.short_link_cnt',
    '.tinyurl_form',
    '.article_tag',
    '.inline-news-box',
    '.related_content',
  ],
  sectionNoise: /^(خانه|صفحه نخست|صفحه اصلی)$/,
}
