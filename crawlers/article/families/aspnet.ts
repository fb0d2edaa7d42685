import { type Family, has } from './family.ts'

/** Home-made ASP and ASP.NET sites of local papers, each element named for what it holds. */
export const aspnet: Family = {
  name: 'aspnet',
  marks: ['NewsShow', 'NewsBody', 'newsbody'],
  detect: (page) => has(page, '.NewsShow .pText, .NewsBody, .newsbody'),
  title: ['.NewsShow a.aTitle2', '.NewsTitle', '.newstitle', 'h1'],
  kicker: ['.NewsShow small.subtitle'],
  lead: ['.NewsShow .pTitle3', '.NewsLead', '.newslead'],
  body: ['.NewsShow .pText', '.NewsBody', '.newsbody'],
  date: ['.divDateNo', '.NewsDate', '.newsdate'],
  drop: ['.divDateNo', '.divNewsId'],
}
