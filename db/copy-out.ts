/**
 * COPY … TO STDOUT as a stream of large chunks. The driver's own way makes several objects of every row; here the rows
 * of what one read of the socket gave are moved together and handed on as one buffer.
 */
import { Readable } from 'node:stream'
import type { PoolClient } from 'pg'

/** What of the driver's connection is used: its socket and how a query is sent. */
interface Connection {
  stream: Readable
  query(sql: string): void
}

const COPY_DATA = 0x64
const ERROR = 0x45
/** CopyOutResponse and what the server may tell in between: ParameterStatus, NoticeResponse, NotificationResponse. */
const BETWEEN = new Set([0x48, 0x53, 0x4e, 0x41])
const HEADER = 5
/** Chunks that may wait for their reader. */
const WAITING = 4

/** Runs a COPY on a client that does nothing else meanwhile. */
export function copyOut(client: PoolClient, sql: string): AsyncIterable<Buffer> {
  return client.query(new CopyOut(sql) as never) as unknown as AsyncIterable<Buffer>
}

/** What the driver calls a submittable query: while it runs, the socket is read here. */
class CopyOut extends Readable {
  private connection: Connection | null = null
  private handler: ((chunk: Buffer) => void) | null = null
  /** What has come of a message that is not whole, and how long that must be to go on. */
  private rest: Buffer[] = []
  private had = 0
  private needed = 0
  private wanted = false
  private reading = false

  constructor(private readonly sql: string) {
    // Chunks as they are: a stream of bytes would put those that wait together, by copying them.
    super({ objectMode: true, highWaterMark: WAITING })
  }

  submit(connection: Connection): void {
    this.connection = connection
    const { stream } = connection
    const handlers = stream.listeners('data') as ((chunk: Buffer) => void)[]
    if (handlers.length !== 1) throw new Error('somebody else reads this connection')
    this.handler = handlers[0] as (chunk: Buffer) => void
    stream.removeListener('data', this.handler)
    stream.pause()
    stream.on('readable', this.forward)
    connection.query(this.sql)
    this.forward()
  }

  override _read(): void {
    this.wanted = true
    this.forward()
  }

  private forward = (): void => {
    if (this.reading) return
    this.reading = true
    while (this.wanted && this.connection) {
      const chunk = this.connection.stream.read() as Buffer | null
      if (chunk === null) break
      this.parse(chunk)
    }
    this.reading = false
  }

  private parse(chunk: Buffer): void {
    let buffer = chunk
    if (this.rest.length > 0) {
      this.rest.push(chunk)
      this.had += chunk.length
      if (this.had < this.needed) return
      buffer = Buffer.concat(this.rest)
      this.rest = []
    }
    let used = 0
    let at = 0
    let done = false
    let end = HEADER
    while (at + HEADER <= buffer.length) {
      const code = buffer[at] as number
      end = at + 1 + buffer.readUInt32BE(at + 1)
      if (code === ERROR) {
        done = true
        break
      }
      if (end > buffer.length) break
      if (code === COPY_DATA) {
        // In place: nobody else has the buffer, and what is written over has been read.
        buffer.copyWithin(used, at + HEADER, end)
        used += end - at - HEADER
      } else if (!BETWEEN.has(code)) {
        done = true
        at = end
        break
      }
      at = end
      end = at + HEADER
    }
    if (at < buffer.length) {
      const rest = buffer.subarray(at)
      this.rest = [rest]
      this.had = rest.length
      this.needed = end - at
    }
    if (used > 0) this.wanted = this.push(buffer.subarray(0, used))
    if (done) {
      // The driver reads on: an error becomes the query's, anything else its end.
      const failed = buffer[at] === ERROR
      this.detach()
      if (!failed) this.push(null)
    }
  }

  private detach(): void {
    const { stream } = this.connection as Connection
    const handler = this.handler as (chunk: Buffer) => void
    const [rest] = this.rest
    this.connection = null
    this.rest = []
    stream.removeListener('readable', this.forward)
    stream.addListener('data', handler)
    if (rest) handler(rest)
    process.nextTick(() => stream.resume())
  }

  handleError(error: Error): void {
    this.destroy(error)
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {}
}
