import { Presets, SingleBar } from 'cli-progress'
import type { CrawlProgress } from '../crawlers/index.ts'

/** Shows how far crawl and analysis have come. */
export interface Progress {
  onCrawl(sourceId: string, progress: CrawlProgress): void
  onExtract(done: number, all: number): void
  /** A line that stays, such as a warning. */
  note(line: string): void
  stop(): void
}

/** Plain lines come no closer than this, in milliseconds. */
const EVERY = 1_000

/** A bar on a terminal, a line now and again elsewhere. */
export function startProgress(stream: NodeJS.WriteStream): Progress {
  const bar = stream.isTTY
    ? new SingleBar(
        {
          format: 'crawl      {bar} {value}/{total} pages, {articles} articles, {analysed} analysed',
          hideCursor: true,
          stream,
        },
        Presets.shades_classic,
      )
    : null
  const counts = { wanted: 0, done: 0, articles: 0, analysed: 0 }
  let printed = ''
  let last = 0
  bar?.start(1, 0, { articles: 0, analysed: 0 })

  const line = () =>
    `crawl      ${counts.done}/${counts.wanted} pages, ${counts.articles} articles, ${counts.analysed} analysed`
  const show = (final = false) => {
    if (bar) {
      bar.setTotal(Math.max(1, counts.wanted))
      bar.update(counts.done, { articles: counts.articles, analysed: counts.analysed })
      return
    }
    if ((!final && Date.now() - last < EVERY) || line() === printed || counts.wanted + counts.articles === 0)
      return
    last = Date.now()
    printed = line()
    stream.write(`${printed}\n`)
  }

  return {
    onCrawl(_sourceId, progress) {
      if (progress.kind === 'candidate' && progress.action === 'fetch') counts.wanted++
      if (progress.kind === 'page') counts.done++
      show()
    },
    onExtract(done, all) {
      counts.analysed = done
      counts.articles = all
      show()
    },
    note(text) {
      if (bar) stream.write('\r\u001b[K')
      stream.write(`${text}\n`)
    },
    stop() {
      show(true)
      bar?.stop()
    },
  }
}
