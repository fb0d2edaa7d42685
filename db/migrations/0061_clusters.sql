-- Up Migration

-- Every document that is analysed looks here: a list of entries that wait to be sorted in would be read each time.
ALTER INDEX documents_bands SET (fastupdate = off);

-- Down Migration
ALTER INDEX documents_bands RESET (fastupdate);
