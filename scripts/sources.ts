import type { Source } from '../crawlers/index.ts'
import type { SourceRow } from '../db/index.ts'

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
