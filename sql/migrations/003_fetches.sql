CREATE TABLE fetches (
    fetch_id       VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    final_url      VARCHAR,
    requested_at   TIMESTAMP,
    status         INTEGER,
    etag           VARCHAR,
    last_modified  VARCHAR,
    bytes          BIGINT,
    content_sha256 VARCHAR,
    warc_file      VARCHAR,
    warc_offset    BIGINT,
    outcome        VARCHAR NOT NULL,
    error          VARCHAR,
    article_id     VARCHAR,
    version        INTEGER
);

COMMENT ON TABLE fetches IS 'One row per attempt at a source, failed ones included.';
COMMENT ON COLUMN fetches.fetch_id IS 'Identifier of the attempt';
COMMENT ON COLUMN fetches.run_id IS 'Run that made the attempt (runs)';
COMMENT ON COLUMN fetches.url IS 'Address or file as handed in';
COMMENT ON COLUMN fetches.final_url IS 'Address after redirects';
COMMENT ON COLUMN fetches.requested_at IS 'When the source was asked (UTC)';
COMMENT ON COLUMN fetches.status IS 'HTTP status; null for files and where no answer came';
COMMENT ON COLUMN fetches.etag IS 'ETag header, for conditional requests';
COMMENT ON COLUMN fetches.last_modified IS 'Last-Modified header as sent, for conditional requests';
COMMENT ON COLUMN fetches.bytes IS 'Length of the body in bytes';
COMMENT ON COLUMN fetches.content_sha256 IS 'SHA-256 of the body';
COMMENT ON COLUMN fetches.warc_file IS 'File below the archive folder that keeps the page';
COMMENT ON COLUMN fetches.warc_offset IS 'Byte offset of the page''s record in warc_file';
COMMENT ON COLUMN fetches.outcome IS 'What became of it; one of a closed list, ok where an article was read';
COMMENT ON COLUMN fetches.error IS 'The reason where there is one, in a sentence';
COMMENT ON COLUMN fetches.article_id IS 'The article read from it (articles)';
COMMENT ON COLUMN fetches.version IS 'The version of that article';
