/** Calls that come at about the same time are done as one. */

export interface TogetherOptions<I> {
  /** Items of one call at most. */
  most: number
  /** What an item weighs, and how much a call may carry; one item may always weigh more. */
  weight?: { of(item: I): number; most: number }
  /** Will more come soon? Then it is waited for, up to `patience` milliseconds. */
  expecting?: () => boolean
  patience?: number
  /** Does a failure hit all alike? Else each item is tried alone, and only those that fail alone have failed. */
  hitsAll(error: unknown): boolean
}

/**
 * A function for one item, made of one for several. One call is under way at a time; what comes meanwhile goes into
 * the next.
 * @param work gives a result for each item, in their order; after a failure nothing of it must have been done
 */
export function together<I, O>(
  work: (items: I[]) => Promise<O[]>,
  { most, weight, expecting = () => false, patience = 50, hitsAll }: TogetherOptions<I>,
): (item: I) => Promise<O> {
  type Waiting = { item: I; settle: (result: O) => void; fail: (error: unknown) => void }
  const waiting: Waiting[] = []
  let busy = false
  let late: NodeJS.Timeout | undefined
  let looking = false

  const look = () => {
    looking = false
    if (busy || waiting.length === 0) return
    if (waiting.length < most && expecting()) {
      late ??= setTimeout(go, patience)
      return
    }
    go()
  }
  const go = () => {
    clearTimeout(late)
    late = undefined
    if (busy || waiting.length === 0) return
    busy = true
    void run(take()).finally(() => {
      busy = false
      look()
    })
  }
  const take = () => {
    let count = 0
    for (let sum = 0; count < Math.min(most, waiting.length); count++) {
      sum += weight?.of((waiting[count] as Waiting).item) ?? 0
      if (count > 0 && weight && sum > weight.most) break
    }
    return waiting.splice(0, count)
  }
  const run = async (batch: Waiting[]) => {
    try {
      const results = await work(batch.map(({ item }) => item))
      for (const [i, { settle }] of batch.entries()) settle(results[i] as O)
    } catch (error) {
      if (batch.length === 1 || hitsAll(error)) for (const { fail } of batch) fail(error)
      else for (const one of batch) await run([one])
    }
  }

  return (item) =>
    new Promise((settle, fail) => {
      waiting.push({ item, settle, fail })
      // After what else this turn of the event loop brings.
      if (!looking) setImmediate(look)
      looking = true
    })
}
