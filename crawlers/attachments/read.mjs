// A process of its own: the bytes of one PDF or DOCX on standard input, its text as JSON on standard output.
// Started by index.ts with bounded heap, time and environment; it knows nothing of the network or the database.
import { Worker } from 'node:worker_threads'

const [kind, maxMegabytes] = process.argv.slice(2)
// A parser that eats memory outside the heap cannot be stopped from its own thread: another one watches it.
new Worker(
  `setInterval(() => { if (process.memoryUsage.rss() > ${Number(maxMegabytes) * 1024 * 1024}) process.kill(${process.pid}, 'SIGKILL') }, 30)`,
  { eval: true },
).unref()

const MAX_PAGES = 60
const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const bytes = Buffer.concat(chunks)
const answer = kind === 'pdf' ? await readPdf(bytes) : await readDocx(bytes)
process.stdout.write(JSON.stringify(answer), () => process.exit(0))

/** Lines of each page, as the file orders them. */
async function readPdf(data) {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(new Uint8Array(data), { isEvalSupported: false, useSystemFonts: false })
  const lines = []
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    let line = ''
    for (const item of items) {
      line += item.str ?? ''
      if (item.hasEOL) {
        lines.push(line)
        line = ''
      }
    }
    lines.push(line, '')
  }
  return { lines, pages: pdf.numPages }
}

async function readDocx(data) {
  const { default: mammoth } = await import('mammoth')
  // Pictures would only be copied.
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: data }, { convertImage, externalFileAccess: false })
  return { html: value }
}
