import { Writable } from 'node:stream'
import { type Logger, pino } from 'pino'

/** Fields whose values never reach a log. */
const SECRET = [
  'password',
  'connectionString',
  '*.password',
  '*.connectionString',
  'headers.authorization',
  'req.headers.authorization',
]

/**
 * The log of long-running commands: JSON lines on standard error.
 * @param secrets connection strings whose passwords are blotted out wherever they turn up, in errors of libraries too
 */
export function createLog(level: string, secrets: (string | null)[] = []): Logger {
  const blot = blotter(secrets)
  const target = pino.destination({ dest: 2, sync: true })
  const stream = new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      target.write(blot(line))
      done()
    },
  })
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, redact: SECRET },
    stream,
  )
}

/** Replaces the passwords of these connection strings, as written and decoded, by `[secret]`. */
export function blotter(addresses: (string | null)[]): (text: string) => string {
  const words = new Set<string>()
  for (const address of addresses) {
    if (!address || !URL.canParse(address)) continue
    const { password } = new URL(address)
    if (!password) continue
    words.add(password)
    words.add(decode(password))
    // As it stands inside a JSON string.
    words.add(JSON.stringify(decode(password)).slice(1, -1))
  }
  // Longest first: one may contain another.
  const secrets = [...words].filter((word) => word.length > 0).sort((a, b) => b.length - a.length)
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
