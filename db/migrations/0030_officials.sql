-- Up Migration

-- Who speaks: events of one name have one id, however its letters are typed (Arabic ي ك ة, joiners, case).
ALTER TABLE events ADD COLUMN official_id text GENERATED ALWAYS AS (
  left(md5(translate(lower(official_name), 'يىكة' || chr(8204) || chr(8205), 'ییکه')), 16)
) STORED;
CREATE INDEX events_official_id ON events (official_id) WHERE official_id IS NOT NULL;

-- Down Migration
ALTER TABLE events DROP COLUMN official_id;
