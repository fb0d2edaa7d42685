-- Up Migration

-- Nothing looks for words of whole articles.
DROP INDEX documents_words;
ALTER TABLE documents DROP COLUMN words;

-- Which events were written, for the index that servers keep in memory: each reads what is newer than its last look.
-- A row is seen when its transaction is over, so readers go by the snapshot's oldest transaction, not by a counter.
CREATE TABLE event_changes (
  xid       xid8 NOT NULL DEFAULT pg_current_xact_id(),
  event_id  text NOT NULL,
  at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX event_changes_xid ON event_changes (xid);
CREATE INDEX event_changes_at ON event_changes USING brin (at);

CREATE FUNCTION note_event_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO event_changes (event_id) SELECT id FROM gone;
  ELSE
    INSERT INTO event_changes (event_id) SELECT id FROM written;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER events_inserted AFTER INSERT ON events REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_event_changes();
CREATE TRIGGER events_updated AFTER UPDATE ON events REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_event_changes();
CREATE TRIGGER events_deleted AFTER DELETE ON events REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION note_event_changes();

-- Down Migration
DROP TRIGGER events_deleted ON events;
DROP TRIGGER events_updated ON events;
DROP TRIGGER events_inserted ON events;
DROP FUNCTION note_event_changes;
DROP TABLE event_changes;
ALTER TABLE documents ADD COLUMN words tsvector;
CREATE INDEX documents_words ON documents USING gin (words);
