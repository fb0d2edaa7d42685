import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { linesOfHtml } from '../article/blocks.ts'

/** Text of the files that articles carry: PDF and DOCX, read in a process of their own with limits. */

export type AttachmentKind = 'pdf' | 'docx'

/** A file that could not be read. `code` says why. */
export class AttachmentError extends Error {
  readonly code: 'too-slow' | 'too-large' | 'unreadable' | 'no-text'
  constructor(code: AttachmentError['code'], message: string) {
    super(message)
    this.name = 'AttachmentError'
    this.code = code
  }
}

export interface AttachmentLimits {
  /** Milliseconds from start to end. */
  timeoutMs: number
  /** Resident memory of the process, MiB. */
  maxMegabytes: number
  /** Characters of text; what is longer is cut at a line. */
  maxChars: number
}

/** Files of an article that are read. */
export const MAX_ATTACHMENTS = 3

/** Whether an address is one of a PDF or DOCX, by its name. */
export const isFileAddress = (address: string): boolean => /\.(?:pdf|docx)(?:$|[?#])/i.test(address)

const LIMITS: AttachmentLimits = { timeoutMs: 20_000, maxMegabytes: 384, maxChars: 200_000 }
/** JSON that the process may answer with: the text, escaped. */
const MAX_ANSWER = 16 * 1024 * 1024

/**
 * What kind of file bytes are, by their first ones; an address or a Content-Type is only a hint.
 * @returns null for what is neither
 */
export function attachmentKind(bytes: Uint8Array): AttachmentKind | null {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  // Every DOCX is a zip; whether it is one of Word the reader finds out.
  return head.startsWith('PK\u0003\u0004') ? 'docx' : null
}

/**
 * The text of a PDF or DOCX: paragraphs joined by `\n`, rows of tables as lines with tabs.
 * @throws AttachmentError
 */
export async function attachmentText(
  bytes: Uint8Array,
  limits: Partial<AttachmentLimits> = {},
): Promise<string> {
  const bounds = { ...LIMITS, ...limits }
  const kind = attachmentKind(bytes)
  if (!kind) throw new AttachmentError('unreadable', 'neither PDF nor DOCX')
  const answer = JSON.parse(await readApart(bytes, kind, bounds)) as { lines?: string[]; html?: string }
  const lines = answer.lines ? unwrap(answer.lines) : linesOfHtml(answer.html ?? '')
  const out: string[] = []
  let size = 0
  for (const line of lines) {
    size += line.length + 1
    if (size > bounds.maxChars) break
    out.push(line)
  }
  // A scan holds pictures of text; what is left then are page numbers.
  if (!out.some((line) => (line.match(/\p{L}/gu)?.length ?? 0) >= 20))
    throw new AttachmentError('no-text', 'the file holds no text (a scan?)')
  return out.join('\n')
}

function readApart(bytes: Uint8Array, kind: AttachmentKind, limits: AttachmentLimits): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${Math.floor(limits.maxMegabytes * 0.6)}`,
        fileURLToPath(new URL('./read.mjs', import.meta.url)),
        kind,
        String(limits.maxMegabytes),
      ],
      // Nothing of our environment: what is in the file has no business with it.
      { stdio: ['pipe', 'pipe', 'pipe'], env: {}, cwd: tmpdir() },
    )
    let failure: AttachmentError | null = null
    const kill = (error: AttachmentError) => {
      failure ??= error
      child.kill('SIGKILL')
    }
    const timer = setTimeout(
      () => kill(new AttachmentError('too-slow', `not read within ${limits.timeoutMs} ms`)),
      limits.timeoutMs,
    )
    const chunks: Buffer[] = []
    let size = 0
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MAX_ANSWER) kill(new AttachmentError('too-large', 'more text than any announcement has'))
      else chunks.push(chunk)
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 2_000) complaint += chunk.toString()
    })
    child.on('error', (error) => kill(new AttachmentError('unreadable', error.message)))
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (failure) reject(failure)
      else if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'))
      else if (signal !== null || /heap out of memory|allocation failed/i.test(complaint))
        reject(new AttachmentError('too-large', `needs more than ${limits.maxMegabytes} MiB of memory`))
      else {
        const reason = /^\w*(?:Error|Exception): (.+)$/m.exec(complaint)?.[1] ?? 'the file is damaged'
        reject(new AttachmentError('unreadable', reason.slice(0, 200)))
      }
    })
    child.stdin.on('error', () => {})
    child.stdin.end(bytes)
  })
}

/** Lines of a page are no paragraphs: a line as long as the others goes on in the next one. */
function unwrap(lines: string[]): string[] {
  const clean = lines.map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
  const lengths = clean.map((line) => line.length).filter((length) => length > 0)
  const full = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.8)] ?? 0
  const out: string[] = []
  let open = false
  for (const line of clean) {
    // Page numbers and spacers do not end a paragraph that goes on over the page.
    if (line === '' || /^[-–—]?\s*[\d۰-۹]{1,3}\s*[-–—]?$/.test(line)) continue
    const starts = /^(?:[•\-–—*▪]|\d{1,2}[.)]|[۰-۹]{1,2}[.)-])\s/.test(line)
    if (open && !starts) out[out.length - 1] += ` ${line}`
    else out.push(line)
    open = line.length >= full * 0.75 && !/[.!?؟:;؛]["»”)]?$/.test(line)
  }
  return out
}
