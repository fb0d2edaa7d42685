import { describe, expect, it } from 'vitest'
import { checkUrl, guardedLookup, isPublicAddress } from '../../crawlers/fetch/guard.ts'
import { createHttpClient } from '../../crawlers/fetch/http.ts'
import { createFetcher } from '../../crawlers/fetch/index.ts'
import { routes, serve } from './server.ts'

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '198.18.0.1',
    '192.0.2.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '::127.0.0.1',
    'fe80::1%eth0',
    '2001::1',
    '100::1',
    'not an address',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '185.143.233.1',
    '2a00:1450:4001::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('URLs', () => {
  const none = new Set<string>()
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost/',
    'http://x.localhost/',
    'http://printer.local/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'ftp://example.ir/',
    'http://user:pw@example.ir/',
  ])('%s is refused', (url) => {
    expect(() => checkUrl(new URL(url), none)).toThrow()
  })
  it('lets a listed host pass, on its own port alone', () => {
    const listed = new Set(['127.0.0.1:43801'])
    expect(() => checkUrl(new URL('http://127.0.0.1:43801/x'), listed)).not.toThrow()
    expect(() => checkUrl(new URL('http://127.0.0.1:5432/x'), listed)).toThrow(/public/)
  })
})

describe('names', () => {
  it('are refused when they resolve to a private address, at the very look-up of the connection', async () => {
    const answer = await new Promise<Error | null>((resolve) =>
      guardedLookup(false)('localhost', {}, (error) => resolve(error)),
    )
    expect(answer?.message).toMatch(/no public address/)
  })
})

describe('redirects', () => {
  it('cannot lead to a private address', async () => {
    const inner = await serve(routes({ '*': 'secret' }))
    const outer = await serve(
      routes({
        '/robots.txt': 404,
        '/to-name': (_, response) =>
          response.writeHead(302, { location: inner.origin.replace('127.0.0.1', 'localhost') }).end(),
        '/to-address': (_, response) => response.writeHead(302, { location: inner.origin }).end(),
        '/to-mapped': (_, response) =>
          response
            .writeHead(302, { location: inner.origin.replace('127.0.0.1', '[::ffff:127.0.0.1]') })
            .end(),
        '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      }),
    )
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1' })
    const privateHosts = new Set([outer.host])
    for (const path of ['/to-name', '/to-address', '/to-mapped', '/to-file'])
      await expect(fetcher.fetch(outer.origin + path, { privateHosts })).rejects.toMatchObject({
        code: expect.stringMatching(/^(private-address|bad-url)$/),
      })
    expect(inner.log).toEqual([])
    fetcher.close()
    await Promise.all([inner.close(), outer.close()])
  })
  it('ends after five', async () => {
    const server = await serve((request, response) => {
      const n = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0)
      if (request.url === '/robots.txt') return response.writeHead(404).end()
      if (n >= 6) return response.end('there')
      return response.writeHead(301, { location: `/${n + 1}` }).end()
    })
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1' })
    const options = { privateHosts: new Set([server.host]) }
    const page = await fetcher.fetch(`${server.origin}/1`, options)
    expect(page.body.toString()).toBe('there')
    expect(page.redirects).toHaveLength(5)
    await expect(fetcher.fetch(`${server.origin}/0`, options)).rejects.toMatchObject({ code: 'redirects' })
    fetcher.close()
    await server.close()
  })
})

describe('a client without leave', () => {
  it('does not connect to loopback', async () => {
    const server = await serve(routes({ '*': 'x' }))
    const client = createHttpClient()
    await expect(client.request({ url: server.origin })).rejects.toMatchObject({ code: 'private-address' })
    expect(server.log).toEqual([])
    client.close()
    await server.close()
  })
})
