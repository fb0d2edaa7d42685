/** Many hosts in one process, each with its own robots.txt, manners and faults; what they saw goes to a file. */
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [hosts, pages, logFile] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] as string]

/** Mulberry32: the same hosts in every run. */
function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const WORDS =
  'استاندار گفت که برای صد نفر در کارخانه تازه شغل ایجاد شد و کار از هفته آینده آغاز می‌شود در این شهرستان'.split(
    ' ',
  )

function article(n: number, random: () => number): string {
  const paragraph = () =>
    `${Array.from({ length: 60 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')}.`
  const menu = Array.from(
    { length: 60 },
    (_, i) => `<li class="menu-item"><a href="/section/${i}">بخش ${i}</a></li>`,
  ).join('')
  return `<!DOCTYPE html><html lang="fa"><head><meta charset="utf-8"><title>خبر ${n}</title><meta property="article:published_time" content="2026-01-05T10:00:00+03:30"></head><body><nav><ul>${menu}</ul></nav><article><h1>خبر ${n}</h1><div class="entry-content">${Array.from({ length: 12 }, () => `<p>${paragraph()}</p>`).join('')}</div></article><aside>${menu}</aside><footer>© ${n}</footer></body></html>`
}

interface Entry {
  host: number
  at: number
  end: number
  path: string
  status: number
  agent: string
  retryAt: number
}
const log: Entry[] = []
const described: { port: number; robots: string | null; robotsStatus: number }[] = []

for (let host = 0; host < hosts; host++) {
  const random = randomOf(host + 1)
  const kind = random()
  const robotsStatus = kind < 0.04 ? 503 : kind < 0.1 ? 404 : kind < 0.14 ? 301 : 200
  const delay = random() < 0.4 ? Math.round(random() * 40) / 1000 : null
  const robots = [
    'User-agent: badbot\nDisallow: /\n',
    random() < 0.3 ? 'User-agent: karenbek' : 'User-agent: *',
    'Disallow: /private/',
    random() < 0.5 ? 'Disallow: /*/print$' : 'Disallow: /news/*7',
    random() < 0.5 ? 'Allow: /news/17\nDisallow: /search' : '',
    delay === null ? '' : `Crawl-delay: ${delay}`,
  ].join('\n')
  const body = article(host, random)
  let suffering = 0
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const entry: Entry = {
      host,
      at: Date.now(),
      end: 0,
      path,
      status: 200,
      agent: request.headers['user-agent'] ?? '',
      retryAt: 0,
    }
    log.push(entry)
    response.on('close', () => {
      entry.end = Date.now()
      entry.status = response.statusCode
    })
    if (path === '/robots.txt') {
      if (robotsStatus === 301) return response.writeHead(301, { location: '/robots2.txt' }).end()
      return response
        .writeHead(robotsStatus === 200 ? 200 : robotsStatus, { 'content-type': 'text/plain' })
        .end(robotsStatus === 200 ? robots : '')
    }
    if (path === '/robots2.txt') return response.writeHead(200).end(robots)
    if (path === '/list') {
      response.writeHead(200, { 'content-type': 'text/html' })
      return response.end(
        Array.from(
          { length: pages },
          (_, i) => `<a href="/news/${i}">خبری که عنوان آن بلند است ${i}</a><a href="/private/${i}">x</a>`,
        ).join('\n'),
      )
    }
    const chance = random()
    if (chance < 0.001 && suffering < 3) {
      suffering++
      entry.retryAt = Date.now() + 1_000
      return response.writeHead(random() < 0.5 ? 429 : 503, { 'retry-after': '1' }).end()
    }
    if (chance < 0.002) return request.socket.destroy()
    if (chance < 0.004) return setTimeout(() => response.end(body), 120)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    return response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  described.push({
    port: (server.address() as AddressInfo).port,
    robots: robotsStatus === 200 || robotsStatus === 301 ? robots : null,
    robotsStatus,
  })
}

process.send?.(described)
process.on('message', (message) => {
  if (message === 'clear') log.length = 0
  if (message === 'end') {
    writeFileSync(logFile, JSON.stringify(log))
    process.send?.('written')
  }
})
process.on('disconnect', () => process.exit(0))
