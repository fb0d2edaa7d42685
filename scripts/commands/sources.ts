import type { Command } from 'commander'
import type { Source } from '../../crawlers/index.ts'
import { UserError } from '../errors.ts'
import { groupHelp } from '../help.ts'
import { write } from '../lines.ts'

/** `sources list | show | check | probe`: the registry of sources. */
export function register(program: Command): void {
  const sources = program.command('sources').description('the registry of sources: list, show, check, probe')
  groupHelp(
    sources,
    `
Examples:
  karenbek sources list --place IR-15
  karenbek sources show irna_provinces
  karenbek sources show irna_provinces --figures
  karenbek sources check my-sources.yaml
  karenbek sources probe https://www.example.ir/`,
  )

  sources
    .command('list', { isDefault: true })
    .description('all sources')
    .option('--place <id>', 'only those that report on this place')
    .option('--language <code>', 'only those in this language')
    .option('--family <name>', 'only those of this family')
    .option('--enabled', 'only those that are crawled')
    .option('--json', 'JSON lines instead of a table')
    .action(
      async (options: {
        place?: string
        language?: string
        family?: string
        enabled?: boolean
        json?: boolean
      }) => {
        const { registry } = await import('../sources.ts')
        const chosen = (await registry()).filter(
          (source) =>
            (!options.place || source.places.includes(options.place)) &&
            (!options.language || source.languages.includes(options.language)) &&
            (!options.family || source.family === options.family) &&
            (!options.enabled || source.enabled),
        )
        if (options.json) {
          for (const source of chosen) await write(`${JSON.stringify(source)}\n`)
          return
        }
        const { table, hasColor } = await import('../table.ts')
        const rows = chosen.map((source) => [
          source.id,
          source.places.join(' '),
          source.languages.join(' '),
          source.family,
          source.cadence,
          source.enabled ? (source.sample ? 'sample' : 'on') : 'off',
          source.name,
        ])
        const columns = ['Source', 'Places', 'Languages', 'Family', 'Cadence', 'State', 'Name'].map(
          (title) => ({ title }),
        )
        await write(`${table(columns, rows, { color: hasColor(process.stdout) })}\n`)
      },
    )

  sources
    .command('show')
    .description('one entry of the registry, or what was watched of the source')
    .argument('<source>', 'id of a source')
    .option(
      '--figures',
      'how its runs went and how often it has news, instead of the entry (needs the database)',
    )
    .option('--json', 'JSON instead of text')
    .action(async (id: string, options: { json?: boolean; figures?: boolean }) => {
      const source = await sourceOf(id)
      if (options.figures) {
        const { withDatabase } = await import('../database.ts')
        const { figureLines, sourceFigures } = await import('../watch.ts')
        const figures = await withDatabase(({ pool }) => sourceFigures(pool, source.id))
        await write(options.json ? `${JSON.stringify(figures)}\n` : `${figureLines(figures).join('\n')}\n`)
        return
      }
      if (options.json) {
        await write(`${JSON.stringify(source)}\n`)
        return
      }
      const { stringify } = await import('yaml')
      await write(stringify(source, { lineWidth: 0 }))
    })

  sources
    .command('check')
    .description('check a registry file; exit status 1 where it has problems')
    .argument('[file]', 'a YAML file (default: the bundled registry)')
    .action(async (file: string | undefined) => {
      const { loadSources, RegistryError } = await import('../../crawlers/index.ts')
      const { allPlaces } = await import('../../models/places/index.ts')
      try {
        const list = await loadSources(file)
        const known = new Set(allPlaces().map((place) => place.id))
        const strange = list.flatMap((source) =>
          source.places
            .filter((place) => !known.has(place))
            .map(
              (place) =>
                `  ${source.id}: places: ${place} is not in the gazetteer. Use an id of "karenbek gazetteer".`,
            ),
        )
        if (strange.length > 0)
          throw new UserError(`the registry names unknown places:\n${strange.join('\n')}`)
        await write(
          `${list.length} sources, ${list.filter((source) => source.enabled).length} enabled: no problems\n`,
        )
      } catch (error) {
        if (error instanceof RegistryError) throw new UserError(error.message)
        if ((error as NodeJS.ErrnoException).code === 'ENOENT')
          throw new UserError(`there is no file ${file}`)
        throw error
      }
    })

  sources
    .command('probe')
    .description('look at a site once and draft its entry')
    .argument('<url>', 'home page of the site')
    .option('--json', 'all findings as JSON')
    .option('--allow-private', 'the site may be on a private address (a sample on this machine)')
    .action(async (url: string, options: { json?: boolean; allowPrivate?: boolean }) => {
      if (!URL.canParse(url)) throw new UserError(`${url} is no address`, 2)
      const { createFetcher, FetchError, userAgent } = await import('../../crawlers/index.ts')
      const { probeSite } = await import('../../crawlers/probe.ts')
      const { readSettings } = await import('../settings.ts')
      const { hostname, port, protocol } = new URL(url)
      const privateHosts = new Set(
        options.allowPrivate ? [`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`] : [],
      )
      const fetcher = createFetcher({ userAgent: userAgent(readSettings().contact ?? undefined) })
      try {
        const found = await probeSite(url, fetcher, { now: Date.now(), fetch: { privateHosts } })
        if (options.json) {
          await write(`${JSON.stringify(found)}\n`)
          return
        }
        const { stringify } = await import('yaml')
        const { draft, ...facts } = found
        await write(`# What was found\n${stringify(facts, { lineWidth: 0 })}\n`)
        await write('# Draft of the entry; add `places` and `kind`, and look at the pattern\n')
        await write(stringify([draft], { lineWidth: 0 }))
      } catch (error) {
        if (error instanceof FetchError) throw new UserError(`${url}: ${error.code}: ${error.message}`)
        throw error
      } finally {
        fetcher.close()
      }
    })
}

async function sourceOf(id: string): Promise<Source> {
  const { registry } = await import('../sources.ts')
  const source = (await registry()).find((one) => one.id === id)
  if (!source) throw new UserError(`there is no source ${id}; "karenbek sources list" lists them`)
  return source
}
