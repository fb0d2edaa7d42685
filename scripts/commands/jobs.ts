import { type Command, Option } from 'commander'
import type { Pool } from '../../db/index.ts'
import type { JobQueues, JobView, QueueName } from '../../workers/index.ts'
import { groupHelp } from '../help.ts'
import { write } from '../lines.ts'

const STATES = ['failed', 'active', 'waiting', 'delayed', 'completed'] as const
type State = (typeof STATES)[number]

/** `jobs list | failed | show | retry | discard`: what is queued, what failed and why. */
export function register(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('what is queued, what failed and why: list, failed, show, retry, discard')
  groupHelp(
    jobs,
    `
Examples:
  karenbek jobs list
  karenbek jobs list --queue extract --state waiting delayed --json
  karenbek jobs failed
  karenbek jobs show document-3f2a…
  karenbek jobs retry --all
  karenbek jobs retry document-3f2a… source-irna_provinces
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
    .argument('<job>', 'id of the job, of its document or of its source')
    .action(async (id: string) => {
      const { jobNamed, showJob } = await import('../../workers/index.ts')
      const { UserError } = await import('../errors.ts')
      const found = await withJobs((pool, queues) => showJob(pool, queues, jobNamed(id)))
      if (!found) throw new UserError(`there is no job ${id}`)
      await write(`${JSON.stringify(found, null, 2)}\n`)
    })

  jobs
    .command('retry')
    .description('try failed jobs again')
    .argument('[jobs...]', 'ids of jobs, documents or sources')
    .option('--all', 'every failed job')
    .action(async (named: string[], options: { all?: boolean }) => {
      const { UserError } = await import('../errors.ts')
      if (named.length === 0 && !options.all) throw new UserError('name the jobs, or say --all', 2)
      const { jobNamed, retryJobs } = await import('../../workers/index.ts')
      const { record } = await import('../audit.ts')
      const ids = named.map(jobNamed)
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
    .argument('<jobs...>', 'ids of jobs, documents or sources')
    .action(async (named: string[]) => {
      const { UserError } = await import('../errors.ts')
      const { discardJobs, jobNamed } = await import('../../workers/index.ts')
      const ids = named.map(jobNamed)
      const { record } = await import('../audit.ts')
      const gone = await withJobs(async (pool, queues) => {
        const done = await discardJobs(pool, queues, ids)
        if (done.length > 0) await record(pool, 'jobs discard', { jobs: done })
        return done
      })
      await write(`${gone.length} forgotten\n`)
      const unknown = named.filter((one) => !gone.includes(jobNamed(one)))
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
