import { type Family, has } from './family.ts'

/** StudioKhabar («doc» CMS): kebnanews, asrehamoon and other local sites. */
export const studiokhabar: Family = {
  name: 'studiokhabar',
  marks: ['#docDataRow', 'doc_content', '#doctextarea', '#docDiv3TitrMain'],
  detect: (page) => has(page, '#docDataRow, .doc_content, #doctextarea, #docDiv3TitrMain'),
  title: ['#docDiv3TitrMain', 'h1'],
  kicker: ['#docDiv3TitrRou'],
  lead: ['#docDivLead1', '#docDivp3', '.lead-left'],
  body: ['#doctextarea article', '#doctextarea', '.doc_content article', '.doc_content'],
  date: ['.doc_date', '#docDiv3Date'],
  section: ['.doc-section-info a'],
  tags: ['.tag_p a'],
  drop: ['.user-comment-area', '.tag_p', '.doc-section-info'],
}
