const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** npm and tsx pass on what the terminal has told the whole group: the same signal comes again within so many ms. */
const ECHO_MS = 1_000

/** A function for signals: the first is handed on, its echo passed over, a later one ends the process at once. */
function firstOf(hand: (signal: NodeJS.Signals) => void): (signal: NodeJS.Signals) => void {
  let told = 0
  return (signal) => {
    const now = performance.now()
    if (told > 0 && now - told > ECHO_MS) process.exit(130)
    if (told > 0) return
    told = now
    hand(signal)
  }
}

/** Waits until the process is told to stop: SIGTERM, SIGINT or SIGHUP. A second signal ends it at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((settle) => {
    const stop = firstOf(settle)
    for (const signal of SIGNALS) process.on(signal, stop)
  })
}

/** A signal that is aborted when the process is told to stop. */
export function abortedByStop(): AbortSignal {
  const stopping = new AbortController()
  void stopSignal().then(() => stopping.abort())
  return stopping.signal
}

/**
 * Work that leaves something half done where it ends at once: a signal aborts it, so that it clears up, and then ends
 * the process as it would have. A second signal does not wait.
 */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController()
  let told: NodeJS.Signals | null = null
  const stop = firstOf((signal) => {
    told = signal
    stopping.abort()
  })
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    return await work(stopping.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
    if (told) {
      process.kill(process.pid, told)
      // It arrives in a moment; what would be said of the work meanwhile is of no interest.
      await new Promise(() => setTimeout(() => {}, PATIENCE))
    }
  }
}

/** Longest that an orderly end may take, in milliseconds. */
const PATIENCE = 10_000

/**
 * Closes everything in order, as the last thing that a process does; ends it where that takes too long, or where
 * something that was forgotten keeps it alive, for what is lost is found again.
 */
export async function closeAll(parts: { close(): Promise<unknown> }[]): Promise<void> {
  const late = setTimeout(() => {
    process.stderr.write(
      `error: the end took more than ${PATIENCE / 1000} s; what was under way is done again\n`,
    )
    process.exit(1)
  }, PATIENCE)
  late.unref()
  for (const part of parts) await part.close()
}
