/** Rows for the tests of the tables: small analyses whose spans are taken from the text itself. */

import type { Derived } from '../../db/analyses.ts'
import type { PageRow } from '../../db/pages.ts'
import { loadPlaces } from '../../db/places.ts'
import type { Pool } from '../../db/pool.ts'
import { saveSources } from '../../db/sources.ts'
import type { Analysis, EmploymentEvent, Span } from '../../models/contract.ts'
import { allPlaces } from '../../models/places/index.ts'
import { lexemes } from '../../models/query/index.ts'
import { fold, terms } from '../../models/text/index.ts'
import { fingerprint } from '../../workers/near-duplicates.ts'

/** The real gazetteer and two sources. */
export async function seed(pool: Pool): Promise<void> {
  await loadPlaces(pool, allPlaces(), (place) =>
    [place.name, place.nameRu, place.nameEn].filter((name) => name !== null).map((name) => fold(name).folded),
  )
  await saveSources(pool, [
    {
      id: 'khuz',
      name: 'خوزستان',
      homepage: 'http://a.test',
      country: 'IR',
      placeId: 'IR-06',
      language: ['fa'],
      enabled: true,
    },
    {
      id: 'aqt',
      name: 'Ақтөбе',
      homepage: 'http://b.test',
      country: 'KZ',
      placeId: 'KZ-15',
      language: ['kk'],
      enabled: true,
    },
  ])
}

/** A page as the archive would name it. */
export function page(url: string, sha256 = 'a'.repeat(64), fetchedAt = '2025-08-22T06:00:00Z'): PageRow {
  return {
    url,
    sha256,
    bytes: 100,
    status: 200,
    headers: { etag: '"1"' },
    charset: 'utf-8',
    fetchedAt: new Date(fetchedAt),
    archive: { file: 'x.warc.gz', offset: 0, length: 10 },
  }
}

/** Span of the first occurrence. */
export function spanOf(text: string, part: string): Span {
  const at = text.indexOf(part)
  if (at < 0) throw new Error(`«${part}» is not in the text`)
  return [at, at + part.length]
}

export interface Claim extends Partial<Omit<EmploymentEvent, 'evidence'>> {
  sentence: string
  figure?: string
}

/** An analysis with the claims given, and what is derived from it. */
export function analysisOf(
  id: string,
  text: string,
  claims: Claim[],
  options: { language?: string; title?: string; version?: string } = {},
): { analysis: Analysis; derived: Derived } {
  const events = claims.map(
    ({ sentence, figure, ...event }): EmploymentEvent => ({
      type: 'jobs_created',
      status: 'done',
      quantity: null,
      money: null,
      place: null,
      period: null,
      official: null,
      confidence: 0.9,
      rule: 'test',
      evidence: [
        { text: sentence, span: spanOf(text, sentence) },
        ...(figure ? [{ text: figure, span: spanOf(text, figure), field: 'quantity' as const }] : []),
      ],
      ...event,
    }),
  )
  const print = fingerprint(terms(text))
  return {
    analysis: {
      id,
      language: { code: options.language ?? 'fa', script: 'Arab', confidence: 0.9 },
      dates: [],
      places: [],
      officials: [],
      events,
    },
    derived: {
      extractorVersion: options.version ?? '1',
      title: lexemes(options.title ?? '', options.language ?? 'fa'),
      events: claims.map(({ sentence, place, official }) => ({
        sentence: lexemes(sentence, options.language ?? 'fa'),
        place: place ? lexemes(allPlaces().find((unit) => unit.id === place)?.name ?? '', '') : [],
        official: lexemes([official?.name, official?.title].join(' '), options.language ?? 'fa'),
      })),
      signature: print?.signature ?? null,
      bands: print?.bands ?? null,
    },
  }
}
