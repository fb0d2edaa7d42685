import { type Command, InvalidArgumentError } from 'commander'
import { write } from '../lines.ts'

/** A TCP port from the command line. */
export function port(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('A port from 0 to 65535 is needed.')
  return value
}

function rate(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0)) throw new InvalidArgumentError('A number from 0 is needed.')
  return value
}

/** `serve`: page and API until stopped. */
export function register(program: Command): void {
  program
    .command('serve')
    .description('serve the search page and the API')
    .option('--host <host>', 'address to listen on (default: HOST, else 127.0.0.1)')
    .option('--port <port>', 'port to listen on, 0 for any (default: PORT, else 8080)', port)
    .option('--rate <points>', 'searches a second that one client may ask for, 0 for no limit', rate, 100)
    .option(
      '--trust-proxy',
      'take the client’s address from X-Forwarded-For: only behind a proxy that sets it',
    )
    .option('--no-archive', 'do not hand out archived pages')
    .addHelpText('after', '\nExamples:\n  karenbek serve\n  karenbek serve --host 0.0.0.0 --port 80')
    .action(
      async (options: {
        host?: string
        port?: number
        rate: number
        trustProxy?: boolean
        archive: boolean
      }) => {
        const { closeAll, stopSignal } = await import('../stop.ts')
        const { withQueues } = await import('../queues.ts')
        const { archivedPages } = await import('../archived.ts')
        const { operatorOf } = await import('../operator.ts')
        const { startServer } = await import('../../web/index.ts')
        const stop = stopSignal()
        await withQueues(async ({ database: { pool }, queue, settings }) => {
          const queues = { crawl: queue('crawl'), extract: queue('extract') }
          const server = await startServer({
            pool,
            apiKey: settings.apiKey,
            host: options.host ?? settings.host,
            port: options.port ?? settings.port,
            rate: options.rate,
            trustProxy: options.trustProxy,
            archived: options.archive ? archivedPages(pool, settings.archiveDirectory) : undefined,
            operator: operatorOf({ pool, queues, settings }),
          })
          await write(`serving at ${server.url}\n`)
          await stop
          await closeAll([server])
        })
      },
    )
}
