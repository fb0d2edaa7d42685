import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WARCParser } from 'warcio'
import { openArchive, readArchive, readRecord, sha256Of } from '../../crawlers/fetch/archive.ts'
import type { Exchange } from '../../crawlers/fetch/http.ts'
import { createFetcher } from '../../crawlers/fetch/index.ts'
import { serve } from './server.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'karenbek-archive-'))
})
afterEach(() => rm(dir, { recursive: true }))

const exchange = (url: string, text: string, packed = false): Exchange => {
  const body = Buffer.from(text)
  return {
    url,
    method: 'GET',
    sentAt: Date.parse('2026-05-01T08:00:00.123Z'),
    requestHeaders: [['user-agent', 'karenbek/0.1']],
    requestBody: null,
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    responseHeaders: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ...(packed ? [['Content-Encoding', 'gzip'] as [string, string]] : []),
      ['Transfer-Encoding', 'chunked'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ],
    rawBody: packed ? gzipSync(body) : body,
    body,
    remoteAddress: '192.0.2.7',
    tookMs: 12,
  }
}

describe('a record', () => {
  it.each([false, true])('comes back as it went in (packed: %s)', async (packed) => {
    const archive = openArchive({ dir })
    const refs = []
    for (let i = 0; i < 20; i++)
      refs.push(
        await archive.store(exchange(`https://example.ir/${i}`, `متن ${i}\r\n\r\nWARC/1.1 در متن`, packed)),
      )
    await archive.close()
    for (const [i, ref] of refs.entries()) {
      const record = await readRecord(dir, ref)
      expect(record.url).toBe(`https://example.ir/${i}`)
      expect(record.body.toString()).toBe(`متن ${i}\r\n\r\nWARC/1.1 در متن`)
      expect(record.sha256).toBe(ref.sha256)
      expect(record.sha256).toBe(sha256Of(record.body))
      expect(record.date).toBe('2026-05-01T08:00:00.123Z')
      expect(record.status).toBe(200)
      expect(record.headers['content-type']).toBe('text/html; charset=utf-8')
      const { length: _, ...withoutLength } = ref
      expect((await readRecord(dir, withoutLength)).body.equals(record.body)).toBe(true)
    }
  })
  it('keeps its offset when many are written at once', async () => {
    const archive = openArchive({ dir })
    const refs = await Promise.all(
      Array.from({ length: 50 }, (_, i) => archive.store(exchange(`https://e.ir/${i}`, `body ${i}`))),
    )
    await archive.close()
    for (const [i, ref] of refs.entries())
      expect((await readRecord(dir, ref)).body.toString()).toBe(`body ${i}`)
  })
  it('is not believed where a byte was changed', async () => {
    const archive = openArchive({ dir })
    const ref = await archive.store(exchange('https://e.ir/', 'x'.repeat(500)))
    await archive.close()
    await expect(readRecord(dir, { ...ref, sha256: '0'.repeat(64) })).rejects.toThrow(/holds/)
    const path = join(dir, ref.file)
    const bytes = await readFile(path)
    bytes[ref.offset + Math.floor(ref.length / 2)]! ^= 0xff
    await writeFile(path, bytes)
    await expect(readRecord(dir, ref)).rejects.toThrow()
  })
  it('is not looked for outside the folder', async () => {
    await expect(readRecord(dir, { file: '../../../etc/passwd', offset: 0 })).rejects.toThrow(/ENOENT/)
  })
})

describe('the files', () => {
  it('are WARC 1.1 to another reader, one gzip member a record', async () => {
    const archive = openArchive({ dir })
    await archive.store(exchange('https://e.ir/a', 'first', true))
    await archive.store(exchange('https://e.ir/a', 'first'), {
      url: 'https://e.ir/a',
      date: '2026-04-01T00:00:00Z',
      sha256: sha256Of(Buffer.from('first')),
    })
    await archive.storeDerived({
      url: 'https://e.ir/#1',
      at: 0,
      contentType: 'application/json',
      bytes: Buffer.from('{}'),
    })
    await archive.close()
    const [file] = await readdir(dir)
    const parser = new WARCParser(createReadStream(join(dir, file!)))
    const types = []
    const texts = []
    for await (const record of parser) {
      types.push(record.warcType)
      if (record.warcType === 'response') texts.push(await record.contentText())
      if (record.warcType === 'revisit')
        expect(record.warcHeader('WARC-Profile')).toBe(
          'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
        )
      if (record.warcType === 'request')
        expect(record.warcHeader('WARC-Concurrent-To')).toMatch(/^<urn:uuid:/)
    }
    expect(types).toEqual(['warcinfo', 'response', 'request', 'revisit', 'request', 'resource'])
    expect(texts).toEqual(['first'])
  })
  it('are rotated at a size, and read back in order', async () => {
    const archive = openArchive({ dir, maxFileBytes: 2_000 })
    for (let i = 0; i < 12; i++)
      await archive.store(exchange(`https://e.ir/${i}`, `${i} ${Math.random()}`.repeat(20)))
    await archive.close()
    expect((await readdir(dir)).length).toBeGreaterThan(2)
    const urls = []
    for await (const response of readArchive(dir)) urls.push(response.url)
    expect(urls).toEqual(Array.from({ length: 12 }, (_, i) => `https://e.ir/${i}`))
  })
  it('give what is whole where a crash cut the last record off', async () => {
    const archive = openArchive({ dir })
    for (let i = 0; i < 3; i++) await archive.store(exchange(`https://e.ir/${i}`, `body ${i}`.repeat(50)))
    await archive.close()
    const [file] = await readdir(dir)
    const path = join(dir, file!)
    await truncate(path, (await stat(path)).size - 30)
    const urls = []
    for await (const response of readArchive(dir)) urls.push(response.url)
    expect(urls.slice(0, 2)).toEqual(['https://e.ir/0', 'https://e.ir/1'])
  })
})

describe('what a fetcher keeps', () => {
  it('is every answer, redirects and robots.txt too, and a revisit for what did not change', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(404).end('none')
      if (request.url === '/old') return response.writeHead(301, { location: '/new' }).end()
      if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304, { etag: '"v1"' }).end()
      return response.writeHead(200, { etag: '"v1"', 'content-type': 'text/html' }).end('<p>متن')
    })
    const archive = openArchive({ dir })
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1', archive })
    const options = { privateHosts: new Set([server.host]) }
    const first = await fetcher.fetch(`${server.origin}/old`, options)
    const known = { etag: '"v1"', sha256: first.sha256, fetchedAt: first.fetchedAt }
    const second = await fetcher.fetch(`${server.origin}/new`, { ...options, known })
    await archive.close()
    fetcher.close()
    await server.close()
    expect(first.unchanged).toBe(false)
    expect(second.unchanged).toBe(true)
    expect(second.sha256).toBe(first.sha256)
    const kept = []
    for await (const { url, type, status } of readArchive(dir))
      kept.push([url.slice(server.origin.length), type, status])
    expect(kept).toEqual([
      ['/robots.txt', 'response', 404],
      ['/old', 'response', 301],
      ['/new', 'response', 200],
      ['/new', 'revisit', 304],
    ])
    expect((await readRecord(dir, first.archive!)).body.toString()).toBe('<p>متن')
  })
})
