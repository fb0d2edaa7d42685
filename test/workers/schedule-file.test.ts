import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scheduleOverview } from '../../workers/schedule.ts'
import { applyScheduleFile, ScheduleFileError } from '../../workers/schedule-file.ts'
import { seed } from '../db/samples.ts'
import { type TestDatabase, testDatabase } from '../support.ts'

describe('schedules.cron', () => {
  let db: TestDatabase
  let folder: string
  beforeAll(async () => {
    db = await testDatabase()
    await seed(db.pool)
    folder = await mkdtemp(join(tmpdir(), 'karenbek-schedule-'))
  })
  afterAll(async () => {
    await db.close()
    await rm(folder, { recursive: true })
  })

  it('keeps what it said when it is gone, and takes sources off when it is empty', async () => {
    const file = join(folder, 'schedules.cron')
    const apply = () => applyScheduleFile(db.pool, file, () => 'Asia/Tehran')
    const scheduled = async () =>
      (await scheduleOverview(db.pool)).map(({ sourceId, cron }) => [sourceId, cron])

    // Never there: the registry's cadences are all there is.
    expect(await apply()).toEqual([])

    await writeFile(file, '0 7 * * * khuz\n')
    expect(await apply()).toEqual(['khuz'])
    expect(await apply()).toEqual([])
    expect(await scheduled()).toEqual([['khuz', '0 7 * * *']])

    await rm(file)
    await expect(apply()).rejects.toThrow(ScheduleFileError)
    await expect(apply()).rejects.toThrow(/gone, .*sources: 1/)
    expect(await scheduled()).toEqual([['khuz', '0 7 * * *']])

    await writeFile(file, '')
    expect(await apply()).toEqual(['khuz'])
    expect(await scheduled()).toEqual([])
  })
})
