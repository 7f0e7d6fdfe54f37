-- Which sources failed in the latest run, and why.
SELECT url, outcome, status, error
FROM fetches
WHERE run_id = (SELECT arg_max(run_id, started_at) FROM runs) AND outcome NOT IN ('ok', 'not_modified', 'duplicate')
ORDER BY outcome, url;
