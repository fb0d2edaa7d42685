/** A value that comes from the API: on its way, there, or not to be had. */
import { untrack } from 'svelte'

export interface Loaded<T> {
  readonly value: T | null
  readonly phase: 'loading' | 'ready' | 'error'
  readonly message: string
  /** The server's answer to what failed, 0 where there was none. */
  readonly status: number
  /** Where a query cannot be understood. */
  readonly span: [number, number] | null
  /** Asks again. */
  again(): void
}

/**
 * Loads what `ask` asks for, and again whenever something it reads changes; an older request is given up. Call it
 * while a component is set up. While a new value is on its way the old one stays, so that nothing jumps.
 * @param ask null asks for nothing
 */
export function load<T>(ask: (signal: AbortSignal) => Promise<T> | null): Loaded<T> {
  let value = $state.raw<T | null>(null)
  let phase = $state<'loading' | 'ready' | 'error'>('loading')
  let message = $state('')
  let status = $state(0)
  let span = $state.raw<[number, number] | null>(null)
  let turn = $state(0)
  $effect(() => {
    void turn
    const controller = new AbortController()
    const asked = ask(controller.signal)
    if (!asked) {
      value = null
      phase = 'ready'
      return
    }
    untrack(() => {
      phase = 'loading'
    })
    asked.then(
      (found) => {
        if (controller.signal.aborted) return
        value = found
        phase = 'ready'
      },
      (error: Error & { span?: [number, number]; status?: number }) => {
        if (controller.signal.aborted) return
        value = null
        message = error.message
        status = error.status ?? 0
        span = error.span ?? null
        phase = 'error'
      },
    )
    return () => controller.abort()
  })
  return {
    get value() {
      return value
    },
    get phase() {
      return phase
    },
    get message() {
      return message
    },
    get status() {
      return status
    },
    get span() {
      return span
    },
    again() {
      turn++
    },
  }
}
