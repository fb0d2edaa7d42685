-- Up Migration

CREATE TABLE events (
  -- Made of the document's id and the claim, so that extracting again gives the same claim the same id.
  id                 text PRIMARY KEY,
  document_id        text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal            integer NOT NULL,
  type               text NOT NULL,
  status             text NOT NULL,
  quantity_value     double precision,
  quantity_min       double precision,
  quantity_max       double precision,
  quantity_unit      text,
  quantity_bound     text,
  -- The figure that sorting and limits use: the value, or the ends of a range.
  count_low          double precision GENERATED ALWAYS AS (coalesce(quantity_value, quantity_min)) STORED,
  count_high         double precision GENERATED ALWAYS AS (coalesce(quantity_value, quantity_max)) STORED,
  money_value        double precision,
  money_currency     text,
  money_bound        text,
  place_id           text REFERENCES places (id),
  period_start       date,
  period_end         date,
  period_grain       text,
  official_name      text,
  official_title     text,
  confidence         real NOT NULL,
  rule               text NOT NULL,
  extractor_version  text NOT NULL,

  -- Copies of the document's columns that searches filter and sort by.
  source_id          text NOT NULL,
  language           text NOT NULL,
  published_at       timestamptz,
  published_day      date,
  published_or_never timestamptz GENERATED ALWAYS AS (coalesce(published_at, '-infinity'::timestamptz)) STORED,
  -- Same claim in the same cluster of near-duplicates: hash of type, status, figures and place.
  claim              text NOT NULL,
  -- True for the current version's events; of reprints only the first report of each claim.
  is_shown           boolean NOT NULL,
  -- Folded words of sentence (A), title (B), place (C) and official (D).
  words              tsvector NOT NULL,
  UNIQUE (document_id, ordinal)
);
CREATE INDEX events_by_date ON events (published_or_never DESC, id DESC) WHERE is_shown;
CREATE INDEX events_by_size ON events ((coalesce(count_high, -1)) DESC, id DESC) WHERE is_shown;
CREATE INDEX events_words ON events USING gin (words);
CREATE INDEX events_place ON events (place_id, published_or_never DESC) WHERE is_shown;
CREATE INDEX events_type ON events (type, status, published_or_never DESC) WHERE is_shown;
CREATE INDEX events_official ON events (official_name) WHERE official_name IS NOT NULL;
CREATE INDEX events_source ON events (source_id);
CREATE INDEX events_period ON events (period_start, period_end);

CREATE TABLE event_evidence (
  event_id    text NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  ordinal     integer NOT NULL,
  -- Null for the sentence as a whole.
  field       text,
  span_start  integer NOT NULL,
  span_end    integer NOT NULL,
  text        text NOT NULL,
  PRIMARY KEY (event_id, ordinal)
);

-- Down Migration
DROP TABLE event_evidence, events;
