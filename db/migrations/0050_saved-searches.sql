-- Up Migration

-- When a document was analysed last: what is new for a saved search is found by it.
ALTER TABLE documents ADD COLUMN analysed_at timestamptz;
CREATE INDEX documents_analysed ON documents (analysed_at) WHERE analysed_at IS NOT NULL;

-- Searches that someone keeps: each has a feed, and may send new events to an address.
CREATE TABLE saved_searches (
  id            text PRIMARY KEY,
  name          text NOT NULL,
  -- Its conditions as parameters of /api/events, and as the SearchQuery of db/search.ts.
  query         text NOT NULL,
  search        jsonb NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  -- Where new events are sent, and the secret that signs them; null without a webhook.
  webhook       text,
  secret        text,
  -- Documents analysed before this have been looked at.
  looked_until  timestamptz NOT NULL DEFAULT now(),
  -- Failures since the last delivery that was taken, and when the next try is due.
  failures      integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz NOT NULL DEFAULT now(),
  delivered_at  timestamptz,
  problem       text
);

-- What a webhook has been told: each event once.
CREATE TABLE saved_search_deliveries (
  search_id  text NOT NULL REFERENCES saved_searches (id) ON DELETE CASCADE,
  event_id   text NOT NULL,
  PRIMARY KEY (search_id, event_id)
);

-- Down Migration
DROP TABLE saved_search_deliveries, saved_searches;
ALTER TABLE documents DROP COLUMN analysed_at;
