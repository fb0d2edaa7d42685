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
  /** KARENBEK_ARCHIVE: raw pages (WARC); `archive/` in the data folder where it is not set. */
  archiveDirectory: string
  /** KARENBEK_SOURCES: a registry in the place of the bundled one; null for that. */
  sourcesFile: string | null
  /** KARENBEK_SCHEDULES: crontab-like file; `schedules.cron` in the data folder where it is not set. */
  schedulesFile: string
  /** KARENBEK_CONTACT: address or e-mail in the crawler's User-Agent; null where none is set. */
  contact: string | null
  /** PORT and HOST of page and API. */
  port: number
  host: string
  /** KARENBEK_NEURAL: threads of the neural tagger where documents are stored; 0 for the rules alone. */
  taggerThreads: number
  /** KARENBEK_API_KEY: who sends it may save searches; null where nobody may. */
  apiKey: string | null
  /** KARENBEK_WEBHOOK_HOSTS: `host:port` keys inside the own network that webhooks may tell. */
  webhookHosts: ReadonlySet<string>
  /** LOG_LEVEL: pino's levels. */
  logLevel: string
  /** METRICS_PORT: where `cli work` tells its health and counters; null for nowhere. */
  metricsPort: number | null
  /** KARENBEK_TAKE_OVER: jobs of a process that gives no sign of life are taken over after so many seconds. */
  takeOverSeconds: number
  /** KARENBEK_DOCUMENT_SECONDS, KARENBEK_DOCUMENT_MB: limits of the analysis of one document. */
  documentSeconds: number
  documentMegabytes: number
  /** KARENBEK_KEEP_RUNS, KARENBEK_KEEP_AUDIT: days that runs and operators' actions are kept; 0 for ever. */
  keepRunsDays: number
  keepAuditDays: number
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/**
 * Reads the settings.
 * @throws UserError naming the variable that is wrong and what it should be
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const dataDirectory = folderOf(env, 'KARENBEK_DATA', defaultDataDirectory(env))
  return {
    databaseUrl: urlOf(
      env,
      'DATABASE_URL',
      ['postgres:', 'postgresql:'],
      'postgres://user:password@host:5432/name',
    ),
    redisUrl: urlOf(env, 'REDIS_URL', ['redis:', 'rediss:'], 'redis://host:6379'),
    dataDirectory,
    archiveDirectory: folderOf(env, 'KARENBEK_ARCHIVE', resolve(dataDirectory, 'archive')),
    sourcesFile: env.KARENBEK_SOURCES ? resolve(env.KARENBEK_SOURCES) : null,
    schedulesFile: resolve(env.KARENBEK_SCHEDULES || resolve(dataDirectory, 'schedules.cron')),
    contact: env.KARENBEK_CONTACT?.trim() || null,
    port: numberOf(env, 'PORT', 8080, 0, 65_535),
    host: env.HOST || '127.0.0.1',
    taggerThreads: taggerThreadsOf(env),
    apiKey: keyOf(env),
    webhookHosts: hostsOf(env),
    logLevel: levelOf(env),
    metricsPort: env.METRICS_PORT ? numberOf(env, 'METRICS_PORT', 0, 0, 65_535) : null,
    takeOverSeconds: numberOf(env, 'KARENBEK_TAKE_OVER', 20, 1, 3600),
    documentSeconds: numberOf(env, 'KARENBEK_DOCUMENT_SECONDS', 30, 1, 3600),
    documentMegabytes: numberOf(env, 'KARENBEK_DOCUMENT_MB', 512, 128, 65_536),
    keepRunsDays: numberOf(env, 'KARENBEK_KEEP_RUNS', 180, 0, 36_500),
    keepAuditDays: numberOf(env, 'KARENBEK_KEEP_AUDIT', 730, 0, 36_500),
  }
}

/** Of the compose file and of tools for developers, which nothing here reads. */
const OTHERS = ['DEBUG', 'CORPORA', 'SHARED', 'PORT', 'VERSION'].map((name) => `KARENBEK_${name}`)

/** Variables that are named as settings are and that nothing reads: slips of the pen. */
export function unknownSettings(env: NodeJS.ProcessEnv): string[] {
  const known = new Set(OTHERS)
  const asked = new Proxy<NodeJS.ProcessEnv>(
    {},
    {
      get(_, name) {
        known.add(String(name))
        return undefined
      },
    },
  )
  readSettings(asked)
  return Object.keys(env).filter((name) => name.startsWith('KARENBEK_') && !known.has(name))
}

/** Linux has no folders of ours under /proc, and Node's `mkdir` tries for ever to make one there. */
function folderOf(env: NodeJS.ProcessEnv, name: string, usual: string): string {
  const folder = resolve(env[name] || usual)
  if (!/^\/proc(\/|$)/.test(folder)) return folder
  throw new UserError(`${name} is ${folder}, and nothing can be kept under /proc: name a folder on a disk`, 2)
}

function urlOf(env: NodeJS.ProcessEnv, name: string, protocols: string[], example: string): string | null {
  const value = env[name]
  if (!value) return null
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
  // The value may hold a password: it is not repeated.
  throw new UserError(`${name} is not an address such as ${example}`, 2)
}

function numberOf(env: NodeJS.ProcessEnv, name: string, usual: number, least: number, most: number): number {
  const value = env[name] || String(usual)
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= least && number <= most) return number
  throw new UserError(`${name} is «${value}», not a number from ${least} to ${most}`, 2)
}

function taggerThreadsOf(env: NodeJS.ProcessEnv): number {
  const value = env.KARENBEK_NEURAL || '2'
  if (value === 'off') return 0
  const threads = Number(value)
  if (/^\d+$/.test(value) && threads <= 64) return threads
  throw new UserError(`KARENBEK_NEURAL is «${value}», not «off» or a number of threads up to 64`, 2)
}

function keyOf(env: NodeJS.ProcessEnv): string | null {
  const key = env.KARENBEK_API_KEY || null
  if (key === null || /^[\x21-\x7e]{16,}$/.test(key)) return key
  // The value is a secret: it is not repeated.
  throw new UserError('KARENBEK_API_KEY is too short or has spaces; 16 characters or more are needed', 2)
}

function hostsOf(env: NodeJS.ProcessEnv): ReadonlySet<string> {
  const hosts = (env.KARENBEK_WEBHOOK_HOSTS ?? '').split(',').filter(Boolean)
  const bad = hosts.find((host) => !/^[\w.[\]:-]+:\d{1,5}$/.test(host))
  if (bad)
    throw new UserError(`KARENBEK_WEBHOOK_HOSTS has «${bad}», not a host and a port such as 10.0.0.5:9000`, 2)
  return new Set(hosts.map((host) => host.toLowerCase()))
}

function levelOf(env: NodeJS.ProcessEnv): string {
  const level = env.LOG_LEVEL || 'info'
  if (LEVELS.includes(level)) return level
  throw new UserError(`LOG_LEVEL is «${level}», not one of ${LEVELS.join(', ')}`, 2)
}
