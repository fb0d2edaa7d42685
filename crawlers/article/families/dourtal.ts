import { type Family, has } from './family.ts'

/** Dourtal-type portals (`index.aspx?…&newsview=N`): the vocational training organisation, ministries, counties. */
export const dourtal: Family = {
  name: 'dourtal',
  marks: ['#newsview', 'newsview', '#news-view', 'news-view', 'NewsView'],
  detect: (page) =>
    /[?&]newsview=\d+/i.test(page.url) &&
    has(page, '#newsview, .newsview, #news-view, .news-view, .NewsView'),
  title: ['#newsview h1', '#newsview .title', '.newsview .title', '.news-view h1', '.NewsView .title', 'h1'],
  kicker: ['.newsview .rotitr', '.rotitr'],
  lead: ['#newsview .lead', '.newsview .lead', '.news-view .lead'],
  body: [
    '#newsview .body',
    '#newsview .text',
    '.newsview .body',
    '.newsview .text',
    '.news-view .content',
    '.NewsView .content',
  ],
  date: ['#newsview .date', '.newsview .date', '.news-view .date', '.NewsView .date'],
  section: ['.newsview .group', '.breadcrumb a'],
  tags: ['.newsview .tags a', '.keywords a'],
}
