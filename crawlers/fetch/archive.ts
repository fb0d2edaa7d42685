import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { WARCParser, type WARCRecord } from 'warcio'
import { decodeBody, type Exchange } from './http.ts'

/**
 * Keeps every response in WARC 1.1 (ISO 28500:2017): one gzip member a record, request beside response,
 * `revisit` for bodies that did not change, `resource` for an item cut out of an API's answer. What is
 * handed out is where a record lies; `readRecord` gives its bytes back and checks them.
 */

/** Where a record lies, and the SHA-256 of its decoded body. */
export interface ArchiveRef {
  /** File name inside the archive's folder. */
  file: string
  /** Byte offset of the record's gzip member. */
  offset: number
  /** Bytes of the member. */
  length: number
  /** Lower-case hex SHA-256 of the body without content coding. */
  sha256: string
}

/** What an unchanged body was seen at before. */
export interface Revisit {
  url: string
  /** ISO time of the earlier response. */
  date: string
  sha256: string
}

export interface Archive {
  /**
   * Writes request and response.
   * @param revisit where status 304 or an equal body says that nothing changed: the body is left out
   */
  store(exchange: Exchange, revisit?: Revisit): Promise<ArchiveRef>
  /** Writes bytes made from an archived response (one article of a JSON list) under an address of their own. */
  storeDerived(derived: {
    url: string
    at: number
    contentType: string
    bytes: Uint8Array
  }): Promise<ArchiveRef>
  close(): Promise<void>
}

export interface ArchiveOptions {
  dir: string
  /** A file that has grown past this is closed and the next one begun. */
  maxFileBytes?: number
  /** Epoch milliseconds. */
  now?: () => number
  /** Written into each file's `warcinfo`. */
  software?: string
}

/** A response read back from the archive. */
export interface ArchivedResponse {
  url: string
  /** ISO time at which the request was sent. */
  date: string
  type: string
  /** 0 for records without an HTTP envelope. */
  status: number
  headers: Record<string, string>
  /** Body without content coding. */
  body: Buffer
  sha256: string
  ref: ArchiveRef
}

const gzip = promisify(zlib.gzip)
const CRLF = '\r\n'
/** No archived body unpacks to more: the crawler refuses larger ones. */
const MAX_BODY_BYTES = 64 * 1024 * 1024

/**
 * Opens an archive for writing. Each opening writes files of its own, so that several processes may share
 * a folder; a file cut off by a crash ends in a broken last record that nothing refers to.
 */
export function openArchive(options: ArchiveOptions): Archive {
  const now = options.now ?? Date.now
  const maxFileBytes = options.maxFileBytes ?? 512 * 1024 * 1024
  const software = options.software ?? 'karenbek/0.1'
  let current: { handle: FileHandle; file: string; size: number } | null = null
  let serial = 0
  let stamp: string | undefined
  let queue: Promise<unknown> = Promise.resolve()

  /** Writers take turns: offsets are only right when nobody writes in between. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task, task)
    queue = result.catch(() => {})
    return result
  }

  async function fileFor(): Promise<NonNullable<typeof current>> {
    if (current && current.size < maxFileBytes) return current
    await current?.handle.close()
    await mkdir(options.dir, { recursive: true })
    stamp ??= warcDate(now()).replace(/[-:]|\.\d+/g, '')
    // Names sort in the order of writing; pid and a random part keep processes apart.
    const number = String(serial++).padStart(5, '0')
    const file = `karenbek-${stamp}-${number}-${process.pid}-${randomUUID().slice(0, 8)}.warc.gz`
    current = { handle: await open(join(options.dir, file), 'wx'), file, size: 0 }
    await append([
      await record(
        [
          ['WARC-Type', 'warcinfo'],
          ['WARC-Filename', file],
          ['Content-Type', 'application/warc-fields'],
        ],
        Buffer.from(`software: ${software}${CRLF}format: WARC File Format 1.1${CRLF}robots: obey${CRLF}`),
        now(),
      ),
    ])
    return current
  }

  async function append(members: Buffer[]): Promise<number[]> {
    const file = current!
    const offsets: number[] = []
    let at = file.size
    for (const member of members) {
      offsets.push(at)
      at += member.length
    }
    try {
      await file.handle.appendFile(Buffer.concat(members))
    } catch (error) {
      // A full disk may have taken a part of it: that is cut off, and what comes next goes into a new file.
      current = null
      await file.handle.truncate(file.size).catch(() => {})
      await file.handle.close().catch(() => {})
      throw error
    }
    file.size = at
    return offsets
  }

  return {
    async store(exchange, revisit) {
      const sha256 = revisit && exchange.status === 304 ? revisit.sha256 : sha256Of(exchange.body)
      const responseId = recordId()
      const responseHeaders: Fields = [
        ['WARC-Type', revisit ? 'revisit' : 'response'],
        ['WARC-Record-ID', responseId],
        ['WARC-Target-URI', exchange.url],
        ['Content-Type', 'application/http; msgtype=response'],
      ]
      if (exchange.truncated) responseHeaders.push(['WARC-Truncated', 'length'])
      if (exchange.remoteAddress) responseHeaders.push(['WARC-IP-Address', exchange.remoteAddress])
      if (revisit)
        responseHeaders.push(
          [
            'WARC-Profile',
            `http://netpreserve.org/warc/1.1/revisit/${exchange.status === 304 ? 'server-not-modified' : 'identical-payload-digest'}`,
          ],
          ['WARC-Refers-To-Target-URI', revisit.url],
          ['WARC-Refers-To-Date', warcDate(Date.parse(revisit.date))],
        )
      else responseHeaders.push(['WARC-Payload-Digest', `sha256:${sha256Of(exchange.rawBody)}`])
      const response = await record(
        responseHeaders,
        responseBlock(exchange, revisit === undefined),
        exchange.sentAt,
      )
      const request = await record(
        [
          ['WARC-Type', 'request'],
          ['WARC-Target-URI', exchange.url],
          ['WARC-Concurrent-To', responseId],
          ['Content-Type', 'application/http; msgtype=request'],
        ],
        requestBlock(exchange),
        exchange.sentAt,
      )
      return inTurn(async () => {
        const { file } = await fileFor()
        const [offset] = await append([response, request])
        return { file, offset: offset!, length: response.length, sha256 }
      })
    },
    async storeDerived(derived) {
      const member = await record(
        [
          ['WARC-Type', 'resource'],
          ['WARC-Target-URI', derived.url],
          ['WARC-Payload-Digest', `sha256:${sha256Of(derived.bytes)}`],
          ['Content-Type', derived.contentType],
        ],
        Buffer.from(derived.bytes),
        derived.at,
      )
      return inTurn(async () => {
        const { file } = await fileFor()
        const [offset] = await append([member])
        return { file, offset: offset!, length: member.length, sha256: sha256Of(derived.bytes) }
      })
    },
    close() {
      return inTurn(async () => {
        await current?.handle.close()
        current = null
      })
    },
  }
}

type Fields = [name: string, value: string][]

const recordId = () => `<urn:uuid:${randomUUID()}>`

/** WARC dates are UTC with up to nine digits of a second; milliseconds are what there is. */
const warcDate = (ms: number) => new Date(ms).toISOString()

/** Lower-case hex SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function record(fields: Fields, block: Buffer, at: number): Promise<Buffer> {
  const all: Fields = [...fields]
  if (!fields.some(([name]) => name === 'WARC-Record-ID')) all.splice(1, 0, ['WARC-Record-ID', recordId()])
  all.push(['WARC-Date', warcDate(at)])
  all.push(['WARC-Block-Digest', `sha256:${sha256Of(block)}`])
  all.push(['Content-Length', String(block.length)])
  const head = `WARC/1.1${CRLF}${all.map(([name, value]) => `${name}: ${oneLine(value)}`).join(CRLF)}${CRLF}${CRLF}`
  return gzip(Buffer.concat([Buffer.from(head), block, Buffer.from(CRLF + CRLF)]))
}

const oneLine = (value: string) => value.replace(/[\r\n]+/g, ' ')

function responseBlock(exchange: Exchange, withBody: boolean): Buffer {
  const lines = [`HTTP/${exchange.httpVersion} ${exchange.status} ${oneLine(exchange.statusText)}`]
  for (const [name, value] of exchange.responseHeaders) {
    // The transfer coding is gone from the kept body, so a reader must not look for it.
    const kept = name.toLowerCase() === 'transfer-encoding' ? `x-orig-${name}` : name
    lines.push(`${kept}: ${oneLine(value)}`)
  }
  const head = Buffer.from(`${lines.join(CRLF)}${CRLF}${CRLF}`, 'latin1')
  return withBody ? Buffer.concat([head, exchange.rawBody]) : head
}

function requestBlock(exchange: Exchange): Buffer {
  const url = new URL(exchange.url)
  const lines = [`${exchange.method} ${url.pathname}${url.search} HTTP/1.1`]
  for (const [name, value] of exchange.requestHeaders) lines.push(`${name}: ${oneLine(value)}`)
  const head = Buffer.from(`${lines.join(CRLF)}${CRLF}${CRLF}`, 'latin1')
  return exchange.requestBody ? Buffer.concat([head, exchange.requestBody]) : head
}

/**
 * Reads a record back and checks its digests.
 * @param dir the archive's folder
 * @param ref where it lies; `sha256` is checked where it is given
 * @throws Error where the file, the record or a digest is not as it should be
 */
export async function readRecord(
  dir: string,
  ref: Pick<ArchiveRef, 'file' | 'offset'> & Partial<ArchiveRef>,
): Promise<ArchivedResponse> {
  // A name from a database must not lead out of the folder.
  const file = basename(ref.file)
  const end = ref.length === undefined ? {} : { end: ref.offset + ref.length - 1 }
  const input = createReadStream(join(dir, file), { start: ref.offset, ...end })
  try {
    const parser = new WARCParser(input, { keepHeadersCase: false })
    const record = await parser.parse()
    if (!record) throw new Error(`archive: no record at ${ref.offset} of ${file}`)
    const response = await responseOf(record, { file, offset: ref.offset, length: ref.length ?? 0 })
    if (ref.sha256 && response.type !== 'revisit' && ref.sha256 !== response.sha256)
      throw new Error(`archive: ${file}@${ref.offset} holds ${response.sha256}, not ${ref.sha256}`)
    return response
  } finally {
    input.destroy()
  }
}

/**
 * All responses of an archive in the order of writing: files by name, records by offset. Requests and file
 * headers are left out; a last record that a crash cut off ends its file.
 * @param dir folder of `*.warc.gz` (or `.warc`) files, also of other tools
 */
export async function* readArchive(dir: string): AsyncGenerator<ArchivedResponse> {
  const files = (await readdir(dir)).filter((name) => /\.warc(\.gz)?$/.test(name)).sort()
  for (const file of files) {
    const input = createReadStream(join(dir, file))
    const parser = new WARCParser(input, { keepHeadersCase: false })
    try {
      for (;;) {
        let record: WARCRecord | null
        try {
          record = await parser.parse()
        } catch {
          break
        }
        if (!record) break
        const offset = parser.offset
        const type = record.warcType
        if (type !== 'response' && type !== 'resource' && type !== 'revisit') continue
        yield await responseOf(record, { file, offset, length: 0 })
      }
    } finally {
      input.destroy()
    }
  }
}

async function responseOf(record: WARCRecord, at: Omit<ArchiveRef, 'sha256'>): Promise<ArchivedResponse> {
  const type = record.warcType ?? ''
  const headers: Record<string, string> = {}
  for (const [name, value] of record.httpHeaders?.headers.entries() ?? []) headers[name.toLowerCase()] = value
  const raw = Buffer.from(await record.readFully(false))
  const where = `archive: ${at.file}@${at.offset}`
  const digest = /^sha256:([0-9a-f]{64})$/.exec(record.warcPayloadDigest ?? '')?.[1]
  if (digest && digest !== sha256Of(raw)) throw new Error(`${where}: the payload is not what its digest says`)
  const url = record.warcTargetURI ?? ''
  const body = await decodeBody(raw, headers['content-encoding'] ?? '', MAX_BODY_BYTES, url)
  if (type === 'resource') headers['content-type'] = record.warcContentType ?? ''
  const sha256 = sha256Of(body)
  return {
    url,
    date: record.warcDate ?? '',
    type,
    status: Number(record.httpHeaders?.statusCode ?? 0),
    headers,
    body,
    sha256,
    ref: { ...at, sha256 },
  }
}
