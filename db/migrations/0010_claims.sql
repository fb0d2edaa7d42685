-- Up Migration

-- One claim, told by several documents: what counts as the same is `claimKey` in db/claims.ts.
ALTER TABLE events RENAME COLUMN claim TO claim_key;
ALTER TABLE events
  -- The event that stands for the claim: the first report of it. Null in versions that are not current any more.
  ADD COLUMN claim_id text,
  -- Documents that report the claim; 0 where claim_id is null.
  ADD COLUMN reports integer NOT NULL DEFAULT 0;
UPDATE events SET claim_id = id, reports = 1 WHERE is_shown;
CREATE INDEX events_claim_key ON events (claim_key);
CREATE INDEX events_claim ON events (claim_id) WHERE claim_id IS NOT NULL;
-- What may fulfil or revise a promise.
CREATE INDEX events_measure ON events (place_id, type, published_day) WHERE is_shown;

-- Down Migration
DROP INDEX events_measure, events_claim, events_claim_key;
ALTER TABLE events DROP COLUMN claim_id, DROP COLUMN reports;
ALTER TABLE events RENAME COLUMN claim_key TO claim;
