import pg from 'pg'

/** A pool, or a client taken from one: what a query runs on. */
export type Queryable = Pick<pg.Pool, 'query'>
export type { Pool, PoolClient } from 'pg'

const { builtins } = pg.types
/** Days stay text (a `Date` would move them by the time zone); whole numbers become numbers. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
])

/**
 * A pool of connections whose dates arrive as ISO text and 64-bit integers as numbers.
 * @param url connection string
 * @param options `max` connections (default 10), `name` shown in pg_stat_activity
 */
export function createPool(url: string, options: { max?: number; name?: string } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'karenbek',
    connectionTimeoutMillis: 10_000,
    // A process that is frozen in mid-transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: 20_000,
    keepAlive: true,
    types: {
      getTypeParser: ((id: number, format?: 'text' | 'binary') =>
        (format !== 'binary' && PARSERS.get(id)) || pg.types.getTypeParser(id, format as 'text')) as never,
    },
  })
  // An idle connection that the server drops is replaced at the next query.
  pool.on('error', () => {})
  // One that is lost while it is lent out (between two queries of a transaction) tells its next query; an error that
  // nobody listens to would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * A connection of its own, for what holds one from beginning to end. Losing it is told by the next query.
 * @param name shown in pg_stat_activity
 */
export async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name })
  // An error that nobody listens to would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * A query that each connection parses once, for those that run many times a second. The text must be one of a fixed
 * few: it names the statement.
 */
export function prepared(text: string, values: unknown[]): pg.QueryConfig {
  let name = NAMES.get(text)
  if (name === undefined) {
    name = `karenbek-${NAMES.size + 1}`
    NAMES.set(text, name)
  }
  return { name, text, values }
}
const NAMES = new Map<string, string>()

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
 * @param settings of the server that hold in this transaction alone, as SQL (`SET LOCAL …`)
 */
export async function transaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  settings = '',
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN; ${settings}`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}
