/** Opening the queues for a command. */
import { type Backend, backendOf, type JobQueue, openQueue, type QueueName } from '../workers/queue.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { UserError } from './errors.ts'
import { readSettings, type Settings } from './settings.ts'

export interface OpenQueues {
  database: OpenDatabase
  settings: Settings
  backend: Backend
  queue<N extends QueueName>(name: N): JobQueue<N>
}

/** Runs `work` with database and queues at hand, and closes them whatever happens. */
export async function withQueues<T>(
  work: (open: OpenQueues) => Promise<T>,
  options: { connections?: number; refresh?: boolean } = {},
): Promise<T> {
  const settings = readSettings()
  const database = await openDatabase(settings, options)
  const opened: { close(): Promise<void> }[] = []
  try {
    if (settings.redisUrl) await checkRedis(settings.redisUrl)
    const backend = backendOf({ redisUrl: settings.redisUrl, databaseUrl: database.url })
    return await work({
      database,
      settings,
      backend,
      queue(name) {
        const queue = openQueue(backend, name)
        opened.push(queue)
        return queue
      },
    })
  } finally {
    for (const queue of opened) await queue.close().catch(() => {})
    await database.close()
  }
}

/**
 * Makes sure that Redis answers: BullMQ itself would wait for it for ever.
 * @returns its version, eviction policy, and whether it keeps an append-only file (`yes`, `no`, `?`)
 * @throws UserError
 */
export async function checkRedis(url: string): Promise<{
  version: string
  policy: string
  appendOnly: string
}> {
  const { Redis } = await import('ioredis')
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null })
  let reason = ''
  client.on('error', (error: Error) => {
    reason ||= error.message
  })
  try {
    await client.connect()
    const info = await client.info('server')
    const policy = (await client.config('GET', 'maxmemory-policy').catch(() => [])) as string[]
    const file = (await client.config('GET', 'appendonly').catch(() => [])) as string[]
    const version = /redis_version:(\S+)/.exec(info)?.[1] ?? '?'
    return { version, policy: policy[1] ?? '?', appendOnly: file[1] ?? '?' }
  } catch (error) {
    throw new UserError(
      `the Redis server of REDIS_URL cannot be reached: ${reason || (error as Error).message}`,
    )
  } finally {
    client.disconnect()
  }
}
