-- Up Migration

-- Rows of the export `events` as CSV, made once: db/export/lines.ts writes them, in the order of their ids. It is a
-- copy of what other tables hold: whatever changes an event, its sentence, its document, source or place takes the line
-- away, and exports make lines that are missing. Writers of lines hold SHARE ROW EXCLUSIVE, which waits for all deletes
-- below and they for it: no line is older than what it was made of. (Writers of events must be READ COMMITTED for that.)
CREATE TABLE event_lines (
  event_id  text PRIMARY KEY,
  line      text NOT NULL
);
-- The ids of an export, in its order, without looking at the events.
CREATE INDEX events_shown ON events (id) WHERE is_shown;

CREATE FUNCTION forget_event_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM event_lines;
  ELSIF TG_TABLE_NAME = 'events' THEN
    DELETE FROM event_lines x USING changed c WHERE x.event_id = c.id;
  ELSE
    DELETE FROM event_lines x USING changed c WHERE x.event_id = c.event_id AND c.ordinal = 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER events_lines_updated AFTER UPDATE ON events REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_lines();
CREATE TRIGGER events_lines_deleted AFTER DELETE ON events REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_lines();
CREATE TRIGGER events_lines_emptied AFTER TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_lines();
CREATE TRIGGER evidence_lines_inserted AFTER INSERT ON event_evidence REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_lines();
CREATE TRIGGER evidence_lines_updated AFTER UPDATE ON event_evidence REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_lines();
CREATE TRIGGER evidence_lines_deleted AFTER DELETE ON event_evidence REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION forget_event_lines();

-- Rows, not statements: all documents may be written at once, few with another name.
CREATE FUNCTION forget_document_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event_lines x USING events e WHERE e.document_id = NEW.id AND x.event_id = e.id;
  RETURN NULL;
END $$;
CREATE TRIGGER documents_lines AFTER UPDATE ON documents
  FOR EACH ROW WHEN ((OLD.url, OLD.title) IS DISTINCT FROM (NEW.url, NEW.title))
  EXECUTE FUNCTION forget_document_lines();

CREATE FUNCTION forget_source_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event_lines x USING events e WHERE e.source_id = NEW.id AND x.event_id = e.id;
  RETURN NULL;
END $$;
CREATE TRIGGER sources_lines AFTER UPDATE ON sources
  FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION forget_source_lines();

-- The gazetteer is written as a whole; many of its units may have another name then.
CREATE FUNCTION forget_place_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH other AS (
    SELECT w.id FROM written w JOIN before b ON b.id = w.id
     WHERE (b.name, b.name_en, b.level, b.lat, b.lon, b.admin1_id)
           IS DISTINCT FROM (w.name, w.name_en, w.level, w.lat, w.lon, w.admin1_id)
  )
  DELETE FROM event_lines x USING events e
   WHERE x.event_id = e.id AND e.place_id IN (
     SELECT id FROM places WHERE id IN (SELECT id FROM other) OR admin1_id IN (SELECT id FROM other));
  RETURN NULL;
END $$;
CREATE TRIGGER places_lines AFTER UPDATE ON places REFERENCING OLD TABLE AS before NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION forget_place_lines();

-- Down Migration
DROP TRIGGER places_lines ON places;
DROP FUNCTION forget_place_lines;
DROP TRIGGER sources_lines ON sources;
DROP FUNCTION forget_source_lines;
DROP TRIGGER documents_lines ON documents;
DROP FUNCTION forget_document_lines;
DROP TRIGGER evidence_lines_deleted ON event_evidence;
DROP TRIGGER evidence_lines_updated ON event_evidence;
DROP TRIGGER evidence_lines_inserted ON event_evidence;
DROP TRIGGER events_lines_emptied ON events;
DROP TRIGGER events_lines_deleted ON events;
DROP TRIGGER events_lines_updated ON events;
DROP FUNCTION forget_event_lines;
DROP INDEX events_shown;
DROP TABLE event_lines;
