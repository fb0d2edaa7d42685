-- Up Migration

-- Set aside, and an operator has said that it is to stay so. Others read and write meanwhile: rows are checked after.
ALTER TABLE documents DROP CONSTRAINT documents_state_check,
  ADD CONSTRAINT documents_state_check CHECK (state IN ('pending', 'done', 'failed', 'discarded')) NOT VALID;
ALTER TABLE documents VALIDATE CONSTRAINT documents_state_check;

-- Down Migration
UPDATE documents SET state = 'failed' WHERE state = 'discarded';
ALTER TABLE documents DROP CONSTRAINT documents_state_check,
  ADD CONSTRAINT documents_state_check CHECK (state IN ('pending', 'done', 'failed'));
