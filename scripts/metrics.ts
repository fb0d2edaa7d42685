import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pool } from '../db/index.ts'
import type { JobQueues, WorkerMetrics } from '../workers/index.ts'
import { answers } from './status.ts'

/**
 * Serves `/healthz`, `/readyz` and `/metrics` of a worker process.
 * @throws where the address is taken
 */
export async function serveMetrics({
  pool,
  queues,
  metrics,
  host,
  port,
}: {
  pool: Pool
  queues: Pick<JobQueues, 'extract'>
  metrics: WorkerMetrics
  host: string
  port: number
}): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type }).end(body)
    const path = (request.url ?? '').split('?')[0]
    if (path === '/healthz') return answer(200, 'application/json', '{"status":"ok"}')
    if (path === '/metrics') return answer(200, metrics.contentType, await metrics.text())
    if (path !== '/readyz') return answer(404, 'text/plain', 'there are /healthz, /readyz and /metrics\n')
    const database = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    const away = database ? ((await answers(queues)) ? null : 'the queues do') : 'the database does'
    return answer(
      away ? 503 : 200,
      'application/json',
      JSON.stringify({ status: away ? `${away} not answer` : 'ok' }),
    )
  })
  server.listen(port, host)
  await once(server, 'listening')
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`,
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
