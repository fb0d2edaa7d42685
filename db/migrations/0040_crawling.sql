-- Up Migration

-- Every record of the archive: where the answer of an address, or a body, lies. Made anew from the files by `archive index`.
CREATE TABLE archive_records (
  file        text NOT NULL,
  "offset"    bigint NOT NULL,
  length      bigint,
  url         text NOT NULL,
  -- Hex SHA-256 of the body without content coding; of a revisit that of the earlier body.
  sha256      text NOT NULL,
  -- WARC type: response, revisit, resource.
  type        text NOT NULL,
  status      integer NOT NULL,
  fetched_at  timestamptz NOT NULL,
  PRIMARY KEY (file, "offset")
);
CREATE INDEX archive_records_url ON archive_records (url, fetched_at DESC);
CREATE INDEX archive_records_sha256 ON archive_records (sha256);

-- How far the back-fill of a source has come: for each list and day that it goes back to, the next page to be read.
CREATE TABLE backfills (
  source_id   text NOT NULL REFERENCES sources (id),
  since       date NOT NULL,
  list        text NOT NULL,
  next_page   integer NOT NULL,
  -- The list has been followed to its end or to that day.
  done        boolean NOT NULL DEFAULT false,
  updated_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (source_id, since, list)
);

-- When the article's address was found to be gone (404, 410); null while it answers.
ALTER TABLE documents ADD COLUMN gone_at timestamptz;

-- Down Migration
ALTER TABLE documents DROP COLUMN gone_at;
DROP TABLE backfills, archive_records;
