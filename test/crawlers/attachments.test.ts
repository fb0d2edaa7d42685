import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Attachment,
  articleText,
  attachmentKind,
  attachmentText,
  crawlSource,
  openArchive,
  replayArchive,
} from '../../crawlers/index.ts'
import { makeDocx, makePdf, wordParagraph, wordTable } from './files.ts'
import { routes, serve, sourceAt } from './server.ts'

const LINES = [
  'Түркістан облысының кәсіпкерлік басқармасы 2026 жылғы 12 қаңтарда',
  'жаңа тоқыма фабрикасында 240 тұрақты жұмыс орны ашылатынын хабарлайды.',
  'Өтінімдер 1 ақпанға дейін қабылданады.',
]

describe('the text of a file', { timeout: 60_000 }, () => {
  it('of a PDF: lines that go on are one paragraph', async () => {
    expect(await attachmentText(makePdf(LINES))).toBe(`${LINES[0]} ${LINES[1]}\n${LINES[2]}`)
  })
  it('of a DOCX: paragraphs and rows of tables', async () => {
    const file = makeDocx(
      wordParagraph('استانداری خوزستان برای ۱۲۰ نفر در کارگاه‌های تازه شغل ایجاد می‌کند.') +
        wordTable([
          ['شهرستان', 'شغل'],
          ['شوش', '۷۰'],
        ]),
    )
    expect(await attachmentText(file)).toBe(
      'استانداری خوزستان برای ۱۲۰ نفر در کارگاه‌های تازه شغل ایجاد می‌کند.\nشهرستان\tشغل\nشوش\t۷۰',
    )
  })
  it('is told by its bytes', () => {
    expect(attachmentKind(makePdf(['x']))).toBe('pdf')
    expect(attachmentKind(makeDocx(''))).toBe('docx')
    expect(attachmentKind(Buffer.from('<html>'))).toBeNull()
  })
  it('says why there is none', async () => {
    const cases: [Buffer, string][] = [
      [Buffer.from('<html>not found</html>'), 'unreadable'],
      [Buffer.from('%PDF-1.7\nbroken'), 'unreadable'],
      [makeDocx('<w:p/>').subarray(0, 200), 'unreadable'],
      [makePdf(['12']), 'no-text'],
    ]
    for (const [bytes, code] of cases)
      await expect(attachmentText(bytes)).rejects.toMatchObject({ name: 'AttachmentError', code })
  })
  it('is given up when it takes too long or too much memory', async () => {
    await expect(attachmentText(makePdf(LINES), { timeoutMs: 5 })).rejects.toMatchObject({ code: 'too-slow' })
    const huge = makeDocx(wordParagraph('Жұмыс орны ашылды. '.repeat(400_000)))
    await expect(attachmentText(huge, { maxMegabytes: 90 })).rejects.toMatchObject({ code: 'too-large' })
  })
})

it('the files of an article are read with it, archived, and read again from the archive', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'karenbek-files-'))
  const body = 'Облыс әкімдігі жаңа фабрика туралы хабарландыру жариялады, толық мәтін қосымшада берілген.'
  const server = await serve(
    routes({
      '/robots.txt': 'User-agent: *\nDisallow: /closed/',
      '/list': '<a href="/news/1">x</a>',
      '/news/1': `<html lang="kk"><head><title>Хабарландыру</title></head><body><h1>Хабарландыру</h1><div class="content"><p>${body}</p><p><a href="/files/a.pdf">Толық мәтін</a> <a href="/closed/b.docx">Жабық</a> <a href="/files/c.pdf?x=1">Бүлінген</a></p></div></body></html>`,
      '/files/a.pdf': (_, response) =>
        response.writeHead(200, { 'content-type': 'application/pdf' }).end(makePdf(LINES)),
      '/files/c.pdf': (_, response) => response.writeHead(200).end('%PDF-1.4 broken'),
    }),
  )
  try {
    const source = sourceAt(server.origin)
    const archive = openArchive({ dir })
    const texts: string[] = []
    const note = (files: Attachment[], title: string | null, text: string) => {
      const whole = articleText({ title, body: text }, files)
      for (const [i, span] of whole.spans.entries())
        expect(whole.text.slice(span.start, span.end)).toBe(files[i]?.text)
      texts.push(whole.text)
    }
    const report = await crawlSource(source, {
      archive,
      onPage: (_page, _candidate, article, { attachments }) => {
        if (article) note(attachments, article.title, article.body)
      },
    })
    await archive.close()
    expect(report).toMatchObject({
      attachments: 1,
      refusedByRobots: 1,
      errors: { 'attachment-unreadable': 1 },
    })
    expect(server.log.map((entry) => entry.path)).not.toContain('/closed/b.docx')
    await replayArchive(source, dir, {
      onPage: (_page, _candidate, article, attachments) => note(attachments, article.title, article.body),
    })
    expect(texts[0]).toBe(`Хабарландыру\n\n${body}\n\nТолық мәтін\n${LINES[0]} ${LINES[1]}\n${LINES[2]}`)
    expect(texts[1]).toBe(texts[0])
  } finally {
    await server.close()
    await rm(dir, { recursive: true })
  }
}, 60_000)
