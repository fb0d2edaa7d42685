/** Waits until the process is told to stop: SIGTERM, SIGINT or SIGHUP. A second signal ends it at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((settle) => {
    let told = false
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (told) process.exit(130)
        told = true
        settle(signal)
      })
    }
  })
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
