import { FetchError } from './errors.ts'

/**
 * One clock a host: at most one request under way, a pause between the end of one and the start of the next,
 * and longer pauses when the host asks for them or shows that it suffers.
 */

export interface PolitenessOptions {
  /** Epoch milliseconds. */
  now?: () => number
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** First pause after a 429, a 503 or a run of failures without Retry-After, doubled each time. */
  backoffMs?: number
  /** Longest pause that our own back-off reaches. */
  maxBackoffMs?: number
  /** A caller waits no longer than this for its turn; beyond it `host-paused` is thrown. */
  maxWaitMs?: number
  /** Where the clocks are kept; in this process alone by default. */
  store?: ClockStore
}

/** What is kept of a host. Plain data: a store may put it into a file or a database. */
export interface HostState {
  /** Epoch milliseconds before which no request may start. */
  nextAt: number
  /** Failures and refusals in a row. */
  failures: number
  /** 403 in a row. */
  refusals: number
  /** Epoch milliseconds at which the last request ended; 0 before the first. */
  endedAt: number
  /** Milliseconds that an answer usually takes; 0 before the first. */
  usualMs: number
}

/** A host's state, held by one caller at a time. */
export interface HostLock {
  state: HostState
  /** Gives the host back with its new state. */
  release(state: HostState): Promise<void>
}

/** Keeps the clocks. Implementations that several processes share make the delay hold across them. */
export interface ClockStore {
  /** Waits until no one else holds the host. */
  lock(host: string, signal?: AbortSignal): Promise<HostLock>
}

/** What came of a request, told back to the clock. */
export interface TurnOutcome {
  /** HTTP status; absent where the network failed. */
  status?: number
  /** Epoch milliseconds that the server asked to wait for. */
  retryAt?: number
}

/** The right to send one request to a host. */
export interface Turn {
  waitedMs: number
  /** Must be called, with the outcome; undefined where no request was sent. */
  end(outcome?: TurnOutcome): Promise<void>
}

export interface Politeness {
  /**
   * Waits for the host's next turn.
   * @param host `host:port`
   * @param delayMs least pause between the end of one request and the start of the next
   * @throws FetchError `host-paused` where the turn is further away than the longest wait, `aborted`
   */
  turn(host: string, delayMs: number, signal?: AbortSignal): Promise<Turn>
}

/** After this many 403 in a row the host wants to be left alone. */
const REFUSALS_BEFORE_PAUSE = 30
const REFUSAL_PAUSE_MS = 6 * 3_600_000
/** After this many network failures in a row the host is down. */
const FAILURES_BEFORE_PAUSE = 20
const FAILURE_PAUSE_MS = 15 * 60_000
/** A request that took longer than this makes the next one wait as long again, twice over. */
const SLOW_MS = 2_000
const MAX_SLOW_PAUSE_MS = 60_000
/**
 * So does one that took this many times as long as usual, from a second on: the server is slowing down. Less may be
 * our own machine, busy with many hosts at once.
 */
const SLOWING = 4
const SLOWING_MS = 1_000
/** Errors of the server (500, 502 …) in a row before they count like an overload. */
const ERRORS_BEFORE_BACKOFF = 3
/** `Retry-After` is believed up to here; what is further away is taken for a mistake. */
const MAX_RETRY_AFTER_MS = 30 * 86_400_000

/** Creates the clocks; share one among everything in a process that fetches. */
export function createPoliteness(options: PolitenessOptions = {}): Politeness {
  const now = options.now ?? Date.now
  const sleep = options.sleep ?? abortableSleep
  const backoffMs = options.backoffMs ?? 30_000
  const maxBackoffMs = options.maxBackoffMs ?? 6 * 3_600_000
  const maxWaitMs = options.maxWaitMs ?? 120_000
  const store = options.store ?? memoryClocks()

  return {
    async turn(host, delayMs, signal) {
      const asked = now()
      const lock = await store.lock(host, signal)
      const state = seenAt(lock.state, now())
      try {
        // The delay may have become known only now: robots.txt itself was the last request.
        const wait = Math.max(state.nextAt, state.endedAt + delayMs) - now()
        if (wait > maxWaitMs)
          throw new FetchError('host-paused', `${host} is left alone for ${Math.ceil(wait / 1000)} s`, {
            retryAt: now() + wait,
          })
        // Timers may fire a fraction of a millisecond early.
        if (wait > 0) await sleep(wait + 1, signal)
      } catch (error) {
        await lock.release(state)
        throw error
      }
      const started = now()
      return {
        waitedMs: started - asked,
        async end(outcome) {
          await lock.release(outcome ? after(state, outcome, started, delayMs) : state)
        },
      }
    },
  }

  function after(state: HostState, outcome: TurnOutcome, started: number, delayMs: number): HostState {
    const ended = now()
    const took = ended - started
    const next: HostState = { ...state, nextAt: ended + delayMs, endedAt: ended }
    const pause = (ms: number) => {
      next.nextAt = Math.max(next.nextAt, ended + ms)
    }
    const slowing = state.usualMs > 0 && took > Math.max(SLOWING_MS, SLOWING * state.usualMs)
    if (took > SLOW_MS || slowing) pause(Math.min(2 * took, MAX_SLOW_PAUSE_MS))
    // Quick answers count at once, slow ones little by little: a server that goes on being slow stays slow.
    next.usualMs =
      state.usualMs === 0 || took < state.usualMs ? Math.max(1, took) : state.usualMs * 0.98 + took * 0.02
    const { status } = outcome
    const overloaded = status === 429 || status === 503
    const failed = status === undefined || status >= 500 || overloaded
    next.failures = failed ? state.failures + 1 : 0
    const errors = status !== undefined && failed && !overloaded ? next.failures - ERRORS_BEFORE_BACKOFF : -1
    const doubled = overloaded ? state.failures : errors
    if (doubled >= 0) pause(Math.min(backoffMs * 2 ** Math.min(doubled, 20), maxBackoffMs))
    if (status === undefined && next.failures >= FAILURES_BEFORE_PAUSE) pause(FAILURE_PAUSE_MS)
    // What the server names counts, also when it is less than our own guess.
    if (outcome.retryAt !== undefined && status !== undefined && status >= 300)
      next.nextAt = Math.max(ended + delayMs, Math.min(outcome.retryAt, ended + MAX_RETRY_AFTER_MS))
    next.refusals = status === 403 ? state.refusals + 1 : 0
    if (next.refusals >= REFUSALS_BEFORE_PAUSE) pause(REFUSAL_PAUSE_MS)
    return next
  }
}

/**
 * The state as the present clock sees it. A request that ended in the future was timed by a clock that ran ahead: what
 * was to be waited after it is waited from now on, or the host would be left alone until that clock is reached.
 */
function seenAt(state: HostState, now: number): HostState {
  const ahead = state.endedAt - now
  return ahead > 0 ? { ...state, nextAt: state.nextAt - ahead, endedAt: now } : state
}

/** A host that was never asked. */
export const NO_STATE: HostState = { nextAt: 0, failures: 0, refusals: 0, endedAt: 0, usualMs: 0 }

const IDLE = Promise.resolve()

/** Clocks in this process alone. */
export function memoryClocks(): ClockStore {
  const hosts = new Map<string, { state: HostState; tail: Promise<void> }>()
  return {
    async lock(host, signal) {
      let entry = hosts.get(host)
      if (!entry) {
        entry = { state: NO_STATE, tail: IDLE }
        hosts.set(host, entry)
      }
      const held = entry
      const before = held.tail
      let free: () => void = () => {}
      const own = new Promise<void>((resolve) => {
        // A promise keeps the asynchronous context that it was made in: the last turn's is not left lying here.
        free = () => {
          resolve()
          if (held.tail === own) held.tail = IDLE
        }
      })
      held.tail = own
      await before
      if (signal?.aborted) {
        free()
        throw new FetchError('aborted', 'stopped while waiting for a turn')
      }
      return {
        state: held.state,
        async release(state) {
          held.state = state
          free()
        },
      }
    },
  }
}

/** Sleeps, ending early with `aborted`. */
export function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new FetchError('aborted', 'stopped while waiting'))
    }
    if (signal?.aborted) return reject(new FetchError('aborted', 'stopped while waiting'))
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/**
 * Reads `Retry-After`: seconds or an HTTP date.
 * @returns epoch milliseconds, undefined where there is none that can be read
 */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  if (!value) return undefined
  if (/^\s*\d{1,9}\s*$/.test(value)) return now + Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : date
}
