-- Up Migration

-- Each further report of a claim changes `reports` of the earlier ones: with room on their page no index is written.
ALTER TABLE events SET (fillfactor = 80);

-- Down Migration
ALTER TABLE events RESET (fillfactor);
