import { type Logger, pino } from 'pino'

/** Fields whose values never reach a log. */
const SECRET = ['password', 'connectionString', '*.password', '*.connectionString', 'headers.authorization']

/** The log of long-running commands: JSON lines on standard error. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, redact: SECRET },
    pino.destination({ dest: 2, sync: true }),
  )
}
