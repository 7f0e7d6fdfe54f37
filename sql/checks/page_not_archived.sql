-- severity: error
-- A page was read and not kept in the archive.
SELECT fetch_id, url FROM fetches WHERE outcome = 'ok' AND (warc_file IS NULL OR warc_offset IS NULL);
