import type { Source } from '../crawlers/index.ts'
import type { SourceRow } from '../db/index.ts'
import { UserError } from './errors.ts'
import { readSettings } from './settings.ts'

/** What the tables keep of a registry entry. */
export function sourceRow(source: Source): SourceRow {
  return {
    id: source.id,
    name: source.nativeName ?? source.name,
    homepage: source.homepage,
    country: source.country,
    placeId: source.places[0] ?? null,
    language: source.languages,
    enabled: source.enabled,
  }
}

/**
 * The registry of sources: the bundled one, or the file of KARENBEK_SOURCES.
 * @throws UserError where that file cannot be read; RegistryError where an entry is wrong
 */
export async function registry(): Promise<Source[]> {
  const { loadSources } = await import('../crawlers/registry.ts')
  const { sourcesFile } = readSettings()
  if (!sourcesFile) return loadSources()
  return loadSources(sourcesFile).catch((error: NodeJS.ErrnoException) => {
    if (!error.code) throw error
    throw new UserError(`KARENBEK_SOURCES cannot be read: ${error.message}`)
  })
}
