/** What can be exported: tables of named, typed and described columns. The data dictionary is this list. */

export interface ExportColumn {
  name: string
  type: 'text' | 'number' | 'integer' | 'date' | 'boolean'
  description: string
  /** The expression that gives it. */
  sql: string
}

export interface ExportTable {
  name: string
  description: string
  columns: ExportColumn[]
  /** FROM clause; events are `e` where a search can narrow the rows. */
  from: string
  /** Makes the order of the rows the same each time. */
  order: string
  /** Can a search narrow it? */
  searchable: boolean
}

const text = (name: string, sql: string, description: string): ExportColumn => ({
  name,
  type: 'text',
  sql,
  description,
})
const number = (name: string, sql: string, description: string): ExportColumn => ({
  name,
  type: 'number',
  sql,
  description,
})
const integer = (name: string, sql: string, description: string): ExportColumn => ({
  name,
  type: 'integer',
  sql,
  description,
})
const date = (name: string, sql: string, description: string): ExportColumn => ({
  name,
  type: 'date',
  sql,
  description,
})

const events: ExportTable = {
  name: 'events',
  description: 'One row a claim about employment, with the sentence it was read from',
  searchable: true,
  from: `events e
    JOIN documents d ON d.id = e.document_id
    JOIN sources s ON s.id = e.source_id
    LEFT JOIN places p ON p.id = e.place_id
    LEFT JOIN places a ON a.id = p.admin1_id
    LEFT JOIN LATERAL (
      SELECT v.text FROM event_evidence v WHERE v.event_id = e.id ORDER BY (v.field IS NULL) DESC, v.ordinal LIMIT 1
    ) v ON true`,
  order: 'e.id',
  columns: [
    text('id', 'e.id', 'Identifier of the event, stable while address, text and claim stay the same'),
    text(
      'type',
      'e.type',
      'Kind of claim: jobs_created, people_placed, training …; docs/events.md defines each',
    ),
    text('status', 'e.status', 'planned, committed, done, ongoing or negated'),
    number('quantity_value', 'e.quantity_value', 'The figure; empty for a range and where there is none'),
    number('quantity_min', 'e.quantity_min', 'Lower end of a range'),
    number('quantity_max', 'e.quantity_max', 'Upper end of a range'),
    text(
      'quantity_unit',
      'e.quantity_unit',
      'jobs, people, percent, percent_of_plan, percentage_points, projects …',
    ),
    text('quantity_bound', 'e.quantity_bound', 'exact, approx, at_least, at_most or range'),
    number('money_value', 'e.money_value', 'Loans, grants or wages, in money_currency'),
    text('money_currency', 'e.money_currency', 'ISO 4217; Iranian sums are in rial (toman × 10)'),
    text('money_bound', 'e.money_bound', 'As quantity_bound'),
    text(
      'place_id',
      'e.place_id',
      'Unit that the claim is about: IR-… by the codes of the SCI, KZ-… by KATO',
    ),
    text('place_name', 'p.name', 'Its name in its own language'),
    text('place_name_en', 'p.name_en', 'Its English name'),
    text('place_level', 'p.level', 'country, admin1 … admin4, city'),
    text('region_id', 'a.id', 'First-level unit that the place lies in'),
    text('region_name', 'a.name', 'Its name'),
    number('place_lat', 'p.lat', 'Latitude in degrees, WGS 84; empty where unknown'),
    number('place_lon', 'p.lon', 'Longitude in degrees, WGS 84'),
    date('period_start', 'e.period_start', 'First day of the time that the claim covers (Gregorian)'),
    date('period_end', 'e.period_end', 'Last day of it, inclusive'),
    text('period_grain', 'e.period_grain', 'day, week, month, quarter, half, year, multi-year or span'),
    text(
      'official_name',
      'e.official_name',
      'Who states or orders it; empty where the article never names them',
    ),
    text('official_title', 'e.official_title', 'Their title as written'),
    number('confidence', 'e.confidence', '0…1, as the rules judge their own reading'),
    text('evidence', 'v.text', 'The sentence that the claim was read from, as written'),
    text('language', 'e.language', 'Language of the article, ISO 639-1'),
    text('source_id', 's.id', 'Source of the article'),
    text('source_name', 's.name', 'Its name'),
    text('document_id', 'd.id', 'The article; see the table documents'),
    text('document_title', 'd.title', 'Its title'),
    text('url', 'd.url', 'Its address'),
    date('published_day', 'e.published_day', 'Day of publication in the source’s own time'),
    text('rule', 'e.rule', 'The rule that made the event'),
    text('extractor_version', 'e.extractor_version', 'Version of the extraction'),
  ],
}

const documents: ExportTable = {
  name: 'documents',
  description: 'One row an article version, without its text (the rights to it are its publisher’s)',
  searchable: false,
  from: 'documents d JOIN sources s ON s.id = d.source_id LEFT JOIN pages g ON g.id = d.page_id',
  order: 'd.id',
  columns: [
    text('id', 'd.id', 'Identifier of the article version'),
    text('url', 'd.url', 'Its address'),
    integer('version', 'd.version', 'Counts the changes of the text at this address, from 1'),
    { name: 'is_current', type: 'boolean', sql: 'd.is_current', description: 'Is it the latest version?' },
    text('source_id', 's.id', 'Its source'),
    text('source_name', 's.name', 'The source’s name'),
    text('title', 'd.title', 'Its title'),
    text('section', 'd.section', 'Section of the site'),
    text('language', 'd.language', 'ISO 639-1, und where it cannot be told'),
    text('script', 'd.script', 'ISO 15924: Arab, Cyrl, Latn'),
    text('published_at', 'd.published_text', 'Publication as the source tells it, ISO 8601'),
    text(
      'fetched_at',
      `to_char(d.fetched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
      'When it was fetched',
    ),
    integer('length', 'char_length(d.text)', 'Characters of its text'),
    text('cluster_id', 'd.cluster_id', 'The same for all articles that tell the same text'),
    text('state', 'd.state', 'pending, done or failed'),
    text('page_sha256', 'g.sha256', 'SHA-256 of the archived page'),
    text('extractor_version', 'd.extractor_version', 'Version of the extraction'),
  ],
}

const officials: ExportTable = {
  name: 'officials',
  description: 'One row an official in an article: first mention',
  searchable: false,
  from: 'official_mentions m JOIN documents d ON d.id = m.document_id AND d.is_current',
  order: 'm.document_id, m.ordinal',
  columns: [
    text('document_id', 'm.document_id', 'The article'),
    text('name', 'm.name', 'Base form; empty where the article never names the holder of the title'),
    text('title', 'm.title', 'Title as written'),
    text('organisation', 'm.organisation', 'Organisation'),
    text('place_id', 'm.place_id', 'Unit that the office is for'),
    text('text', 'm.text', 'The mention as written'),
    integer('span_start', 'm.span_start', 'Start in UTF-16 units of the article’s text'),
    integer('span_end', 'm.span_end', 'End, exclusive'),
  ],
}

const places: ExportTable = {
  name: 'places',
  description: 'The gazetteer: one row an administrative unit',
  searchable: false,
  from: 'places p',
  order: 'p.id',
  columns: [
    text('id', 'p.id', 'IR-… by the codes of the Statistical Centre of Iran, KZ-… by KATO'),
    text('parent_id', 'p.parent_id', 'The unit above'),
    text('level', 'p.level', 'country, admin1 … admin4, city'),
    text('name', 'p.name', 'Name in its own language'),
    text('name_ru', 'p.name_ru', 'Russian name'),
    text('name_en', 'p.name_en', 'English name'),
    number('lat', 'p.lat', 'Latitude in degrees, WGS 84'),
    number('lon', 'p.lon', 'Longitude in degrees, WGS 84'),
  ],
}

const sources: ExportTable = {
  name: 'sources',
  description: 'One row a source of the registry',
  searchable: false,
  from: 'sources s',
  order: 's.id',
  columns: [
    text('id', 's.id', 'Identifier'),
    text('name', 's.name', 'Name'),
    text('homepage', 's.homepage', 'Address'),
    text('country', 's.country', 'ISO 3166-1'),
    text('place_id', 's.place_id', 'Region that it reports on'),
    text('language', `array_to_string(s.language, ' ')`, 'Languages, ISO 639-1'),
    { name: 'enabled', type: 'boolean', sql: 's.enabled', description: 'Is it crawled?' },
    integer(
      'documents',
      '(SELECT count(*) FROM documents d WHERE d.source_id = s.id)',
      'Article versions stored',
    ),
  ],
}

/** All tables that can be exported, by name. */
export const EXPORT_TABLES: Record<string, ExportTable> = { events, documents, officials, places, sources }
