/** Schemas of the API: what it takes and what it answers. Served as OpenAPI at `/openapi.json`. */
import Type, { type Static, type TSchema } from 'typebox'
import { EXPORT_FORMATS, EXPORT_TABLES, FACETS, MAP_LEVELS, SORTS } from '../../db/index.ts'
import { BOUNDS, EVENT_STATUSES, EVENT_TYPES, UNITS } from '../../models/contract.ts'
import { QUERY_REASONS } from '../../models/query/index.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const enumOf = (values: readonly string[], description?: string) =>
  Type.String({ enum: [...values], ...(description ? { description } : {}) })
const Day = (description: string) =>
  Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description })

/** Several values of one parameter are joined by commas. */
const listOf = (values: readonly string[], description: string) =>
  Type.String({
    pattern: `^(${values.join('|')})(,(${values.join('|')}))*$`,
    maxLength: 400,
    description: `${description}; several joined by commas`,
  })

const PLACE = '[A-Za-z]{2}(-[A-Za-z0-9]{1,12})?'
export const PlaceId = Type.String({
  pattern: `^${PLACE}$`,
  description: 'gazetteer id: the unit and everything below it',
})
const PlaceIds = Type.String({
  pattern: `^${PLACE}(,${PLACE})*$`,
  maxLength: 400,
  description: 'gazetteer ids: the units and everything below them; several joined by commas',
})

/** The conditions that searches, facets, timelines and exports share. */
export const SearchParameters = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: 1000,
        description:
          'words of sentence, title, place or official; "a phrase"; -without; OR; field:value (docs/search.md)',
      }),
    ),
    type: Type.Optional(listOf(EVENT_TYPES, 'type of event')),
    status: Type.Optional(listOf(EVENT_STATUSES, 'status')),
    unit: Type.Optional(listOf(UNITS, 'unit of the figure')),
    place: Type.Optional(PlaceIds),
    from: Type.Optional(Day('published on this day or later')),
    to: Type.Optional(Day('published on this day or earlier')),
    periodFrom: Type.Optional(Day('the claim covers this day or later ones')),
    periodTo: Type.Optional(Day('the claim covers this day or earlier ones')),
    min: Type.Optional(Type.Number({ description: 'least figure' })),
    max: Type.Optional(Type.Number({ description: 'largest figure' })),
    official: Type.Optional(
      Type.String({ maxLength: 200, description: 'words of the name or title of who says so' }),
    ),
    officialId: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{16}$', description: 'one official, by the id of /api/officials' }),
    ),
    moneyMin: Type.Optional(Type.Number({ description: 'least sum of money' })),
    moneyMax: Type.Optional(Type.Number({ description: 'largest sum of money' })),
    currency: Type.Optional(
      Type.String({ pattern: '^[A-Z]{3}$', description: 'currency of the money, ISO 4217' }),
    ),
    source: Type.Optional(
      Type.String({ pattern: '^[\\w-]+(,[\\w-]+)*$', maxLength: 1000, description: 'source ids' }),
    ),
    language: Type.Optional(listOf(['fa', 'kk'], 'language of the article')),
    confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'least confidence' })),
    duplicates: Type.Optional(Type.Boolean({ description: 'also what reprints and earlier versions say' })),
  },
  { additionalProperties: false },
)
export type SearchParameters = Static<typeof SearchParameters>

export const PageParameters = Type.Object(
  {
    ...SearchParameters.properties,
    sort: Type.Optional(enumOf(SORTS)),
    cursor: Type.Optional(Type.String({ maxLength: 500, description: '`next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, default: 20 })),
    facets: Type.Optional(
      listOf(['all', ...FACETS], 'also count by these fields, each without its own condition'),
    ),
    timeline: Type.Optional(Type.Boolean({ description: 'also count by month of publication' })),
  },
  { additionalProperties: false },
)
export type PageParameters = Static<typeof PageParameters>

export const ExportParameters = Type.Object(
  {
    ...SearchParameters.properties,
    sort: Type.Optional(enumOf(SORTS, 'has no effect: exports are in the order of their ids')),
    format: Type.Optional(enumOf(EXPORT_FORMATS)),
    table: Type.Optional(enumOf(Object.keys(EXPORT_TABLES))),
    asOf: Type.Optional(
      Type.String({
        pattern:
          '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d)(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?(Z|[+-](0\\d|1[0-4]):[0-5]\\d))?$',
        description: 'only what had been fetched at this time: the same bytes whenever it is asked',
      }),
    ),
  },
  { additionalProperties: false },
)
export type ExportParameters = Static<typeof ExportParameters>

const Span = Type.Array(Type.Integer({ minimum: 0 }), { minItems: 2, maxItems: 2 })
const Highlight = Type.Object({
  start: Type.Integer(),
  end: Type.Integer(),
  field: Type.String(),
})
const UnitName = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameRu: Nullable(Type.String()),
  nameEn: Nullable(Type.String()),
})
const OfficialName = Type.Object({ name: Nullable(Type.String()), title: Nullable(Type.String()) })
const Period = Type.Object({ start: Type.String(), end: Type.String(), grain: Type.String() })

const eventProperties = {
  id: Type.String(),
  type: enumOf(EVENT_TYPES),
  status: enumOf(EVENT_STATUSES),
  quantity: Nullable(
    Type.Object({
      value: Nullable(Type.Number()),
      unit: enumOf(UNITS),
      min: Type.Optional(Type.Number()),
      max: Type.Optional(Type.Number()),
      bound: enumOf(BOUNDS),
    }),
  ),
  money: Nullable(Type.Object({ value: Type.Number(), currency: Type.String(), bound: enumOf(BOUNDS) })),
  place: Nullable(Type.Object({ ...UnitName.properties, level: Type.String(), path: Type.Array(UnitName) })),
  period: Nullable(Period),
  official: Nullable(Type.Object({ id: Nullable(Type.String()), ...OfficialName.properties })),
  confidence: Type.Number(),
  reports: Type.Integer({ description: 'documents that report the claim' }),
  sentence: Type.Object({ text: Type.String(), highlights: Type.Array(Highlight) }),
  language: Type.String(),
  document: Type.Object({
    id: Type.String(),
    title: Nullable(Type.String()),
    url: Type.String(),
    publishedAt: Nullable(Type.String()),
    source: Type.Object({ id: Type.String(), name: Type.String() }),
  }),
}

export const EventItem = Type.Object(eventProperties)
export const EventDetail = Type.Object({
  ...eventProperties,
  rule: Type.String(),
  extractorVersion: Type.String(),
  documentText: Type.String(),
  documentLanguage: Type.Object({
    code: Type.String(),
    script: Type.String(),
    confidence: Type.Number(),
  }),
  evidence: Type.Array(Highlight),
  places: Type.Array(
    Type.Object({
      text: Type.String(),
      span: Span,
      id: Type.String(),
      level: Type.String(),
      name: Type.String(),
    }),
  ),
  officials: Type.Array(
    Type.Object({
      text: Type.String(),
      span: Span,
      name: Nullable(Type.String()),
      title: Nullable(Type.String()),
      organisation: Nullable(Type.String()),
      place: Nullable(Type.String()),
    }),
  ),
  dates: Type.Array(
    Type.Object({ text: Type.String(), span: Span, ...Period.properties, calendar: Type.String() }),
  ),
  duplicates: Type.Array(
    Type.Object({
      id: Type.String(),
      url: Type.String(),
      title: Nullable(Type.String()),
      source: Type.String(),
      publishedAt: Nullable(Type.String()),
      event: Nullable(Type.String()),
    }),
  ),
  snapshot: Nullable(
    Type.Object({
      sha256: Type.String(),
      fetchedAt: Type.String(),
      url: Type.String(),
      href: Nullable(Type.String()),
    }),
  ),
  goneAt: Nullable(
    Type.String({ description: 'When the source was first found to have taken the article away' }),
  ),
})

const Count = Type.Object({ value: Type.String(), count: Type.Integer() })
const LabelledCount = Type.Object({ ...Count.properties, label: Type.String() })
const PlaceCount = Type.Object({
  ...LabelledCount.properties,
  labelRu: Nullable(Type.String()),
  labelEn: Nullable(Type.String()),
  level: Type.String(),
})
export const Facets = Type.Object({
  type: Type.Optional(Type.Array(Count)),
  status: Type.Optional(Type.Array(Count)),
  unit: Type.Optional(Type.Array(Count)),
  language: Type.Optional(Type.Array(Count)),
  place: Type.Optional(Type.Array(PlaceCount)),
  source: Type.Optional(Type.Array(LabelledCount)),
})
const Months = Type.Array(Type.Object({ month: Type.String(), count: Type.Integer() }))
export const Timeline = Type.Object({ items: Months })

export const EventPage = Type.Object({
  items: Type.Array(EventItem),
  next: Nullable(Type.String()),
  total: Type.Integer(),
  facets: Type.Optional(Facets),
  timeline: Type.Optional(Months),
})

export const MapParameters = Type.Object(
  {
    ...SearchParameters.properties,
    level: Type.Optional(enumOf(MAP_LEVELS, 'provinces, or districts and counties')),
  },
  { additionalProperties: false },
)
export type MapParameters = Static<typeof MapParameters>
export const MapCounts = Type.Object({
  items: Type.Array(
    Type.Object({
      ...UnitName.properties,
      lat: Nullable(Type.Number()),
      lon: Nullable(Type.Number()),
      count: Type.Integer(),
      jobs: Type.Number(),
      people: Type.Number(),
    }),
  ),
  elsewhere: Type.Integer(),
})

export const Places = Type.Object({
  items: Type.Array(
    Type.Object({ ...UnitName.properties, level: Type.String(), parent: Nullable(Type.String()) }),
  ),
})

const CountedUnit = Type.Object({ ...UnitName.properties, level: Type.String(), count: Type.Integer() })
export const PlaceDetail = Type.Object({
  ...UnitName.properties,
  level: Type.String(),
  lat: Nullable(Type.Number()),
  lon: Nullable(Type.Number()),
  path: Type.Array(UnitName),
  total: Type.Integer(),
  own: Type.Integer(),
  children: Type.Array(CountedUnit),
  series: Type.Array(
    Type.Object({
      type: enumOf(EVENT_TYPES),
      unit: enumOf(UNITS),
      points: Type.Array(
        Type.Object({
          event: Type.String(),
          status: enumOf(EVENT_STATUSES),
          value: Nullable(Type.Number()),
          min: Nullable(Type.Number()),
          max: Nullable(Type.Number()),
          start: Type.String(),
          end: Type.String(),
        }),
      ),
    }),
  ),
})

export const OfficialParameters = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100, description: 'words of the name, or their beginnings' })),
    place: Type.Optional(PlaceId),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  },
  { additionalProperties: false },
)
export type OfficialParameters = Static<typeof OfficialParameters>
const OfficialSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  title: Nullable(Type.String()),
  region: Nullable(UnitName),
  count: Type.Integer(),
  first: Nullable(Type.String()),
  last: Nullable(Type.String()),
})
export const Officials = Type.Object({ items: Type.Array(OfficialSummary) })
export const Official = Type.Object({
  ...OfficialSummary.properties,
  titles: Type.Array(
    Type.Object({
      title: Type.String(),
      count: Type.Integer(),
      first: Nullable(Type.String()),
      last: Nullable(Type.String()),
    }),
  ),
  places: Type.Array(CountedUnit),
  sources: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), count: Type.Integer() })),
  types: Type.Array(
    Type.Object({ type: enumOf(EVENT_TYPES), status: enumOf(EVENT_STATUSES), count: Type.Integer() }),
  ),
  timeline: Months,
})

const Share = Type.Number({ minimum: 0, maximum: 1 })
const MaybeNumber = Nullable(Type.Number())
export const Quality = Type.Object({
  extractorVersion: Type.String(),
  languages: Type.Array(
    Type.Object({
      language: Type.String(),
      passages: Type.Integer(),
      claims: Type.Integer(),
      event: Type.Object({ precision: Share, recall: Share, f1: Share }),
      fields: Type.Object({ status: Share, place: Share, period: Share, official: Share }),
      types: Type.Record(Type.String(), Share),
      sure: Type.Object({ confidence: Share, right: Share }),
    }),
  ),
  firstReadings: Type.Array(
    Type.Object({
      language: Type.String(),
      passages: MaybeNumber,
      claims: MaybeNumber,
      precision: Share,
      recall: Share,
      f1: MaybeNumber,
    }),
  ),
})

export const Statistics = Type.Object({
  events: Type.Integer(),
  documents: Type.Integer(),
  pending: Type.Integer(),
  failed: Type.Integer(),
  sources: Type.Integer(),
  lastCrawl: Nullable(Type.String()),
})

export const ProblemBody = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String(),
  span: Type.Optional(Type.Array(Type.Integer(), { description: 'start and end of what is wrong in `q`' })),
  reason: Type.Optional(
    Type.String({ enum: [...QUERY_REASONS], description: 'the kind of mistake that `q` holds' }),
  ),
})

const PROBLEM = {
  description: 'What to change',
  content: { 'application/problem+json': { schema: ProblemBody } },
}
/** The answers of every route that are no success. */
export const PROBLEMS = { '4xx': PROBLEM, '5xx': PROBLEM }

/** Answers of a route that sends a file in one of these media types: described, never made by a schema. */
export const fileOf = (...types: string[]) => ({
  200: {
    description: 'The file',
    content: Object.fromEntries(
      types.map((type) => [
        type.split(';')[0] as string,
        { schema: type.includes('+json') ? Type.Object({ type: Type.String() }) : Type.String() },
      ]),
    ),
  },
  ...PROBLEMS,
})
