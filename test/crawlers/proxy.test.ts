import { createServer, request as httpRequest } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../crawlers/fetch/http.ts'
import { proxyFor } from '../../crawlers/fetch/proxy.ts'
import { crawlSource, parseSources, type Source } from '../../crawlers/index.ts'
import { routes, serve, type TestServer } from './server.ts'

/** A forward proxy as the RFCs have it: absolute addresses for http, CONNECT for https, Basic credentials. */
async function startProxy(credentials: string | null) {
  const log: { method: string; target: string; authorised: boolean }[] = []
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`
  const proxy = createServer((request, response) => {
    const authorised = !wanted || request.headers['proxy-authorization'] === wanted
    log.push({ method: request.method ?? '', target: request.url ?? '', authorised })
    if (!authorised) return response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end()
    const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers
    const onward = httpRequest(request.url ?? '', { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.writeHead(502).end())
    request.pipe(onward)
  })
  proxy.on('connect', (request, socket) => {
    const authorised = !wanted || request.headers['proxy-authorization'] === wanted
    log.push({ method: 'CONNECT', target: request.url ?? '', authorised })
    if (!authorised)
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
    const [host, port] = (request.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    log,
    port: (proxy.address() as AddressInfo).port,
    close: () => {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}

describe('the setting', () => {
  const http = new URL('http://www.example.ir/a')
  const https = new URL('https://www.example.ir/a')
  const env = { HTTPS_PROXY: 'http://u:p@proxy.example:3128', http_proxy: 'plain.example:8080' }
  it('follows the environment as other programs do', () => {
    expect(proxyFor(https, undefined, env)?.href).toBe('http://u:p@proxy.example:3128/')
    expect(proxyFor(http, undefined, env)?.href).toBe('http://plain.example:8080/')
    expect(proxyFor(http, undefined, {})).toBeNull()
  })
  it('lets a source have its own, or none', () => {
    expect(proxyFor(https, 'http://other.example:1', env)?.host).toBe('other.example:1')
    expect(proxyFor(https, 'env:TEHRAN', { TEHRAN: 'http://a:b@t.example:9' })?.username).toBe('a')
    expect(() => proxyFor(https, 'env:TEHRAN', env)).toThrow(/TEHRAN names no proxy/)
    expect(proxyFor(https, 'none', env)).toBeNull()
    expect(() => proxyFor(https, 'socks5://x:1', env)).toThrow(/a proxy is written/)
  })
  it.each([
    ['example.ir', true],
    ['.example.ir', true],
    ['*.example.ir', true],
    ['www.example.ir', true],
    ['www.example.ir:443', true],
    ['www.example.ir:80', false],
    ['ample.ir', false],
    ['other.kz, *', true],
    ['other.kz localhost', false],
  ])('NO_PROXY=%s', (list, exempt) => {
    expect(proxyFor(https, undefined, { ...env, NO_PROXY: list }) === null).toBe(exempt)
  })
})

describe('through a real proxy', () => {
  let site: TestServer
  let proxy: Awaited<ReturnType<typeof startProxy>>
  const client = createHttpClient()
  beforeAll(async () => {
    site = await serve(routes({ '/robots.txt': 404, '*': '<p>page</p>' }))
    proxy = await startProxy('crawler:s3cret')
  })
  afterAll(async () => {
    client.close()
    proxy.close()
    await site.close()
  })

  it('asks with the credentials, and tells the site nothing of them', async () => {
    const answer = await client.request({
      url: `${site.origin}/a?b=1`,
      proxy: `http://crawler:s3cret@127.0.0.1:${proxy.port}`,
      headers: { 'user-agent': 'karenbek/0.1' },
      privateHosts: new Set([site.host]),
    })
    expect(answer.body.toString()).toBe('<p>page</p>')
    expect(proxy.log.at(-1)).toEqual({ method: 'GET', target: `${site.origin}/a?b=1`, authorised: true })
    expect(site.log.at(-1)?.headers['user-agent']).toBe('karenbek/0.1')
    expect(JSON.stringify(answer.requestHeaders)).not.toContain(
      Buffer.from('crawler:s3cret').toString('base64'),
    )
    expect(JSON.stringify(site.log.at(-1)?.headers)).not.toMatch(/proxy-authorization/i)
  })
  it('says when the proxy refuses us, without the password', async () => {
    const failure = await client
      .request({
        url: `${site.origin}/`,
        proxy: `http://crawler:wrong@127.0.0.1:${proxy.port}`,
        privateHosts: new Set([site.host]),
      })
      .catch((error: Error) => error)
    expect(failure).toMatchObject({ code: 'proxy' })
    expect(String((failure as Error).message)).not.toContain('wrong')
  })
  it('tunnels https with CONNECT: the proxy sees the host, the site a TLS greeting', async () => {
    const greetings: number[] = []
    const tls = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', (data) => {
        greetings.push(data[0] as number)
        socket.destroy()
      })
    })
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(tls.address() as AddressInfo).port}`
    await expect(
      client.request({
        url: `https://${host}/`,
        proxy: `http://crawler:s3cret@127.0.0.1:${proxy.port}`,
        privateHosts: new Set([host]),
      }),
    ).rejects.toMatchObject({ name: 'FetchError' })
    expect(proxy.log.at(-1)).toEqual({ method: 'CONNECT', target: host, authorised: true })
    expect(greetings).toEqual([0x16])
    tls.close()
  })
  it('does not reach private addresses around the guard', async () => {
    const before = proxy.log.length
    const through = `http://crawler:s3cret@127.0.0.1:${proxy.port}`
    await expect(client.request({ url: 'http://169.254.169.254/', proxy: through })).rejects.toMatchObject({
      code: 'private-address',
    })
    await expect(client.request({ url: 'http://localhost:1/', proxy: through })).rejects.toMatchObject({
      code: 'private-address',
    })
    expect(proxy.log.length).toBe(before)
  })
  it('is each source’s own, with its headers', async () => {
    const [source] = parseSources(`sources:
  - { id: t, name: T, country: IR, places: [IR-15], languages: [fa], scripts: [Arab], kind: local_outlet, family: generic,
      homepage: "${site.origin}/", hosts: ["${site.host}"], timeZone: Asia/Tehran, feeds: [], sitemaps: [], listings: ["/list"],
      proxy: "http://crawler:s3cret@127.0.0.1:${proxy.port}", headers: { X-Purpose: research },
      cadence: "13 * * * *", minIntervalSeconds: 0, enabled: true, sample: true, allowPrivate: true, evidence: sample }`)
    const [before, seen] = [proxy.log.length, site.log.length]
    await crawlSource(source as Source, { onPage: () => {} })
    expect(proxy.log.slice(before).map((entry) => new URL(entry.target).pathname)).toEqual([
      '/robots.txt',
      '/list',
    ])
    expect(site.log.slice(seen).map((entry) => entry.headers['x-purpose'])).toEqual(['research', 'research'])
    await crawlSource({ ...(source as Source), proxy: 'none' }, { onPage: () => {} })
    expect(proxy.log.length).toBe(before + 2)
  })
})
