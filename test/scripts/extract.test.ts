import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect, runCli, spawnScript } from '../support.ts'

const PERSIAN = 'مدیرکل کار گفت: برای ۶۹۰ نفر در خرمشهر شغل ایجاد شد.'
const lines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('cli extract', () => {
  it('answers each document in the order of the input, bad lines in their place', async () => {
    const input = [
      `\ufeff${JSON.stringify({ id: 'a', text: PERSIAN })}\r`,
      'not json',
      JSON.stringify({ id: 'b', text: 7 }),
      '',
      JSON.stringify({ text: 'no id' }),
      JSON.stringify({ id: 'c', text: PERSIAN, publishedAt: '2025-02-30' }),
      JSON.stringify({ id: 'd', text: PERSIAN, publishedAt: '2025-02-28T10:00:00+03:30', title: null }),
    ].join('\n')
    const { code, stdout, stderr } = await runCli(['extract'], { input })
    const out = lines(stdout)
    expect(stderr).toBe('')
    expect(code).toBe(1)
    expect(out.map((line) => line.id)).toEqual(['a', null, 'b', null, 'c', 'd'])
    expect(out.map((line) => line.error?.line)).toEqual([undefined, 2, 3, 5, 6, undefined])
    expect(out[1].error.code).toBe('invalid-json')
    expect(out[2].error).toEqual({
      code: 'invalid-document',
      message: '"text" is missing or not a string',
      line: 3,
    })
    expect(out[0].language.code).toBe('fa')
    expect(Object.keys(out[0])).toEqual(['id', 'language', 'dates', 'places', 'officials', 'events'])
  })

  it('keeps characters whole that are split between chunks, and ends with status 0', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ id: 'ә', text: PERSIAN })}\n`)
    const child = spawnScript('scripts/cli.ts', ['extract'])
    const result = collect(child)
    for (const byte of bytes) {
      child.stdin?.write(Buffer.from([byte]))
      if (byte > 0x7f) await new Promise((next) => setImmediate(next))
    }
    child.stdin?.end()
    const { code, stdout } = await result
    expect(code).toBe(0)
    expect(lines(stdout)[0].id).toBe('ә')
  })

  it('reports bytes that are not UTF-8', async () => {
    const input = Buffer.concat([
      Buffer.from('{"id":"1","text":"'),
      Buffer.from([0xc7, 0xe1]),
      Buffer.from('"}\n'),
    ])
    const { code, stdout } = await runCli(['extract'], { input })
    expect(code).toBe(1)
    expect(lines(stdout)[0].error.code).toBe('not-utf8')
  })

  it('reads files one after the other, and says which cannot be read', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'karenbek-extract-'))
    try {
      const one = join(directory, 'one.jsonl')
      const two = join(directory, 'two.jsonl')
      await writeFile(one, JSON.stringify({ id: '1', text: PERSIAN }))
      await writeFile(two, JSON.stringify({ id: '2', text: PERSIAN }))
      const { code, stdout } = await runCli(['extract', one, two])
      expect(code).toBe(0)
      expect(lines(stdout).map((line) => line.id)).toEqual(['1', '2'])
      const missing = await runCli(['extract', join(directory, 'three.jsonl')])
      expect(missing.code).toBe(1)
      expect(missing.stderr).toMatch(/^error: cannot read .*three\.jsonl: ENOENT\n$/)
    } finally {
      await rm(directory, { recursive: true })
    }
  })

  it('ends quietly when the reader goes away', async () => {
    const child = spawnScript('scripts/cli.ts', ['extract'])
    child.stdin?.on('error', () => {})
    let stderr = ''
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdout?.once('data', () => child.stdout?.destroy())
    const line = `${JSON.stringify({ id: 'x', text: PERSIAN.repeat(20) })}\n`
    const closed = once(child, 'close')
    for (let i = 0; i < 2000 && child.exitCode === null; i++) {
      if (child.stdin?.write(line)) continue
      await Promise.race([new Promise((next) => child.stdin?.once('drain', next)), closed])
    }
    child.stdin?.end()
    const [code] = await closed
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })
})

describe('the other filters', () => {
  it('identify prints code and confidence for every line, empty ones too', async () => {
    const { stdout, code } = await runCli(['identify'], {
      input: `${PERSIAN}\n\nОблыста жаңа жұмыс орындары ашылды`,
    })
    const rows = stdout.trimEnd().split('\n')
    expect(code).toBe(0)
    expect(rows.map((row) => row.split('\t')[0])).toEqual(['fa', 'und', 'kk'])
    for (const row of rows) expect(Number(row.split('\t')[1])).toBeGreaterThanOrEqual(0)
  })

  it('numbers, dates and ner answer a line of JSON each', async () => {
    const input = `${PERSIAN}\n`
    for (const [command, key] of [
      ['numbers', 'numbers'],
      ['dates', 'dates'],
      ['ner', 'entities'],
    ] as const) {
      const { stdout } = await runCli([command], { input })
      expect(Array.isArray(lines(stdout)[0][key])).toBe(true)
    }
  })

  it('numbers and dates read Kazakh in Latin and Arabic letters', async () => {
    const input =
      'Oblysta 2017 jyly 48,6 mlrd teńge tartyldy, bul 3 myń 5 orynnan kóp\n2013 جىلعى 2 تامىزدا جۇمىسشىلار جينالدى\n'
    const dates = lines((await runCli(['dates', '--entries'], { input })).stdout)
    expect(dates.map((line) => line.dates[0]?.start)).toEqual(['2017-01-01', '2013-08-02'])
    const numbers = lines((await runCli(['numbers'], { input })).stdout)
    expect(numbers[0].numbers.map((n: { value: number }) => n.value)).toEqual([2017, 48.6e9, 3005])
  })

  it('ner finds a person with or without the neural tagger, in more lines than a batch holds', async () => {
    const name = 'Асхат Шахаров'
    const sentence = `Облыс әкімі ${name} Ақтөбеде сөз сөйледі`
    for (const flags of [[], ['--no-neural']]) {
      const { stdout, code } = await runCli(['ner', ...flags], { input: `${sentence}\n\n`.repeat(40) })
      const rows = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(code).toBe(0)
      expect(rows).toHaveLength(80)
      const person = { label: 'PER', span: [12, 12 + name.length] }
      for (const [i, row] of rows.entries()) {
        if (i % 2 === 0) expect(row.entities).toContainEqual(person)
        else expect(row).toEqual({ entities: [] })
      }
    }
  })

  it('refuses a reference that is no date, with a hint and status 2', async () => {
    const { code, stderr } = await runCli(['dates', '--reference', '2025-13-01'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/ISO date/)
  })

  it('every command shows examples or a description with --help', async () => {
    const { stdout } = await runCli(['--help'])
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)[ [<]/gm)].map((match) => match[1] as string)
    expect(commands).toEqual(expect.arrayContaining(['extract', 'identify', 'numbers', 'dates', 'ner']))
  })
})
