import type { Job } from 'bullmq'
import { type Command, Option } from 'commander'
import type { QueueName } from '../../workers/queue.ts'
import { write } from '../lines.ts'

const STATES = ['failed', 'active', 'waiting', 'delayed', 'completed'] as const
type State = (typeof STATES)[number]

/** `jobs list | show | retry | discard`: what is queued, what failed and why. */
export function register(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('what is queued, what failed and why: list, show, retry, discard')
    .addHelpText(
      'after',
      `
Examples:
  karenbek jobs list
  karenbek jobs list --state failed --queue extract
  karenbek jobs show document-3f2a…
  karenbek jobs retry --all
  karenbek jobs discard source-irna_provinces`,
    )

  jobs
    .command('list')
    .description('jobs by state')
    .addOption(
      new Option('--state <states...>', 'states')
        .choices(STATES)
        .default(['failed', 'active', 'waiting', 'delayed']),
    )
    .addOption(new Option('--queue <queues...>', 'queues').choices(['crawl', 'extract']))
    .option('--json', 'JSON instead of a table')
    .action(async (options: { state: State[]; queue?: QueueName[]; json?: boolean }) => {
      const found = await eachQueue(options.queue, async (queue, name) => {
        const list = await queue.getJobs(options.state, 0, 99)
        return Promise.all(
          list.filter(Boolean).map(async (job) => describe(name, job as Job, await job.getState())),
        )
      })
      const rows = found.flat()
      if (options.json) {
        await write(`${JSON.stringify(rows)}\n`)
        return
      }
      if (rows.length === 0) {
        await write('no such jobs\n')
        return
      }
      const { table, hasColor } = await import('../table.ts')
      const columns = [
        { title: 'Queue' },
        { title: 'Job', max: 40 },
        { title: 'State' },
        { title: 'Tries', right: true },
        { title: 'Reason', max: 70 },
      ]
      const cells = rows.map(({ queue, id, state, attempts, reason }) => [
        queue,
        id,
        state,
        String(attempts),
        reason ?? '',
      ])
      await write(`${table(columns, cells, { color: hasColor(process.stdout) })}\n`)
    })

  jobs
    .command('show')
    .description('everything about one job')
    .argument('<job>', 'id of the job')
    .action(async (id: string) => {
      const found = await withJob(id, async (name, job) => ({
        ...describe(name, job, await job.getState()),
        stack: job.stacktrace,
      }))
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
      const { withQueues } = await import('../queues.ts')
      const { markPending } = await import('../../db/index.ts')
      const count = await withQueues(async ({ queue, database }) => {
        let retried = 0
        for (const name of ['crawl', 'extract'] as const) {
          const open = queue(name)
          const failed = options.all
            ? await open.getFailed(0, -1)
            : await Promise.all(ids.map((id) => open.getJob(id)))
          for (const job of failed) {
            if (!job || !(await job.isFailed())) continue
            if (name === 'extract')
              await markPending(database.pool, (job.data as { documentId: string }).documentId)
            await job.retry('failed', { resetAttemptsMade: true })
            retried++
          }
        }
        return retried
      })
      if (count === 0) throw new UserError('no such failed job')
      await write(`${count} ${count === 1 ? 'job is' : 'jobs are'} tried again\n`)
    })

  jobs
    .command('discard')
    .description('forget a job; its document stays set aside')
    .argument('<jobs...>', 'ids of jobs')
    .action(async (ids: string[]) => {
      for (const id of ids) await withJob(id, (_name, job) => job.remove())
      await write(`${ids.length} forgotten\n`)
    })
}

function describe(queue: QueueName, job: Job, state: string) {
  return {
    queue,
    id: job.id ?? '',
    state,
    attempts: job.attemptsMade,
    reason: job.failedReason ?? null,
    data: job.data as object,
    queuedAt: new Date(job.timestamp).toISOString(),
    finishedAt: job.finishedOn ? new Date(job.finishedOn).toISOString() : null,
  }
}

type AnyQueue = Pick<import('bullmq').Queue, 'getJobs' | 'getJob'>

async function eachQueue<T>(
  names: QueueName[] | undefined,
  work: (queue: AnyQueue, name: QueueName) => Promise<T>,
): Promise<T[]> {
  const { withQueues } = await import('../queues.ts')
  const { QUEUE_NAMES } = await import('../../workers/queue.ts')
  return withQueues(async ({ queue }) => {
    const results: T[] = []
    for (const name of names ?? QUEUE_NAMES)
      results.push(await work(queue(name) as unknown as AnyQueue, name))
    return results
  })
}

/** Does something with the job of this id, in whichever queue it is. */
async function withJob<T>(id: string, work: (queue: QueueName, job: Job) => Promise<T>): Promise<T> {
  const { UserError } = await import('../errors.ts')
  const results = await eachQueue(undefined, async (queue, name) => {
    const job = (await queue.getJob(id)) as Job | undefined
    return job ? { value: await work(name, job) } : null
  })
  const found = results.find((result) => result !== null)
  if (!found) throw new UserError(`there is no job ${id}`)
  return found.value
}
