-- Up Migration

-- Files that a document carries (PDF, DOCX); their text stands in the document's.
CREATE TABLE document_attachments (
  document_id  text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal      integer NOT NULL,
  -- The file as it came over the wire.
  page_id      bigint NOT NULL REFERENCES pages (id),
  -- The words of its link.
  title        text NOT NULL,
  text_start   integer NOT NULL,
  text_end     integer NOT NULL,
  PRIMARY KEY (document_id, ordinal)
);
CREATE INDEX document_attachments_page ON document_attachments (page_id);

-- Down Migration
DROP TABLE document_attachments;
