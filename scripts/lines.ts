/** Lines in, lines out: what the commands that filter standard input share. */

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { UserError } from './errors.ts'

/** Longest line that is read whole, in bytes; a longer one is reported and skipped. */
const MAX_LINE_BYTES = 64 * 1024 * 1024

/** One line of input. `problem` says why its text could not be had. */
export interface Line {
  /** 1-based, within its own file. */
  number: number
  text: string
  problem?: 'too-long' | 'not-utf8'
}

/**
 * Splits a byte stream into lines at LF (CRLF too; a lone CR is part of the line), in constant memory.
 * Bytes are decoded a whole line at a time, so a character split across chunks stays whole; a byte order mark
 * at the start is dropped. A line of more than `limit` bytes is not kept: it comes with `problem` and no text.
 */
export async function* readLines(
  input: AsyncIterable<Uint8Array>,
  limit = MAX_LINE_BYTES,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let parts: Uint8Array[] = []
  let size = 0
  let tooLong = false
  let number = 0

  const take = (): Line => {
    number++
    if (tooLong) return { number, text: '', problem: 'too-long' }
    let bytes = parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
    if (number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
    if (bytes.at(-1) === 0x0d) bytes = bytes.subarray(0, -1)
    try {
      return { number, text: decoder.decode(bytes) }
    } catch {
      return { number, text: '', problem: 'not-utf8' }
    }
  }
  const keep = (chunk: Uint8Array) => {
    size += chunk.length
    if (size > limit) {
      tooLong = true
      parts = []
    } else if (!tooLong && chunk.length > 0) parts.push(chunk)
  }
  const reset = () => {
    parts = []
    size = 0
    tooLong = false
  }

  for await (const chunk of input) {
    let from = 0
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
      keep(chunk.subarray(from, at))
      yield take()
      reset()
      from = at + 1
    }
    keep(chunk.subarray(from))
  }
  if (size > 0) yield take()
}

/**
 * The inputs of a command one after the other: the files named, or standard input for none or `-`.
 * @throws UserError where a file cannot be opened
 */
export async function* openInputs(files: string[]): AsyncGenerator<{ name: string; stream: Readable }> {
  for (const name of files.length > 0 ? files : ['-']) {
    if (name === '-') {
      yield { name: 'standard input', stream: process.stdin }
      continue
    }
    const stream = createReadStream(name)
    try {
      await once(stream, 'open')
    } catch (error) {
      throw new UserError(`cannot read ${name}: ${(error as NodeJS.ErrnoException).code ?? error}`)
    }
    yield { name, stream }
  }
}

/** Writes to standard output and waits where the reader is slower than we are. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/**
 * Runs `answer` for each line of the inputs and writes one line for each, in order. A line that could not be
 * read gives what `bad` says and exit status 1.
 */
export async function filterLines(
  files: string[],
  answer: (text: string) => string | Promise<string>,
  bad: (line: Line) => string,
): Promise<void> {
  for await (const { stream } of openInputs(files)) {
    for await (const line of readLines(stream)) {
      if (line.problem) process.exitCode = 1
      await write(`${line.problem ? bad(line) : await answer(line.text)}\n`)
    }
  }
}

/** What is said of a line that could not be read. */
export function problemMessage(line: Line): string {
  return line.problem === 'too-long'
    ? `the line is longer than ${MAX_LINE_BYTES} bytes`
    : 'the line is not valid UTF-8'
}

/**
 * The language to hand to a finder: a line may be too short to tell Persian from Arabic or Kazakh from Russian,
 * so any other verdict leaves the choice to the finder.
 */
export function supported(code: string): string | undefined {
  return code === 'fa' || code === 'kk' ? code : undefined
}
