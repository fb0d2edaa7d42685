#!/usr/bin/env node
/**
 * The queue alone: jobs that do nothing are added in bulk and taken off again.
 *
 * `npm run -s bench -- queue [--jobs 10000,100000] [--backend redis|postgres]`
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Backend, openQueue } from '../../workers/index.ts'
import { openWorker } from '../../workers/queue.ts'
import { startPostgres, startRedis } from './chaos/servers.ts'

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '10000,100000' },
    backend: { type: 'string', default: 'redis' },
    concurrency: { type: 'string', default: '50' },
  },
})

const directory = await mkdtemp(join(tmpdir(), 'karenbek-bench-'))
const server =
  values.backend === 'redis'
    ? await startRedis(join(directory, 'redis'))
    : await startPostgres(join(directory, 'server'))
const backend: Backend =
  'url' in server
    ? { kind: 'redis', url: server.url }
    : { kind: 'postgres', url: await server.database('bench') }
try {
  process.stdout.write('| jobs | added/s | done/s | memory of this process, MiB |\n|---:|---:|---:|---:|\n')
  for (const count of values.jobs.split(',').map(Number)) {
    const queue = openQueue(backend, 'extract')
    let begin = performance.now()
    for (let at = 0; at < count; at += 500) {
      const jobs = Array.from({ length: Math.min(500, count - at) }, (_, i) => ({
        name: 'extract',
        data: { documentId: `${count}-${at + i}` },
        opts: { jobId: `document-${count}-${at + i}` },
      }))
      await queue.addBulk(jobs)
    }
    const added = count / ((performance.now() - begin) / 1000)
    begin = performance.now()
    let done = 0
    let peak = 0
    await new Promise<void>((settle) => {
      const worker = openWorker(
        backend,
        'extract',
        async () => {
          if (done % 500 === 0) peak = Math.max(peak, process.memoryUsage.rss())
        },
        { concurrency: Number(values.concurrency), lockDuration: 60_000 },
      )
      worker.on('error', (error) => process.stderr.write(`${error.message}\n`))
      worker.on('completed', () => {
        if (++done === count) void worker.close().then(settle)
      })
    })
    const rate = count / ((performance.now() - begin) / 1000)
    process.stdout.write(
      `| ${count} | ${added.toFixed(0)} | ${rate.toFixed(0)} | ${(peak / 2 ** 20).toFixed(0)} |\n`,
    )
    await queue.close()
  }
} finally {
  await server.close()
  await rm(directory, { recursive: true, force: true })
}
