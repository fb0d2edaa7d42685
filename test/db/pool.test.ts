import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool, type Pool, transaction } from '../../db/pool.ts'
import { type TestDatabase, testDatabase } from '../support.ts'

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = createPool(database.url, { max: 2, name: 'karenbek-cut' })
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

/** What the server does when it is restarted, or when an operator cuts connections. */
const cut = () =>
  database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'karenbek-cut'`,
  )

describe('a connection that is lost while it is lent out', () => {
  it('fails the transaction between whose queries it went, and nothing else', async () => {
    // An error that nobody listened to would be an uncaught exception, which fails the run.
    const work = transaction(pool, async (client) => {
      await client.query('SELECT 1')
      await cut()
      await sleep(200)
      await client.query('SELECT 2')
    })
    await expect(work).rejects.toThrow(/not queryable|terminat/i)
    expect((await pool.query('SELECT 3 AS n')).rows).toEqual([{ n: 3 }])
  })

  it('is not handed out again', async () => {
    const client = await pool.connect()
    await cut()
    await sleep(200)
    client.release()
    for (let i = 0; i < 3; i++) expect((await pool.query('SELECT 4 AS n')).rows).toEqual([{ n: 4 }])
  })
})
