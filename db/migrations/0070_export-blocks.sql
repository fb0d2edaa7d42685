-- Up Migration

-- Rows of all shown events whose ids begin with the same three digits, in their order and each with its line feed: an
-- export of everything reads some thousand large values instead of a row an event. db/export/lines.ts writes them, where
-- event_lines has every event of the block. What takes a line away takes its block away, and so does a new event.
-- Whoever takes blocks away has locked event_lines before: its writers' lock is enough for both tables.
CREATE TABLE event_blocks (
  prefix  text PRIMARY KEY,
  lines   text NOT NULL
);
-- Uncompressed: PostgreSQL would spend more time on packing and unpacking than on all the rest of an export.
ALTER TABLE event_blocks ALTER COLUMN lines SET STORAGE EXTERNAL;

CREATE FUNCTION forget_event_blocks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM event_blocks;
  ELSIF TG_TABLE_NAME = 'events' THEN
    -- There is no such line yet; this takes the lock.
    DELETE FROM event_lines x USING changed c WHERE x.event_id = c.id;
    DELETE FROM event_blocks b USING (SELECT DISTINCT left(id, 3) AS prefix FROM changed) c WHERE b.prefix = c.prefix;
  ELSE
    DELETE FROM event_blocks b USING (SELECT DISTINCT left(event_id, 3) AS prefix FROM changed) c
     WHERE b.prefix = c.prefix;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER events_blocks_inserted AFTER INSERT ON events REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_blocks();
CREATE TRIGGER lines_blocks_deleted AFTER DELETE ON event_lines REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_blocks();
CREATE TRIGGER lines_blocks_emptied AFTER TRUNCATE ON event_lines
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_blocks();

-- Down Migration
DROP TRIGGER lines_blocks_emptied ON event_lines;
DROP TRIGGER lines_blocks_deleted ON event_lines;
DROP TRIGGER events_blocks_inserted ON events;
DROP FUNCTION forget_event_blocks;
DROP TABLE event_blocks;
