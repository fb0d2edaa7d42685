import { readdirSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readSettings } from '../../scripts/settings.ts'

/** What cannot be started in a test can at least not contradict itself: compose file, unit, image, alert rules, docs. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const OPERATIONS = read('docs/operations.md')

/** Names in the first column of the settings table. */
const TABLE = new Set(
  [...OPERATIONS.matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(([, names]) =>
    [...(names as string).matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name as string),
  ),
)

/** A command line of the program, as `cli` would take it; throws where it would not. */
async function takes(args: string[]): Promise<void> {
  const [name] = args
  const { register } = (await import(`../../scripts/commands/${name}.ts`)) as {
    register(program: Command): void
  }
  const program = new Command()
  register(program)
  const command = program.commands[0] as Command
  // Read as usual, and nothing done.
  for (const one of [program, command]) one.exitOverride().configureOutput({ writeErr: () => {} })
  command.action(() => {})
  await program.parseAsync(args, { from: 'user' })
}

interface Service {
  image?: string
  build?: string
  command?: string[]
  environment?: Record<string, string>
  volumes?: string[]
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[]; interval?: string; retries?: number }
  stop_grace_period?: string
  restart?: string
  deploy?: { replicas?: number }
}

describe('docker-compose.yml', () => {
  const file = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<string, Service>
    volumes: Record<string, unknown>
  }
  const services = Object.entries(file.services)
  const own = services.filter(([, service]) => service.build)

  it('has the parts that the Compose specification knows, each of its kind', () => {
    const known = new Set(
      'image build command environment volumes ports depends_on healthcheck stop_grace_period restart deploy'.split(
        ' ',
      ),
    )
    const top = Object.keys(file).filter((key) => !key.startsWith('x-'))
    expect(top.sort()).toEqual(['services', 'volumes'])
    for (const [name, service] of services) {
      for (const key of Object.keys(service)) expect([...known], `${name}.${key}`).toContain(key)
      expect(service.image, name).toBeTypeOf('string')
      expect(['no', 'always', 'on-failure', 'unless-stopped'], name).toContain(service.restart)
      for (const part of service.command ?? []) expect(part, `${name}: an argument`).toBeTypeOf('string')
      for (const [key, value] of Object.entries(service.environment ?? {}))
        expect(value, `${name}: ${key} as text`).toBeTypeOf('string')
      for (const volume of service.volumes ?? [])
        expect(Object.keys(file.volumes), name).toContain(volume.split(':')[0])
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        const wanted = file.services[other]
        expect(wanted, `${name} waits for ${other}`).toBeDefined()
        if (condition === 'service_healthy') expect(wanted?.healthcheck, other).toBeDefined()
        // Whoever is waited for until it ends must not be started again for ever.
        if (condition === 'service_completed_successfully') expect(wanted?.restart, other).toBe('no')
      }
      if (service.healthcheck) expect(['CMD', 'CMD-SHELL']).toContain(service.healthcheck.test[0])
    }
  })

  it('runs every role with arguments that the program takes', async () => {
    const roles = own.map(([, service]) => service.command as string[])
    for (const args of roles) await takes(args)
    const lines = roles.map((args) => args.join(' '))
    for (const role of [/^migrate$/, /^work --scheduler/, /^work --crawl/, /^work --extract/, /^serve /])
      expect(lines.filter((line) => role.test(line))).toHaveLength(1)
    await expect(takes(['work', '--nonsense'])).rejects.toThrow(/unknown option/)
  })

  it('sets what the settings table has, and nothing else; the program accepts it', () => {
    for (const [name, { environment = {}, stop_grace_period: grace }] of own) {
      for (const key of Object.keys(environment)) expect([...TABLE], name).toContain(key)
      // What the shell fills in.
      const filled = Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [key, value.replace(/\$\{[^}]+\}/g, 'x')]),
      )
      const settings = readSettings(filled)
      expect(settings.databaseUrl, name).toMatch(/@postgres:5432\//)
      expect(settings.redisUrl, name).toBe('redis://redis:6379')
      expect(settings.dataDirectory).toBe('/data')
      expect(settings.contact).toBe('x')
      expect(Number.parseInt(grace as string, 10), 'longer than a clean stop takes').toBeGreaterThan(10)
    }
  })

  it('asks Redis to keep its jobs', () => {
    expect(file.services.redis?.command?.join(' ')).toBe(
      'redis-server --maxmemory-policy noeviction --appendonly yes',
    )
  })
})

describe('Dockerfile', () => {
  const text = read('Dockerfile')

  it('starts what the build makes, with a Node that the program runs on', async () => {
    const node = Number(/^FROM node:(\d+)/m.exec(text)?.[1])
    const { engines, scripts } = JSON.parse(read('package.json'))
    expect(node).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]))
    expect(scripts.build).toContain('tsconfig.build.json')
    expect(text).toMatch(/^ENTRYPOINT \["node", "dist\/scripts\/cli\.js"\]$/m)
    await takes(JSON.parse(/^CMD (.+)$/m.exec(text)?.[1] as string))
  })

  it('keeps from the image what does not belong there', () => {
    const ignored = read('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.git', 'node_modules']))
  })
})

describe('systemd unit', () => {
  const unit = read('deploy/systemd/karenbek@.service')
  const lines = unit.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

  it('has sections and settings that systemd knows', () => {
    const known: Record<string, string> = {
      Unit: 'Description After Wants',
      Service:
        'User WorkingDirectory EnvironmentFile Environment ExecStartPre ExecStart KillSignal KillMode TimeoutStopSec Restart RestartSec StateDirectory NoNewPrivileges ProtectSystem ProtectHome PrivateTmp ReadWritePaths',
      Install: 'WantedBy',
    }
    let section = ''
    for (const line of lines) {
      const head = /^\[(\w+)\]$/.exec(line)?.[1]
      if (head) {
        section = head
        expect(Object.keys(known)).toContain(head)
      } else {
        const [, key] = /^(\w+)=\S.*$/.exec(line) ?? []
        expect(known[section]?.split(' '), line).toContain(key)
      }
    }
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10)
    for (const [, args] of unit.matchAll(/^Exec\w+=(.+)$/gm))
      expect(args).toMatch(/^\/usr\/bin\/node dist\/scripts\/cli\.js (migrate|\$ARGUMENTS)$/)
  })

  it('names arguments that the program takes', async () => {
    const examples = [...unit.matchAll(/ARGUMENTS=((?:\S+ ?)+?)(?= {2}|$)/gm)].map(([, args]) =>
      (args as string).trim(),
    )
    expect(examples).toHaveLength(4)
    for (const args of examples) await takes(args.split(' '))
  })
})

describe('docs/operations.md', () => {
  it('lists every setting that the program reads, and none that it does not', () => {
    const read_ = new Set<string>()
    for (const folder of ['scripts', 'scripts/commands', 'db', 'workers', 'web', 'crawlers/fetch'])
      for (const file of readdirSync(new URL(`../../${folder}`, import.meta.url)))
        if (file.endsWith('.ts'))
          for (const [, a, b] of read(`${folder}/${file}`).matchAll(
            /\benv\.([A-Z_]{4,})|\(\s*env,\s*'([A-Z_]{4,})'/g,
          ))
            read_.add((a ?? b) as string)
    // Those of the system, which nobody sets for this program, and the raw data of evaluations.
    for (const name of ['HOME', 'LOCALAPPDATA', 'PATH', 'TERM', 'XDG_DATA_HOME', 'KARENBEK_SHARED'])
      read_.delete(name)
    for (const name of read_) expect([...TABLE], `${name} is read`).toContain(name)
    for (const name of TABLE)
      if (!/PROXY$/.test(name)) expect([...read_], `${name} is in the table`).toContain(name)
  })

  const metrics = OPERATIONS.slice(OPERATIONS.indexOf('## Metrics'), OPERATIONS.indexOf('## A new extractor'))
  const documented = new Set([...metrics.matchAll(/`(karenbek_\w+)/g)].map(([, name]) => name as string))

  it('lists every metric, and alert rules use no other', () => {
    const told = new Set<string>()
    for (const [, name] of read('scripts/status.ts').matchAll(/gauge\(\s*'(\w+)'/g))
      told.add(`karenbek_${name}`)
    for (const [, name] of read('workers/metrics.ts').matchAll(/name: '(karenbek_\w+)'/g))
      told.add(name as string)
    expect(told.size).toBeGreaterThan(15)
    expect([...documented].sort()).toEqual([...told].sort())
    const { groups } = parse(read('deploy/alerts.yml')) as {
      groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[]
    }
    for (const { alert, expr, annotations } of groups.flatMap(({ rules }) => rules)) {
      const used = expr.match(/karenbek_\w+/g) ?? []
      expect(used.length, alert).toBeGreaterThan(0)
      for (const name of used) expect([...documented], alert).toContain(name)
      expect(Object.keys(annotations), alert).toEqual(['summary', 'remedy'])
    }
  })
})
