import { type Command, Option } from 'commander'
import type { Pool } from '../../db/index.ts'
import type { JobQueues, JobView, QueueName } from '../../workers/index.ts'
import { write } from '../lines.ts'

const STATES = ['failed', 'active', 'waiting', 'delayed', 'completed'] as const
type State = (typeof STATES)[number]

/** `jobs list | failed | show | retry | discard`: what is queued, what failed and why. */
export function register(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('what is queued, what failed and why: list, failed, show, retry, discard')
    .addHelpText(
      'after',
      `
Examples:
  karenbek jobs list
  karenbek jobs failed
  karenbek jobs show document-3f2a…
  karenbek jobs retry --all
  karenbek jobs discard source-irna_provinces`,
    )

  jobs
    .command('list')
    .description('jobs by state, a hundred of each queue at most; what is due later is in "schedule list"')
    .addOption(
      new Option('--state <states...>', 'states')
        .choices(STATES)
        .default(['failed', 'active', 'waiting', 'delayed']),
    )
    .addOption(new Option('--queue <queues...>', 'queues').choices(['crawl', 'extract']))
    .option('--json', 'JSON instead of a table')
    .action(async (options: { state: State[]; queue?: QueueName[]; json?: boolean }) => {
      const { listJobs } = await import('../../workers/index.ts')
      const rows = await withJobs((_pool, queues) => listJobs(queues, options.state, options.queue))
      await print(rows, options.json, 'no such jobs')
    })

  jobs
    .command('failed')
    .description('documents that were set aside and crawls that failed, with their reasons')
    .option('--json', 'JSON instead of a table')
    .action(async (options: { json?: boolean }) => {
      const { failedJobs } = await import('../../workers/index.ts')
      await print(await withJobs((pool, queues) => failedJobs(pool, queues)), options.json, 'nothing failed')
    })

  jobs
    .command('show')
    .description('everything about one job')
    .argument('<job>', 'id of the job')
    .action(async (id: string) => {
      const { showJob } = await import('../../workers/index.ts')
      const { UserError } = await import('../errors.ts')
      const found = await withJobs((pool, queues) => showJob(pool, queues, id))
      if (!found) throw new UserError(`there is no job ${id}`)
      await write(`${JSON.stringify(found, null, 2)}\n`)
    })

  jobs
    .command('retry')
    .description('try failed jobs again')
    .argument('[jobs...]', 'ids of jobs')
    .option('--all', 'every failed job')
    .action(async (ids: string[], options: { all?: boolean }) => {
      const { UserError } = await import('../errors.ts')
      if (ids.length === 0 && !options.all) throw new UserError('name the jobs, or say --all', 2)
      const { retryJobs } = await import('../../workers/index.ts')
      const { record } = await import('../audit.ts')
      const count = await withJobs(async (pool, queues) => {
        const retried = await retryJobs(pool, queues, options.all ? 'all' : ids)
        if (retried > 0) await record(pool, 'jobs retry', { jobs: options.all ? 'all' : ids, retried })
        return retried
      })
      if (count === 0) throw new UserError('no such failed job')
      await write(`${count} ${count === 1 ? 'job is' : 'jobs are'} tried again\n`)
    })

  jobs
    .command('discard')
    .description('forget a job; its document is not analysed unless it is retried by name')
    .argument('<jobs...>', 'ids of jobs')
    .action(async (ids: string[]) => {
      const { UserError } = await import('../errors.ts')
      const { discardJobs } = await import('../../workers/index.ts')
      const { record } = await import('../audit.ts')
      const gone = await withJobs(async (pool, queues) => {
        const done = await discardJobs(pool, queues, ids)
        if (done.length > 0) await record(pool, 'jobs discard', { jobs: done })
        return done
      })
      await write(`${gone.length} forgotten\n`)
      const unknown = ids.filter((id) => !gone.includes(id))
      if (unknown.length > 0) throw new UserError(`there is no job ${unknown.join(', ')}`)
    })
}

async function print(rows: JobView[], json: boolean | undefined, nothing: string): Promise<void> {
  if (json) {
    await write(`${JSON.stringify(rows)}\n`)
    return
  }
  if (rows.length === 0) {
    await write(`${nothing}\n`)
    return
  }
  const { table, hasColor } = await import('../table.ts')
  const columns = [
    { title: 'Queue' },
    // Whole: it is what the other commands are given.
    { title: 'Job' },
    { title: 'State' },
    { title: 'Tries', right: true },
    { title: 'Reason', max: 70 },
  ]
  const cells = rows.map(({ queue, id, state, attempts, reason }) => [
    queue,
    id,
    state,
    // Of a document that the tables tell of, nobody has counted them.
    attempts > 0 ? String(attempts) : '',
    reason ?? '',
  ])
  await write(`${table(columns, cells, { color: hasColor(process.stdout) })}\n`)
}

/** Runs `work` with database and both queues at hand. */
async function withJobs<T>(work: (pool: Pool, queues: JobQueues) => Promise<T>): Promise<T> {
  const { withQueues } = await import('../queues.ts')
  return withQueues(({ queue, database }) =>
    work(database.pool, { crawl: queue('crawl'), extract: queue('extract') }),
  )
}
