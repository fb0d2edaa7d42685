import { Configuration, EventManager, Request, type RequestProvider } from '@crawlee/cheerio'

/**
 * crawlee's requests, kept in memory for one run. Its own queue sets aside sixteen megabytes for each run and
 * writes through a storage client; a run here lives in one process, and what must survive it is in the database.
 */
type RequestManager = Pick<
  RequestProvider,
  | 'isFinished'
  | 'isEmpty'
  | 'handledCount'
  | 'getTotalCount'
  | 'getPendingCount'
  | 'fetchNextRequest'
  | 'markRequestHandled'
  | 'reclaimRequest'
  | 'addRequest'
  | typeof Symbol.asyncIterator
>

/** A request with data of its own. */
export interface Job {
  url: string
  /** Requests with a key that was there before are not taken. */
  uniqueKey: string
  userData: Record<string, unknown>
}

export interface RunQueue {
  /** What crawlee takes its work from. */
  manager: RequestManager
  /** Adds jobs at the end, or before all that wait. */
  add(jobs: Job[], options?: { first?: boolean }): void
  /** Forgets all that waits. */
  clear(): void
  /** Whether crawlee has begun to take work. */
  readonly begun: boolean
}

/** Creates the queue of one run. */
export function createRunQueue(): RunQueue {
  const seen = new Set<string>()
  // A request of crawlee is seven times as large as what it is made of: it is made when its turn comes.
  let waiting: (Job | Request | undefined)[] = []
  let at = 0
  let running = 0
  let handled = 0
  let begun = false
  const left = () => waiting.length - at
  const info = (request: Request) => ({
    requestId: request.id ?? request.uniqueKey,
    uniqueKey: request.uniqueKey,
    wasAlreadyPresent: true,
    wasAlreadyHandled: false,
    forefront: false,
  })
  const manager: RequestManager = {
    isFinished: async () => left() === 0 && running === 0,
    isEmpty: async () => {
      begun = true
      return left() === 0
    },
    handledCount: async () => handled,
    getTotalCount: () => seen.size,
    getPendingCount: () => left() + running,
    async fetchNextRequest<T extends Record<string, unknown>>() {
      const next = waiting[at]
      if (!next) return null
      waiting[at] = undefined
      at++
      // The part that is used up is given back now and then, not each time.
      if (at > 1_000 && at * 2 > waiting.length) {
        waiting = waiting.slice(at)
        at = 0
      }
      running++
      return requestOf(next) as Request<T>
    },
    async markRequestHandled(request) {
      running--
      handled++
      return info(request)
    },
    async reclaimRequest(request) {
      running--
      waiting.push(request)
      return info(request)
    },
    async addRequest(source) {
      add([source as Job])
      return info(requestOf(source as Job))
    },
    async *[Symbol.asyncIterator]() {
      for (let next = await manager.fetchNextRequest(); next; next = await manager.fetchNextRequest())
        yield next
    },
  }
  function add(jobs: Job[], options: { first?: boolean } = {}): void {
    const fresh: Job[] = []
    for (const job of jobs) {
      if (seen.has(job.uniqueKey)) continue
      seen.add(job.uniqueKey)
      fresh.push(job)
    }
    if (options.first) {
      waiting = [...fresh, ...waiting.slice(at)]
      at = 0
    } else for (const job of fresh) waiting.push(job)
  }
  function clear(): void {
    waiting = []
    at = 0
  }
  return {
    manager,
    add,
    clear,
    get begun() {
      return begun
    },
  }
}

function requestOf(job: Job | Request): Request {
  if (job instanceof Request) return job
  const request = new Request(job)
  request.id = job.uniqueKey
  return request
}

/** Events of the platform crawlee was made for; there is none here. */
class NoEvents extends EventManager {}

/** A configuration of its own for each run: nothing on disk, no look at the machine's load. */
export function runConfiguration(): Configuration {
  const configuration = new Configuration({
    persistStorage: false,
    purgeOnStart: false,
    persistStateIntervalMillis: 24 * 3_600_000,
    // Nobody tells it how much is used; without a figure here it starts `ps` for each run to find out what there is.
    memoryMbytes: 4_096,
  })
  configuration.useEventManager(new NoEvents(configuration))
  return configuration
}
