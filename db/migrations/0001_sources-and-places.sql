-- Up Migration

-- Facts about the database itself, such as the hash of the gazetteer that was loaded last.
CREATE TABLE meta (
  key    text PRIMARY KEY,
  value  text NOT NULL
);

-- Units of the gazetteer, loaded from models/places; ids are those of EVENTS (IR-…, KZ-…).
CREATE TABLE places (
  id         text PRIMARY KEY,
  parent_id  text REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
  level      text NOT NULL CHECK (level IN ('country', 'admin1', 'admin2', 'admin3', 'admin4', 'city')),
  name       text NOT NULL,
  name_ru    text,
  name_en    text,
  lat        double precision,
  lon        double precision,
  -- The first-level unit it lies in (itself for one), null for countries.
  admin1_id  text,
  -- Ids from the unit itself up to the country.
  path       text[] NOT NULL,
  -- Folded names between bars, «|ақтөбе|aqtobe|», for look-up by what a user types.
  search     text NOT NULL
);
CREATE INDEX places_parent ON places (parent_id);

-- Every unit with every unit above it and itself: "this place with everything below it" is one join.
CREATE TABLE place_ancestors (
  place_id     text NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  ancestor_id  text NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  PRIMARY KEY (ancestor_id, place_id)
);

-- One row a source of the registry (crawlers/sources.yaml); the file is the truth, the table a copy for joins.
CREATE TABLE sources (
  id        text PRIMARY KEY,
  name      text NOT NULL,
  homepage  text NOT NULL,
  country   text,
  place_id  text,
  language  text[] NOT NULL DEFAULT '{}',
  enabled   boolean NOT NULL DEFAULT true
);

CREATE TABLE crawl_runs (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id    text NOT NULL REFERENCES sources (id),
  started_at   timestamptz NOT NULL DEFAULT now(),
  finished_at  timestamptz,
  status       text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'failed', 'stopped', 'lost')),
  -- Counts by kind as the crawler reports them: found, fetched, unchanged, articles, failed, …
  counts       jsonb NOT NULL DEFAULT '{}',
  error        text
);
CREATE INDEX crawl_runs_source ON crawl_runs (source_id, started_at DESC);

-- When each source is crawled. The queue's own schedulers are made from this, so that they come back when Redis is
-- emptied or a backup is restored. A row that is switched off was removed by an operator.
CREATE TABLE schedules (
  source_id  text PRIMARY KEY,
  cron       text NOT NULL,
  time_zone  text NOT NULL,
  enabled    boolean NOT NULL DEFAULT true
);

-- Down Migration
DROP TABLE schedules, crawl_runs, sources, place_ancestors, places, meta;
