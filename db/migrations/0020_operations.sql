-- Up Migration

-- A run of a source says when it gave its last sign of life, and which due time of the schedule it answers.
ALTER TABLE crawl_runs ADD COLUMN heartbeat_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE crawl_runs ADD COLUMN due_at timestamptz;
-- However often a due time is announced, it is answered once.
CREATE UNIQUE INDEX crawl_runs_due ON crawl_runs (source_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX crawl_runs_running ON crawl_runs (source_id) WHERE status = 'running';

-- Crawls that somebody asked for and that no run has begun yet.
CREATE TABLE crawl_requests (
  source_id     text PRIMARY KEY,
  requested_at  timestamptz NOT NULL DEFAULT now()
);

-- Paused: stays on the schedule, is not crawled. Quiet: hours of the day, «01:00-05:30» in the schedule's time zone.
ALTER TABLE schedules ADD COLUMN paused boolean NOT NULL DEFAULT false;
ALTER TABLE schedules ADD COLUMN quiet text;
-- Due times before this do not count: a new schedule makes up nothing.
ALTER TABLE schedules ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
-- The line of schedules.cron that was applied last; null for rows that came from elsewhere.
ALTER TABLE schedules ADD COLUMN file_line text;

-- Documents to be analysed again although they are done; they wait behind all new ones.
ALTER TABLE documents ADD COLUMN redo boolean NOT NULL DEFAULT false;
CREATE INDEX documents_redo ON documents (id) WHERE redo;
CREATE INDEX documents_failed ON documents (id) WHERE state = 'failed';

-- Comparisons of the present extractor with what is stored (cli reprocess --diff).
CREATE TABLE reprocess_runs (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  extractor_version  text NOT NULL,
  -- source, since, language, archive: what was asked for, as canonical JSON.
  scope              text NOT NULL,
  started_at         timestamptz NOT NULL DEFAULT now(),
  finished_at        timestamptz
);
CREATE TABLE reprocess_documents (
  run_id       bigint NOT NULL REFERENCES reprocess_runs (id) ON DELETE CASCADE,
  document_id  text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  -- Events added, lost and changed; null where the document could not be analysed.
  difference   jsonb,
  error        text,
  PRIMARY KEY (run_id, document_id)
);

-- Keys of operators: only a hash is kept.
CREATE TABLE api_keys (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  -- Hex SHA-256 of the secret, which has 256 random bits.
  hash        text NOT NULL UNIQUE,
  created_at  timestamptz NOT NULL DEFAULT now(),
  last_used   timestamptz,
  revoked_at  timestamptz
);

-- What operators did.
CREATE TABLE audit_log (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT now(),
  -- «key NAME (ID)» over HTTP, «USER@HOST» on the command line.
  actor   text NOT NULL,
  action  text NOT NULL,
  detail  jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_log_at ON audit_log (at);

-- Down Migration
DROP TABLE audit_log, api_keys, reprocess_documents, reprocess_runs, crawl_requests;
DROP INDEX documents_failed, documents_redo;
ALTER TABLE documents DROP COLUMN redo;
ALTER TABLE schedules DROP COLUMN file_line, DROP COLUMN changed_at, DROP COLUMN quiet, DROP COLUMN paused;
DROP INDEX crawl_runs_running, crawl_runs_due;
ALTER TABLE crawl_runs DROP COLUMN due_at, DROP COLUMN heartbeat_at;
