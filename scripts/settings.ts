/** Settings: environment variables, read and checked once. docs/operations.md lists them with their effects. */
import { resolve } from 'node:path'
import { defaultDataDirectory } from '../db/embedded.ts'
import { UserError } from './errors.ts'

export interface Settings {
  /** DATABASE_URL: a PostgreSQL of your own; null for the embedded one. */
  databaseUrl: string | null
  /** REDIS_URL: queues on Redis; null for queues in PostgreSQL. */
  redisUrl: string | null
  /** KARENBEK_DATA: folder of the embedded database and the archive. */
  dataDirectory: string
  /** Raw pages (WARC), inside the data folder. */
  archiveDirectory: string
  /** KARENBEK_CONTACT: address or e-mail in the crawler's User-Agent; null where none is set. */
  contact: string | null
  /** PORT and HOST of page and API. */
  port: number
  host: string
  /** KARENBEK_NEURAL: threads of the neural tagger where documents are stored; 0 for the rules alone. */
  taggerThreads: number
  /** LOG_LEVEL: pino's levels. */
  logLevel: string
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/**
 * Reads the settings.
 * @throws UserError naming the variable that is wrong and what it should be
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const dataDirectory = resolve(env.KARENBEK_DATA || defaultDataDirectory(env))
  return {
    databaseUrl: urlOf(
      env,
      'DATABASE_URL',
      ['postgres:', 'postgresql:'],
      'postgres://user:password@host:5432/name',
    ),
    redisUrl: urlOf(env, 'REDIS_URL', ['redis:', 'rediss:'], 'redis://host:6379'),
    dataDirectory,
    archiveDirectory: resolve(dataDirectory, 'archive'),
    contact: env.KARENBEK_CONTACT || null,
    port: portOf(env),
    host: env.HOST || '127.0.0.1',
    taggerThreads: taggerThreadsOf(env),
    logLevel: levelOf(env),
  }
}

function urlOf(env: NodeJS.ProcessEnv, name: string, protocols: string[], example: string): string | null {
  const value = env[name]
  if (!value) return null
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
  // The value may hold a password: it is not repeated.
  throw new UserError(`${name} is not an address such as ${example}`, 2)
}

function portOf(env: NodeJS.ProcessEnv): number {
  const value = env.PORT || '8080'
  const port = Number(value)
  if (/^\d+$/.test(value) && port <= 65_535) return port
  throw new UserError(`PORT is «${value}», not a number from 0 to 65535`, 2)
}

function taggerThreadsOf(env: NodeJS.ProcessEnv): number {
  const value = env.KARENBEK_NEURAL || '2'
  if (value === 'off') return 0
  const threads = Number(value)
  if (/^\d+$/.test(value) && threads <= 64) return threads
  throw new UserError(`KARENBEK_NEURAL is «${value}», not «off» or a number of threads up to 64`, 2)
}

function levelOf(env: NodeJS.ProcessEnv): string {
  const level = env.LOG_LEVEL || 'info'
  if (LEVELS.includes(level)) return level
  throw new UserError(`LOG_LEVEL is «${level}», not one of ${LEVELS.join(', ')}`, 2)
}
