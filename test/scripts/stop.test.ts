import { afterEach, expect, it, vi } from 'vitest'
import { abortedByStop, stopSignal } from '../../scripts/stop.ts'

afterEach(() => vi.restoreAllMocks())

/** What `process.on` is given, to be called as the system would. */
function caught(): Map<string, (signal: string) => void> {
  const handlers = new Map<string, (signal: string) => void>()
  vi.spyOn(process, 'on').mockImplementation((name, handler) => {
    handlers.set(String(name), handler as (signal: string) => void)
    return process
  })
  return handlers
}

it('takes the echo of a signal for no second one, and a later one for an order to end at once', async () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  const handlers = caught()
  const stop = stopSignal()
  // A terminal tells the whole group, then npm and tsx pass on what they were told.
  for (let n = 0; n < 3; n++) handlers.get('SIGINT')?.('SIGINT')
  expect(await stop).toBe('SIGINT')
  expect(exit).not.toHaveBeenCalled()
  const later = performance.now() + 5_000
  vi.spyOn(performance, 'now').mockReturnValue(later)
  handlers.get('SIGTERM')?.('SIGTERM')
  expect(exit).toHaveBeenCalledWith(130)
})

it('aborts what looks at a signal', async () => {
  const handlers = caught()
  const signal = abortedByStop()
  expect(signal.aborted).toBe(false)
  handlers.get('SIGTERM')?.('SIGTERM')
  await Promise.resolve()
  expect(signal.aborted).toBe(true)
})
