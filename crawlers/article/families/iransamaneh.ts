import { type Family, has } from './family.ts'

/** Iransamaneh: IRIB News, YJC, Mizan, Tabnak and its provincial sites. Label and value of the date share an element. */
export const iransamaneh: Family = {
  name: 'iransamaneh',
  marks: [
    'news_pdate_c',
    'news_id_c',
    'news_toolbar',
    'news_path',
    'news_path2',
    'path_bottom_body',
    'news-pdate',
  ],
  detect: (page) =>
    has(
      page,
      '.news_pdate_c, .news_nav.news_id_c, .news_toolbar, .news_path, .news_path2, .path_bottom_body, .news-pdate',
    ) && has(page, 'div.body, .photo_body, .baznashr-body, .main_news_body, .row_news_body'),
  title: ['h1.title', '.title h1', '.title-news', 'div.title'],
  kicker: ['.rutitr'],
  lead: ['div.subtitle', '.news_strong', '.subtitle'],
  body: ['div.body', '.main_news_body', '.row_news_body', '.baznashr-body', '.photo_body'],
  date: ['.news_pdate_c', '.news-pdate', '.date-color-news', '.news_nav_date'],
  section: ['.news_path a', '.news_path2 a', '.path_bottom_body a'],
  tags: ['.tags_title a', '.tags a'],
  drop: ['.share', '.related_news', '.news_tools', '.tags_title'],
  sectionNoise: /^(صفحه نخست|خانه|اخبار)$/,
}
