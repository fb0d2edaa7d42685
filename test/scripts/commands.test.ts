import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDocument, storeArticle } from '../../db/index.ts'
import { extractDocument } from '../../workers/extract.ts'
import { enqueueDocuments, jobId, openQueue } from '../../workers/queue.ts'
import { page, seed } from '../db/samples.ts'
import { collect, runCli, spawnScript, type TestDatabase, testDatabase } from '../support.ts'

let db: TestDatabase
let directory: string
let env: Record<string, string | undefined>
const TEXT = 'فرماندار خرمشهر گفت: امسال برای ۶۹۰ نفر در خرمشهر فرصت شغلی ایجاد شد.'

beforeAll(async () => {
  db = await testDatabase()
  directory = await mkdtemp(join(tmpdir(), 'karenbek-commands-'))
  env = {
    DATABASE_URL: db.url,
    REDIS_URL: undefined,
    KARENBEK_DATA: directory,
    KARENBEK_CONTACT: 'test@example.org',
  }
  await seed(db.pool)
  await extractDocument(db.pool, await article('http://a.test/1', TEXT))
})
afterAll(async () => {
  await db.close()
  await rm(directory, { recursive: true })
})

async function article(url: string, text: string): Promise<string> {
  const row = { url, text, title: null, section: null, publishedAt: '2025-08-21' }
  return (await storeArticle(db.pool, { id: 'khuz', placeId: 'IR-06' }, page(url), row)).id
}
const cli = (...args: string[]) => runCli(args, { env })

describe('search and export', () => {
  it('finds by words, place name and figure; a table or JSON', async () => {
    const json = await cli('search', 'فرصت', '--place', 'Khuzestan', '--min', '690', '--json')
    expect(json.stderr).toBe('')
    const { items, total } = JSON.parse(json.stdout)
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ quantity: { value: 690 }, document: { url: 'http://a.test/1' } })
    const table = await cli('search', '--type', 'jobs_created')
    expect(table.stdout).toMatch(/690 people/)
    expect(table.stdout).toMatch(/1 of 1 events/)
    expect((await cli('search', '--min', '691')).stdout).toBe('no events match\n')
    expect((await cli('search', '--place', 'استان خوزستان')).stdout).toMatch(/1 of 1 events/)
    expect((await cli('search', '--place', 'Ақтөбе облысы')).stdout).toBe('no events match\n')
  })

  it.each([
    [['search', '--type', 'nonsense'], 2, /Allowed choices/],
    [['search', '--place', 'Atlantis'], 1, /no place is called/],
    [['search', '--place', 'بازار خرمشهر'], 1, /no place is called/],
    [['search', '--cursor', 'x'], 2, /cursor/],
    [['search', '--from', '2025-02-30'], 2, /1404/],
    [['search', '--limit', '0'], 2, /1 to 500/],
    [['export', '--format', 'xml'], 2, /Allowed choices/],
    [['export', '--out', '/nowhere/x.csv'], 1, /its folder does not exist/],
    [['reprocess', '--diff', '--source', 'nosuch'], 1, /there is no source nosuch/],
    [['reprocess', '--apply', '--source', 'nosuch'], 1, /there is no source nosuch/],
  ])('%j is refused', async (args, status, message) => {
    const { code, stderr } = await cli(...args)
    expect(stderr).toMatch(message)
    expect(code).toBe(status)
  })

  it('exports to a file or to standard output', async () => {
    const file = join(directory, 'events.csv')
    expect((await cli('export', '--out', file)).code).toBe(0)
    const printed = await cli('export', '--format', 'csv')
    expect(await readFile(file, 'utf8')).toBe(printed.stdout)
    expect(printed.stdout.split('\n')[1]).toContain(TEXT.slice(21, 40))
    // A filter narrows other tables to what has to do with its events.
    const places = await cli('export', '--table', 'places', '--min', '100000')
    expect(places).toMatchObject({ code: 0, stdout: expect.stringMatching(/^id,parent_id[^\n]*\n$/) })
    expect((await cli('export', '--dictionary')).stdout).toMatch(
      /^table,column,type,description\r\nevents,id,text,/,
    )
  })
})

describe('operating', () => {
  it('verify: as stored; with a page that the archive does not hold, status 1', async () => {
    const fine = await cli('verify', '--no-archive')
    expect(fine.stdout).toMatch(/^\d+ spans in 1 documents: all as stored\n$/)
    expect(fine.code).toBe(0)
    const wrong = await cli('verify')
    expect(wrong.stdout).toMatch(/^mismatch in document [0-9a-f]{24} \(http:\/\/a\.test\/1\)\n {2}archive\n/)
    expect(wrong.code).toBe(1)
  })

  it('schedule: set, list, remove', { timeout: 120_000 }, async () => {
    expect((await cli('schedule', 'set', 'irna_provinces', '*/20 6-23 * * *')).stdout).toMatch(
      /Asia\/Tehran.*next at/,
    )
    expect((await cli('schedule', 'list')).stdout).toMatch(/irna_provinces +\*\/20 6-23/)
    expect((await cli('schedule', 'set', 'nowhere', '0 * * * *')).stderr).toMatch(
      /there is no source nowhere/,
    )
    expect((await cli('schedule', 'set', 'irna_provinces', 'daily')).code).toBe(2)
    const quiet = ['set', 'irna_provinces', '0 7 * * *', '--quiet', '06:30-07:30']
    expect((await cli('schedule', ...quiet)).stdout).toMatch(/next at \S+ 07:30/)
    expect((await cli('schedule', 'next', 'irna_provinces')).stdout).toMatch(/^(\S+ 07:30 GMT\+3:30\n){5}$/)
    // Who changed the file and sees nothing of it learns why.
    await writeFile(join(directory, 'schedules.cron'), '0 7 * * *  nowhere\n')
    const told = await cli('schedule', 'list')
    expect(told.code).toBe(0)
    expect(told.stderr).toMatch(
      /schedules.cron is wrong, .* as it was before:\nline 1: there is no source nowhere/,
    )
    await rm(join(directory, 'schedules.cron'))
    expect((await cli('schedule', 'remove', 'irna_provinces')).code).toBe(0)
    expect((await cli('schedule', 'remove', 'irna_provinces')).code).toBe(1)
  })

  it('a worker takes what was queued, and ends on SIGTERM; status and jobs tell', {
    timeout: 120_000,
  }, async () => {
    const id = await article('http://a.test/2', TEXT.replace('۶۹۰', '۷۰'))
    const queue = openQueue({ kind: 'postgres', url: db.url }, 'extract')
    await enqueueDocuments(queue, [id])
    const jobs = await cli('jobs', 'list', '--json')
    expect(JSON.parse(jobs.stdout)).toEqual([
      expect.objectContaining({ queue: 'extract', id: jobId.extract(id), state: 'waiting' }),
    ])
    expect((await cli('status')).stdout).toMatch(/nobody takes the jobs of extract; "karenbek work" does/)
    const worker = spawnScript('scripts/cli.ts', ['work', '--extract', '1'], env)
    let log = ''
    worker.stderr?.on('data', (chunk) => {
      log += chunk
    })
    await once(worker.stdout!, 'data')
    for (let i = 0; i < 200 && (await loadDocument(db.pool, id))?.state !== 'done'; i++) {
      await new Promise((next) => setTimeout(next, 50))
    }
    const begin = Date.now()
    worker.kill('SIGTERM')
    const [code] = await once(worker, 'close')
    expect(code).toBe(0)
    expect(Date.now() - begin).toBeLessThan(10_000)
    expect((await loadDocument(db.pool, id))?.state).toBe('done')
    for (const line of log.trim().split('\n')) expect(JSON.parse(line).level).toBeLessThan(40)
    // No secret in the log.
    expect(log).not.toContain(new URL(db.url).password || 'postgres://')
    // The log's id of the document is enough to ask for its job, which tells the trace of its lines.
    const shown = JSON.parse((await cli('jobs', 'show', id)).stdout)
    expect(shown).toMatchObject({ id: jobId.extract(id), document: { state: 'done' } })
    expect(log).toContain(`"trace":"${shown.document.trace}","documentId":"${id}"`)
    expect(await cli('jobs', 'discard', 'nosuch')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no job nosuch'),
    })
    await queue.close()
    expect((await cli('jobs', 'list')).stdout).toBe('no such jobs\n')
    const status = JSON.parse((await cli('status', '--json')).stdout)
    expect(status).toMatchObject({ documents: 2, pending: 0, failed: 0, backend: 'postgres' })
    expect((await cli('status')).stdout).toMatch(/in 2 articles; 0 wait, 0 set aside/)
  })

  it.each([
    ['SIGKILL', 1, /the extractor did not start/],
    // As a service manager ends them all, in whatever order.
    ['SIGTERM', 0, /"stopped before it had started"/],
  ] as const)(
    'a worker whose extractors get %s while they start ends',
    { timeout: 120_000 },
    async (signal, status, word) => {
      const worker = spawnScript('scripts/cli.ts', ['work'], env)
      const children = () =>
        readFile(`/proc/${worker.pid}/task/${worker.pid}/children`, 'utf8').catch(() => '')
      const ended = collect(worker)
      const begun = async () => (await children()).trim().split(' ').filter(Boolean)
      let pids: string[] = []
      for (let i = 0; i < 1200 && pids.length < 2; i++) {
        pids = await begun()
        await new Promise((next) => setTimeout(next, 50))
      }
      expect(pids).toHaveLength(2)
      if (signal === 'SIGTERM') worker.kill(signal)
      for (const pid of pids) process.kill(Number(pid), signal)
      const begin = Date.now()
      const { code, stderr } = await ended
      expect(stderr).toMatch(word)
      expect(code).toBe(status)
      expect(Date.now() - begin).toBeLessThan(10_000)
    },
  )

  it('doctor finds nothing wrong here, and says what is wrong elsewhere', async () => {
    const fine = await cli('doctor', '--json')
    expect(JSON.parse(fine.stdout).map((check: { state: string }) => check.state)).toEqual(
      Array(8).fill('ok'),
    )
    expect(fine.code).toBe(0)
    const wrong = await runCli(['doctor'], {
      env: { ...env, DATABASE_URL: 'postgres://a:geheim@127.0.0.1:1/x' },
    })
    expect(wrong.stdout).toMatch(/✗ database: .*nothing listens there/)
    expect(wrong.stdout).toMatch(/nothing listens there.*\n {4}Mend the server or DATABASE_URL/)
    expect(wrong.stdout + wrong.stderr).not.toContain('geheim')
    expect(wrong.code).toBe(1)
  })

  it('restore reads every archived file of a backup before it writes anything', async () => {
    const archive = join(directory, 'archive')
    await mkdir(archive, { recursive: true })
    const name = 'karenbek-test.warc.gz'
    await writeFile(join(archive, name), 'as it was')
    const folder = join(directory, 'backup')
    const saved = await cli('backup', folder)
    expect(saved.stdout).toMatch(/1 files of the archive copied/)
    const copy = join(folder, 'archive', name)
    // What it would be restored into is full; that is said after the files were found whole.
    expect((await cli('restore', folder)).stderr).toMatch(/^error: the database holds documents already/)
    await writeFile(copy, 'as it is!')
    const changed = await cli('restore', folder)
    expect(changed.stderr).toBe(
      `error: the backup is damaged: archive/${name} has changed since it was copied\n`,
    )
    expect(changed.code).toBe(1)
    await rm(copy)
    expect((await cli('restore', folder)).stderr).toMatch(/is missing\n$/)
    await rm(join(archive, name))
  })

  it('doctor tells all settings that are wrong, not the first alone', async () => {
    const { stdout, code } = await runCli(['doctor'], {
      env: { ...env, PORT: '99999', LOG_LEVEL: 'loud', REDIS_URL: 'http://x' },
    })
    for (const name of ['PORT', 'LOG_LEVEL', 'REDIS_URL'])
      expect(stdout).toMatch(new RegExp(`✗ settings: ${name} .*\\n {4}Set ${name}`))
    expect(code).toBe(1)
    const slip = await runCli(['doctor'], {
      env: { ...env, KARENBEK_ARCHVE: '/x', KARENBEK_CONTACT: ' ', KARENBEK_SCHEDULES: directory },
    })
    expect(slip.stdout).toMatch(/! settings: nothing reads KARENBEK_ARCHVE\n {4}Mend the name/)
    expect(slip.stdout).toMatch(/! contact: KARENBEK_CONTACT is not set/)
    expect(slip.stdout).toContain(`✗ schedule: ${directory} cannot be read`)
  })

  it('says what a database lacks that cannot hold the tables', async () => {
    const name = `lacking_${process.pid}`
    await db.pool.query(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'`,
    )
    await db.pool.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x'`)
    try {
      const other = new URL(db.url)
      other.pathname = `/${name}`
      const { stdout } = await runCli(['doctor'], { env: { ...env, DATABASE_URL: other.href } })
      expect(stdout).toMatch(/✗ database: .*encoding SQL_ASCII: create it with/)
      const weak = new URL(db.url)
      weak.username = name
      weak.password = 'x'
      const denied = await runCli(['search'], { env: { ...env, DATABASE_URL: weak.href } })
      expect(denied.stderr).toMatch(
        /^error: the user of DATABASE_URL may not .*permission denied for [^\n]+\n$/,
      )
      expect(denied.code).toBe(1)
    } finally {
      await db.pool.query(`DROP DATABASE ${name}`)
      await db.pool.query(`DROP ROLE ${name}`)
    }
  })

  it('migrate says where the tables are', async () => {
    expect((await cli('migrate')).stdout).toMatch(/^tables at \d{4}_[a-z-]+, \d{4,} places\n$/)
  })

  it('says shortly what is wrong: no stack, no secret', async () => {
    const { stderr, code } = await runCli(['search'], { env: { ...env, REDIS_URL: 'nonsense' } })
    expect(stderr).toBe('error: REDIS_URL is not an address such as redis://host:6379\n')
    expect(code).toBe(2)
    const redis = await runCli(['status'], { env: { ...env, REDIS_URL: 'redis://:geheim@127.0.0.1:1' } })
    expect(redis.stderr).toMatch(/^error: the Redis server of REDIS_URL cannot be reached: [^\n]+\n$/)
    expect(redis.stderr).not.toContain('geheim')
    expect(redis.code).toBe(1)
  })
})
