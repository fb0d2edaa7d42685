-- Up Migration

-- What came over the wire, once per address and content. The bytes lie in the archive.
CREATE TABLE pages (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id       text NOT NULL REFERENCES sources (id),
  url             text NOT NULL,
  -- Hex SHA-256 of the body.
  sha256          text NOT NULL,
  bytes           bigint NOT NULL,
  status          integer NOT NULL,
  headers         jsonb NOT NULL DEFAULT '{}',
  charset         text,
  fetched_at      timestamptz NOT NULL,
  archive_file    text NOT NULL,
  archive_offset  bigint NOT NULL,
  archive_length  bigint,
  UNIQUE (url, sha256)
);
CREATE INDEX pages_source ON pages (source_id);

-- The last answer of each address, for conditional requests.
CREATE TABLE page_states (
  url            text PRIMARY KEY,
  source_id      text NOT NULL REFERENCES sources (id),
  sha256         text NOT NULL,
  etag           text,
  last_modified  text,
  checked_at     timestamptz NOT NULL,
  -- Publication as the source tells it: young articles are looked at again sooner.
  published_at   text,
  -- Gone (404, 410), or no article.
  gone           boolean NOT NULL DEFAULT false
);

-- One version of an article. The id is made of address and text, so the same text is never stored twice.
CREATE TABLE documents (
  id                   text PRIMARY KEY,
  source_id            text NOT NULL REFERENCES sources (id),
  page_id              bigint REFERENCES pages (id),
  url                  text NOT NULL,
  version              integer NOT NULL,
  -- True for the latest version of its address.
  is_current           boolean NOT NULL,
  title                text,
  section              text,
  -- Title, lead and body as they were analysed; every span counts UTF-16 units of it.
  text                 text NOT NULL,
  published_at         timestamptz,
  -- The same as the source told it, with its own offset, or a day alone; and its day there.
  published_text       text,
  published_day        date,
  source_place         text,
  fetched_at           timestamptz NOT NULL,

  state                text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed')),
  error                text,
  extractor_version    text,
  language             text,
  script               text,
  language_confidence  real,
  -- Folded words of title and text.
  words                tsvector,
  -- Near-duplicates: least id of all documents that tell the same text; signature and bands find them.
  cluster_id           text NOT NULL,
  signature            integer[],
  bands                integer[],
  UNIQUE (url, version)
);
CREATE INDEX documents_source ON documents (source_id);
CREATE INDEX documents_page ON documents (page_id);
CREATE INDEX documents_cluster ON documents (cluster_id);
CREATE INDEX documents_bands ON documents USING gin (bands);
CREATE INDEX documents_words ON documents USING gin (words);
CREATE INDEX documents_pending ON documents (id) WHERE state = 'pending';
CREATE UNIQUE INDEX documents_current ON documents (url) WHERE is_current;

CREATE TABLE date_mentions (
  document_id  text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal      integer NOT NULL,
  span_start   integer NOT NULL,
  span_end     integer NOT NULL,
  text         text NOT NULL,
  start_day    date NOT NULL,
  end_day      date NOT NULL,
  grain        text NOT NULL,
  calendar     text NOT NULL,
  PRIMARY KEY (document_id, ordinal)
);

CREATE TABLE place_mentions (
  document_id  text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal      integer NOT NULL,
  span_start   integer NOT NULL,
  span_end     integer NOT NULL,
  text         text NOT NULL,
  place_id     text NOT NULL,
  level        text NOT NULL,
  name         text NOT NULL,
  PRIMARY KEY (document_id, ordinal)
);
CREATE INDEX place_mentions_place ON place_mentions (place_id);

CREATE TABLE official_mentions (
  document_id   text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal       integer NOT NULL,
  span_start    integer NOT NULL,
  span_end      integer NOT NULL,
  text          text NOT NULL,
  name          text,
  title         text,
  organisation  text,
  place_id      text,
  PRIMARY KEY (document_id, ordinal)
);
CREATE INDEX official_mentions_name ON official_mentions (name);

-- Down Migration
DROP TABLE official_mentions, place_mentions, date_mentions, documents, page_states, pages;
