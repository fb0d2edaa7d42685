import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient, type HttpLimits } from '../../crawlers/fetch/http.ts'
import { serve, type TestServer } from './server.ts'

const client = createHttpClient()
let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const get = (url: string, limits: Partial<HttpLimits> = {}) =>
  client.request({ url, limits, privateHosts: new Set([new URL(url).host]) })

/** A server that writes whatever it likes to the wire. */
async function raw(behave: (socket: Socket) => void) {
  const wire = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => behave(socket))
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const sockets: Socket[] = []
  wire.on('connection', (socket) => sockets.push(socket))
  return {
    url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}/`,
    close() {
      for (const socket of sockets) socket.destroy()
      wire.close()
    },
  }
}

describe('content codings', () => {
  const text = 'متن خبر '.repeat(500)
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, gzip', gzipSync(gzipSync(text))],
    ['gzip', Buffer.from(text)],
    ['identity', Buffer.from(text)],
  ])('%s is removed', async (coding, body) => {
    server = await serve((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(body))
    const answer = await get(server.origin)
    expect(answer.body.toString()).toBe(text)
    expect(answer.rawBody.equals(body)).toBe(true)
  })
  it('refuses a bomb without unpacking it', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    const before = process.memoryUsage().rss
    await expect(get(server.origin)).rejects.toMatchObject({ code: 'too-large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })
  it.each(['gzip, gzip, gzip', 'compress', 'zstd'])('does not guess at %s', async (coding) => {
    server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end('x'.repeat(50)),
    )
    await expect(get(server.origin)).rejects.toMatchObject({ code: 'bad-encoding' })
  })
  it('does not take half a packed body for a whole one', async () => {
    const half = gzipSync(randomBytes(4_000)).subarray(0, 2_000)
    server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(half))
    await expect(get(server.origin)).rejects.toMatchObject({ code: 'bad-encoding' })
  })
})

describe('bounds', () => {
  it('refuses an announced length that is too large', async () => {
    const wire = await raw((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx'),
    )
    await expect(get(wire.url)).rejects.toMatchObject({ code: 'too-large' })
    wire.close()
  })
  it('stops reading a body without end', async () => {
    const wire = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      const pump = () => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      }
      socket.on('drain', pump)
      pump()
    })
    await expect(get(wire.url, { maxBodyBytes: 1_000_000 })).rejects.toMatchObject({ code: 'too-large' })
    wire.close()
  })
  it('stops reading headers without end', async () => {
    const wire = await raw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${'X-Filler: y\r\n'.repeat(20_000)}\r\n`)
    })
    await expect(get(wire.url)).rejects.toMatchObject({ code: 'too-large' })
    wire.close()
  })
  it('gives up on silence', async () => {
    const wire = await raw(() => {})
    await expect(get(wire.url, { idleMs: 150 })).rejects.toMatchObject({ code: 'timeout' })
    wire.close()
  })
  it('gives up on a body that drips', async () => {
    const wire = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n')
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('x')), 20)
    })
    await expect(get(wire.url, { idleMs: 1_000, totalMs: 400 })).rejects.toMatchObject({ code: 'timeout' })
    wire.close()
  })
  it('tells a body that is shorter than announced', async () => {
    const wire = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort'))
    await expect(get(wire.url)).rejects.toMatchObject({ code: 'truncated' })
    wire.close()
  })
  it('tells what is not HTTP', async () => {
    const wire = await raw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    await expect(get(wire.url)).rejects.toMatchObject({ code: 'network' })
    wire.close()
  })
  it('keeps no cookies', async () => {
    const seen: (string | undefined)[] = []
    server = await serve((request, response) => {
      seen.push(request.headers.cookie)
      response.writeHead(200, { 'set-cookie': ['a=1; Path=/', `b=${'x'.repeat(4_000)}`] }).end('page')
    })
    await get(server.origin)
    await get(`${server.origin}/again`)
    expect(seen).toEqual([undefined, undefined])
  })
  it('stops when told to', async () => {
    const wire = await raw(() => {})
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    const answer = client.request({
      url: wire.url,
      signal: stop.signal,
      privateHosts: new Set([new URL(wire.url).host]),
    })
    await expect(answer).rejects.toMatchObject({ code: 'aborted' })
    wire.close()
  })
  it('was told to stop before it began', async () => {
    server = await serve((_, response) => response.end('page'))
    const answer = client.request({
      url: server.origin,
      signal: AbortSignal.abort(),
      privateHosts: new Set([new URL(server.origin).host]),
    })
    await expect(answer).rejects.toMatchObject({ code: 'aborted' })
    // Its connection is given up a moment later; an error that nobody listened to would fail the run.
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
})
