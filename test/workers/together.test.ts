import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { together } from '../../workers/together.ts'

const double = (calls: number[][]) => async (items: number[]) => {
  calls.push(items)
  return items.map((item) => item * 2)
}
const never = () => false

describe('calls that come together', () => {
  it('are done as one, each with its own result; what comes meanwhile goes into the next', async () => {
    const calls: number[][] = []
    let open = () => {}
    const gate = new Promise<void>((settle) => {
      open = settle
    })
    const call = together(
      async (items: number[]) => {
        calls.push(items)
        await gate
        return items.map((item) => item * 2)
      },
      { most: 3, hitsAll: never },
    )
    const first = [1, 2, 3, 4].map(call)
    while (calls.length === 0) await sleep(1)
    const later = call(5)
    open()
    expect(await Promise.all([...first, later])).toEqual([2, 4, 6, 8, 10])
    expect(calls).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
  })

  it('wait for more where more is expected', async () => {
    const calls: number[][] = []
    let busy = true
    const call = together(double(calls), { most: 3, patience: 60_000, expecting: () => busy, hitsAll: never })
    const early = call(1)
    await sleep(10)
    expect(calls).toEqual([])
    await Promise.all([early, call(2), call(3)])
    busy = false
    await call(4)
    expect(calls).toEqual([[1, 2, 3], [4]])
  })

  it('do not wait for ever', async () => {
    const call = together(double([]), { most: 3, patience: 20, expecting: () => true, hitsAll: never })
    expect(await call(4)).toBe(8)
  })

  it('carry no more than they may, but one item whatever it weighs', async () => {
    const calls: number[][] = []
    const weight = { of: (item: number) => item, most: 10 }
    const call = together(double(calls), { most: 9, weight, hitsAll: never })
    await Promise.all([4, 6, 1, 50, 2].map(call))
    expect(calls).toEqual([[4, 6], [1], [50], [2]])
  })

  it('fail for what fails alone, unless the failure hits all', async () => {
    const calls: number[][] = []
    let away = false
    const call = together(
      async (items: number[]) => {
        calls.push(items)
        if (away) throw new Error('away')
        if (items.includes(3)) throw new Error('three')
        return items
      },
      { most: 9, hitsAll: (error) => (error as Error).message === 'away' },
    )
    const results = async () =>
      (await Promise.allSettled([1, 2, 3, 4].map(call))).map((one) =>
        one.status === 'fulfilled' ? one.value : (one.reason as Error).message,
      )
    expect(await results()).toEqual([1, 2, 'three', 4])
    expect(calls).toEqual([[1, 2, 3, 4], [1], [2], [3], [4]])
    away = true
    expect(await results()).toEqual(['away', 'away', 'away', 'away'])
    expect(calls).toHaveLength(6)
  })
})
