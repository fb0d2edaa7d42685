/** What can be exported: tables of named, typed and described columns. The data dictionary is this list. */

export interface ExportColumn {
  name: string
  type: 'text' | 'number' | 'integer' | 'date' | 'boolean'
  description: string
  /** The expression that gives it. */
  sql: string
  /** Text that others have written: a spreadsheet could take it for a formula. */
  free?: boolean
}

export interface ExportTable {
  name: string
  description: string
  columns: ExportColumn[]
  /** FROM clause. */
  from: string
  /** Makes the order of the rows the same each time. */
  order: string
  /** Narrows the rows to those that have to do with the events (`e`) for which the condition holds. */
  where: (condition: string) => string
  /** Narrows the rows to what was known at a time, an expression; null where time has no say. */
  asOf: ((time: string) => string) | null
  /** Columns of latitude and longitude, for GeoJSON. */
  point?: [lat: string, lon: string]
}

/** Documents fetched until a time, as a condition on `d`. */
const fetched = (time: string) => `d.fetched_at <= ${time}`
/** Was a document the latest version of its address then? */
const latest = (time: string) => `NOT EXISTS (SELECT FROM documents n
    WHERE n.url = d.url AND n.version > d.version AND n.fetched_at <= ${time})`

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

/** A column of words that others have written. */
const free = (name: string, sql: string, description: string): ExportColumn => ({
  ...text(name, sql, description),
  free: true,
})

const events: ExportTable = {
  name: 'events',
  description: 'One row a claim about employment, with the sentence it was read from',
  from: `events e
    JOIN documents d ON d.id = e.document_id
    JOIN sources s ON s.id = e.source_id
    LEFT JOIN places p ON p.id = e.place_id
    LEFT JOIN places a ON a.id = p.admin1_id
    LEFT JOIN event_evidence v ON v.event_id = e.id AND v.ordinal = 0`,
  order: 'e.id',
  where: (condition) => condition,
  // First report of its claim among those known then, in a version of its article that was the latest then.
  asOf: (time) => `${fetched(time)} AND ${latest(time)} AND NOT EXISTS (
    SELECT FROM events o JOIN documents od ON od.id = o.document_id
     WHERE o.claim_id = e.claim_id AND od.fetched_at <= ${time}
       AND (coalesce(od.published_at, 'infinity'), od.cluster_id, o.id)
         < (coalesce(d.published_at, 'infinity'), d.cluster_id, e.id))`,
  point: ['place_lat', 'place_lon'],
  columns: [
    text('id', 'e.id', 'Identifier of the event, stable while address, text and claim stay the same'),
    text('type', 'e.type', 'Kind of claim: jobs_created, people_placed, training …; a code'),
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
    free('place_name', 'p.name', 'Its name in its own language'),
    text('place_name_en', 'p.name_en', 'Its English name'),
    text('place_level', 'p.level', 'country, admin1 … admin4, city'),
    text('region_id', 'a.id', 'First-level unit that the place lies in'),
    free('region_name', 'a.name', 'Its name'),
    number('place_lat', 'p.lat', 'Latitude in degrees, WGS 84; empty where unknown'),
    number('place_lon', 'p.lon', 'Longitude in degrees, WGS 84'),
    date('period_start', 'e.period_start', 'First day of the time that the claim covers (Gregorian)'),
    date('period_end', 'e.period_end', 'Last day of it, inclusive'),
    text('period_grain', 'e.period_grain', 'day, week, month, quarter, half, year, multi-year or span'),
    free(
      'official_name',
      'e.official_name',
      'Who states or orders it; empty where the article never names them',
    ),
    free('official_title', 'e.official_title', 'Their title as written'),
    text('official_id', 'e.official_id', 'The same for every spelling of the name; see the table officials'),
    text('claim_id', 'e.claim_id', 'The event that stands for the claim: its first report'),
    integer('reports', 'e.reports', 'Documents that report the claim'),
    number('confidence', 'e.confidence::numeric::float8', '0…1, as the rules judge their own reading'),
    free('evidence', 'v.text', 'The sentence that the claim was read from, as written'),
    text('language', 'e.language', 'Language of the article, ISO 639-1'),
    text('source_id', 's.id', 'Source of the article'),
    free('source_name', 's.name', 'Its name'),
    text('document_id', 'd.id', 'The article; see the table documents'),
    free('document_title', 'd.title', 'Its title'),
    free('url', 'd.url', 'Its address'),
    date('published_day', 'e.published_day', 'Day of publication in the source’s own time'),
    text('rule', 'e.rule', 'The rule that made the event'),
    text('extractor_version', 'e.extractor_version', 'Version of the extraction'),
  ],
}

const documents: ExportTable = {
  name: 'documents',
  description: 'One row an article version, without its text (the rights to it are its publisher’s)',
  from: 'documents d JOIN sources s ON s.id = d.source_id LEFT JOIN pages g ON g.id = d.page_id',
  order: 'd.id',
  where: (condition) => `d.id IN (SELECT e.document_id FROM events e WHERE ${condition})`,
  asOf: fetched,
  columns: [
    text('id', 'd.id', 'Identifier of the article version'),
    free('url', 'd.url', 'Its address'),
    integer('version', 'd.version', 'Counts the changes of the text at this address, from 1'),
    text('source_id', 's.id', 'Its source'),
    free('source_name', 's.name', 'The source’s name'),
    free('title', 'd.title', 'Its title'),
    free('section', 'd.section', 'Section of the site'),
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
    text('state', 'd.state', 'pending, done, failed or discarded'),
    text('page_sha256', 'g.sha256', 'SHA-256 of the archived page'),
    text('extractor_version', 'd.extractor_version', 'Version of the extraction'),
  ],
}

const OF_EVENTS = (condition: string) =>
  `m.document_id IN (SELECT e.document_id FROM events e WHERE ${condition})`

const mentions: ExportTable = {
  name: 'mentions',
  description: 'One row a date, place or official that an article names',
  from: `(
    SELECT document_id, 'date' AS kind, ordinal, text, span_start, span_end, NULL AS place_id, NULL AS name,
           NULL AS title, NULL AS organisation, start_day, end_day, grain, calendar FROM date_mentions
    UNION ALL
    SELECT document_id, 'official', ordinal, text, span_start, span_end, place_id, name, title, organisation,
           NULL, NULL, NULL, NULL FROM official_mentions
    UNION ALL
    SELECT document_id, 'place', ordinal, text, span_start, span_end, place_id, name, NULL, NULL, NULL, NULL, NULL,
           NULL FROM place_mentions
  ) m JOIN documents d ON d.id = m.document_id`,
  order: 'm.document_id, m.kind, m.ordinal',
  where: OF_EVENTS,
  asOf: fetched,
  columns: [
    text('document_id', 'm.document_id', 'The article'),
    text('kind', 'm.kind', 'date, place or official'),
    integer('ordinal', 'm.ordinal', 'Counts the mentions of the kind in the article from 0'),
    free('text', 'm.text', 'The mention as written'),
    integer('span_start', 'm.span_start', 'Start in UTF-16 units of the article’s text'),
    integer('span_end', 'm.span_end', 'End, exclusive'),
    text('place_id', 'm.place_id', 'The place, or the unit that the office is for'),
    free('name', 'm.name', 'Name of the place or of the official, in base form'),
    free('title', 'm.title', 'Title of the official as written'),
    free('organisation', 'm.organisation', 'Organisation of the official'),
    date('start_day', 'm.start_day', 'First day of the time (Gregorian)'),
    date('end_day', 'm.end_day', 'Last day of it, inclusive'),
    text('grain', 'm.grain', 'day, week, month, quarter, half, year, multi-year or span'),
    text('calendar', 'm.calendar', 'jalali, gregorian or hijri, as written'),
  ],
}

const evidence: ExportTable = {
  name: 'evidence',
  description: 'One row a span of an article that an event was read from',
  from: `event_evidence v JOIN events e ON e.id = v.event_id JOIN documents d ON d.id = e.document_id`,
  order: 'v.event_id, v.ordinal',
  where: (condition) => condition,
  asOf: events.asOf,
  columns: [
    text('event_id', 'v.event_id', 'The event'),
    integer('ordinal', 'v.ordinal', 'Counts the spans of the event from 0'),
    text('field', `coalesce(v.field, 'sentence')`, 'What it supports; sentence for the claim as a whole'),
    free('text', 'v.text', 'The words as written'),
    integer('span_start', 'v.span_start', 'Start in UTF-16 units of the article’s text'),
    integer('span_end', 'v.span_end', 'End, exclusive'),
    text('document_id', 'e.document_id', 'The article'),
  ],
}

const officials: ExportTable = {
  name: 'officials',
  description: 'One row a named official who states or orders claims',
  from: `(SELECT e.official_id AS id, mode() WITHIN GROUP (ORDER BY e.official_name) AS name,
                 mode() WITHIN GROUP (ORDER BY e.official_title) AS title,
                 mode() WITHIN GROUP (ORDER BY own.admin1_id) AS region_id, count(*)::integer AS events,
                 min(e.published_day) AS first_day, max(e.published_day) AS last_day
            FROM events e JOIN documents d ON d.id = e.document_id LEFT JOIN places own ON own.id = e.place_id
           WHERE e.official_id IS NOT NULL AND ((__condition__)) GROUP BY 1) o`,
  order: 'o.id',
  // Counted are the events of the condition: it stands in the FROM clause.
  where: () => 'true',
  asOf: events.asOf,
  columns: [
    text('id', 'o.id', 'The same for every spelling of the name'),
    free('name', 'o.name', 'Base form, as spelt most often'),
    free('title', 'o.title', 'The title given most often, as written'),
    text('region_id', 'o.region_id', 'First-level unit that most of their claims are about'),
    integer('events', 'o.events', 'Claims'),
    date('first_day', 'o.first_day', 'Day of publication of the first'),
    date('last_day', 'o.last_day', 'and of the last'),
  ],
}

const places: ExportTable = {
  name: 'places',
  description: 'The gazetteer: one row an administrative unit',
  from: 'places p',
  order: 'p.id',
  where: (condition) => `p.id IN (SELECT e.place_id FROM events e WHERE ${condition})`,
  asOf: null,
  point: ['lat', 'lon'],
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
  from: 'sources s',
  order: 's.id',
  where: (condition) => `s.id IN (SELECT e.source_id FROM events e WHERE ${condition})`,
  asOf: null,
  columns: [
    text('id', 's.id', 'Identifier'),
    free('name', 's.name', 'Name'),
    free('homepage', 's.homepage', 'Address'),
    text('country', 's.country', 'ISO 3166-1'),
    text('place_id', 's.place_id', 'Region that it reports on'),
    text('language', `array_to_string(s.language, ' ')`, 'Languages, ISO 639-1'),
    { name: 'enabled', type: 'boolean', sql: 's.enabled', description: 'Is it crawled?' },
  ],
}

/** All tables that can be exported, by name. */
export const EXPORT_TABLES: Record<string, ExportTable> = {
  events,
  documents,
  mentions,
  evidence,
  officials,
  places,
  sources,
}
